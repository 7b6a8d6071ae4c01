"""Fits the weights by which fascicle tells what a line is: made texts with known roles, and the fit itself.

Nothing here is installed. `make model` runs it; what it writes is data of the package.
"""
