"""Questions about what went wrong: the part at fault, the cause of an error, the exit code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor import explain, meaning
from tutor.model import Outcome
from tutor.quiz.ask.choose import choose
from tutor.quiz.model import Question, Words
from tutor.quiz.reading import NOWHERE, filled, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.model import Line, Slots
    from tutor.quiz.ask.desk import Desk
    from tutor.quiz.model import Card
    from tutor.quiz.past import Deed

_ENOUGH: Final = 4
"""Wrong causes that are enough to choose from."""
OF_DOCKER: Final = ("125", "126", "127")
"""Exit codes that docker gives, and not a program for reasons of its own."""
_CODES: Final = (*OF_DOCKER, "137", "143")


@dataclass(frozen=True, slots=True)
class Failure:
    """A line that failed: the entry of the error catalogue, what docker printed, what the entry may name."""

    id: str
    line: Line
    error: str
    slots: Slots
    at: str = ""
    tries: str = ""


def of_deed(deed: Deed, desk: Desk) -> Failure:
    """Give what went wrong with a line of the learner's."""
    line = meaning.read(deed.line, desk.bank, NOWHERE)
    sample = desk.stock.errors.get(deed.diagnosis)
    problem = next((one.problem for one in line.invocations if one.problem), None)
    at = sample.at if sample and sample.at else "problem"
    error = shown(problem.text if problem else deed.error)
    return Failure(deed.diagnosis, line, error, deed.slots, at, deed.tries[0] if deed.tries else "")


def of_stock(name: str, desk: Desk) -> Failure | None:
    """Give the failing line that content/quiz has for an error."""
    sample = desk.stock.errors.get(name)
    if not sample:
        return None
    text, error, tries = (filled(one, desk.names) for one in (sample.line, sample.error, sample.tries))
    line = meaning.read(text, desk.bank, NOWHERE)
    found = explain.diagnose(line.invocations[0], Outcome("failed", 1, error), desk.bank)
    return Failure(name, line, error, found.slots if found else {}, sample.at, tries)


def shown(error: str) -> str:
    """Leave out how to get help."""
    return error.partition("\n\n")[0].partition("\nRun 'docker")[0].strip()


def mistake(card: Card, failure: Failure, desk: Desk) -> Question | None:
    """Ask which part of a line is at fault."""
    line, places = failure.line, parts(failure.line)
    place = next(iter(_at_fault(failure)), None)
    if place not in places:
        return None
    texts = {span: Words(code=line.text[span[0] : span[1]]) for span in places}
    found = choose(texts.pop(place), list(texts.values()), desk)
    if not found:
        return None
    return Question(
        card,
        Words("message/quiz.ask.mistake"),
        shown=(Words(code=line.text),),
        choices=found.choices,
        right=found.right,
        why=Words(f"error/{failure.id}/why", failure.slots),
        hints=(Words("message/quiz.hint.error", {"error": failure.error}),) if failure.error else (),
        line=failure.tries,
    )


def _at_fault(failure: Failure) -> Iterator[tuple[int, int]]:
    """Give the place at fault, if only one can be meant."""
    one, at = failure.line.invocations[0], failure.at
    if at == "problem":
        if one.problem and one.problem.start < one.problem.end:
            yield one.problem.start, one.problem.end
        return
    uses = one.uses(at.removeprefix("--")) if at.startswith("--") else ()
    operands = [operand for operand in one.operands if operand.name == at]
    starts = [use.start for use in uses] + [operand.start for operand in operands]
    if len(starts) == 1:
        yield from (span for span in parts(failure.line) if span[0] <= starts[0] < span[1])


def cause(card: Card, failure: Failure, desk: Desk) -> Question | None:
    """Ask for the cause of an error."""
    wrong = [Words(f"error/{other}/why", failure.slots) for other in _others(failure, desk)]
    key = f"error/{failure.id}"
    found = choose(Words(f"{key}/why", failure.slots), wrong, desk) if failure.error else None
    if not found:
        return None
    return Question(
        card,
        Words("message/quiz.ask.cause"),
        shown=(Words(code=failure.line.text), Words(code=failure.error)),
        choices=found.choices,
        right=found.right,
        why=Words(f"{key}/what", failure.slots),
        hints=(Words(f"{key}/next", failure.slots),),
        line=failure.tries,
    )


def _others(failure: Failure, desk: Desk) -> list[str]:
    """Give errors with other causes, those of the same command where there are enough."""
    bank = desk.bank
    command = failure.line.invocations[0].command
    able = [
        other
        for other in desk.stock.errors
        if other != failure.id
        and not desk.stock.are_near(other, failure.id)
        and bank.slots(f"error/{other}/why") <= failure.slots.keys()
    ]
    same = {entry.id for entry in bank.errors if command in entry.commands}
    alike = [other for other in able if other in same]
    return alike if len(alike) >= _ENOUGH else able


def exit_code(card: Card, deed: Deed, desk: Desk) -> Question | None:
    """Ask for the exit code of a line that failed because of docker, or of the program named."""
    code = str(deed.exit_code)
    found = choose(Words(code=code), [Words(code=one) for one in _CODES if one != code], desk)
    if not found or code not in OF_DOCKER or code in deed.error:
        return None
    return Question(
        card,
        Words("message/quiz.ask.exit-code"),
        shown=(Words(code=deed.line), Words(code=shown(deed.error))),
        choices=found.choices,
        right=found.right,
        why=Words(f"error/exit-{code}/what", {"code": code}),
        line=deed.tries[0] if deed.tries else "",
    )


def ended(card: Card, name: str, desk: Desk) -> Question | None:
    """Ask what an exit code in a status tells."""
    code = card.id.rpartition("/")[2]
    wrong = [Words(f"quiz/exit/{one}") for one in desk.stock.exits if one != code]
    found = choose(Words(f"quiz/exit/{code}"), wrong, desk) if code in desk.stock.exits else None
    if not found:
        return None
    return Question(
        card,
        Words("message/quiz.ask.status", {"code": code}),
        shown=(Words(code=f"{name}: Exited ({code}) 3 seconds ago"),),
        choices=found.choices,
        right=found.right,
        why=Words(f"error/exit-{code}/why", {"code": code}),
        line=f"docker logs {name}",
    )
