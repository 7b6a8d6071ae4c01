"""Blocks: where each begins and ends, and which are one though other text lies between."""
