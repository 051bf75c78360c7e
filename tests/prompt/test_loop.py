"""What the prompt does while its parts are still being imported in another thread."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.support.lines import real_bank
from tutor.prompt.choices import Sources
from tutor.prompt.loop import Loop
from tutor.prompt.names import Names

if TYPE_CHECKING:
    from tutor.session import Session

SOON = 0.3  # seconds in which a thread would have begun


class Sitting:
    """The part of a session that the loop asks; it notes what is done, and leaves with the first line."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.leaving = self.examined = self.unaided = False
        host = SimpleNamespace(take_typed_ahead=lambda: b"")
        journal = SimpleNamespace(history=list)
        self.parts = SimpleNamespace(host=host, journal=lambda: journal)

    def state(self) -> str:
        return ""

    def meant(self, text: str) -> str:
        self.done.append("meant")
        return text

    def take_block(self, text: str) -> None:
        self.done.append(f"took {text}")
        self.leaving = True


def test_nothing_that_imports_begins_before_the_imports_of_the_first_line_are_over() -> None:
    sitting = Sitting()

    def sources() -> Sources:
        sitting.done.append("completed")
        return Sources(real_bank(), "en", Names(lambda _: ()), lambda _: ())

    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        loop = Loop(cast("Session", sitting), sources, lambda: None)

        def warm() -> None:
            keys.send_text("/lesson\r")
            threading.Event().wait(SOON)
            sitting.done.append("imported")
            loop.imported()

        assert loop.run(warm) == 0
    assert sitting.done[0] == "imported"
    assert sitting.done[-1] == "took /lesson"
