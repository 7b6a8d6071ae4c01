"""Free TEI texts set as text layers: novels, plays, letters, verse, journals, in conventions that are drawn."""
