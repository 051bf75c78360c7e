"""A sitting asks what is due first, nothing twice, and what is easily confused side by side."""

from __future__ import annotations

from dataclasses import replace

from tutor.quiz.model import Card
from tutor.quiz.plan import about, choose


def card(name: str, subject: str = "", confusable: str = "", topics: tuple[str, ...] = ()) -> Card:
    return Card(name, "meaning", subject or f"flag/{name}", topics, confusable)


def chosen(
    deck: list[Card],
    due: list[str] | None = None,
    known: set[str] | None = None,
    count: int = 10,
    wrong: str = "",
) -> list[str]:
    due = due or []
    return [one.id for one in choose(deck, due, {*due, *(known or ())}, count, {wrong})]


def test_what_is_due_comes_before_what_is_new_and_the_rest_waits() -> None:
    deck = [card("new"), card("due"), card("overdue"), card("later")]
    assert chosen(deck, ["overdue", "due"], {"later"}) == ["overdue", "due", "new"]


def test_siblings_are_not_asked_in_one_sitting() -> None:
    deck = [card("cloze", "flag/run/publish"), card("meaning", "flag/run/publish"), card("other")]
    assert chosen(deck) == ["cloze", "other"]


def test_what_is_easily_confused_is_asked_side_by_side() -> None:
    deck = [card("stop", confusable="stop-kill"), card("ps"), card("kill", confusable="stop-kill")]
    assert chosen(deck) == ["stop", "kill", "ps"]


def test_a_card_found_wrong_is_not_asked_again() -> None:
    assert chosen([card("good"), card("bad")], wrong="bad") == ["good"]


def test_no_more_is_asked_than_was_wanted() -> None:
    assert len(chosen([card(str(number)) for number in range(30)], count=5)) == 5


def test_a_topic_chooses_by_topic_command_and_kind() -> None:
    run = replace(card("a", "flag/container run/publish", topics=("port",)), kind="write")
    deck = (run, card("b", "command/volume ls", topics=("volume",)))
    assert about(deck, "Port") == (run,)
    assert about(deck, "container run") == (run,)
    assert about(deck, "write") == (run,)
    assert about(deck, "") == deck
