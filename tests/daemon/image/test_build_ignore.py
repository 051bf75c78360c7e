"""The patterns of .dockerignore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.daemon.image.building.ignore import Ignore, read, with_build_files
from tutor.errors import DockerError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("pattern", "path", "stays"),
    [
        ("a", "a", True),
        ("a", "b", False),
        ("a", "a/b", True),
        ("*.md", "x.md", True),
        ("*.md", "docs/x.md", False),
        ("**/*.md", "docs/deep/x.md", True),
        ("**/*.md", "x.md", True),
        ("*/temp*", "sub/temporary.txt", True),
        ("*/temp*", "temporary.txt", False),
        ("temp?", "tempa", True),
        ("temp?", "temp", False),
        ("**/node_modules", "node_modules", True),
        ("**/node_modules", "a/b/node_modules", True),
        ("**/node_modules", "a/my_node_modules", False),
        ("**.log", "a/b.log", True),
        ("docs/**", "docs/a/b", True),
        ("docs/**", "docs", False),
        ("a/**/b", "a/b", True),
        ("a/**/b", "a/x/y/b", True),
        ("[a-c].txt", "b.txt", True),
        ("[^a-c].txt", "b.txt", False),
        (r"a\*b", "a*b", True),
        (r"a\*b", "axb", False),
        ("./a/", "a", True),
        ("a+b(c).txt", "a+b(c).txt", True),
        ("**", ".hidden", True),
    ],
)
def test_a_pattern_hides_what_the_docker_command_hides(pattern: str, path: str, stays: bool) -> None:
    assert Ignore([pattern]).look(path)[0] is stays


def test_the_last_pattern_that_matches_decides() -> None:
    ignore = Ignore(["*.md", "!README*.md", "README-secret.md"])
    assert [ignore.look(name)[0] for name in ("x.md", "README.md", "README-secret.md")] == [True, False, True]


def test_a_file_is_brought_back_from_an_ignored_folder() -> None:
    ignore = Ignore(["sub", "!sub/kept"])
    hidden, matched = ignore.look("sub")
    assert hidden
    assert not ignore.hides("sub")
    assert not ignore.look("sub/kept", matched)[0]
    assert ignore.look("sub/other", matched)[0]


def test_the_dockerfile_and_the_file_itself_always_travel() -> None:
    assert with_build_files(["*"], "Dockerfile") == ["*", "!.dockerignore", "!Dockerfile"]
    assert with_build_files(["x"], "Dockerfile") == ["x"]


def test_comments_blank_lines_and_leading_slashes_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".dockerignore").write_text("\ufeff# note\n\n /a/b/ \n! /c\n\n", "utf-8")
    assert read(tmp_path) == ["a/b", "!c"]


@pytest.mark.parametrize("pattern", ["!", "[", "[a", "a\\"])
def test_a_pattern_that_means_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(DockerError):
        Ignore([pattern])
