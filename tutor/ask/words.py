"""Cuts a question into words that can be looked up: one word for all spellings of an idea, in both languages.

Korean is written with particles and endings at its words and with spaces where one likes. So known spellings
are found inside words (`컨테이너를` is `=container`); the rest is kept as a word and in pairs of syllables.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_OPTION = re.compile(r"(?<![\w-])--?([A-Za-z][\w-]*)")
_CAPITAL = re.compile(r"[A-Z]")
_INSTRUCTION = re.compile(
    r"(?<![A-Za-z])(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL"
    r"|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?![A-Za-z])"  # no \b: `ARG는`
)
_PORTS = re.compile(r"\b\d{2,5}:\d{2,5}\b")
_NOISE = re.compile(r"[^0-9a-z가-힣ㄱ-ㅎㅏ-ㅣ:_.+-]+|(?<![0-9a-z])[.+-]+|[.+:-]+(?![0-9a-z])")
_APOSTROPHE = re.compile("['’]")
_LATIN = re.compile(r"[0-9a-z][0-9a-z:_.+-]*")
_HANGUL = re.compile(r"[가-힣]+")
_ENGLISH = re.compile(r"[a-z]+(?: [a-z]+)*")
_KOREAN = re.compile(r"[가-힣]+(?: [가-힣]+)*")
_ENDINGS: Final = (
    *(
        "은",
        "는",
        "이",
        "가",
        "을",
        "를",
        "의",
        "에",
        "도",
        "만",
        "로",
        "와",
        "과",
        "랑",
        "나",
        "요",
        "란",
        "죠",
        "야",
    ),
    *(
        "으로",
        "에서",
        "에게",
        "까지",
        "부터",
        "이랑",
        "하고",
        "처럼",
        "보다",
        "마다",
        "이나",
        "에는",
        "에도",
        "라고",
    ),
    *(
        "해서",
        "하게",
        "해야",
        "하면",
        "하니",
        "하는",
        "했는데",
        "했어요",
        "됐어요",
        "하고",
        "해도",
        "한다",
        "하려면",
        "인지",
    ),
    *(
        "인데",
        "어요",
        "아요",
        "해요",
        "네요",
        "나요",
        "가요",
        "니다",
        "습니다",
        "입니다",
        "합니다",
        "인가요",
        "이에요",
    ),
)

_FIRST: Final = ord("가")
_SYLLABLES: Final = 11172
_FINALS: Final = 28  # a syllable may have one of 27 consonants below, or none
_ENDING_FINALS: Final = (4, 8, 16, 17, 20)  # ㄴ, ㄹ, ㅁ, ㅂ, ㅆ
_EXITED: Final = re.compile(
    r"\b(?:exit(?:s|ed)?|종료|killed)(?: ?(?:code|status|with|코드|상태|[가는은이]|[(:=]))*\s*(\d{1,3})\b"
)
_LONG_ENOUGH: Final = 3  # syllables of a spelling that a slip is looked for in
_ANY_MORE: Final = 9  # letters, where more than one syllable is wrong
_ENDING: Final = 2  # syllables that most endings have at most


class Words:
    """Knows the spellings. `same` maps an idea to its spellings, `terms` are further rows of them."""

    def __init__(
        self, same: Mapping[str, Sequence[str]], terms: Iterable[Sequence[str]], skip: Iterable[str]
    ) -> None:
        self._ideas: dict[str, set[str]] = defaultdict(set)
        for idea, spellings in same.items():
            for spelling in spellings:
                self._ideas[_plain(spelling)].add(f"={idea}")
        self._add_terms(terms)
        fillers = {spelling: spelling.replace(" ", "_") for spelling in map(_plain, skip)}
        self._skip = frozenset(fillers.values())
        for spelling, filler in fillers.items():  # found in a longer word too; its idea has other spellings
            if _HANGUL.match(spelling) or " " in spelling or spelling in self._ideas:
                self._ideas[spelling] = {filler}
        self._starts: dict[str, list[str]] = defaultdict(list)
        for spelling in sorted(filter(None, self._ideas), key=len, reverse=True):
            self._starts[spelling[0]].append(spelling)

    def _add_terms(self, terms: Iterable[Sequence[str]]) -> None:
        """Let the other spellings of a term mean what the first known one means.

        A term of several words that is not known is found by its words.
        """
        for number, row in enumerate(terms):
            spellings = [_plain(spelling) for spelling in row]
            known = next((self._ideas[one] for one in spellings if one in self._ideas), set())
            for spelling in spellings:
                if spelling not in self._ideas and (known or " " not in spelling):
                    self._ideas[spelling] = set(known or {f"=term{number}"})

    @property
    def spellings(self) -> tuple[str, ...]:
        """All Latin spellings of one word, for words that are nearly one of them."""
        return tuple(one for one in self._ideas if " " not in one and _LATIN.fullmatch(one))

    def nearly(self, word: str) -> tuple[str, ...]:
        """Give the ideas of the longest Korean spelling that a word begins with but for one letter of it."""
        near = (
            spelling
            for spelling in self._ideas
            if _LONG_ENOUGH <= len(spelling) <= len(word)
            and _slips(word, spelling) == 1
            and _is_ending(word[len(spelling) :])
        )
        return tuple(sorted(self._ideas.get(max(near, key=len, default=""), ())))

    def cut(self, text: str) -> tuple[str, ...]:
        """Give the words of a text, each once, in order; what says nothing only if there is nothing else."""
        text = unicodedata.normalize("NFC", text)
        named = (*_options(text), *_instructions(text))
        found = dict.fromkeys((*named, *self._cut(_plain(_OPTION.sub(" ", text)))))
        telling = [word for word in found if word not in self._skip]
        return tuple(telling or found)

    def _cut(self, text: str) -> Iterator[str]:
        at = inside = 0  # `inside` is the end of a spelling, which an ending may follow
        while at < len(text):
            spelling = self._spelling(text, at)
            if spelling:
                yield from sorted(self._ideas[spelling])
                at = inside = _end(text, at, spelling)
            elif text[at] == " ":
                at += 1
            elif latin := _LATIN.match(text, at):
                yield latin[0]
                if "-" in latin[0]:  # `real-time` is written in two words too
                    yield from self._cut(_plain(latin[0].replace("-", " ")))
                at = inside = latin.end() + 1
            else:
                start, at = at, self._rest(text, at)
                if start != inside or not _is_ending(text[start:at]):
                    yield from _pieces(text[start:at])

    def _rest(self, text: str, at: int) -> int:
        """Give the end of a stretch of Korean in which no spelling begins."""
        at += 1
        while at < len(text) and _HANGUL.match(text, at) and not self._spelling(text, at):
            at += 1
        return at

    def _spelling(self, text: str, at: int) -> str:
        """Give the longest spelling that stands at this place, "" if none does."""
        begins = at == 0 or text[at - 1] == " "
        for spelling in self._starts.get(text[at], ()):
            if _stands(text, at, spelling, begins):
                return spelling
        return ""


def signs(text: str, known: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Give the kinds of which a sign is in the text: Latin signs as whole words, Korean ones anywhere."""
    small = _APOSTROPHE.sub("", unicodedata.normalize("NFC", text).lower())
    plain = f" {_spaced(_NOISE.sub(' ', small))} "
    return frozenset(
        kind
        for kind, marks in known.items()
        if any((mark if _HANGUL.match(mark) else f" {_APOSTROPHE.sub('', mark)} ") in plain for mark in marks)
    )


def _plain(text: str) -> str:
    """Write a text small, without marks and without the endings of English words."""
    if _KOREAN.fullmatch(text):  # as most spellings are, and all are read before the first answer
        return text
    if _ENGLISH.fullmatch(text):
        return " ".join(map(_stem, text.split()))
    text = (
        _EXITED.sub(r" exitcode\1 ", _PORTS.sub(" port host ", unicodedata.normalize("NFC", text).lower()))
        .replace("'s", "")
        .replace("'", "")
    )
    return " ".join(
        _stem(word) if word.isascii() else word for word in _spaced(_NOISE.sub(" ", text)).split()
    )


def _spaced(text: str) -> str:
    """Put a space between Latin and Korean: `tomcat이` has a particle, `db를` too."""
    return re.sub(r"(?<=[0-9a-z])(?=[가-힣])|(?<=[가-힣])(?=[0-9a-z])", " ", text)


def _stem(word: str) -> str:
    if not word.isalpha() or word == "logs":  # `logs in red` is no `log in`
        return word
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        word = word[: -2 if word.endswith(("sses", "shes", "ches", "xes")) else -1]
    for ending in ("ing", "ed"):
        if len(word) > len(ending) + 2 and word.endswith(ending):
            word = word[: -len(ending)]
            word = word[:-1] if word[-1:] == word[-2:-1] and word[-1] not in "ls" else word
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def _stands(text: str, at: int, spelling: str, begins: bool) -> bool:
    """Tell whether a spelling is at this place. A space in it may be left out in Korean."""
    if _LATIN.match(spelling):
        end = at + len(spelling)
        return begins and text.startswith(spelling, at) and (end >= len(text) or text[end] == " ")
    if len(spelling) == 1 and not begins:
        return False
    return _end(text, at, spelling) > 0


def _end(text: str, at: int, spelling: str) -> int:
    """Give where a spelling that stands at this place ends, 0 if it does not stand there."""
    for place, char in enumerate(spelling):
        if char == " " and at < len(text) and text[at] != " ":
            continue
        if at >= len(text) or (text[at] != char and not (place and _inflects(text[at], char))):
            return 0
        at += 1
    return at


def _inflects(char: str, stem: str) -> bool:
    """Tell whether a syllable is an open one with the consonant of an ending below: 운, 울, 움 of 우."""
    code, open_ = ord(char) - _FIRST, ord(stem) - _FIRST
    return 0 <= open_ < _SYLLABLES and open_ % _FINALS == 0 and code - open_ in _ENDING_FINALS


def _slips(word: str, spelling: str) -> int:
    """Count the letters in which one syllable of a word differs from a Korean spelling at its beginning."""
    wrong = [pair for pair in zip(word, spelling, strict=False) if pair[0] != pair[1]]
    if len(wrong) != 1:
        return _ANY_MORE * bool(wrong)
    one, other = (unicodedata.normalize("NFD", syllable) for syllable in wrong[0])
    return sum(mine != its for mine, its in zip_longest(one, other))


def _is_ending(rest: str) -> bool:
    """Tell whether what follows a known spelling in the same word is its particle or the end of a verb."""
    return len(rest) <= _ENDING or (len(rest) <= 2 * _ENDING and rest.endswith(_ENDINGS))


def _pieces(word: str) -> Iterator[str]:
    """Give a Korean word without its particle, and each two syllables of it in a row."""
    ending = next((one for one in sorted(_ENDINGS, key=len, reverse=True) if word.endswith(one)), "")
    bare = word.removesuffix(ending) if len(word) - len(ending) > 1 else word
    if len(bare) > 1 or not ending:
        yield bare
    if len(bare) > 2:
        yield from (f"~{bare[at : at + 2]}" for at in range(len(bare) - 1))
    elif len(bare) == 2:
        yield f"~{bare}"


def _options(text: str) -> Iterator[str]:
    """Give the options in a text as words of their own: `-it` is also `-i` and `-t`; `-p` is not `-P`."""
    for match in _OPTION.finditer(text):
        name = _CAPITAL.sub(lambda capital: f"{capital[0].lower()}+", match[1])
        yield f"-{name}"
        if not match[0].startswith("--") and 1 < len(match[1]) < 4:
            yield from (
                f"-{_CAPITAL.sub(lambda capital: f'{capital[0].lower()}+', letter)}" for letter in match[1]
            )


def _instructions(text: str) -> Iterator[str]:
    """Give the instructions of a Dockerfile in a text: `COPY` in capitals is not what `docker cp` does."""
    yield from (f"_{match[0].lower()}" for match in _INSTRUCTION.finditer(text))
