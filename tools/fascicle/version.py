"""The version of the program, as products bear it."""

VERSION = "0.1.0"
