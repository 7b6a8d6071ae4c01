"""An edition is a folder: its record, its texts and their files, what was decided and what was made from them."""
