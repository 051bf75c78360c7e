"""Packages of Python for an image, fetched by the pip of this machine with the machine's own settings."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def download(packages: Iterable[str], folder: Path) -> None:
    """Put the wheels of `packages` (as `name==1.2`), without what they need, into `folder`.

    Raises: subprocess.CalledProcessError with pip's own words.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*command, "--dest", str(folder), *packages], check=True, capture_output=True, text=True)
