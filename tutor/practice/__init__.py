"""A practice daemon: a real Docker for learners and tests, with real images, on a machine of any kind.

It never touches another daemon, and nothing of it is installed in the system.
"""

from tutor.practice.find import Options, Practice, find_or_start

__all__ = ["Options", "Practice", "find_or_start"]
