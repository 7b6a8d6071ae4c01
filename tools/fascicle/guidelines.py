def page(rng): return ""
