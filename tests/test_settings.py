"""The settings file and the language of the locale."""

from pathlib import Path

import pytest

from tutor import settings
from tutor.settings import Settings


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    chosen = Settings(lang="ko", safety="off")
    settings.save(tmp_path / "state" / "settings.json", chosen)
    assert settings.load(tmp_path / "state" / "settings.json") == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", '{"lang": "fr", "safety": 1}', "\x00"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_saving_leaves_no_other_file_behind(tmp_path: Path) -> None:
    settings.save(tmp_path / "settings.json", Settings(lang="en"))
    settings.save(tmp_path / "settings.json", Settings(lang="ko"))
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_an_unwritable_place_is_no_error() -> None:
    settings.save(Path("/proc/nowhere/settings.json"), Settings())


@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "ko", "LANG": "en_US.UTF-8"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_comes_from_the_first_locale_variable_set(env: dict[str, str], expected: str) -> None:
    assert settings.language(env) == expected
