"""Reads the answers of a quiz: one key for a choice, Enter after a line. Nothing completes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent


class Answers:
    """One person who answers."""

    def __call__(self, prompt: str, at_once: frozenset[str]) -> str | None:
        """Read an answer; a key of `at_once` is one by itself. None when the learner leaves."""
        session: PromptSession[str] = PromptSession(key_bindings=_bindings(at_once))
        try:
            return session.prompt(prompt)
        except (KeyboardInterrupt, EOFError):
            return None


def _bindings(at_once: frozenset[str]) -> KeyBindings:
    keys = KeyBindings()

    @Condition
    def is_first() -> bool:
        from prompt_toolkit.application import get_app

        return bool(at_once) and not get_app().current_buffer.text

    @keys.add(Keys.Any, filter=is_first)
    def _key(event: KeyPressEvent) -> None:
        event.current_buffer.insert_text(event.data)
        if event.data in at_once:
            event.current_buffer.validate_and_handle()

    return keys
