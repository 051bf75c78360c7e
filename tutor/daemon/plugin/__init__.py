"""Plugins of the daemon: one verb per file, as in the CLI."""
