"""What is known of words: how often they stand in text, edition and language; what is like them, what beside them."""
