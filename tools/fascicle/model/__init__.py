"""What everything else speaks of: errors, findings, certainty, the tree of a source. It imports nothing of the rest."""
