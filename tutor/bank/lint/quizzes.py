"""Checks quiz/: C022 an unknown key, a name of nothing, too few choices, one that gives the answer away."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any, Final

from tutor.bank.compile import SEEDS
from tutor.bank.facts import LANGS
from tutor.bank.lint.files import Finding
from tutor.bank.lint.texts import SLOT
from tutor.lessons.goals import SUBJECTS, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.lint.files import Files, Table

_SEED: Final = {"about", "topics", "set", "shown", "line", "ask", "why", "choice", "steps", "extra"}
_STATE: Final = {"before", "goal"}
"""Keys of a line to write that any line may take the place of which leads to the same state."""
_SUBJECTS: Final = ("container", "network", "volume", "image")
_CHOICES: Final = (3, 4)
_LONGEST: Final = 1.3
"""How long the right choice may be, compared with the median of the others."""
_STEPS: Final = 3


def check(files: Files) -> Iterator[Finding]:
    """Give what is wrong with what quizzes are made from."""
    yield from _sets(files)
    yield from _errors(files)
    for kind in SEEDS:
        for entry, seed in files.get(f"quiz/{kind}.toml").items():
            for message in (*_seed(files, kind, seed), *_form(files, kind, seed)):
                yield Finding(f"quiz/{kind}.toml", "C022", f"{entry} {message}")


def _sets(files: Files) -> Iterator[Finding]:
    for name, table in files.get("quiz/sets.toml").items():
        for spelled in table.get("lines", {}):
            command, _, flag = spelled.partition(" --")
            if not files.has(f"flag/{command}/{flag}" if flag else f"command/{command}"):
                yield Finding("quiz/sets.toml", "C022", f"{name}: there is no `{spelled}`")
        for topic in _unknown_topics(files, table):
            yield Finding("quiz/sets.toml", "C022", f"{name}: there is no concept `{topic}`")


def _errors(files: Files) -> Iterator[Finding]:
    table = files.get("quiz/errors.toml")
    named = [*table.get("error", {}), *(name for group in table.get("near", []) for name in group)]
    for name in dict.fromkeys(named):
        if not files.has(f"error/{name}"):
            yield Finding("quiz/errors.toml", "C022", f"there is no error `{name}`")


def _seed(files: Files, kind: str, seed: Table) -> Iterator[str]:
    known = _SEED | _STATE if kind == "write" else _SEED
    yield from (f"has an unknown key `{key}`" for key in sorted(seed.keys() - known))
    yield from (f"has no `{part}`" for part in ("about", "topics", "ask") if not seed.get(part))
    yield from (f"is about no concept `{topic}`" for topic in _unknown_topics(files, seed))
    if not files.has(seed.get("about", "")):
        yield f"is about nothing there is: `{seed.get('about')}`"
    if seed.get("set", "") not in {"", *files.get("quiz/sets.toml")}:
        yield f"names no set: `{seed['set']}`"


def _form(files: Files, kind: str, seed: Table) -> Iterator[str]:
    """Check what a kind of question must have."""
    if kind == "write" and not seed.get("line"):
        yield "has no line"
    if kind == "write":
        names = files.get("quiz/values.toml").get("names", {})
        yield from (message for goal in seed.get("goal", ()) for message in _goal(goal, names))
    if seed.get("before") and not seed.get("goal"):
        yield "has lines before, and asks for no state"
    if kind == "order" and (len(seed.get("steps", [])) < _STEPS or not seed.get("extra")):
        yield f"has fewer than {_STEPS} steps, or none too many"
    if kind in ("predict", "output"):
        yield from _choices(seed.get("choice", []), files.get("quiz/values.toml").get("names", {}))


def _goal(goal: Table, names: Table) -> Iterator[str]:
    """Check a goal as the lint of lessons does; its names are filled in."""
    subject = subject_of(goal)
    if subject not in _SUBJECTS:
        yield f"has a goal about none of {', '.join(_SUBJECTS)}"
        return
    kinds = {**SUBJECTS[subject].keys, subject: SUBJECTS[subject].name}
    for key, value in goal.items():
        wrong = kinds[key](_deep(value, names)) if key in kinds else "is unknown"
        if wrong:
            yield f"has a goal whose `{key}` {wrong}"


def _deep(value: Any, names: Table) -> Any:
    if isinstance(value, list):
        return [_deep(one, names) for one in value]
    return _filled(value, names) if isinstance(value, str) else value


def _choices(choices: Sequence[Table], names: Table) -> Iterator[str]:
    if not _CHOICES[0] <= len(choices) <= _CHOICES[1]:
        yield f"has {len(choices)} choices"
        return
    for lang in LANGS:
        said = [_filled(str(choice.get("code", choice.get(lang, ""))), names) for choice in choices]
        if not all(said) or len(set(said)) < len(said):
            yield f"has a choice twice, or an empty one, in {lang}"
        if any(len(text) == 1 for text in said):
            yield f"has a choice that looks like the key of another one in {lang}"
        first, *rest = map(len, said)
        if first > _LONGEST * median(rest):
            yield f"gives the answer away by its length in {lang}: {first} beside {rest}"


def _filled(text: str, names: Table) -> str:
    return SLOT.sub(lambda match: str(names.get(match[1], match[0])), text)


def _unknown_topics(files: Files, table: Table) -> list[str]:
    return [topic for topic in table.get("topics", []) if not files.get(f"concepts/{topic}.toml")]
