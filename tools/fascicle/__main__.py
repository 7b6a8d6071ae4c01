"""``python -m fascicle``."""

from fascicle.cli import main

main(prog_name="fascicle")
