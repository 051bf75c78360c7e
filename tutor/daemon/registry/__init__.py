"""Registries: one verb per file, as in the CLI."""
