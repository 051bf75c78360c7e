"""Verbs about stacks."""
