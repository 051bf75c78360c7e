"""Commands about saved states of running containers (experimental)."""
