"""Fits the recogniser of names on free texts."""
