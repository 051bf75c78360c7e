"""The daemon itself: one verb per file, as in the CLI."""
