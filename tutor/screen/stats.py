"""How far a learner has come, as rows and bars; the same as one HTML page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.quiz.stats import Met, Share, Stats
    from tutor.screen.page import Page, Row

_BAR: Final = 30
"""Columns of a whole bar."""
_MOST_ERRORS: Final = 10
Table = tuple[str, list[tuple[str, str, float]]]
"""A heading, and rows of a label, a text and a share of 0 to 1."""


def stats(page: Page, found: Stats) -> None:
    """Show all figures."""
    for heading, rows in tables(page, found):
        page.show(list(_drawn(heading, rows)), "blue")


def html(page: Page, found: Stats) -> str:
    """Give all figures as one page that needs nothing else."""
    body = "".join(
        f"<h2>{escape(heading)}</h2><table>"
        + "".join(
            f"<tr><th>{escape(label)}</th><td>{escape(text)}</td>"
            f'<td class="bar"><i style="width:{share:.0%}"></i></td></tr>'
            for label, text, share in rows
        )
        + "</table>"
        for heading, rows in tables(page, found)
    )
    style = (
        "body{font:16px/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em}"
        "th{text-align:left;font-weight:normal;padding-right:1em}td{white-space:nowrap;padding-right:1em}"
        ".bar{width:16em;background:#eee;padding:0}.bar i{display:block;height:1em;background:#2a6fb0}"
    )
    title = escape(_say(page, "title"))
    return (
        f'<!doctype html><html lang="{page.lang}"><meta charset="utf-8"><title>{title}</title>'
        f"<style>{style}</style><h1>{title}</h1>{body}</html>\n"
    )


def tables(page: Page, found: Stats) -> Iterator[Table]:
    """Give the figures in words."""
    yield (
        _say(page, "parts"),
        [*_share(page, "commands", found.commands), *_share(page, "flags", found.flags)],
    )
    yield _say(page, "reviews"), list(_reviews(page, found))
    most = max((count for _, count in found.forecast), default=0)
    days = [(day.isoformat(), str(count), count / most if most else 0.0) for day, count in found.forecast]
    yield _say(page, "forecast"), days
    if found.errors:
        often = max(one.times for one in found.errors)
        yield (
            _say(page, "errors"),
            [
                (
                    _error(page, one),
                    _say(page, "mastered" if one.mastered else "met", times=str(one.times)),
                    one.times / often,
                )
                for one in found.errors[:_MOST_ERRORS]
            ],
        )


def _error(page: Page, one: Met) -> str:
    """Give the bank's sentence about an error as it was met last, its id where the bank has none."""
    key = f"error/{one.id}/what"
    return page.bank.say(key, page.lang, one.slots).replace("`", "") if page.bank.has(key) else one.id


def _share(page: Page, name: str, share: Share) -> Iterator[tuple[str, str, float]]:
    counts = {"known": str(share.known), "learning": str(share.learning), "unseen": str(share.unseen)}
    part = (share.known + share.learning) / share.total if share.total else 0.0
    yield _say(page, name), _say(page, "share", total=str(share.total), **counts), part


def _reviews(page: Page, found: Stats) -> Iterator[tuple[str, str, float]]:
    yield (
        _say(page, "lines"),
        _say(page, "lines-count", lines=str(found.lines), failed=str(found.failed)),
        0.0,
    )
    yield _say(page, "streak"), _say(page, "streak-days", days=str(found.streak)), 0.0
    kept = found.retention
    told = _say(page, "retention-none") if kept is None else f"{kept:.0%}"
    yield _say(page, "retention"), told, kept or 0.0


def _drawn(heading: str, rows: list[tuple[str, str, float]]) -> Iterator[Row]:
    yield None, Text(heading, "bold magenta")
    for label, text, share in rows:
        bar = "#" * (max(1, round(share * _BAR)) if share else 0)
        yield Text(label, "dim"), Text.assemble((f"{bar} " if bar else "", "cyan"), text)


def _say(page: Page, key: str, **slots: str) -> str:
    return page.bank.say(f"message/stats.{key}", page.lang, slots).replace("`", "")
