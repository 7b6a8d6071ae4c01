"""Running: what is to be made, from what, by whom, and in how many processes."""
