"""The registers against the texts: what entries and mentions cannot both be, or hardly."""
