"""Verbs about configs."""
