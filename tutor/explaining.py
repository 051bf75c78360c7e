"""`docker-tutor explain`: says what a line means, and sends it nowhere.

Like `forward` it starts without the click library as long as its line is written in the usual way: a learner
may ask for each line of a book, and a script for hundreds.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from tutor import settings
from tutor.bank import load
from tutor.model import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank import Bank
    from tutor.language import Surroundings
    from tutor.model import Diagnosis, Invocation, Line, Note, Outcome

_SAID: Final = frozenset({"S010", "S011"})
"""Cautions of which the note of the option says the same: the daemon's socket, `--privileged`."""


def quickly(words: Sequence[str]) -> bool:
    """Explain `[--json] [--lang LANG] -- LINE...`; False for what only the click library can read."""
    if "--" not in words:
        return False
    at = list(words).index("--")
    options, line = words[:at], words[at + 1 :]
    as_json = "--json" in options
    options = [one for one in options if one != "--json"]
    lang = _language(options)
    if lang is None or not line:
        return False
    tell(" ".join(line), load(), lang, as_json=as_json)
    return True


def _language(options: Sequence[str]) -> Lang | None:
    match options:
        case []:
            return settings.spoken(os.environ)
        case ["--lang", lang]:
            return next((one for one in get_args(Lang) if one == lang), None)
    return None


def tell(text: str, bank: Bank, lang: Lang, *, as_json: bool) -> None:
    """Explain a line on standard output."""
    from tutor import plugins
    from tutor.language import read

    here = surroundings()._replace(keeps_unset=True, keeps_places=True)
    line = plugins.adopt_all(read(text, bank, here), bank, os.environ)
    if as_json:
        sys.stdout.write(f"{json.dumps(explained(line, bank, lang), ensure_ascii=False)}\n")
        return
    from tutor.console import Console
    from tutor.explain import explain_line
    from tutor.tell import Teller

    teller = Teller(bank, lang, Console())
    teller.notes(line, (*explain_line(line, bank), *_exposures(line)))
    for one, outcome, diagnosis in _refusals(line, bank):
        teller.write(f"{outcome.error.splitlines()[0]}\n")
        teller.end(line._replace(kind="docker", invocations=(one,)), outcome, diagnosis)


def _refusals(line: Line, bank: Bank) -> Iterator[tuple[Invocation, Outcome, Diagnosis | None]]:
    """Give what docker would refuse, its words, and what they mean."""
    from tutor.explain import diagnose
    from tutor.model import NO_PLUGIN, Outcome

    for one in line.invocations:
        if one.problem and one.problem.code != NO_PLUGIN:
            outcome = Outcome("refused", one.problem.exit_code, one.problem.text)
            yield one, outcome, diagnose(one, outcome, bank)


def _exposures(line: Line) -> Iterator[Note]:
    """Say what a line opens, where no option's own note does: at the prompt the guard says it."""
    from tutor import safety
    from tutor.model import Note
    from tutor.objects import Snapshot

    for one in line.invocations:
        for caution in () if safety.wants(one) else safety.check(one, Snapshot()):
            if caution.code not in _SAID:
                value = ", ".join(caution.objects)
                key, start, end = caution.key, one.path_start, one.path_end
                yield Note(start, end, "caution", caution.code, value, key, caution.slots)


def explained(line: Line, bank: Bank, lang: Lang) -> dict[str, object]:
    """Give the explanation of a line as one JSON object. Places are characters of the line."""
    from tutor.explain import explain_line, unexplained
    from tutor.journal.hide import hide

    notes = [
        {
            "start": note.start,
            "end": note.end,
            "kind": note.kind,
            "name": note.name,
            "value": note.value,
            "text": bank.say(note.key, lang, note.slots),
        }
        for note in hide((*explain_line(line, bank), *_exposures(line)), line.text)
    ]
    return {
        "line": line.text,
        "lang": lang,
        "command": line.invocations[0].command if line.invocations else "",
        "notes": notes,
        "unknown": [list(span) for one in line.invocations for span in unexplained(one)],
        "errors": [_error(*found, bank, lang) for found in _refusals(line, bank)],
    }


def _error(
    one: Invocation, outcome: Outcome, diagnosis: Diagnosis | None, bank: Bank, lang: Lang
) -> dict[str, object]:
    """Give one thing that docker refuses: where, in its words, what that means, and lines to try."""
    assert one.problem
    told, tries = "", [one.problem.suggestion] if one.problem.suggestion else []
    if diagnosis:
        keys = (f"error/{diagnosis.id}/{part}" for part in ("what", "why", "next"))
        told, tries = " ".join(bank.say(key, lang, diagnosis.slots) for key in keys), [*diagnosis.tries]
    return {
        "start": one.problem.start,
        "end": one.problem.end,
        "error": outcome.error,
        "text": told,
        "tries": tries,
    }


def surroundings() -> Surroundings:
    """Give what the reading of a line depends on: where this process stands."""
    from tutor.language import Surroundings
    from tutor.programs import Programs

    env = os.environ
    return Surroundings(env, str(Path.cwd()), env.get("HOME", "/"), Programs(env))
