"""What is handed on: a recording, a page, a script, a handout. Output is data in all of them."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.replay.tapes import Past, usual
from tests.support.lines import real_bank
from tutor.replay.export.cast import cast
from tutor.replay.export.handout import handout
from tutor.replay.export.page import page
from tutor.replay.export.script import read_script, script
from tutor.replay.player import timeline

if TYPE_CHECKING:
    from tutor.model import Lang
    from tutor.replay.tape import Tape

GOLDEN = Path(__file__).parent / "golden"
LANGS: tuple[Lang, Lang] = ("ko", "en")
TITLES: dict[Lang, str] = {"ko": "실습 <1>", "en": "Sitting <1>"}


@pytest.fixture
def past(tmp_path: Path) -> Tape:
    return usual(tmp_path / "home").tape()


@pytest.mark.parametrize("version", ["2", "3"])
def test_the_recording_is_an_asciicast_with_a_marker_at_each_line(past: Tape, version: str) -> None:
    made = cast(past, version, "Sitting 1")  # type: ignore[arg-type]
    assert made == (GOLDEN / f"usual-v{version}.cast").read_text("utf-8")
    header, *events = map(json.loads, made.splitlines())
    assert header["version"] == int(version)
    assert [data for _, code, data in events if code == "m"] == [step.turn.line for step in past.steps]
    end = events[-1][0] if version == "2" else sum(event[0] for event in events)
    assert end == pytest.approx(timeline(past.steps)[-1].end, abs=0.01)
    assert "EVIL" not in made


def test_a_recording_says_when_the_size_changes(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types("docker ps")
    past.hand.columns = 120
    past.types("docker ps")
    events = [json.loads(line) for line in cast(past.tape(), "2", "").splitlines()[1:]]
    assert [data for _, code, data in events if code == "r"] == ["120x24"]


class Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_output_is_no_markup_on_the_page(past: Tape) -> None:
    made = page(past, real_bank(), "en", TITLES)
    found = Tags(made)
    assert found.tags.count("script") == 3
    assert not {"img", "a", "iframe", "object", "form", "link"} & set(found.tags)
    assert not {name for name in found.attributes if name.startswith("on")} | found.attributes & {
        "src",
        "href",
    }
    assert "Sitting &lt;1&gt;" in made


def test_the_page_forbids_every_request_and_every_other_script(past: Tape) -> None:
    made = page(past, real_bank(), "en", TITLES)
    policy = re.search(r'Security-Policy" content="([^"]*)"', made)
    assert policy is not None
    assert "default-src &#x27;none&#x27;" in policy[1]
    assert policy[1].count("sha256-") == 2
    assert "unsafe-eval" not in policy[1].replace("wasm-unsafe-eval", "")


def test_the_page_speaks_both_languages(past: Tape) -> None:
    made = page(past, real_bank(), "ko", TITLES)
    assert '<html lang="ko">' in made
    assert made.count('<div lang="ko">') == made.count('<div lang="en">') >= 2 * len(past.steps)


def test_the_script_is_right_for_sh_and_runs_nothing_else(past: Tape, tmp_path: Path) -> None:
    (tmp_path / "docker").write_text('#!/bin/sh\necho "$@" >> asked\n')
    (tmp_path / "docker").chmod(0o755)
    file = tmp_path / "lesson.sh"
    file.write_text(script(past, real_bank(), "ko", "한 줄\n둘"), "utf-8")
    done = subprocess.run(
        ["/bin/sh", str(file)], cwd=tmp_path, env={"PATH": f"{tmp_path}:/bin"}, capture_output=True, text=True
    )
    assert done.stderr == ""
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked == [step.turn.line.removeprefix("docker ") for step in past.steps]
    assert not (tmp_path / "pwned").exists()


def test_a_script_can_be_read_again_with_its_checks(past: Tape) -> None:
    lines = read_script(script(past, real_bank(), "en", "Sitting 1"))
    assert [one.line for one in lines] == [step.turn.line for step in past.steps]
    assert [one.expected.exit_code for one in lines] == [0, 125, 0, 1, 0]
    assert lines[0].expected.changes == ("container create web", "container start web")
    assert lines[2].expected.output == ("CONTAINER ID   IMAGE", "69d7630ce733   nginx")
    assert lines[3].expected.error == "Error response from daemon: No such container: nope"


def test_a_script_by_hand_has_to_succeed_where_it_says_nothing() -> None:
    first, second, third = read_script(
        "docker ps\n# a remark\ndocker run \\\n  busybox\n#? exit 1\nfalse\n#? exit ignored\n"
    )
    assert first.expected.exit_code == 0
    assert first.expected.output is None
    assert (second.line, second.expected.exit_code) == ("docker run \\\n  busybox", 1)
    assert third.expected.exit_code is None


@pytest.mark.parametrize(
    ("typed", "runs"),
    [
        ("docker run -e DB_PASSWORD=hunter22 mysql", 'docker run -e DB_PASSWORD="$SECRET_1" mysql'),
        ('docker run -e "DB_PASSWORD=hunter22" mysql', 'docker run -e "DB_PASSWORD=${SECRET_1}" mysql'),
        ("docker run -e 'DB_PASSWORD=hunter22' mysql", "docker run -e 'DB_PASSWORD='\"$SECRET_1\"'' mysql"),
        ("ps -a", "docker ps -a"),
        ("$ docker ps", "docker ps"),
        ("!ls", "ls"),
        ("docker rm $(docker ps -aq)", "docker rm $(docker ps -aq)"),
    ],
)
def test_lines_of_the_script_run_in_a_plain_shell(tmp_path: Path, typed: str, runs: str) -> None:
    past = Past(tmp_path)
    past.types(typed)
    (line,) = [
        one.line for one in read_script(script(past.tape(), real_bank(), "en", "")) if one.line[0] != ":"
    ]
    assert line == runs


def test_masked_secrets_are_asked_for_at_the_top_of_the_script(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types("docker run -e DB_PASSWORD=hunter22 mysql")
    made = script(past.tape(), real_bank(), "en", "")
    assert "hunter22" not in made
    assert made.index(': "${SECRET_1:?}"') < made.index("docker run")


@pytest.mark.parametrize("lang", LANGS)
def test_the_handout_has_each_line_with_its_meaning_and_its_output(past: Tape, lang: Lang) -> None:
    made = handout(past, real_bank(), lang, TITLES[lang])
    assert made.startswith(f"# {TITLES[lang].replace('<', chr(92) + '<').replace('>', chr(92) + '>')}\n")
    assert made.count("\n## ") == len(past.steps)
    assert real_bank().say("command/container logs", lang, {"container": "nope"}).split(".")[0] in made
    assert "69d7630ce733   nginx" in made


def test_output_is_no_markup_in_the_handout(past: Tape) -> None:
    made = handout(past, real_bank(), "en", "x")
    outside = re.sub(r"^(`{3,})\w*\n.*?^\1$", "", made, flags=re.MULTILINE | re.DOTALL)
    assert "pwned" in made
    assert "pwned" not in outside
    assert "evil.example" not in outside


def test_backticks_in_an_output_do_not_end_its_block(tmp_path: Path) -> None:
    past = Past(tmp_path)
    past.types("docker logs web", (0.1, "out", b"```\n<b>out?</b>\n````\n"))
    assert "\n`````text\n```\n<b>out?</b>\n````\n`````\n" in handout(past.tape(), real_bank(), "en", "x")
