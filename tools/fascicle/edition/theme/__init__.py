"""The theme of an edition: how its pages and its book look, in a folder of the editors' own."""
