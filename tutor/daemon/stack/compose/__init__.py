"""Compose files, as `docker stack` reads, checks, merges, writes them."""
