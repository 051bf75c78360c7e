"""Draws the tutor's own words on the terminal: the only package that knows how they look.

Every function takes a `Page` and writes to it at once. All words come from the bank.
"""

from tutor.screen import lesson, map, quiz, stats  # noqa: A004
from tutor.screen.after import changes, diagnosis, problem
from tutor.screen.answers import answers, nearest
from tutor.screen.before import cautions, notes
from tutor.screen.guide import concept, help_, more
from tutor.screen.page import Page, message
from tutor.screen.replay import compared, explanation, sittings
from tutor.screen.why import why

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
