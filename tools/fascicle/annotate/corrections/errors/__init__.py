"""What can be wrong, a module for each kind of damage or slip: from a passage to the corrections that it needs."""
