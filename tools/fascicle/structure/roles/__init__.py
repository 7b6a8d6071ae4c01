"""Roles: what each block is, in any genre and in those that have ways of their own."""
