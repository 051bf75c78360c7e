"""Keeps every line that was typed and all that came of it; the only importer of `sqlite_utils`."""

from tutor.journal.journal import Journal
from tutor.journal.recorder import Recorder
from tutor.journal.reviews import Reviews, Standing
from tutor.journal.rows import Sitting, Turn
from tutor.journal.search import Search

__all__ = ["Journal", "Recorder", "Reviews", "Search", "Sitting", "Standing", "Turn"]
