"""Newspapers, gazettes and magazines made up: what stands in them, and how it is set."""
