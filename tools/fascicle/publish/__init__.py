"""Products of an edition: the web edition and the print edition, both rendered by XSLT from the TEI files."""
