"""Lessons: what their files say, which of their goals hold, and what helps when one does not. Pure."""
