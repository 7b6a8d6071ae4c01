"""A page: what stands on each, which stretches it has and in which order they are read, which lines hold two things."""
