"""``python -m fascicle``."""

from fascicle.cli import main

main()
