"""Draws the tutor's own words on the terminal: the only package that knows how they look.

Every function takes a `Page` and writes to it at once. All words come from the bank.
"""

from typing import TYPE_CHECKING

from tutor.lazy import exports

if TYPE_CHECKING:
    from tutor.screen import lesson, map, quiz, stats  # noqa: A004
    from tutor.screen.after import changes, diagnosis, problem
    from tutor.screen.before import cautions, notes
    from tutor.screen.found import answers, nearest
    from tutor.screen.guide import concept, help_, more
    from tutor.screen.page import Page, message
    from tutor.screen.reasons import why
    from tutor.screen.replay import compared, explanation, sittings

__all__ = [
    "Page",
    "answers",
    "cautions",
    "changes",
    "compared",
    "concept",
    "diagnosis",
    "explanation",
    "help_",
    "lesson",
    "map",
    "message",
    "more",
    "nearest",
    "notes",
    "problem",
    "quiz",
    "sittings",
    "stats",
    "why",
]

_HOMES = {
    "after": ("changes", "diagnosis", "problem"),
    "before": ("cautions", "notes"),
    "found": ("answers", "nearest"),
    "guide": ("concept", "help_", "more"),
    "page": ("Page", "message"),
    "reasons": ("why",),
    "replay": ("compared", "explanation", "sittings"),
    **{name: (name,) for name in ("lesson", "map", "quiz", "stats")},
}
__getattr__ = exports(__name__, {name: home for home, names in _HOMES.items() for name in names})
