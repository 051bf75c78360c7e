"""Verbs about the swarm itself."""
