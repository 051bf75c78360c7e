"""From a line to what it means: words, commands, flags, values, and the CLI's own usage errors."""

from tutor.language.read import read
from tutor.language.resolve import parse
from tutor.language.suggest import meant
from tutor.language.usage import usage
from tutor.language.words import Surroundings, as_words, needs_more, split

__all__ = ["Surroundings", "as_words", "meant", "needs_more", "parse", "read", "split", "usage"]
