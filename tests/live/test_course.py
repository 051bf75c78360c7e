"""The whole course in both languages, lesson after lesson, as a newcomer takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from tests.live.course import FOLDERS, Classroom, classroom
from tutor.model import Lang

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Classroom]:
    with classroom(tmp_path_factory.mktemp("room")) as found:
        yield found


@pytest.mark.timeout(600)
@pytest.mark.parametrize("lang", get_args(Lang))
@pytest.mark.parametrize("name", FOLDERS)
def test_a_newcomer_gets_through(name: str, lang: Lang, room: Classroom) -> None:
    assert room.take(name, lang) == []
