"""Only a line typed key by key shows that it was known."""

from __future__ import annotations

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.completion import Completion
from prompt_toolkit.document import Document

from tutor.prompt.unaided import Unaided


def type_keys(buffer: Buffer, text: str) -> None:
    for key in text:
        buffer.insert_text(key)


def test_a_line_typed_key_by_key_is_unaided() -> None:
    buffer = Buffer()
    unaided = Unaided(buffer)
    type_keys(buffer, "docker psx")
    buffer.delete_before_cursor(1)
    assert unaided.take()


def test_a_completed_line_is_not() -> None:
    buffer = Buffer()
    unaided = Unaided(buffer)
    type_keys(buffer, "docker r")
    buffer.apply_completion(Completion("run", start_position=-1))
    type_keys(buffer, " nginx")
    assert not unaided.take()


def test_a_pasted_line_and_one_from_the_history_are_not() -> None:
    buffer = Buffer()
    unaided = Unaided(buffer)
    buffer.insert_text("docker ps")
    assert not unaided.take()
    buffer.set_document(Document(""), bypass_readonly=True)
    buffer.set_document(Document("docker images"), bypass_readonly=True)
    assert not unaided.take()


def test_a_line_that_was_emptied_begins_anew() -> None:
    buffer = Buffer()
    unaided = Unaided(buffer)
    buffer.insert_text("docker ps")
    buffer.text = ""
    type_keys(buffer, "docker ps")
    assert unaided.take()


def test_every_line_is_judged_by_itself() -> None:
    buffer = Buffer()
    unaided = Unaided(buffer)
    buffer.insert_text("docker ps")
    assert not unaided.take()
    buffer.reset()
    type_keys(buffer, "docker ps")
    assert unaided.take()
