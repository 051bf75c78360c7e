"""Verbs about services."""
