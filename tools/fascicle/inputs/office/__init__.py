"""What the files of word processors have in common: a packed folder of XML, paragraphs with styles, numbers, signs."""
