"""A tape as a shell script that runs with plain docker, with checks that `replay FILE --rerun` reads.

A check is a comment below its line: `#? exit 1`, `#? error TEXT`, `#? change container create web`, and
`#> TEXT` for each line of the output. A teacher may write them by hand; without `#? exit` exit code 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.replay.differ import Result, result
from tutor.replay.export.handout import LONGEST
from tutor.replay.told import told
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank import Bank
    from tutor.model import Lang
    from tutor.replay.tape import Step, Tape

_CHECK: Final = re.compile(r"#\? (?P<what>exit|error|change|output)(?: (?P<text>.*))?|#> ?(?P<output>.*)")
_UNCHECKED: Final = "ignored"


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of a script and what is expected of it."""

    line: str
    expected: Result


def script(tape: Tape, bank: Bank, lang: Lang, title: str) -> str:
    """Give the script; comments are in one language."""
    body: list[str] = []
    secrets = 0
    for step in tape.steps:
        text, secrets = _without_masks(runnable(step.turn.line, bank), secrets)
        body += ["", *_comments(step, bank, lang), text, *_checks(step)]
    lines = [*_head(tape, bank, lang, title), *_needed(secrets, bank, lang), *body]
    return "\n".join(lines) + "\n"


def _needed(secrets: int, bank: Bank, lang: Lang) -> Iterator[str]:
    """Ask for the variables that stand for secrets, before anything runs."""
    names = [f"SECRET_{number}" for number in range(1, secrets + 1)]
    if names:
        yield _comment(bank.say("message/replay.script-secrets", lang, {"names": ", ".join(names)}))
    yield from (f': "${{{name}:?}}"' for name in names)


def read_script(text: str) -> list[Checked]:
    """Give the lines of a script with their checks."""
    from tutor.language import needs_more

    found, line = list[tuple[str, list[str]]](), ""
    for raw in text.splitlines():
        check = raw.strip()
        if not line and check.startswith("#"):
            if found and _CHECK.fullmatch(check):
                found[-1][1].append(check)
            continue
        line = f"{line}\n{raw}" if line else raw
        if not needs_more(line):
            if line.strip():
                found.append((line, []))
            line = ""
    if line.strip():
        found.append((line, []))
    return [Checked(line, _expected(checks)) for line, checks in found]


def runnable(line: str, bank: Bank) -> str:
    """Give a line as a plain shell must get it: `docker` in front, no prompt marks, no `!`."""
    from tutor import language

    read = language.read(line, bank, language.Surroundings())
    text = language.bare(line).strip()
    if read.kind == "host":
        return text.removeprefix("!")
    missing = read.kind == "docker" and read.words and not _says_docker(read.words[0].text)
    return f"docker {text}" if missing else text


def _says_docker(word: str) -> bool:
    return word.rpartition("/")[2] in ("docker", "docker-compose", "sudo")


def _head(tape: Tape, bank: Bank, lang: Lang, title: str) -> Iterator[str]:
    yield "#!/bin/sh"
    yield _comment(title)
    yield _comment(bank.say("message/replay.script-intro", lang, {"count": str(len(tape.steps))}))


def _comments(step: Step, bank: Bank, lang: Lang) -> Iterator[str]:
    said = told(step.turn, bank, lang)
    yield from (_comment(f"{typed}: {text}" if typed else text) for typed, text in said.notes)
    if step.failed:
        yield _comment(bank.say("message/replay.failed-with", lang, {"code": str(step.turn.exit_code)}))
    if said.error:
        yield _comment(" ".join(said.error))


def _comment(text: str) -> str:
    """Give a text as one line that a shell does not read, whatever is in it."""
    return f"# {' '.join(text.split())}"


def _checks(step: Step) -> Iterator[str]:
    went = result(step)
    if step.turn.status in ("interrupted", "begun", "refused"):
        yield f"#? exit {_UNCHECKED}"
        return
    yield f"#? exit {went.exit_code}"
    if went.error:
        yield f"#? error {' '.join(went.error.split())}"
    yield from (f"#? change {' '.join(one.split())}" for one in went.changes or ())
    if went.output is not None and not went.error and len(went.output) <= LONGEST:
        yield from (f"#> {line}".rstrip() for line in went.output)


def _expected(checks: list[str]) -> Result:
    exit_code: int | None = 0
    error: str | None = None
    changes, output = list[str](), list[str]()
    for check in checks:
        found = _CHECK.fullmatch(check)
        assert found is not None
        text = found["text"] or ""
        if found["what"] == "exit":
            exit_code = int(text) if text.lstrip("-").isdecimal() else None
        elif found["what"] == "error":
            error = text
        elif found["what"] == "change":
            changes.append(text)
        elif found["output"] is not None:
            output.append(found["output"])
    return Result(exit_code, error, tuple(changes) or None, tuple(output) or None)


def _without_masks(line: str, count: int) -> tuple[str, int]:
    """Put a variable in place of each masked secret, so that the shell fills it in."""
    pieces = line.split(MASK)
    text, quote = "", ""
    for at, piece in enumerate(pieces):
        if at:
            count += 1
            name = f"$SECRET_{count}"
            text += {"": f'"{name}"', '"': f"${{SECRET_{count}}}", "'": f"'\"{name}\"'"}[quote]
        text += piece
        quote = _quote_after(piece, quote)
    return text, count


def _quote_after(text: str, quote: str) -> str:
    """Give the quote that is open after `text`, where `quote` was open before."""
    escaped = False
    for char in text:
        if escaped:
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
    return quote
