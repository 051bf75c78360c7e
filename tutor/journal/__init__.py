"""Keeps every line that was typed and all that came of it; the only importer of `sqlite_utils`."""

from typing import TYPE_CHECKING

from tutor.lazy import exports

if TYPE_CHECKING:
    from tutor.journal.journal import Journal
    from tutor.journal.recorder import Recorder
    from tutor.journal.reviews import Reviews, Standing
    from tutor.journal.rows import Sitting, Turn
    from tutor.journal.search import Search

__all__ = ["Journal", "Recorder", "Reviews", "Search", "Sitting", "Standing", "Turn"]

__getattr__ = exports(
    __name__,
    {
        "Journal": "journal",
        "Recorder": "recorder",
        "Reviews": "reviews",
        "Search": "search",
        "Sitting": "rows",
        "Standing": "reviews",
        "Turn": "rows",
    },
)
