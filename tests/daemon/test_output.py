"""What `-o` may not take the place of: a link, a pipe or a device would be gone."""

from __future__ import annotations

import os
import re
import socket
from typing import TYPE_CHECKING

import pytest

from tutor.daemon.output import check_file
from tutor.errors import DockerError

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_no_file_is_not_replaced_by_one(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nothing")
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket"))
    wanted = {
        "link": "a symbolic link directly",
        "pipe": "a named pipe (FIFO)",
        "socket": "a socket",
        ".": "a directory",
    }
    for name, what in wanted.items():
        with pytest.raises(DockerError, match=f"^no: cannot write to {re.escape(what)}$"):
            check_file(str(tmp_path / name), "no: ")


def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(DockerError, match="cannot write to a character device file"):
        check_file(os.devnull, "")
