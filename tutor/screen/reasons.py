"""The answer to `/why`: the line, what the error means, how the container fares, what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.screen.after import diagnosis_rows, lines_to_try
from tutor.screen.page import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.model import Diagnosis
    from tutor.objects import ContainerFacts
    from tutor.screen.page import Page, Row

_MESSAGE: Final = 5  # lines
_ENDED: Final = frozenset({"exited", "dead"})


def why(
    page: Page,
    line: str,
    error: str,
    found: Diagnosis | None,
    container: ContainerFacts | None,
    link: str,
    meaning: str,
) -> None:
    """Show all of it; `link` leads to Docker's own page.

    `meaning` is the key of what the exit code means, "" where `found` says it.
    """
    rows: list[Row] = []
    if line:
        rows.append((page.label("why.line"), plain(line, "bold")))
    rows += [(page.label("why.said") if not at else Text(), plain(text)) for at, text in _lines(error)]
    rows += diagnosis_rows(page, found) if found and line else []
    rows += _container(page, container, meaning) if container else []
    rows += diagnosis_rows(page, found) if found and not line else []
    rows += [(None, page.text("message/why.link", {"link": link}))] if found else []
    tries = found.tries if found else ()
    if container:
        tries = (*tries, f"docker logs {container.name}", f"docker inspect {container.name}")
    page.show([*rows, *lines_to_try(tuple(dict.fromkeys(tries)))], "red" if found else "cyan")


def _lines(error: str) -> Iterator[tuple[int, str]]:
    """Give the message without docker's advice to read its help, and nothing twice."""
    lines = (line.removeprefix("docker: ") for line in error.splitlines() if line.strip())
    told = [line for line in dict.fromkeys(lines) if not line.startswith(("Run '", "See '"))]
    yield from enumerate(told[:_MESSAGE])


def _container(page: Page, one: ContainerFacts, meaning: str) -> list[Row]:
    facts = [*_state(page, one, meaning), *_settings(page, one), *_logs(page, one)]
    return [(None, page.text("message/why.container", {"container": one.name, "image": one.image})), *facts]


def _state(page: Page, one: ContainerFacts, meaning: str) -> Iterator[Row]:
    key = f"why.state-{one.state}"
    said = page.text(f"message/{key}") if page.has(key) else plain(one.state)
    yield page.label("why.state"), said
    if one.state in _ENDED or (one.state == "restarting" and one.exit_code):
        code = str(one.exit_code)
        said = Text(": ") + page.text(meaning, {"code": code}) if meaning else Text()
        yield page.label("why.code"), Text(code) + said
    if one.oom:
        yield page.label("why.memory"), page.text("message/why.oom")
    if one.error:
        yield page.label("why.error"), plain(one.error)
    if one.restart not in ("", "no"):
        slots = {"policy": one.restart, "count": str(one.restarts)}
        yield page.label("why.restarts"), page.text("message/why.restarted", slots)
    if one.health:
        yield page.label("why.health"), plain(one.health + (f": {one.health_log}" if one.health_log else ""))


def _settings(page: Page, one: ContainerFacts) -> Iterator[Row]:
    yield page.label("why.command"), plain(" ".join(one.command))
    for label, lines in (("why.ports", one.ports), ("why.mounts", one.mounts)):
        for at, line in enumerate(lines):
            yield (page.label(label) if not at else Text()), plain(line)


def _logs(page: Page, one: ContainerFacts) -> Iterator[Row]:
    for at, line in enumerate(one.log):
        yield (page.label("why.log") if not at else Text()), Text(line)
    if not one.log:
        yield page.label("why.log"), page.text("message/why.no-log")
