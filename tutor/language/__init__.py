"""From a line to what it means: words, commands, flags, values, and the CLI's own usage errors."""

from tutor.language.canonical import canonical
from tutor.language.lines import needs_more, split
from tutor.language.notices import in_name, notices
from tutor.language.read import read
from tutor.language.resolve import parse
from tutor.language.suggest import meant
from tutor.language.usage import usage
from tutor.language.words import Surroundings, as_words, bare

__all__ = [
    "Surroundings",
    "as_words",
    "bare",
    "canonical",
    "in_name",
    "meant",
    "needs_more",
    "notices",
    "parse",
    "read",
    "split",
    "usage",
]
