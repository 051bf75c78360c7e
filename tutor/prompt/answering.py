"""Reads answers: yes or no; one key for a choice of a quiz, Enter after a line. Nothing completes them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from prompt_toolkit import PromptSession
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

from tutor.prompt.answers import agrees

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.key_binding import KeyPressEvent

_HABIT: Final = 0.7  # seconds in which Enter still belongs to the key before it


def asked(question: str) -> bool:
    """Ask until the answer is a yes or a no. Ctrl-C and Ctrl-D mean no."""
    asker: PromptSession[str] = PromptSession()
    while True:
        try:
            answer = agrees(asker.prompt(question))
        except (KeyboardInterrupt, EOFError):
            return False
        if answer is not None:
            return answer


class Answers:
    """One person who answers."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key_at = float("-inf")

    def __call__(self, prompt: str, at_once: frozenset[str]) -> str | None:
        """Read an answer; a key of `at_once` is one by itself. None when the learner leaves."""
        session: PromptSession[str] = PromptSession(key_bindings=self._bindings(at_once))
        try:
            return session.prompt(prompt)
        except (KeyboardInterrupt, EOFError):
            return None

    def _bindings(self, at_once: frozenset[str]) -> KeyBindings:
        keys = KeyBindings()

        @Condition
        def is_first() -> bool:
            from prompt_toolkit.application import get_app

            return bool(at_once) and not get_app().current_buffer.text

        @Condition
        def is_habit() -> bool:
            return self._clock() - self._key_at < _HABIT

        @keys.add(Keys.Any, filter=is_first)
        def _key(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text(event.data)
            if event.data in at_once:
                self._key_at = self._clock()
                event.current_buffer.validate_and_handle()

        @keys.add(Keys.Enter, filter=is_first & is_habit)
        def _late(_: KeyPressEvent) -> None:
            """Take one Enter after a key that needed none for no answer to the next question."""
            self._key_at = float("-inf")

        return keys
