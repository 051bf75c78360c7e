"""What the doctor finds on machines of several kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.journal.test_repair import filled, pages, scribble
from tutor import cli
from tutor.bank import load
from tutor.console import Console
from tutor.doctor import Finding, findings

if TYPE_CHECKING:
    from pathlib import Path


def examine(env: dict[str, str], home: Path, version: str = "28.2.2") -> dict[str, Finding]:
    found = findings(env, home, Console(stdin=-1), lambda: ("unix:///x.sock", version))
    return {finding.name: finding for finding in found}


def test_a_machine_without_anything_gets_advice_on_everything(tmp_path: Path) -> None:
    found = examine({"PATH": str(tmp_path), "HOME": str(tmp_path)}, tmp_path / "state", version="")
    missing = {name for name, finding in found.items() if not finding.good}
    assert missing - {"plugins", "locale"} == {"daemon", "cli", "dockerd", "terminal"}


def test_programs_and_plugins_are_found(tmp_path: Path) -> None:
    for path in ("bin/docker", "bin/dockerd", "config/cli-plugins/docker-compose"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch(0o755)
    found = examine({"PATH": str(tmp_path / "bin"), "DOCKER_CONFIG": str(tmp_path / "config")}, tmp_path)
    assert found["cli"].slots["path"] == str(tmp_path / "bin" / "docker")
    assert found["dockerd"].good
    assert "compose" in found["plugins"].slots["names"]


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not examine({}, tmp_path / "file" / "state")["home"].good


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_finding_has_words_without_gaps(tmp_path: Path, lang: str) -> None:
    bank = load()
    for finding in examine({}, tmp_path).values():
        for good in (True, False):
            text = bank.say(f"message/{Finding(finding.name, good).key}", lang, finding.slots)
            assert "?" not in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("lang", "bad", "left", "back"),
    [
        ("en", "Journal file: damaged", "Damaged journals: journal-damaged-", "Brought back: "),
        ("ko", "기록 파일: 손상되었습니다", "손상된 기록: journal-damaged-", "되살린 내용: "),
    ],
)
def test_the_journal_is_looked_at_and_repaired(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    lang: str,
    bad: str,
    left: str,
    back: str,
) -> None:
    monkeypatch.setenv("DOCKER_TUTOR_HOME", str(tmp_path))
    monkeypatch.setenv("DOCKER_HOST", "unix:///nobody.sock")

    def call(*words: str) -> str:
        assert cli.run(["doctor", "--lang", lang, *words]) == 0
        return " ".join(capfd.readouterr().out.split()).replace(" | ", " ")

    assert "journal.db" not in call()
    path = filled(tmp_path)
    sound = call()
    assert bad not in sound
    assert "500" in sound
    scribble(path, pages(path, "turns")[3])
    assert f"- {bad}" in call()
    cli.run(["stats"])  # any use moves the damaged file aside
    assert left in call()
    assert back in call("--repair")
    assert list(tmp_path.glob("journal-recovered-*.db"))
    assert left not in call()
