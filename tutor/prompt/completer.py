"""Hands the choices to prompt_toolkit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.completion import Completer, Completion

from tutor.prompt.choices import choices, korean_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    from tutor.prompt.choices import Sources


class LineCompleter(Completer):
    """Complete with what `sources` has at the moment of typing (the language may change)."""

    def __init__(self, sources: Callable[[], Sources]) -> None:
        self._sources = sources

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Give the choices at the cursor."""
        text = document.text_before_cursor
        if not document.current_line_before_cursor.strip() and not complete_event.completion_requested:
            return  # an empty line shows no menu by itself
        sources = self._sources()
        for choice in list(choices(text, sources)) or korean_choices(text, sources):
            yield Completion(choice.text, choice.start - len(text), display_meta=choice.meaning)
