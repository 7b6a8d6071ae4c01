"""The edition as data for others: plain text, registers, letters, links of authorities, DTS, and the list of it all."""
