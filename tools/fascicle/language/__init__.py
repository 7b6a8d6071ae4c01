"""What is known of languages: how common words are, which forms are words, how they are written and broken."""
