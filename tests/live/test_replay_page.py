"""The HTML replay in a real browser: it plays, jumps, speaks both languages, and asks nobody for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.replay.tapes import usual
from tests.support.browser import Page, browser
from tests.support.lines import real_bank
from tutor.replay.export.page import page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCREEN = "document.querySelector('#player').innerText"
NOW = "[...document.querySelectorAll('#lines > li')].findIndex(one => one.classList.contains('now'))"
TOLD = "document.querySelector('#lines > li.now .told').innerText"
HANGUL = "/[가-힣]/"


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Page]:
    """Give the page of a sitting whose last line printed all that could do harm."""
    past = usual(tmp_path / "home").tape()
    file = tmp_path / "replay.html"
    file.write_text(page(past, real_bank(), "en", {"ko": "실습", "en": "Sitting"}), "utf-8")
    with browser() as opened:
        opened.open(file)
        opened.until(f"{SCREEN} !== ''")
        yield opened
        assert opened.requests == [file.as_uri()]
        assert opened.errors == []


def jump(shown: Page, line: int) -> None:
    shown.run(f"document.querySelectorAll('#lines > li > button')[{line}].click()")
    shown.until(f"{NOW} === {line}")


def test_it_plays_and_the_list_follows(shown: Page) -> None:
    shown.run("document.querySelector('.ap-playback-button, .ap-overlay-start').click()")
    shown.until(f"{SCREEN}.includes('69d7630ce733')")
    shown.until(f"{NOW} >= 1")
    shown.until(f"{SCREEN}.includes('Conflict')")


def test_a_click_on_a_line_jumps_there_and_back(shown: Page) -> None:
    jump(shown, 3)
    shown.until(f"{SCREEN}.includes('No such container: nope')")
    assert "nope" in shown.run(TOLD)
    jump(shown, 0)
    shown.until(f"!{SCREEN}.includes('docker ps')")


def test_the_language_switches(shown: Page) -> None:
    jump(shown, 1)
    assert "exists already" in shown.run(TOLD)
    assert not shown.run(f"{HANGUL}.test({TOLD})")
    shown.run("document.querySelector('[data-lang=ko]').click()")
    assert shown.run(f"{HANGUL}.test({TOLD})")
    assert "exists already" not in shown.run(TOLD)
    assert shown.run("document.documentElement.lang") == "ko"


def test_hostile_output_is_text_in_the_terminal_and_nothing_else(shown: Page) -> None:
    jump(shown, 4)
    shown.until(f"{SCREEN}.includes('touch pwned')")
    assert shown.run("document.title") == "Sitting"
    assert shown.run("document.querySelectorAll('img, a[href], iframe').length") == 0
    assert shown.run(f"{SCREEN}.includes('</script><script>document.title')")
    assert not shown.run(f"{SCREEN}.includes('EVIL')")


def test_on_paper_every_line_has_its_explanation_and_its_output(shown: Page) -> None:
    shown.print_as("print")
    shows = "one => getComputedStyle(one).display !== 'none'"
    assert shown.run(f"[...document.querySelectorAll('.told, .printed')].every({shows})")
    assert not shown.run(f"[document.querySelector('#screen'), document.querySelector('nav')].some({shows})")


def test_the_policy_stops_a_request_all_the_same(shown: Page) -> None:
    asked = "fetch('http://127.0.0.1:9/').then(() => 'went out', () => 'stopped')"
    assert shown.run(asked) == "stopped"
    shown.errors = [
        one for one in shown.errors if "Content Security Policy" not in one and "Refused" not in one
    ]
    shown.requests = [one for one in shown.requests if "127.0.0.1:9" not in one]
