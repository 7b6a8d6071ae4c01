"""By which schemas a file is judged: those that somebody asked for, those of its edition, or those that it names."""
