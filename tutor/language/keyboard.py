"""Recognise a line that was typed with the Korean layout on: `애찯ㄱ ㅔㄴ` is `docker ps`.

What a learner means as Korean stays: questions, comments, values such as `--name 내고양이`.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tutor.language.hangul import as_typed, has_hangul, is_korean, is_latin, is_whole
from tutor.language.resolve import parse
from tutor.lazy import pattern
from tutor.model import Word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tutor.language.facts import Bank
    from tutor.model import Invocation

_WORD = pattern(r"\S+")
_IN_FRONT: Final = ("$", "sudo")
_SAID: Final = ("/answer", "/ask")  # a person's own words follow these, no names
_LONGEST: Final = 3
"""Words of the longest name of a command."""


def meant(text: str, bank: Bank, ours: Collection[str] = (), alone: Collection[str] = ()) -> str:
    """Give the line as it was meant, "" where the layout was right.

    `ours` are the words that may follow a `/`, `alone` those that may be a whole line.
    """
    if has_hangul(text) and as_typed(text).strip() in alone:
        return as_typed(text)
    found = list(_WORD.finditer(text)) if has_hangul(text) else []
    if not found:
        return ""
    words = [match[0] for match in found]
    latin = _slash(words, bank, ours) if words[0].startswith("/") else _command(words, bank)
    if not latin or latin == words:
        return ""
    gaps = [text[match.end() : after.start()] for match, after in pairwise(found)]
    gaps.append(text[found[-1].end() :])
    return text[: found[0].start()] + "".join(map("".join, zip(latin, gaps, strict=True)))


def _slash(words: list[str], bank: Bank, ours: Collection[str]) -> list[str]:
    """Read one of our own words; what follows may be a line, or Korean."""
    first = as_typed(words[0])
    if first[1:] not in ours:
        return []
    if line := _command(words[1:], bank):
        return [first, *line]
    if words[0] == first and any(map(is_korean, words[1:])):
        return []  # the layout was changed after the name: all that follows is Korean
    if first in _SAID:
        return [first, *(word if _is_plain(word) else _value(word) for word in words[1:])]
    return [first, *(_value(word) for word in words[1:])]


def _is_plain(word: str) -> bool:
    """Tell whether a word is of usual syllables, if only one (`이`): too short to look Korean elsewhere."""
    return has_hangul(word) and not is_latin(word)


def _command(words: list[str], bank: Bank) -> list[str]:
    """Read a docker command, word by word; nothing if there is none, or a sentence."""
    keys = [as_typed(word) for word in words]
    start = next((at for at, word in enumerate(keys) if word not in _IN_FRONT), len(keys))
    named = keys[start : start + 1] == ["docker"]
    path = start + named
    counts = range(min(_LONGEST, len(keys) - path), 0, -1)
    count = next((count for count in counts if _is_known(keys[path : path + count], bank)), 0)
    end = path + count
    if not (named or count) or _is_sentence(words, keys, end, named):
        return []
    hangul = any(map(has_hangul, words[:end]))
    if not (hangul or count):
        return []  # `docker stop이 오래 걸려요`: a question about it
    note = next((at for at, word in enumerate(words) if word.startswith("#")), len(words))
    rest = keys[end:note]  # no command of the bank: a plugin's that it does not have, or a slip
    if count:
        rest = _rest(words[:note], keys[:note], end, bank, hangul)
    return [*keys[:end], *rest, *words[note:]]


def _is_known(keys: Sequence[str], bank: Bank) -> bool:
    return bank.canonical(keys) is not None or " ".join(keys) in bank.plugin_spellings


def _is_sentence(words: Sequence[str], keys: Sequence[str], end: int, named: bool) -> bool:
    """Tell whether Korean words follow: `그 컨테이너를 지우고 싶어요` does not mean `rm`."""
    if words[-1].endswith("?"):
        return True
    rest = words[end:]
    if named or not has_hangul("".join(words[:end])):
        return False
    if any(map(is_korean, rest)):
        return True
    # `그` and `체` are words too: something else must show that no Korean was meant.
    surely = any(key != word and len(word) > 1 for word, key in zip(rest, keys[end:], strict=True))
    return is_whole("".join(words[:end])) and not surely


def _value(word: str) -> str:
    name, mark, content = word.partition("=")
    if mark:
        return f"{_value(name)}={_value(content)}"
    return word if is_korean(word) else as_typed(word)


def _rest(words: Sequence[str], keys: Sequence[str], end: int, bank: Bank, hangul: bool) -> list[str]:
    """Read what follows a command; `hangul` tells that the command itself was typed with the layout on.

    Then all is taken for Latin but for values that look Korean, and names of objects, which never are. Else
    the layout was changed too early, for a flag or a name; what belongs to the container's program stays.
    """
    line = parse(_as_words(keys), " ".join(keys), bank)
    flags, names = {use.start for use in (*line.outer, *line.flags)}, _names(line)
    found, at = [], len(" ".join(keys[:end])) + 1
    for word, key in zip(words[end:], keys[end:], strict=True):
        if hangul:
            latin = at in names or (word.startswith("-") and "=" not in word)
            found.append(key if latin else _value(word))
        else:
            latin = at in flags or (at in names and is_latin(word))
            found.append(key if latin and not is_korean(word) else word)
        at += len(key) + 1
    return found


def _names(line: Invocation) -> set[int]:
    return {one.start for one in line.operands if one.name not in ("COMMAND", "ARG", "")}


def _as_words(texts: Sequence[str]) -> tuple[Word, ...]:
    words, at = [], 0
    for text in texts:
        words.append(Word(text, at, at + len(text)))
        at += len(text) + 1
    return tuple(words)
