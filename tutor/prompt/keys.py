"""What Enter does, and keys that were typed while another program had the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.filters import has_focus
from prompt_toolkit.input.typeahead import store_typeahead
from prompt_toolkit.input.vt100_parser import Vt100Parser
from prompt_toolkit.key_binding import KeyBindings

if TYPE_CHECKING:
    from prompt_toolkit.input import Input
    from prompt_toolkit.key_binding import KeyPress, KeyPressEvent


def bindings() -> KeyBindings:
    """Give the keys that differ from prompt_toolkit's own."""
    keys = KeyBindings()

    @keys.add("enter", filter=has_focus("DEFAULT_BUFFER"))
    def _enter(event: KeyPressEvent) -> None:
        from tutor.language import needs_more

        buffer = event.current_buffer
        if needs_more(buffer.text):
            buffer.newline(copy_margin=False)
        else:
            buffer.text = buffer.text.rstrip("\n")  # a pasted block ends with one
            buffer.validate_and_handle()

    return keys


def type_ahead(keyboard: Input, keys: bytes) -> None:
    """Let the next prompt begin with `keys`."""
    presses: list[KeyPress] = []
    parser = Vt100Parser(presses.append)
    parser.feed_and_flush(keys.decode("utf-8", "replace").replace("\n", "\r"))
    store_typeahead(keyboard, presses)
