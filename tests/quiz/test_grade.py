"""Grading: lines by meaning, keys in two layouts, values by kind, and what is said of an answer."""

# ruff: noqa: E501 - one pair a row
from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from tests.meaning.pairs import equal, unequal
from tests.quiz.learner import an_evening
from tests.support.lines import real_bank
from tutor.language import Surroundings
from tutor.quiz.ask import NotAskableError, question
from tutor.quiz.cards import deck
from tutor.quiz.grade import chosen, grade
from tutor.quiz.model import Card, Question, Verdict, Words
from tutor.quiz.past import Past
from tutor.quiz.stock import Stock, Unit

if TYPE_CHECKING:
    from tutor.model import Line

AROUND = Surroundings({"PWD": "/work", "HOME": "/root"}, "/work", "/root", frozenset(("docker", "grep")))
CARDS = {card.id: card for card in deck(real_bank(), an_evening())}


def every(seed: int) -> list[Question]:
    found = []
    for card in CARDS.values():
        with contextlib.suppress(NotAskableError):
            found.append(question(card, real_bank(), an_evening(), seed))
    return found


def asked(card: str, seed: int = 1) -> Question:
    return question(CARDS[card], real_bank(), an_evening(), seed)


def to_write(line: str) -> Question:
    return Question(Card("write/x", "write", "x"), Words(code="?"), expected=line)


def told(verdict: Verdict, lang: str = "en") -> str:
    return real_bank().say(verdict.note.key, lang, verdict.note.slots) if verdict.note else ""


def answer(line: str, expected: str) -> Verdict:
    return grade(to_write(expected), line, real_bank())


@pytest.mark.slow
@pytest.mark.parametrize("swapped", [False, True])
def test_every_line_that_means_the_same_is_right(swapped):
    pairs = [pair[::-1] if swapped else pair for pair in equal()]
    assert len(pairs) >= 300
    wrong = [pair for pair in pairs if not grade(to_write(pair[1]), pair[0], real_bank(), AROUND).right]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.slow
@pytest.mark.parametrize("swapped", [False, True])
def test_no_line_that_means_something_else_is_right(swapped):
    pairs = [pair[::-1] if swapped else pair for pair in unequal()]
    assert len(pairs) >= 300
    verdicts = [(pair, grade(to_write(pair[1]), pair[0], real_bank(), AROUND)) for pair in pairs]
    assert [pair for pair, verdict in verdicts if verdict.right] == []
    assert [pair for pair, verdict in verdicts if not (told(verdict) and told(verdict, "ko"))] == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_what_is_expected_is_right_for_every_question_that_has_it(seed):
    for one in every(seed):
        if one.expected:
            assert grade(one, one.expected, real_bank()).right, one.card.id


@pytest.mark.slow
def test_the_right_key_and_no_other_is_right_for_every_choice():
    for one in every(5):
        if one.choices and not one.sequence:
            rights = [at for at in range(len(one.choices)) if grade(one, str(at + 1), real_bank()).right]
            assert rights == [one.right], one.card.id
        elif one.sequence:
            keys = "".join(str(at + 1) for at in one.sequence)
            assert grade(one, keys, real_bank()).right
            assert not grade(one, keys[::-1], real_bank()).right


FOUR = Question(
    Card("predict/x", "predict", "x"),
    Words(code="?"),
    choices=tuple(Words(code=code) for code in ("125", "126", "127", "Created")),
    right=1,
)


@pytest.mark.parametrize("key", ["2", "b", "B", "ㅠ", "2.", " 2 ", "2)", "b)", "２", "ｂ", "126"])
def test_a_choice_is_named_by_digit_letter_and_code_in_both_layouts(key):
    assert chosen(FOUR, key) == (1,)
    assert grade(FOUR, key, real_bank()).right


@pytest.mark.parametrize(("key", "place"), [("ㅁ", 0), ("ㅠ", 1), ("ㅊ", 2), ("ㅇ", 3), ("Created", 3)])
def test_the_korean_layout_gives_the_same_letters(key, place):
    assert chosen(FOUR, key) == (place,)


@pytest.mark.parametrize("key", ["", "5", "0", "e", "12", "ㅎ", "?", "yes", "created"])
def test_what_names_no_choice_is_told_apart_from_a_wrong_choice(key):
    assert chosen(FOUR, key) is None
    assert told(grade(FOUR, key, real_bank())) == "No answer has this key."


STEPS = Question(
    Card("order/x", "order", "x"),
    Words(code="?"),
    choices=tuple(Words(code=code) for code in ("start", "create", "pull", "rmi")),
    sequence=(2, 1, 0),
)


@pytest.mark.parametrize("keys", ["321", "3 2 1", "3,2,1", "3 > 2 > 1", "c b a", "ㅊㅠㅁ", "ㅊ ㅠ ㅁ"])
def test_steps_are_named_in_any_way(keys):
    assert grade(STEPS, keys, real_bank()).right


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        ("312", "From step 2 on, the order is different."),
        ("341", "You took in the step that does not belong."),
        ("32", "Name 3 steps, as in `312`; one step stays out."),
        ("3211", "Name 3 steps, as in `312`; one step stays out."),
    ],
)
def test_a_wrong_order_is_told_from_where(keys, note):
    verdict = grade(STEPS, keys, real_bank())
    assert not verdict.right
    assert told(verdict) == note


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "-p",
            "--publish",
            " -p ",
            "--publish=",
            "ㅔ",
            "-ㅔ",
            "-p 8080:80",
            "--publish=8080:80",
            "-p8080:80",
        ),
        *("docker run -d --publish 8080:80 --name my-cat nginx", "run -dp 8080:80 --name my-cat nginx"),
        "애찯ㄱ 겨ㅜ -ㅇ -ㅔ 8080:80 --name my-cat nginx",
    ],
)
def test_a_missing_option_is_right_in_every_spelling(typed):
    one = asked("cloze/container run/publish")
    assert one.shown[-1].code == "docker run -d _____ 8080:80 --name my-cat nginx"
    assert grade(one, typed, real_bank()).right == (typed != "ㅔ")


@pytest.mark.parametrize("typed", ["-P", "--expose", "-v", "-p 80:8080", "", "nonsense", "2"])
def test_another_option_is_wrong(typed):
    assert not grade(asked("cloze/container run/publish"), typed, real_bank()).right


@pytest.mark.parametrize("typed", ["-i", "--interactive", "-it", "docker exec -ti my-cat bash", "-ㅑ"])
def test_a_letter_of_a_cluster_can_be_what_is_missing(typed):
    one = asked("cloze/container exec/interactive")
    assert one.shown[-1].code == "docker exec _____ -t my-cat bash"
    assert grade(one, typed, real_bank()).right


def test_another_letter_of_the_same_cluster_is_wrong():
    assert not grade(asked("cloze/container exec/tty"), "-i", real_bank()).right
    assert not grade(asked("cloze/container exec/interactive"), "-t", real_bank()).right


@pytest.mark.slow
def test_no_other_option_of_its_family_is_right_in_any_blank():
    stock = Stock(real_bank())
    clozes = [one for one in every(1) if one.card.kind == "cloze" and not one.choices]
    assert len(clozes) > 70
    for one in clozes:
        unit = Unit(*one.card.subject.removeprefix("flag/").split("/"))
        for rival in stock.rivals(unit):
            assert not grade(one, f"--{rival.unit.flag}", real_bank()).right, (one.card.id, rival)


def test_a_missing_value_is_right_by_key_and_typed():
    one = asked("cloze/container run/publish/value")
    assert grade(one, str(one.right + 1), real_bank()).right
    assert grade(one, "8080:80", real_bank()).right
    assert grade(one, "8080:80/tcp", real_bank()).right
    assert not grade(one, "80:8080", real_bank()).right


@pytest.mark.parametrize(
    ("line", "expected", "note"),
    [
        ("docker run --detach nginx", "docker run -d nginx", "`-d` is the short form of `--detach`."),
        ("docker container ls -a", "docker ps -a", "`docker container ls` and `docker ps` are one and the same command."),
        ("run -d nginx", "docker run -d nginx", ""),
        ("docker run nginx:latest", "docker run nginx", ""),
        ("docker run -m 1024m nginx", "docker run -m 1g nginx", ""),
        ("애찯ㄱ ㅔㄴ -ㅁ", "docker ps -a", ""),
    ],
)  # fmt: skip
def test_another_spelling_is_right_and_said(line, expected, note):
    verdict = answer(line, expected)
    assert verdict.right
    assert told(verdict) == note


@pytest.mark.parametrize(
    ("line", "expected", "note"),
    [
        ("docker run -p 8080:8080 nginx", "docker run -p 8080:80 nginx", "You published port 8080 of the container; the card asked for port 80."),
        ("docker run -p 80:80 nginx", "docker run -p 8080:80 nginx", "You opened port 80 of the host; the card asked for port 8080."),
        ("docker run -p 80:8080 nginx", "docker run -p 8080:80 nginx", "Left is the host, right the container: port 8080 of the host was to lead to port 80 inside."),
        ("docker run -p 127.0.0.1:8080:80 nginx", "docker run -p 8080:80 nginx", "For `--publish` you wrote `127.0.0.1:8080:80`; the card asked for `8080:80`."),
        ("docker create -d nginx", "docker run -d nginx", "Docker refuses `docker create -d nginx`: unknown shorthand flag: 'd' in -d"),
        ("docker create nginx", "docker run nginx", "You wrote `docker container create`; the card asked for `docker container run`."),
        ("docker run nginx", "docker run -d nginx", "`--detach` is missing."),
        ("docker run -d --rm nginx", "docker run -d nginx", "`--rm` was not asked for."),
        ("docker run nginx", "docker run -e A=1 nginx", "`--env` with `A=1` is missing."),
        ("docker run -e A=1 nginx", "docker run nginx", "`--env` with `A=1` was not asked for."),
        ("docker stop -t 5 web", "docker stop -t 3 web", "For `--timeout` you wrote `5`; the card asked for `3`."),
        ("docker rename b a", "docker rename a b", "For `CONTAINER` you wrote `b`; the card asked for `a`."),
        ("what is this?", "docker ps", "There is no Docker command in `what is this?`."),
        ("docker rn nginx", "docker run nginx", "Docker refuses `docker rn nginx`: docker: unknown command: docker rn"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(line, expected, note):
    verdict = answer(line, expected)
    assert not verdict.right
    assert told(verdict) == note
    assert told(verdict, "ko")


def test_relative_paths_count_from_where_the_learner_is():
    one = to_write("docker run -v /work/site:/data nginx")
    assert grade(one, "docker run -v ./site:/data nginx", real_bank(), AROUND).right
    assert not grade(one, "docker run -v ./site:/data nginx", real_bank()).right


class Sandbox:
    """Remembers what was run, and says what became of it."""

    def __init__(self, reached: Verdict | None) -> None:
        self.says = reached
        self.ran: list[str] = []

    def reached(self, question: Question, line: Line) -> Verdict | None:
        self.ran.append(line.text)
        return self.says


@pytest.mark.parametrize(
    ("reached", "says"),
    [
        (Verdict(True, Words("message/quiz.note.other-way")), "Another line than expected"),
        (Verdict(False, Words("message/quiz.untried-terminal")), "This was not tried"),
        (None, "`--init` was not asked for."),
    ],
)
def test_another_line_is_right_where_only_its_effect_counts(reached, says):
    sandbox = Sandbox(reached)
    line = "docker run -d --init nginx"
    verdict = grade(to_write("docker run -d nginx"), line, real_bank(), effects=sandbox)
    assert verdict.right == bool(reached and reached.right)
    assert sandbox.ran == [line]
    assert told(verdict).startswith(says)


@pytest.mark.parametrize("line", ["docker run -d nginx", "rm -rf /", "docker rn web", "docker ps; rm -rf /"])
def test_nothing_is_run_that_is_right_anyway_or_no_docker_line(line):
    sandbox = Sandbox(Verdict(True))
    grade(to_write("docker run -d nginx"), line, real_bank(), effects=sandbox)
    assert sandbox.ran == []


def test_the_same_answer_is_graded_alike_whoever_was_asked():
    bank = real_bank()
    for card in ("write/web-server", "write/list-all", "write/fetch-a-file"):
        one = question(next(each for each in deck(bank, Past()) if each.id == card), bank, Past(), 1)
        assert grade(one, one.expected, bank).right
        assert not grade(one, f"{one.expected} extra --nonsense", bank).right
