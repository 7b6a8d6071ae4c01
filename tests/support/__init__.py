"""What several tests share; imported as `support` (see pytest settings in pyproject.toml)."""
