"""What the markup of a source claims of its words, set over the text that has been encoded."""
