"""The steps of CONTRIBUTING.md, walked in a copy of the tree."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from tutor.bank import cli

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
PAUSE = ("content/commands/container-pause.toml", "tutor/daemon/container/pause.py")
needs_cli = pytest.mark.skipif(not cli.version().startswith("28."), reason="the facts are those of docker 28")


class Tree:
    """A contributor's checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("content", "tutor", "scripts", "docs"):
            shutil.copytree(
                ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__", ".compiled")
            )

    def run(self, line: str) -> str:
        """Run a line of the guide; whatever it ends with is seen in what it prints."""
        words = shlex.split(line)
        start = {"docker-tutor": [sys.executable, "-m", "tutor"], "python": [sys.executable]}
        argv = [*start.get(words[0], words[:1]), *words[1:]]
        kept = {"PATH": os.environ["PATH"], "HOME": str(self.root), "LC_ALL": "C.UTF-8"}
        env = {**kept, "PYTHONPATH": str(self.root), "DOCKER_TUTOR_HOME": str(self.root / "home")}
        done = subprocess.run(argv, cwd=self.root, env=env, capture_output=True, text=True, check=False)
        assert not done.stderr, done.stderr
        return done.stdout

    def wrong(self, name: str) -> list[str]:
        """Give what the check says of one file."""
        said = self.run("docker-tutor content check").splitlines()
        return [line for line in said if line.startswith(f"{name}: ")]

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


def blocks(section: str, language: str) -> list[str]:
    """Give the code blocks of one section of the guide."""
    text = re.split(rf"^## {section}$", GUIDE, flags=re.MULTILINE)[1].partition("\n## ")[0]
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for block in found]


def lines(section: str) -> list[str]:
    return "".join(blocks(section, "sh")).splitlines()


def test_a_mended_sentence_is_what_the_learner_reads(tree):
    find, check, korean, english = lines("Mend a sentence")
    assert PAUSE[0] in tree.run(find)
    tree.edit(PAUSE[0], "Freezes all programs of", "Suspends every program of")
    assert check == "docker-tutor content check"
    assert tree.wrong("commands/container-pause.toml") == []
    assert "Suspends every program of" in tree.run(english)
    assert "일시 정지합니다" in tree.run(korean)


def test_a_sentence_that_lost_a_slot_is_named_with_its_file(tree):
    tree.edit(PAUSE[0], "Freezes all programs of the container `{container}`", "Freezes all programs")
    assert tree.wrong("commands/container-pause.toml")


@needs_cli
def test_an_option_is_added_by_the_steps(tree):
    scaffold, table = lines("Add an option")
    (texts,), (code,) = blocks("Add an option", "toml"), blocks("Add an option", "python")
    name = "commands/volume-rm.toml"
    path = tree.root / "content" / name
    path.write_text(path.read_text("utf-8").partition("[flag.force]")[0], "utf-8")
    tree.run(scaffold)
    missing = ["C010: flag force has no text", "C019: flag force has no `more`"]
    assert tree.wrong(name) == [f"{name}: {what}" for what in missing]
    path.write_text(path.read_text("utf-8") + texts, "utf-8")
    assert tree.wrong(name) == []
    assert "Does not complain" in tree.run("docker-tutor explain --lang en -- docker volume rm -f data")
    assert code.strip() in (tree.root / "tutor/daemon/volume/rm.py").read_text("utf-8")
    tree.run(table)


@needs_cli
def test_a_command_is_added_by_the_steps(tree):
    scaffold, explain, commands, table = lines("Add a command")
    (texts,), (code,) = blocks("Add a command", "toml"), blocks("Add a command", "python")
    for name in PAUSE:
        (tree.root / name).unlink()
    tree.run(scaffold)
    facts = tomllib.loads((tree.root / PAUSE[0]).read_text("utf-8"))
    assert facts.pop("scope") == "later"
    written = tomllib.loads(texts)
    assert {key: written[key] for key in facts if key != "operand"} == {
        key: facts[key] for key in facts if key != "operand"
    }
    for name, text in zip(PAUSE, (texts, code), strict=True):
        (tree.root / name).write_text(text, "utf-8")
    assert tree.wrong("commands/container-pause.toml") == []
    assert "Freezes all programs" in tree.run(explain)
    found = {one["command"]: one["forwarded"] for one in json.loads(tree.run(commands))}
    assert found["container pause"] is True
    tree.run(table)
    assert "| `docker container pause` | yes | yes | yes | yes |" in (
        tree.root / "docs/coverage.md"
    ).read_text("utf-8")


def test_the_examples_of_the_guide_are_the_files_of_today():
    (texts,), (code,) = blocks("Add a command", "toml"), blocks("Add a command", "python")
    assert [texts, code] == [(ROOT / name).read_text("utf-8") for name in PAUSE]


def test_what_the_guide_names_is_there():
    names = re.findall(r"`((?:content|tutor|tests|docs|scripts)/[\w./-]+)`", GUIDE)
    assert names
    assert [name for name in names if not (ROOT / name).exists()] == []
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"`?make ([\w-]+)", GUIDE)) <= targets
