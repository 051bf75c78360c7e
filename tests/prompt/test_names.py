"""Live names come from the background and never hold a key up for long."""

import threading
from collections.abc import Sequence

import pytest

from tutor.prompt import names as module
from tutor.prompt.names import Names


def test_names_are_fetched_once_until_a_line_has_run() -> None:
    asked: list[str] = []

    def fetch(kind: str) -> Sequence[str]:
        asked.append(kind)
        return [f"cat{len(asked)}"]

    names = Names(fetch)
    assert [names("image"), names("image")] == [("cat1",), ("cat1",)]
    names.forget()
    assert names("image") == ("cat2",)


def test_a_failing_daemon_gives_no_names() -> None:
    def fetch(kind: str) -> Sequence[str]:
        raise OSError(kind)

    assert Names(fetch)("image") == ()


def test_a_hanging_daemon_gives_no_names_and_its_late_answer_is_used_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    answer, sent = threading.Event(), threading.Event()

    def fetch(kind: str) -> Sequence[str]:
        answer.wait()
        sent.set()
        return [kind]

    names = Names(fetch)
    assert names("image") == ()
    answer.set()
    sent.wait()
    monkeypatch.setattr(module, "PATIENCE", 5)
    assert names("image") == ("image",)


def test_a_late_answer_from_before_a_line_is_forgotten() -> None:
    late = threading.Event()
    turns = iter(["old", "new"])

    def fetch(kind: str) -> Sequence[str]:
        found = next(turns)
        if found == "old":
            late.wait()
        return [found]

    names = Names(fetch)
    asker = threading.Thread(target=names, args=("image",))
    asker.start()
    while not names._asked:
        pass
    names.forget()
    assert names("image") == ("new",)
    late.set()
    asker.join()
    assert names("image") == ("new",)
