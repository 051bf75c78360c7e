"""What is shown after a line ran: what has changed on the daemon, or what the error means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.screen.page import marked, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.bank import Bank
    from tutor.model import Change, Diagnosis, Lang, Problem
    from tutor.screen.page import Page, Row

_SHORT_ID: Final = 12
_LONG_ID: Final = 64
_NEWS: Final = frozenset({"create", "die", "stop", "destroy", "restart"})  # explain why a network was left


def changes(page: Page, told: Sequence[Change]) -> None:
    """Show what has changed, one row for each thing: `container my-cat: created, started`."""
    texts = change_texts(page.bank, page.lang, told)
    labels = [page.label("screen.changed"), *[Text() for _ in texts]]
    page.show([(label, marked(page, text)) for label, text in zip(labels, texts, strict=False)], "green")


def change_texts(bank: Bank, lang: Lang, told: Sequence[Change]) -> list[str]:
    """Give what has changed in words, a text for each thing."""
    texts = []
    for (kind, name), events in _by_thing(told).items():
        what = ", ".join(_unique(_events(bank, lang, kind, events)))
        if what:
            texts.append(
                bank.say(f"message/changed.{kind}", lang, {"name": _short(name), "what": what}).strip()
            )
    return texts


def diagnosis(page: Page, found: Diagnosis) -> None:
    """Show what happened, why, and what to type next."""
    page.show([*diagnosis_rows(page, found), *lines_to_try(found.tries)], "red")


def diagnosis_rows(page: Page, found: Diagnosis) -> list[Row]:
    """Give what happened with its reason, and what to do."""
    return [(None, _join(page, found, "what", "why")), (None, _join(page, found, "next"))]


def problem(page: Page, found: Problem) -> None:
    """Say that the line was refused before the daemon saw it, and which line was perhaps meant."""
    rows: list[Row] = [(None, page.text("message/screen.refused"))]
    if found.suggestion:
        rows += [(None, page.text("message/screen.suggestion")), *lines_to_try((found.suggestion,))]
    page.show(rows, "red")


def _join(page: Page, found: Diagnosis, *parts: str) -> Text:
    return Text(" ").join(page.text(f"error/{found.id}/{part}", found.slots) for part in parts)


def lines_to_try(lines: Sequence[str]) -> list[Row]:
    """Give command lines to type."""
    return [(None, Text("  ") + plain(line, "bold cyan")) for line in lines]


def _by_thing(told: Sequence[Change]) -> Mapping[tuple[str, str], list[Change]]:
    """Gather changes by thing; joining a network is told with the container that joins."""
    names = {one.id: one.name for one in told if one.kind == "container" and one.id}
    explained = {one.name for one in told if one.kind == "container" and one.action in _NEWS}
    things: dict[tuple[str, str], list[Change]] = {}
    for one in told:
        if one.kind == "network" and one.action in ("connect", "disconnect"):
            container = one.detail.get("container", "")
            name = names.get(container, container)
            if one.action == "connect" or name not in explained:
                things.setdefault(("container", name), []).append(one)
        else:
            things.setdefault((one.kind, one.name), []).append(one)
    return things


def _events(bank: Bank, lang: Lang, kind: str, events: Sequence[Change]) -> Iterator[str]:
    for one in events:
        action = one.action
        if one.kind == "network" and kind == "container":
            action = "joined" if action == "connect" else "left"
        key = f"changed.{kind}-{action}"
        if bank.has(f"message/{key}"):
            yield bank.say(f"message/{key}", lang, {**one.detail, "network": one.name})


def _unique(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _short(name: str) -> str:
    """Shorten an ID as the CLI does; names stay whole."""
    bare = name.removeprefix("sha256:")
    is_id = len(bare) == _LONG_ID and set(bare) <= set("0123456789abcdef")
    return bare[:_SHORT_ID] if is_id else name
