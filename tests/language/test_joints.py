"""What a shell line has around its docker commands, and that all of it is explained."""

import pytest

from tests.support.lines import read_line, real_bank
from tutor.explain import explain_line


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in read_line(text).joints]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("docker exec -i db psql < dump.sql", [("in", "< dump.sql")]),
        ("docker save x > x.tar", [("out", "> x.tar")]),
        ("docker logs web >> log 2>&1", [("append", ">> log"), ("joined", "2>&1")]),
        ("docker ps 2>/dev/null || x", [("errors-dropped", "2>/dev/null"), ("or", "||"), ("program", "x")]),
        ("docker rm x > /dev/null 2>&1", [("dropped", "> /dev/null"), ("joined", "2>&1")]),
        ("docker rm x &>/dev/null", [("both-dropped", "&>/dev/null")]),
        ("docker ps 2>errors.txt", [("errors", "2>errors.txt")]),
        ("docker ps | head -1", [("pipe", "|"), ("program", "head -1")]),
        ("A=1 sudo docker ps && docker images", [("variable-of-line", "A=1"), ("and", "&&")]),
        ("A=1; C=3 x", [("variable", "A=1"), ("then", ";"), ("variable-of-line", "C=3"), ("program", "x")]),
        ("ids=$(docker ps -q)", [("variable", "ids=$(docker ps -q)")]),
        ("docker save x | ssh host docker load", [("pipe", "|"), ("program", "ssh host docker load")]),
        ("docker rm $(docker ps -aq) (all of it)", [("aside", "(all of it)")]),
        ("ids=(a b); docker rm a", [
            ("variable", "ids="), ("group", "("), ("program", "a b"), ("group", ")"), ("then", ";"),
        ]),
        ("n=$((n + 1)); docker rm a$n", [("variable", "n=$((n + 1))"), ("then", ";")]),
        ("winpty docker exec -it web sh", [("program", "winpty")]),
        ("docker rm $(docker ps -aq | head -1)", [("pipe", "|"), ("program", "head -1")]),
        ("docker exec -i web cat <<< 'a' | wc", [("string", "<<< 'a'"), ("pipe", "|"), ("program", "wc")]),
        ("ls | xargs -n1 docker rm", [("program", "ls"), ("pipe", "|"), ("program", "xargs -n1")]),
        ("for c in a b; do docker rm $c; done &", [
            ("word", "for c in a b"), ("then", ";"), ("word", "do"), ("then", ";"), ("word", "done"),
            ("background", "&"),
        ]),
    ],
)  # fmt: skip
def test_each_joint_of_a_shell_line_is_found_in_its_place(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "docker exec -i db psql -U postgres < dump.sql",
        "docker save nginx | gzip > nginx.tgz 2>&1",
        "docker stop $(docker ps -q) && docker rm -f web; echo ok",
        "docker run --rm -v ${CACHE:-/tmp}:/c alpine ls 2>/dev/null || true",
    ],
)
def test_no_letter_of_a_shell_line_stays_unexplained(text: str) -> None:
    notes = explain_line(read_line(text), real_bank())
    covered = {at for note in notes for at in range(note.start, note.end)}
    assert [text[at] for at in range(len(text)) if text[at] != " " and at not in covered] == []
