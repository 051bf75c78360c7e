from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest

from tutor.bank.lint import lessons, lines, texts, wording
from tutor.bank.lint.files import Files, Table, read_files
from tutor.bank.load import content_folder

FIXTURES = Path(__file__).parents[1] / "lessons/fixtures"
BOX, PORT = "01-box", "02-port"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Give a folder for lessons."""
    return tmp_path / "content"


@cache
def others() -> dict[str, Table]:
    """Give our own tables without the course, which the lessons of the tests stand in for."""
    return {
        name: table
        for name, table in read_files(content_folder())[0].tables.items()
        if not name.startswith("lessons/")
    }


def findings(
    content: Path, changes: dict[str, tuple[str, str]] | None = None, said: bool = False
) -> list[str]:
    """Lint the lessons; `changes` maps a file to (old text, new text). With `said`, lines in texts too."""
    shutil.copytree(FIXTURES, content / "lessons")
    for name, (old, new) in (changes or {}).items():
        path = content / "lessons" / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new), "utf-8")
    read, found = read_files(content)
    files = read._replace(tables=others() | read.tables)
    ours = {name: table for name, table in files.tables.items() if name.startswith(("lessons/", "glossary"))}
    small = files._replace(tables=ours)
    rules = [*found, *lessons.check(files, content), *texts.check(small), *wording.check(small)]
    rules += lines.check(files) if said else ()
    return sorted({f"{one.code} {one.file} {one.message}" for one in rules if "lessons/" in one.file})


def test_good_lessons_have_no_findings(content):
    assert findings(content) == []


TABLE, ENGLISH, KOREAN = f"{BOX}/lesson.toml", f"{BOX}/en.md", f"{BOX}/ko.md"
WRONG = {
    "C001": (TABLE, "minutes = 4", "minutes ="),
    "C003": (TABLE, 'en = "The option that gives a name is `--name`."', ""),
    "C005": (ENGLISH, "Remove the container `box`.", "Remove the container."),
    "C007": (KOREAN, "`box` 컨테이너를 삭제하세요.", "`box`를 삭제하세요."),
    "C008": (ENGLISH, "Copy a file into", "Don't copy a file into"),
    "C009": (TABLE, "You have listed containers", "You have listed containers " * 9),
    "C013": (ENGLISH, "Remove the container `box`.", "Remove it: `docker rm --no box`."),
    "C014 introduces": (TABLE, '"container rm"', '"container remove-it"'),
    "C014 an option": (TABLE, '"container run --volume"', '"container run --volumes"'),
    "C014 concepts": (TABLE, 'concepts = ["container"]', 'concepts = ["ship"]'),
    "C014 used": (TABLE, 'used = "container ls --all"', 'used = "container ls --every"'),
    "C023": (TABLE, "minutes = 4", "minute = 4"),
    "C024 accept": (TABLE, 'from = "container:box:State.ExitCode"', 'accept = ["(zero|0)"]'),
    "C025 another line": (ENGLISH, "$ docker ps ____", "$ docker ps ___"),
    "C025 no line": (KOREAN, "```console\n$ docker ps ____\n```", ""),
    "C025 given away": (ENGLISH, "Remove the container `box`.", "Type docker rm box."),
    "C026 refused": (TABLE, '["docker container ls --all"]', '["docker container ls --every"]'),
    "C026 no blank": (TABLE, 'blanks = ["-a"]', 'blanks = ["-b"]'),
    "C026 blanks of another way": (TABLE, 'blanks = ["-a"]', ""),
    "C027 an option": (TABLE, '"container run --name", ', ""),
    "C027 a command": (TABLE, '"container rm", ', ""),
    "C028 no other": (TABLE, 'other = [["docker container rm box"]]', ""),
    "C028 no wrong": (
        TABLE, '[[step.wrong]]\nlines = ["docker stop box"]\ngoal = "removed"\nbecause = "present"', ""
    ),
}  # fmt: skip
MARKDOWN = ["<b>box</b>", "![box](box.png)", "| a | b |", "> quoted", "---"]


@pytest.mark.parametrize("wrong", WRONG)
def test_a_rule_catches(wrong, content):
    file, old, new = WRONG[wrong]
    found = findings(content, {file: (old, new)}, said=wrong == "C013")
    assert wrong[:4] in {one[:4] for one in found}, found


@pytest.mark.parametrize("foreign", MARKDOWN)
def test_prose_is_plain_markdown(foreign, content):
    found = findings(
        content, {ENGLISH: ("Remove the container `box`.", f"Remove the container `box`.\n\n{foreign}")}
    )
    assert [one[:4] for one in found] == ["C025"], found


def test_a_diagram_keeps_within_the_screen_with_korean_counted_twice(content):
    wide = f"```text\n{'가' * 40}\n```\n"
    found = findings(content, {KOREAN: ("## 봅니다", f"{wide}\n## 봅니다")})
    assert [one[:4] for one in found] == ["C025"], found


def test_what_an_earlier_lesson_introduced_may_be_used(content):
    found = findings(content, {f"{PORT}/lesson.toml": ('"container run --detach"', '"container run --init"')})
    assert [one[:4] for one in found] == ["C027"], found


def test_host_lines_are_lines_too(content):
    assert (
        findings(
            content, {TABLE: ('solution = ["docker rm box"]', 'solution = ["ls -l /", "docker rm box"]')}
        )
        == []
    )


def test_an_added_lesson_is_checked_alone(tmp_path):
    folder = tmp_path / "mine"
    shutil.copytree(FIXTURES / PORT, folder)
    files = Files(others())
    assert list(lessons.check_folder(folder, files)) == []
    table = folder / "lesson.toml"
    table.write_text(
        table.read_text("utf-8").replace("docker network create lab", "docker net create lab"), "utf-8"
    )
    assert {one.code for one in lessons.check_folder(folder, files)} >= {"C025", "C026"}
