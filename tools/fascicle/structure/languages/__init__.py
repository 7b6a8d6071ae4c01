"""Languages: of blocks and divisions, and of the words inside them."""
