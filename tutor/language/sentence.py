"""Tells a question, or pasted output, from a command: words of everyday language where docker wants a name.

`restart web` is a command and `restart my container` is not: no container is called `my`. What docker takes
for a name or a command decides; words for a program inside (`run alpine echo is it`) do not count.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tutor.language import suggest
from tutor.language.hangul import as_typed
from tutor.language.keyboard import meant
from tutor.language.resolve import parse
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tutor.language.facts import Bank
    from tutor.language.words import Scan
    from tutor.model import Invocation, Word

_HANGUL: Final = r"[가-힣ㄱ-ㅎㅏ-ㅣ]"
_SYLLABLES: Final = r"[가-힣]"
_JAMO: Final = r"[ㄱ-ㅎㅏ-ㅣ]"
_KOREAN_END: Final = (
    r"(?:[요까다죠기법뜻]|차이|려면|는데|에러|오류|이유|방법|종류"
    r"|안 ?[됨감뜸남옴]|없음|없어짐|사라짐|못함|실패)[?.!]*$"
)
_MARKS: Final = frozenset("();\n")
_OPAQUE: Final = pattern(r"[\"`$=<>|&\\\[\]{}]")  # who quotes, assigns or leaves a gap means a command
_GAP: Final = pattern(r"(?:명|이름|포트|경로|아이디|태그)$")  # the name of what a reader is to fill in
_FREE: Final = frozenset(("command", "argument", "string", "path", "copy_path", "key_value", "ps_option"))
_PROSE_WORDS: Final = """
    the my your our this that these is are was were am be has have do does did doing don't can can't
    cannot could should would will why how what what's when where who which i i'm it it's its me we
    you they to of from with without for in on at by as into about because if then than vs versus
    and or but after before again still already always only so too many much not no nothing never
    any some every another own use using get gets read stopped there while error errors format
    meaning mean means shows keeps takes unhealthy fails immediately automatically difference
    between isn't doesn't didn't won't failed
"""
_PROSE: Final = frozenset(_PROSE_WORDS.split())
_NAMES_WORDS: Final = """
    stopped nothing never any some every another own use using read format error errors unhealthy failed
    before after still already always only there while in on at by as so into meaning mean means no not
"""
_NAMES: Final = frozenset(_NAMES_WORDS.split())  # things may be called so: alone they tell nothing
_THINGS_WORDS: Final = "container image network volume service port shell file folder new command swarm"
_THINGS: Final = frozenset(_THINGS_WORDS.split())
_TALKERS_WORDS: Final = "echo printf say write wall git man grep alias read test"  # programs that take prose
_TALKERS: Final = frozenset(_TALKERS_WORDS.split())
_TELLING: Final = 2  # everyday words that make a sentence after a program of the host


def is_sentence(text: str, found: Scan, bank: Bank, known: Callable[[str], bool], ours: bool) -> bool:
    """Tell a question from a command.

    `known` says whether a word begins a command of docker or of the host, `ours` whether docker is run in it.
    """
    words = found.words()
    if not words:
        return False
    text = text[: words[-1].end]  # without a comment
    first = words[0].text
    if first == "exit" and len(words) > 1 and not words[1].text.isdecimal():
        return True  # `exit code 137`: the shell's own takes a number
    if first.startswith("-"):
        return len(words) > 1 and bool(re.search(_SYLLABLES, text))
    if not re.match(r"[\w'\"]", text[words[0].start]):
        return False
    if known(first):
        plain = not (_OPAQUE.search(text) or any(token.operator for token in found.tokens))
        return plain and _is_about(text, words, bank)
    return not ours and _is_unknown_sentence(text, words, found, bank)


def _is_unknown_sentence(text: str, words: Sequence[Word], found: Scan, bank: Bank) -> bool:
    """Judge a line whose first word nobody knows: a question, or a slip for a docker command."""
    first, *rest = text[words[0].start :].split()
    if rest and first.endswith(":"):
        return True
    if meant(text, bank):
        return False
    if re.search(_HANGUL, text) or text.rstrip().endswith("?"):
        return True
    marks = all(token.text in _MARKS for token in found.tokens if token.operator)
    if not rest or not marks:
        return False
    return not _is_close(first, rest[0], bank) or _everyday(words) > any(_is_option(word) for word in words)


def _is_about(text: str, words: Sequence[Word], bank: Bank) -> bool:
    """Judge a line that begins as a command does: it may be a sentence about one."""
    first = words[0].text
    if _runs_docker(first) or bank.canonical((first,)) is not None or first in bank.plugin_spellings:
        return _misplaced(text, words, bank)
    asks = text.rstrip().endswith("?")
    if first in _TALKERS or (not asks and any(re.search(r"[/.*~-]", word.text) for word in words[1:])):
        return False
    korean = [word for word in words if _is_korean(word)]
    return _is_asked(text, korean) or (len(words) > 2 and _everyday(words) >= _TELLING)


def _misplaced(text: str, words: Sequence[Word], bank: Bank) -> bool:
    """Tell whether everyday words stand where docker wants a name or a command."""
    korean = [word for word in words if _is_korean(word)]
    if not korean and not _everyday(words):
        return False
    if any(bank.canonical((as_typed(word.text),)) for word in korean[:1]):
        return False  # typed on a Korean keyboard
    found, typed = parse(tuple(words), text, bank), _runs_docker(words[0].text)
    wanted = tuple(_wanted(words, found))
    asked = _is_asked(text, korean) or (len(words) > 2 and re.search(_KOREAN_END, text.rstrip()))
    if asked and any(word in wanted for word in korean):
        return True
    behind = [word for word in words if not typed or word.start >= found.path_end]
    article = any(word.text in ("a", "an") for word in wanted) and _everyday(behind) > 0
    prose = {plain for word in wanted if (plain := word.text.lower().rstrip("?.,!")) in _PROSE}
    asked = text.rstrip().endswith("?") or not typed
    things = found.command == "docker" or any(word.text.lower().rstrip("?.,!") in _THINGS for word in wanted)
    alone = not asked and len(prose) == 1 and (prose <= _NAMES or not things)
    return article or (bool(prose) and not alone)


def _wanted(words: Sequence[Word], invocation: Invocation) -> Iterator[Word]:
    """Give the words that docker reads as names or as a command."""
    astray = invocation.problem and invocation.problem.code in ("unknown-command", "extra-operand")
    free = {one.start for one in invocation.operands if one.value.kind in _FREE and not astray}
    used = [range(use.start, use.end) for use in (*invocation.flags, *invocation.globals)]
    known = invocation.path_end if invocation.command != "docker" else words[0].end
    for word in words:
        if word.start >= known and word.start not in free and not any(word.start in span for span in used):
            yield word


def _is_asked(text: str, korean: Sequence[Word]) -> bool:
    """Tell whether Korean words are a sentence, and not one name of a file."""
    many = len(korean) > 2 and not _GAP.search(text)
    return len(korean) > 1 and bool(re.search(_KOREAN_END, text.rstrip()) or many)


def _is_korean(word: Word) -> bool:
    return bool(re.search(_SYLLABLES, word.text)) and not re.search(_JAMO, word.text)


def _everyday(words: Sequence[Word]) -> int:
    """Count the words that name nothing; `a` may be a name; `a container` tells as much as two."""
    plain = [word.text.lower().rstrip("?.,!") for word in words]
    articles = sum(word in ("a", "an") and after in _THINGS for word, after in pairwise(plain))
    return sum(word in _PROSE for word in plain) + _TELLING * articles


def _is_option(word: Word) -> bool:
    return word.text.startswith("-")


def _runs_docker(word: str) -> bool:
    return word == "docker" or word.endswith("/docker")


def _is_close(first: str, second: str, bank: Bank) -> bool:
    """Tell whether a word is probably a slip for a docker command."""
    listed = (name for name, of in bank.spellings.items() if name not in bank.command(of).unlisted)
    top = [name for name in listed if name and " " not in name]
    groups = {name.partition(" ")[0] for name in bank.spellings if " " in name}
    if second.startswith("-") or suggest.closest(first.lower(), ["docker", suggest.OLD_COMPOSE, *groups]):
        return True
    return bool(suggest.closest(first.lower(), top))
