"""An edition of TEI files that exist: what there is, the record that says so, and what an editor has to look over."""
