"""The deck: which cards there are, in which order, and that their ids stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quiz.learner import an_evening
from tests.support.lines import real_bank
from tutor.bank import Bank
from tutor.quiz.cards import deck
from tutor.quiz.model import Card
from tutor.quiz.past import Deed, Past

GOLDEN = Path(__file__).parent / "golden" / "ids.txt"
FROM_BANK = deck(real_bank(), Past())
OWN = deck(real_bank(), an_evening())


def ids(cards, origin=""):
    return [card.id for card in cards if origin in ("", card.origin)]


def test_every_id_is_there_once():
    for cards in (FROM_BANK, OWN):
        assert len(set(ids(cards))) == len(cards)


def test_no_id_of_the_bank_has_gone_or_changed():
    """A learner's reviews hang on these; write a new one into the file, never change one."""
    assert sorted(ids(FROM_BANK)) == GOLDEN.read_text().splitlines()


def test_ids_do_not_depend_on_texts_or_on_the_learner():
    assert set(ids(FROM_BANK)) <= set(ids(OWN))
    bank = real_bank()
    texts = {lang: {key: f"x{bank.say(key, lang)}" for key in bank.keys("")} for lang in ("en", "ko")}
    edited = Bank(bank._facts, texts, quiz=lambda: bank.quiz)
    assert ids(deck(edited, Past())) == ids(FROM_BANK)


def test_own_lines_come_first_then_what_is_around_them():
    origins = [card.origin for card in OWN]
    own = origins.count("journal")
    assert origins[:own] == ["journal"] * own
    assert own > 60
    sets = {card.confusable for card in OWN[:own]} - {""}
    first = OWN[own : own + 40]
    subjects = {card.subject for card in OWN[:own]}
    assert all(card.confusable in sets or card.subject in subjects for card in first)
    assert {"meaning/container stop", "write/container stop"} <= {
        card.id for card in first
    }  # `kill` was used


@pytest.mark.parametrize(
    ("card", "line"),
    [
        ("meaning/container run/publish", "docker run -d -p 8080:80 --name my-cat nginx"),
        ("cloze/container run/publish/value", "docker run -d -p 8080:80 --name my-cat nginx"),
        ("meaning/container exec/interactive", "docker exec -it my-cat bash"),
        ("write/container logs", "docker logs -f --tail 20 my-cat"),
        ("meaning/container run/cpuset-cpus", "docker run --rm --cpuset-cpus 0 busybox true"),
        ("cause/name-conflict", "docker run -d -p 8081:80 --name my-cat nginx"),
        ("cause/flags-after-image", "docker run -d --name fox nginx -p 8082:80"),
        ("mistake/unknown-flag", "docker run --publsh 80:80 --name hen -d nginx"),
        ("cause/no-such-image", "docker rmi nginx:1.0"),
        ("predict/exit-code/125", "docker run --publsh 80:80 --name hen -d nginx"),
        ("output/exit-code/137", "docker kill my-cat"),
    ],
)  # fmt: skip
def test_a_card_is_made_from(card, line):
    found = next(one for one in OWN if one.id == card)
    assert (found.origin, found.line) == ("journal", line)
    assert an_evening().of(found.turn).line == line


def test_an_option_of_create_is_the_same_card_as_that_of_run():
    found = next(card for card in OWN if card.id == "meaning/container run/restart")
    assert found.line.startswith("docker create")
    assert not any("container create/" in card.id for card in OWN)


def test_what_the_bank_no_longer_knows_gives_no_card():
    old = (
        Deed(1, "docker boot2docker up", "boot2docker up", flags=("fast",)),
        Deed(2, "docker run nginx", "container run", status="failed", exit_code=1, diagnosis="no-more"),
    )
    assert ids(deck(real_bank(), Past(old)), "journal") == []


def test_a_refused_line_teaches_no_options():
    assert not any(card.kind == "meaning" and "8082" in card.line for card in OWN)


def test_cards_of_lessons_stand_before_the_rest_of_the_bank():
    lesson = Card("write/lesson/01/1", "write", "lesson/01", origin="lesson")
    twice = Card("meaning/container run/publish", "meaning", "flag/container run/publish", origin="lesson")
    cards = deck(real_bank(), an_evening(), (lesson, twice))
    at = cards.index(lesson)
    assert twice not in cards
    assert cards[at + 1].origin == "bank"
    assert ids(cards[at + 1 :]) == [card.id for card in OWN[at:]]


def test_siblings_have_one_subject_and_confusable_ones_one_set():
    found = [card for card in FROM_BANK if card.subject == "flag/container run/publish"]
    assert {"meaning", "cloze", "write", "predict", "output"} == {card.kind for card in found}
    stops = {
        card.confusable
        for card in FROM_BANK
        if card.subject in ("command/container kill", "command/container rm")
    }
    assert "stop-kill-rm" in stops
    assert all(card.topics for card in FROM_BANK)
