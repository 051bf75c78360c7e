import subprocess

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tutor import language
from tutor.bank.load import Bank, load
from tutor.language import Surroundings, needs_more, split
from tutor.language.words import scan
from tutor.model import Line

PIECES = st.sampled_from(
    [
        *(
            "docker",
            "run",
            "ps",
            "exec",
            "-it",
            "--name",
            "=",
            "-p",
            "80:80",
            "-v",
            "a:/b",
            "'",
            '"',
            "\\",
            "\\\n",
            "\n",
        ),
        *(
            "|",
            "&&",
            ";",
            "$(",
            ")",
            "`",
            "$A",
            "${A}",
            "~",
            "#",
            "{a,b}",
            "*",
            "<",
            ">",
            "<<",
            "E",
            "한글",
            "–it",
        ),
        *("“x”", "/", "!"),
    ]
)
LINES = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))


@pytest.fixture(scope="module")
def facts() -> Bank:
    return load()


def places_of(line: Line) -> list[tuple[int, int]]:
    places = [(word.start, word.end) for word in line.words]
    for one in line.invocations:
        places.append((one.path_start, one.path_end))
        places += [(part.start, part.end) for part in (*one.flags, *one.globals, *one.operands)]
        places += [(one.problem.start, one.problem.end)] if one.problem else []
    return places


@settings(max_examples=400, deadline=None)
@given(LINES)
@example("docker run -\ud800")
@example("run -é=")
def test_any_text_at_all_is_a_line_with_places_inside_it(facts: Bank, text: str) -> None:
    line = language.read(text, facts, Surroundings({"A": "x"}, "/nowhere", "/root"))
    assert line.text == text
    assert all(0 <= start <= end <= len(text) for start, end in places_of(line))
    needs_more(text)
    split(text)


SHELL_TEXT = st.text(alphabet=st.sampled_from("ab '\"\\\n#=-/.:,~한글$A{}"), max_size=30)


@settings(max_examples=150, deadline=None)
@given(SHELL_TEXT)
@example("a \\\n#b")
def test_words_agree_with_a_real_shell(text: str) -> None:
    found = scan(text, Surroundings({"A": "x"}, "/nowhere", "/root"))
    if found.shell or found.open or not found.tokens or text.lstrip().startswith("$ "):
        return
    first = found.tokens[0].start
    script = f'{text[:first]}printf "%s\\0" {text[first:]}'
    env = {"A": "x", "HOME": "/root"}
    done = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=False, env=env, cwd="/")
    if done.returncode == 0:
        assert done.stdout.split("\0")[:-1] == [word.text for word in found.words()]
