"""A tape as one HTML page that needs nothing else: the player, every line, explanations in both languages.

The page's own policy forbids every request and every script but its two; a container's output is data in a
script block of JSON or escaped text.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Final, get_args

from tutor.model import Lang
from tutor.replay.export.cast import cast
from tutor.replay.export.handout import shortened
from tutor.replay.player import IDLE, timeline
from tutor.replay.terminal import final_text
from tutor.replay.told import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.bank import Bank
    from tutor.replay.tape import Step, Tape

_SLOT: Final = re.compile(r"@@(\w+)@@")
_CODE: Final = re.compile(r"`([^`]*)`")


def page(tape: Tape, bank: Bank, lang: Lang, titles: dict[Lang, str], idle: float = IDLE) -> str:
    """Give the page; `lang` is the language that it opens in."""
    script, player = _asset("page.js"), _vendored("asciinema-player.min.js")
    data = {
        "cast": cast(tape, "2", titles[lang], idle),
        "starts": [round(timed.begin, 3) for timed in timeline(tape.steps, idle)],
    }
    slots = {
        "lang": lang,
        "title": escape(titles[lang]),
        "policy": _policy(player, script),
        "player_css": _vendored("asciinema-player.css"),
        "page_css": _asset("page.css"),
        "heading": _both(lambda one: escape(titles[one])),
        "hint": _both(lambda one: _text(bank.say("message/replay.page-hint", one))),
        "licence": _both(lambda one: _text(bank.say("message/replay.page-licence", one))),
        "lines": "\n".join(_line(step, bank) for step in tape.steps),
        "data": _json(data),
        "player": player,
        "script": script,
    }
    return _SLOT.sub(lambda found: slots[found[1]], _asset("page.html"))


def _line(step: Step, bank: Bank) -> str:
    lines = [escape(line) for line in shortened(final_text(step))]
    printed = f'<pre class="printed">{chr(10).join(lines)}</pre>' if lines else ""
    failed = ' class="failed"' if step.failed else ""
    return (
        f'<li{failed}><button type="button"><code>{escape(step.turn.line)}</code></button>'
        f'<div class="told">{_both(lambda lang: _before(step, bank, lang))}{printed}'
        f"{_both(lambda lang: _after(step, bank, lang))}</div></li>"
    )


def _before(step: Step, bank: Bank, lang: Lang) -> str:
    said = told(step.turn, bank, lang)
    rows = "".join(
        f"<dt><code>{escape(typed)}</code></dt><dd>{_text(text)}</dd>" for typed, text in said.notes
    )
    return (
        (f"<dl>{rows}</dl>" if rows else "")
        + _list("ol", said.order)
        + "".join(f'<p class="caution">{_text(text)}</p>' for text in said.cautions)
    )


def _after(step: Step, bank: Bank, lang: Lang) -> str:
    said = told(step.turn, bank, lang)
    code = bank.say("message/replay.failed-with", lang, {"code": str(step.turn.exit_code)})
    return (
        _list("ul", said.changes)
        + (f'<p class="error">{_text(" ".join([code, *said.error]))}</p>' if step.failed else "")
        + "".join(f'<pre class="try">{escape(line)}</pre>' for line in said.tries)
    )


def _list(tag: str, texts: Iterable[str]) -> str:
    items = "".join(f"<li>{_text(text)}</li>" for text in texts)
    return f"<{tag}>{items}</{tag}>" if items else ""


def _both(say: Callable[[Lang], str]) -> str:
    """Give a text in every language; the page shows the one that is chosen."""
    return "".join(f'<div lang="{lang}">{say(lang)}</div>' for lang in get_args(Lang))


def _text(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text))


def _json(data: object) -> str:
    """Give JSON that ends no script block and opens none."""
    return json.dumps(data, ensure_ascii=True).replace("<", "\\u003c").replace(">", "\\u003e")


def _policy(*scripts: str) -> str:
    sums = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in scripts
    )
    return escape(f"default-src 'none'; script-src {sums} 'wasm-unsafe-eval'; style-src 'unsafe-inline'")


def _asset(name: str) -> str:
    return resources.files("tutor.replay.export").joinpath(name).read_text("utf-8")


def _vendored(name: str) -> str:
    return resources.files("tutor.replay.vendor").joinpath(name).read_text("utf-8")
