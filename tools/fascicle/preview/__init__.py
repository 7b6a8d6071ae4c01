"""A look at the edition while it is worked on: its site on this machine alone, made anew when a file is saved."""
