"""Checks the prose of a step of a lesson: C025 its code, its diagrams, and nothing but plain Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.bank.facts import LANGS
from tutor.bank.lint.files import Finding
from tutor.bank.lint.pictures import cells
from tutor.lessons.lines import shown, typed
from tutor.lessons.prose import fences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.lessons.model import Section, Step
    from tutor.lessons.prose import Fence

_WIDEST = 78  # columns of a terminal of 80, less the margin
_CONSOLE = "console"
_DIAGRAM = ("", "text")
_FOREIGN = re.compile(
    r"!\[|<(?!https?://)/?[a-zA-Z][^<>`]*>|^\s*\|.*\|\s*$|^\s*>|^\s*(?:---+|===+)\s*$", re.MULTILINE
)
_INLINE = re.compile(r"`[^`\n]+`")


def check(file: str, step: Step) -> Iterator[Finding]:
    """Give what is wrong with the sections of a step."""
    blocks = {lang: fences(step.prose[lang].body) for lang in LANGS}  # type: ignore[index]
    for lang, found in blocks.items():
        page, section = file.replace("lesson.toml", f"{lang}.md"), step.prose[lang]  # type: ignore[index]
        yield from (Finding(page, "C025", f"{step.id}: {what}") for what in _wrong(step, section, found))
    codes = {lang: _comparable(found) for lang, found in blocks.items()}
    if codes["en"] != codes["ko"]:
        yield Finding(file, "C025", f"{step.id}: the blocks of code differ between the languages")


def _comparable(found: tuple[Fence, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Give the blocks that are the same in every language: diagrams have words."""
    return [(one.language, one.lines) for one in found if one.language not in _DIAGRAM]


def _wrong(step: Step, section: Section, found: tuple[Fence, ...]) -> Iterator[str]:
    prompts = [typed(one.lines) for one in found if one.language == _CONSOLE and _prompted(one)]
    try:
        wanted = tuple(line for one in shown(step) for line in one.split("\n"))
    except ValueError:  # told elsewhere
        return
    if wanted and prompts != [wanted]:
        yield f"one block `console` shows the lines to type: {' / '.join(wanted)}"
    if step.way == "free":
        said = section.body
        yield from (f"gives the line away: {line}" for line in step.solution if line in said)
    for one in found:
        wide = [line for line in one.lines if len(cells(line)) > _WIDEST]
        if wide and one.language != _CONSOLE:
            yield f"{len(cells(wide[0]))} columns, at most {_WIDEST}: {wide[0][:30]}..."
    plain = _INLINE.sub("`", _without(section.body))
    if foreign := _FOREIGN.search(plain):
        yield f"`{foreign[0].strip()[:30]}` is neither a paragraph nor a list nor code"


def _prompted(one: Fence) -> bool:
    return any(line.startswith("$ ") for line in one.lines)


def _without(text: str) -> str:
    """Give a text without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)


def texts(pages: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Give the prose of lessons without code blocks, for the rules of wording: file, place, languages."""
    from tutor.lessons.prose import read

    for name in sorted(name for name in pages if name.endswith("/en.md")):
        both = {lang: read(pages.get(name.replace("en.md", f"{lang}.md"), "")) for lang in LANGS}
        yield name, "title", {lang: page.start.heading for lang, page in both.items()}
        yield name, "introduction", {lang: _without(page.start.body) for lang, page in both.items()}
        for anchor in both["en"].sections:
            found = {lang: page.sections.get(anchor) for lang, page in both.items()}
            yield name, f"heading of {anchor}", {lang: one.heading for lang, one in found.items() if one}
            yield name, anchor, {lang: _without(one.body) for lang, one in found.items() if one}
