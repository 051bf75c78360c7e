"""The prompt: reads lines, completes them, and hands each to the session."""
