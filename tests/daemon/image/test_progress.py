"""Progress of layers against the bytes that the CLI wrote (golden/, made by record.py)."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.daemon.image.record import COLUMNS, GOLDEN
from tutor.daemon.image.progress import show
from tutor.errors import DockerError

BEFORE, AFTER = b"Using default tag: latest\n", b"docker.io/library/busybox:latest\n"


class Screen:
    """A terminal, or no terminal, that keeps what is written."""

    stdin = -1

    def __init__(self, tty: bool) -> None:
        self.out, self.err, self._tty = io.BytesIO(), io.BytesIO(), tty

    def is_tty(self, stream: str) -> bool:
        return self._tty

    def size(self) -> tuple[int, int]:
        return 24, COLUMNS


@pytest.mark.parametrize(("name", "tty"), [("pull-tty.bin", True), ("pull-plain.bin", False)])
def test_progress_is_drawn_byte_for_byte_as_the_cli_draws_it(name: str, tty: bool) -> None:
    messages = [json.loads(line) for line in Path(GOLDEN / "pull.jsonl").read_text().splitlines()]
    screen = Screen(tty)
    show(messages, screen)
    wanted = (GOLDEN / name).read_bytes().removeprefix(BEFORE).removesuffix(AFTER)
    assert screen.out.getvalue() == wanted


def test_run_draws_its_pull_on_standard_error() -> None:
    screen = Screen(tty=False)
    show([{"status": "Digest: x"}], screen, to_err=True)
    assert (screen.out.getvalue(), screen.err.getvalue()) == (b"", b"Digest: x\n")


def test_an_error_within_the_stream_ends_it() -> None:
    with pytest.raises(DockerError, match="no space left"):
        show([{"errorDetail": {"message": "no space left"}, "error": "no space left"}], Screen(tty=False))
