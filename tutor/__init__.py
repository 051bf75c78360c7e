"""A prompt that explains real Docker commands, runs them on the real daemon, and keeps what happened."""

__version__ = "0.1.0"
