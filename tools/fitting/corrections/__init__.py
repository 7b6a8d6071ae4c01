"""Fits the weights by which corrections of words are judged."""
