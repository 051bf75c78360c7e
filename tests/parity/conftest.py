"""Our program, ready for one line after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.parity.asking import Ours

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def ours() -> Iterator[Ours]:
    with Ours() as program:
        yield program
