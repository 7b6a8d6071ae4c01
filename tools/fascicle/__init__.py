"""fascicle: digital editions in TEI XML, from source text to deposit package."""
