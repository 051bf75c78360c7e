"""A quiz at the terminal: puts the questions, reads the keys, tells how it went."""

from __future__ import annotations

import random
import time
from contextlib import closing, nullcontext, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.quiz.begin import Wish
    from tutor.quiz.grade import Effects
    from tutor.quiz.model import Question
    from tutor.quiz.sitting import Keeper, Round
    from tutor.session import Session

LETTERS: Final = "abcdefgh"
JAMO: Final = "ㅁㅠㅊㅇㄷㄹㅎㅗ"
"""The same keys with the Korean layout on."""
SKIP: Final = frozenset({"s", "S", "ㄴ"})
USUAL: Final = 5
"""Questions of a sitting where the learner names no number: two or three minutes."""
MOST: Final = 50
"""Questions of the longest sitting."""


def wish(
    count: int, topic: str = "", cram: bool = False, seed: int | None = None, taught: Sequence[str] = ()
) -> Wish:
    """Give what was asked for; without a seed, any. `taught` is what a lesson introduces."""
    from tutor.quiz.begin import Wish

    chosen = random.SystemRandom().randrange(1 << 31) if seed is None else seed
    return Wish(max(1, min(count, MOST)), topic, cram, chosen, tuple(taught))


def read_wish(words: Sequence[str]) -> Wish:
    """Read `[N] [topic]`."""
    has_count = bool(words) and words[0].isascii() and words[0].isdigit()
    return wish(int(words[0]) if has_count else USUAL, " ".join(words[has_count:]))


def keeper(session: Session, cram: bool = False, effects: Effects | None = None) -> Keeper:
    """Give what a sitting needs of a session."""
    from tutor.quiz.sitting import Keeper

    journal = session.parts.journal()
    return Keeper(
        session.parts.bank,
        journal.reviews,
        session.parts.now,
        time.monotonic,
        lambda parts: journal.learn(failed=parts),
        cram=cram,
        effects=effects,
    )


def play(session: Session, wish: Wish) -> int:
    """Hold a sitting; give 1 where there was nothing to ask or nobody to answer."""
    from tutor import screen
    from tutor.quiz.begin import begin
    from tutor.quiz.sitting import Sitting
    from tutor.sandbox import Sandbox, can_start

    parts = session.parts
    if parts.answer is None:
        parts.tell.say("quiz.no-terminal")
        return 1
    sandbox = Sandbox(parts.bank, parts.tell.say) if can_start() else None
    questions = begin(parts.journal(), parts.bank, wish, parts.now(), states=sandbox is not None)
    if not questions:
        _tell_nothing(session, wish)
        return 1
    sitting = Sitting(questions, keeper(session, wish.cram, sandbox))
    # Ctrl-C while an answer is tried leaves the quiz, like Ctrl-C at its prompt
    with closing(sandbox) if sandbox else nullcontext(), suppress(KeyboardInterrupt):
        for number, opened in enumerate(sitting.rounds(), 1):
            if not _round(session, opened, f"{number}/{len(questions)}"):
                break
    screen.quiz.end(parts.tell.page(), sitting.done, parts.now())
    return 0


def demonstrate(session: Session) -> None:
    """Put one question with its answer, where nobody is there to give one."""
    from tutor import screen
    from tutor.quiz.begin import Wish, begin
    from tutor.quiz.sitting import Sitting

    parts = session.parts
    questions = begin(parts.journal(), parts.bank, Wish(count=1, seed=1), parts.now())
    for opened in Sitting(questions, keeper(session, cram=True)).rounds():
        screen.quiz.question(parts.tell.page(), opened.question, "1/1")
        right = opened.question.right
        steps = "".join(str(place + 1) for place in opened.question.sequence)
        answer = steps or (str(right + 1) if right >= 0 else opened.question.expected)
        parts.tell.write(f"{parts.tell.text('quiz.prompt')}{answer}\n")
        reply = opened.answer(answer)
        screen.quiz.reply(parts.tell.page(), opened.question, reply, parts.now(), whole=True)


def _tell_nothing(session: Session, wish: Wish) -> None:
    """Say why there is nothing to ask: an unknown topic, or all is done for now."""
    from tutor.quiz.cards import deck
    from tutor.quiz.past import Past
    from tutor.quiz.plan import about, topics

    cards, tell = deck(session.parts.bank, Past()), session.parts.tell
    if about(cards, wish.topic):
        tell.say("quiz.nothing-due")
    else:
        tell.say("quiz.no-topic", topic=wish.topic, topics=", ".join(topics(cards)))


def keys(question: Question) -> frozenset[str]:
    """Give the keys that answer at once; where a line or an order is asked for, Enter ends the answer."""
    if not question.choices or question.sequence:
        return frozenset()
    count = len(question.choices)
    places = (str(place + 1) for place in range(count))
    return frozenset((*places, *LETTERS[:count], *JAMO[:count], "?", "!", *SKIP))


def _round(session: Session, opened: Round, place: str) -> bool:
    """Put one question until it is over; tell whether to go on."""
    from tutor import screen

    parts, asking = session.parts, keys(opened.question)
    screen.quiz.question(parts.tell.page(), opened.question, place)
    while not opened.done:
        given = parts.answer(parts.tell.text("quiz.prompt"), asking) if parts.answer else None
        if given is None:
            return False
        if given.strip() in SKIP:
            return True
        if given.strip() == "!":
            opened.report(screen.quiz.text(parts.tell.page(), opened.question))
            parts.tell.say("quiz.reported")
            return True
        _take(session, opened, given, place)
    return True


def _take(session: Session, opened: Round, given: str, place: str) -> None:
    from tutor import screen

    tell = session.parts.tell
    if given.strip() == "?":
        _hint(session, opened)
    elif given.lstrip().startswith("/"):
        _slash(session, given)
        screen.quiz.question(tell.page(), opened.question, place)
    else:
        reply = opened.answer(given)
        session.quizzed = opened.done or session.quizzed
        number, _, count = place.partition("/")
        whole = number == count and session.parts.ask is None  # no prompt comes to ask for the rest
        screen.quiz.reply(tell.page(), opened.question, reply, session.parts.now(), whole=whole)


def _slash(session: Session, given: str) -> None:
    from tutor.prompt import slash

    word = given.split()[0]
    if word == "/lang" or (word == "/more" and session.quizzed):
        slash.run(session, given)
    else:
        session.parts.tell.say("quiz.only-lang")


def _hint(session: Session, opened: Round) -> None:
    from tutor import screen

    found, tell = opened.hint(), session.parts.tell
    if found is None:
        tell.say("quiz.no-more-hints")
    elif isinstance(found, float):
        tell.say("quiz.hint-later", seconds=str(max(1, round(found))))
    else:
        screen.quiz.hint(tell.page(), found)
