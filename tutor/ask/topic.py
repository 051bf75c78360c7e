"""Tells whether a question is about Docker at all, so that one about the weather gets no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.ask.words import signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.ask.evidence import Evidence, Question

_UNKNOWN: Final = 4.0  # worth of a word that no text here has
_KNOWN: Final = 0.4  # share of a question that must be known, if some of it may be about Docker
_FITS: Final = 0.5  # how near a text must be to a question that has no word of Docker's
_FITS_WELL: Final = 0.6  # and to one that has words of something else


def is_ours(question: Question, topic: Mapping[str, Sequence[str]], found: Sequence[Evidence]) -> bool:
    """Judge by Docker's own words, by those that it shares with others, else by the nearest text."""
    spelled = signs(question.text, {side: topic.get(side, ()) for side in ("named", "other")})
    ideas = {word[1:] for word in question.words if word.startswith("=")}
    if "named" in spelled or (ideas | set(question.words)) & set(topic.get("own", ())):
        return True
    known = _known(question)
    fits = known * max((one.best + one.letters) / 2 for one in found)
    shared = bool(ideas & set(topic.get("shared", ())))
    shared |= any(word.startswith(("-", "_", "exitcode")) for word in question.words)
    if "other" in spelled:
        return shared and fits >= _FITS_WELL
    return fits >= _FITS or (shared and known >= _KNOWN)


def _known(question: Question) -> float:
    """Give the share of the question that some text here has; a word read as another counts as none."""
    known = sum(question.words.values())
    return known / (known + _UNKNOWN * question.unknown)
