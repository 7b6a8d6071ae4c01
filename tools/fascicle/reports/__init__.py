"""Reports for editors: what was decided in the texts of an edition, so that it can be read over in one go."""
