"""The record of a deposit in the standards of repositories: one module a standard, none with facts of its own."""
