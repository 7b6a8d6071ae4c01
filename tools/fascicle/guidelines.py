def page(rng):
    return ""
