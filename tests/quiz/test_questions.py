"""The quality of every question that can be made: of the whole bank, and of a learner's evening."""

from __future__ import annotations

from collections import Counter
from functools import cache
from statistics import median
from typing import TYPE_CHECKING

import pytest

from tests.quiz.learner import an_evening
from tests.support.lines import real_bank
from tutor import language, meaning
from tutor.model import Change
from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.ask.parts import BLANK
from tutor.quiz.cards import deck
from tutor.quiz.past import Deed, Past
from tutor.quiz.reading import read
from tutor.quiz.stock import Stock

if TYPE_CHECKING:
    from tutor.quiz.model import Card, Question, Words

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("questions")]  # made once, for one process
LANGS = ("en", "ko")
ALWAYS = ("predict", "output", "order", "cause", "mistake")
SEEDS = (1, 2, 3)
KINDS = ("container", "network", "volume")
MADE = tuple(Change(kind, "create", f"my-{kind:x<9.9}") for kind in KINDS)
LONG_NAMES = Past((Deed(9, "docker ps", "container ls", changes=MADE),))
PASTS = {"nobody": Past(), "a learner": an_evening(), "long names": LONG_NAMES}
CHI_SQUARED = {3: 13.8, 4: 16.3}
"""By the number of choices: 999 of 1000 fair shuffles stay below."""


@cache
def questions(who: str, seed: int = 1) -> tuple[Question, ...]:
    found = (make(card, PASTS[who], seed) for card in deck(real_bank(), PASTS[who]))
    return tuple(one for one in found if one)


def make(card: Card, past: Past, seed: int) -> Question | None:
    try:
        return question(card, real_bank(), past, seed)
    except NotAskableError:
        return None


def every() -> list[Question]:
    return [one for who in PASTS for seed in SEEDS for one in questions(who, seed)]


def with_choices() -> list[Question]:
    return [one for one in every() if one.choices and not one.sequence]


def say(words: Words, lang: str) -> str:
    return real_bank().say(words.key, lang, words.slots) if words.key else words.code


def wrong_of(one: Question) -> list[Words]:
    return [choice for at, choice in enumerate(one.choices) if at != one.right]


def test_there_are_enough_questions_of_every_kind():
    counts = Counter(one.card.kind for one in questions("nobody"))
    assert set(counts) == {"meaning", "cloze", "write", "predict", "mistake", "cause", "order", "output"}
    assert min(counts.values()) >= 10
    assert sum(counts.values()) >= 480


def test_the_same_seed_gives_the_same_question_and_another_one_another_order():
    again = [question(one.card, real_bank(), Past(), 1) for one in questions("nobody")]
    assert again == list(questions("nobody"))
    assert [one.right for one in again] != [one.right for one in questions("nobody", 2)]


def test_the_right_place_is_any_place_alike():
    bank, past = real_bank(), Past()
    asked = [one for one in questions("nobody") if one.choices and not one.sequence]
    again = [one.card for one in asked if one.card.kind in ("predict", "output", "cause")]
    asked += [question(card, bank, past, seed) for seed in range(4, 14) for card in again]
    for count in (3, 4):
        found = Counter(one.right for one in asked if len(one.choices) == count)
        expected = found.total() / count
        assert expected > 15
        assert sum((found[at] - expected) ** 2 / expected for at in range(count)) < CHI_SQUARED[count]


def test_two_or_three_wrong_choices_stand_beside_the_right_one():
    assert {len(one.choices) for one in with_choices()} <= {3, 4}
    assert all(0 <= one.right < len(one.choices) for one in with_choices())


@pytest.mark.parametrize("lang", LANGS)
def test_the_length_of_the_right_choice_gives_nothing_away(lang):
    bad = []
    for one in with_choices():
        length = len(say(one.choices[one.right], lang))
        others = [len(say(choice, lang)) for choice in wrong_of(one)]
        if length > 1.3 * median(others):
            bad.append((one.card.id, length, others))
    assert bad == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_longest_choice_is_right_about_as_often_as_any(lang):
    """Nobody gains by always taking the longest, or never: a guess is right in 25 to 33 of 100."""
    longest = [
        len(say(one.choices[one.right], lang)) > max(len(say(choice, lang)) for choice in wrong_of(one))
        for one in with_choices()
    ]
    assert 0.1 < sum(longest) / len(longest) < 0.4


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_choices_read_the_same(lang):
    bad = [
        one.card.id for one in every() if len({say(each, lang) for each in one.choices}) < len(one.choices)
    ]
    assert bad == []


def test_both_languages_have_every_text_with_all_its_slots():
    bad = []
    for one in every():
        for words in (one.ask, *one.shown, *one.choices, one.why, *one.hints):
            for lang in LANGS:
                text = say(words, lang)
                missing = real_bank().slots(words.key) - words.slots.keys() - {"value"} if words.key else ()
                if not text or missing:
                    bad.append((one.card.id, words.key, missing))
    assert bad == []


def test_every_question_says_why():
    assert all(one.why.key or one.why.code for one in every())


def around(one: Question) -> list[str]:
    """Give the lines that a choice of a cloze makes of the line shown; the first is right."""
    blank = next(words.code for words in one.shown if BLANK in words.code)
    return [blank.replace(BLANK, choice.code) for choice in (one.choices[one.right], *wrong_of(one))]


def test_every_wrong_value_makes_a_line_that_docker_takes_and_that_means_something_else():
    clozes = [one for one in with_choices() if one.card.kind == "cloze"]
    assert len(clozes) > 20
    for one in clozes:
        right, *others = (read(text, real_bank()) for text in around(one))
        expected = read(one.expected, real_bank())
        assert right
        assert expected
        assert not meaning.compare(right, expected, real_bank())
        for other in others:
            assert other, one.card.id
            assert meaning.compare(other, expected, real_bank()), one.card.id


def test_every_line_among_choices_and_steps_is_one_that_docker_takes():
    asked = [one for one in every() if one.card.kind != "mistake"]
    lines = {choice.code for one in asked for choice in one.choices if choice.code.startswith("docker ")}
    assert len(lines) > 40
    assert [line for line in lines if not read(line, real_bank())] == []


def test_every_wrong_meaning_is_that_of_another_option_or_another_value():
    for one in with_choices():
        if one.card.kind == "meaning":
            right = one.choices[one.right]
            assert right.key.split("/")[0] in ("flag", "command")
            for choice in wrong_of(one):
                assert choice.key.split("/")[0] == right.key.split("/")[0]
                assert (choice.key, choice.slots) != (right.key, right.slots)


def test_no_wrong_cause_is_that_of_an_error_much_alike():
    stock = Stock(real_bank())
    for one in with_choices():
        if one.card.kind == "cause":
            named = [choice.key.split("/")[1] for choice in wrong_of(one)]
            right = one.card.subject.removeprefix("error/")
            assert not any(stock.are_near(right, name) for name in named)


@pytest.mark.parametrize("lang", LANGS)
def test_no_question_shows_its_own_answer(lang):
    for one in every():
        told = [say(words, lang) for words in (one.ask, *one.shown)]
        if one.expected:
            assert one.expected not in told
            assert not any(one.expected in text for text in told), one.card.id
        elif one.choices and not one.sequence and one.card.kind not in ("mistake", "predict", "output"):
            assert not any(say(one.choices[one.right], lang) in text for text in told), one.card.id


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_above_a_blank_spells_what_is_missing(lang):
    for one in every():
        if one.card.kind != "cloze":
            continue
        blank = next(words.code for words in one.shown if BLANK in words.code)
        missing = one.expected[len(blank.partition(BLANK)[0]) :].split()[0]
        told = " ".join(say(words, lang) for words in one.shown if words.code != blank)
        assert f"`{missing}`" not in told, one.card.id


def test_what_is_expected_is_right_by_meaning_and_is_a_line():
    for one in every():
        if one.expected:
            assert read(one.expected, real_bank()), one.card.id


def test_every_line_to_try_can_be_tried():
    for one in every():
        if one.line.startswith("docker ") and one.card.kind not in ("cause", "mistake", "predict"):
            assert read(one.line, real_bank()), one.card.id


def test_the_day_is_told_where_the_learner_typed_the_line():
    own = [one for one in questions("a learner") if one.card.origin == "journal"]
    dated = [one for one in own if one.shown and one.shown[0].key.startswith("message/quiz.typed.")]
    assert len(dated) > 40
    assert "2026-03-01" in say(dated[0].shown[0], "en")
    assert "Sunday" in say(dated[0].shown[0], "en")
    assert all(one.card.line in (one.line, *(words.code for words in one.shown)) for one in dated)


def test_own_names_stand_in_the_questions_of_the_bank():
    own = {one.card.id: one for one in questions("a learner")}
    assert "docker network rm pets" in [choice.code for choice in own["order/join-and-leave"].choices]
    assert own["write/start-again"].expected == "docker start owl"


def test_few_cards_of_the_bank_cannot_be_asked():
    """Texts change: some sentence is always so long, or so frank, that a question from it would be none."""
    asked = {one.card.id for one in questions("nobody")}
    cards = deck(real_bank(), Past())
    assert len(asked) > 0.93 * len(cards)
    assert [card.id for card in cards if card.id not in asked and card.kind in ALWAYS] == []
    units = {card.subject for card in cards if card.kind == "write" and card.subject.startswith("flag/")}
    assert units <= {card.subject for card in cards if card.id in asked}


def test_whether_a_card_can_be_asked_does_not_depend_on_the_seed():
    for who in PASTS:
        first, *others = ({one.card.id for one in questions(who, seed)} for seed in SEEDS)
        assert all(other == first for other in others)


def test_the_order_of_events_is_that_of_the_line():
    one = next(one for one in questions("nobody") if one.card.id == "order/container run")
    steps = [say(one.choices[at], "en") for at in one.sequence]
    assert steps[0].startswith("pull the image")
    assert steps[-1] == "remove the container"
    assert len(one.choices) == len(steps) + 1


def test_a_failing_line_is_shown_as_docker_refused_it():
    one = next(one for one in questions("a learner") if one.card.id == "mistake/unknown-flag")
    line = language.read(one.shown[-1].code, real_bank(), language.Surroundings())
    assert line.invocations[0].problem
    assert one.choices[one.right].code == "--publsh"
