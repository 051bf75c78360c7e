"""Yes and no, in two languages and two keyboard layouts."""

import unicodedata

import pytest

from tutor.prompt.answers import agrees


@pytest.mark.parametrize(
    "text", ["y", "Y", " yes ", "ㅛ", "네", "예", "네.", unicodedata.normalize("NFD", "네")]
)
def test_a_yes_is_a_yes(text: str) -> None:
    assert agrees(text) is True


@pytest.mark.parametrize("text", ["n", "No", "ㅜ", "아니요", "아니오", "", "  "])
def test_a_no_or_nothing_is_a_no(text: str) -> None:
    assert agrees(text) is False


@pytest.mark.parametrize("text", ["maybe", "docker ps", "1"])
def test_anything_else_is_asked_again(text: str) -> None:
    assert agrees(text) is None
