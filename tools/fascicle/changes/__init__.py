"""What changed between two states of an edition: words of either layer, markup, headers; found exactly, told readably.

:func:`fascicle.changes.texts.compare` answers for two TEI files. Of each layer the words that went and came turn the
old text into the new one; of markup, what went and came turns the old marks into the new ones.
"""
