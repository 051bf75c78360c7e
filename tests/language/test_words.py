# ruff: noqa: E501
from pathlib import Path

import pytest

from tutor.language import Surroundings, needs_more, split
from tutor.language.words import Scan, bare, scan


def words(text: str, **env: str) -> list[str]:
    found = scan(text, Surroundings(env, "/home/me/work", "/home/me"))
    assert not found.shell, found
    return [word.text for word in found.words()]


def whole(text: str) -> Scan:
    return scan(text, Surroundings({}, "/", "/root"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("docker ps", ["docker", "ps"]),
        ("  a\t b ", ["a", "b"]),
        ("'a b' \"c d\" e\\ f", ["a b", "c d", "e f"]),
        ("a''b '' \"\"", ["ab", "", ""]),
        ('"a\\"b" "a\\nb" \'a\\b\'', ['a"b', "a\\nb", "a\\b"]),
        ("run \\\n  -d", ["run", "-d"]),
        ("a\\\nb", ["ab"]),
        ("a # 한글 주석", ["a"]),
        ("a#b", ["a#b"]),
        ("# 이미지를 내려받습니다", []),
        ("$ docker ps", ["docker", "ps"]),
        ("# docker ps -a", ["docker", "ps", "-a"]),
        ("# docker 설치하기", []),
        ("me@host:~/work$ docker ps", ["docker", "ps"]),
        ("$ docker run \\\n> -d web", ["docker", "run", "-d", "web"]),
        ("“a b” –it", ["“a", "b”", "–it"]),
        ("{{.Names}} [::1]:80 a*b?", ["{{.Names}}", "[::1]:80", "a*b?"]),
        ("a$ $ b", ["a$", "$", "b"]),
    ],
)
def test_words_are_those_of_a_shell(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_variables_and_home_are_expanded_here() -> None:
    assert words("$A ${A}b \"$A c\" '$A'", A="x") == ["x", "xb", "x c", "$A"]
    assert words("~ ~/a a~ '~'") == ["/home/me", "/home/me/a", "a~", "~"]
    assert words('$NONE a "$NONE"') == ["a", ""]


def test_the_current_folder_needs_no_shell() -> None:
    assert words("-v `pwd`/db:/x -v $(pwd)/a:/b -v \"$PWD\":/c") == [
        "-v", "/home/me/work/db:/x", "-v", "/home/me/work/a:/b", "-v", "/home/me/work:/c",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a | b", "a && b", "a; b", "a > b", "a &", "rm $(docker ps -q)", "rm `ls`", "echo $?", "a{b,c}", "x=${A:-1}",
        "(a)", "cat <<E\nx\nE", "a\nb", "echo $((1+1))", "$'a'", "~bob/x", "/et*",
    ],
)  # fmt: skip
def test_what_only_a_shell_can_run_is_left_to_it(text: str) -> None:
    assert whole(text).shell


@pytest.mark.parametrize(
    "text",
    [
        "docker run \\",
        "a 'b",
        'a "b',
        "a `b",
        "a $(b",
        "cat <<E\nx",
        "a |",
        "a &&",
        "for i in 1 2; do",
        "{ a",
        "if a; then b",
    ],
)
def test_an_unfinished_line_asks_for_more(text: str) -> None:
    assert needs_more(text)


@pytest.mark.parametrize(
    "text",
    [
        "docker ps",
        "",
        "# it's",
        "what's a volume",
        "don't stop",
        "cat <<E\nx\nE",
        "for i in 1; do a; done",
        "a\\\\",
        "echo '\\'",
    ],
)
def test_a_finished_line_does_not(text: str) -> None:
    assert not needs_more(text)


@pytest.mark.parametrize(
    "prompt",
    [
        "$ ",
        "me@host:~/x$ ",
        "(venv) $ ",
        "(base) me@host:~$ ",
        "me@mac ~ % ",
        "Mac:~ me$ ",
        "bash-5.1# ",
        "~# ",
        "[root@master1 add-on]# ",
        "[node1] ",
        "[node1] $ ",
        "> ",
        "% ",
        "➜  ~ ",
        "PS C:\\Users\\me> ",
        "C:\\> ",
        "C:\\Users\\me>",
        "[root@docker1 ~/docker]$ ",
    ],
)
def test_a_prompt_in_front_of_docker_is_no_part_of_the_line(prompt: str) -> None:
    assert words(f"{prompt}docker ps -a") == ["docker", "ps", "-a"]
    assert bare(f"{prompt}docker ps -a") == "docker ps -a"


@pytest.mark.parametrize("text", ["> docker", "[ -z x ] docker ps", "% ls -l", "a docker ps"])
def test_what_only_resembles_a_prompt_stays(text: str) -> None:
    assert bare(text) == text


def test_a_pasted_block_falls_into_its_commands() -> None:
    block = "# 데이터베이스\ndocker run -d \\\n  --name wp-db \\\n  mysql:5.7\n\n$ docker ps\ncat <<E\na\n\nb\nE\n"
    assert split(block) == (
        "# 데이터베이스",
        "docker run -d \\\n  --name wp-db \\\n  mysql:5.7",
        "$ docker ps",
        "cat <<E\na\n\nb\nE",
    )


def test_a_default_of_a_variable_is_read_where_the_shell_would_fill_it_in() -> None:
    found = whole("-v ${NOWHERE:-$PWD/x}:/tmp -t a:${NOTAG:-1}")
    assert [word.text for word in found.words()] == ["-v", "//x:/tmp", "-t", "a:1"]


def test_what_only_the_shell_can_fill_in_is_marked() -> None:
    words = whole('docker run -p "$1:80" $(cat image) plain').words()
    assert [word.text for word in words if word.filled] == ["$1:80", "$(cat image)"]


READ_ONLY = Surroundings({"SET": "x"}, "/", "/root", keeps_unset=True, keeps_places=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("docker rm $SET $UNSET ${UNSET}a", ["docker", "rm", "x", "$UNSET", "${UNSET}a"]),
        ("docker run -p <host>:<port> <an image>", ["docker", "run", "-p", "<host>:<port>", "<an image>"]),
        ("docker logs <id> >out.txt", ["docker", "logs", "<id>", ">", "out.txt"]),
        (
            "docker exec db psql <in.sql 2>err",
            ["docker", "exec", "db", "psql", "<", "in.sql", "2", ">", "err"],
        ),
        ("docker load <in.tar >/dev/null", ["docker", "load", "<", "in.tar", ">", "/dev/null"]),
    ],
)
def test_a_line_to_be_read_keeps_what_its_reader_is_to_fill_in(text: str, words: list[str]) -> None:
    assert [token.text for token in scan(text, READ_ONLY).tokens] == words


@pytest.mark.parametrize(
    "mark",
    [
        "$ ",
        "me@host:~/x$ ",
        "[root@docker1 ~/docker]$ ",
        "[root@host ~]# ",
        "PS C:\\Users\\me> ",
        "C:\\Users\\me>",
    ],
)
def test_the_mark_of_a_prompt_is_no_word(mark: str) -> None:
    assert [word.text for word in whole(f"{mark}docker ps -a").words()] == ["docker", "ps", "-a"]


def test_a_file_that_is_there_is_read_and_no_blank(tmp_path: Path) -> None:
    (tmp_path / "in").touch()
    here = Surroundings(cwd=str(tmp_path), keeps_places=True)
    assert [token.text for token in scan("docker load <in> out", here).tokens][2:] == ["<", "in", ">", "out"]
    assert [token.text for token in scan("docker stop <name> x", here).tokens][2:] == ["<name>", "x"]
