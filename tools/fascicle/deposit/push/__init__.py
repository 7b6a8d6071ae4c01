"""The deposit handed over to a repository by its programming interface."""
