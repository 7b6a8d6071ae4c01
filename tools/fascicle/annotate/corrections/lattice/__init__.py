"""Words by one noisy channel: what may stand for what, what speaks for it, and how likely that makes it."""
