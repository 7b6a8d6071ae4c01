"""What each line is: facts of lines, and a chain fitted on texts of known structure that weighs them."""
