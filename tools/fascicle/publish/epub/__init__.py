"""The edition as an EPUB 3.3: chapters from the templates of the pages, bound with their contents."""
