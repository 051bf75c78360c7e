"""Lines from a file or a pipe, joined where a shell would join them."""

import pytest

from tutor.prompt.pipe import whole


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("docker ps\ndocker images\n", ["docker ps", "docker images"]),
        (
            "docker run -d \\\n--name cat \\\ntomcat\ndocker ps",
            ["docker run -d \\\n--name cat \\\ntomcat", "docker ps"],
        ),
        ("echo 'a\nb'\npwd", ["echo 'a\nb'", "pwd"]),
        ("cat > D <<'EOF'\nFROM a\n\n# it's\nEOF\npwd\n", ["cat > D <<'EOF'\nFROM a\n\n# it's\nEOF", "pwd"]),
        ("# 주석\n\npwd\n", ["# 주석", "", "pwd"]),
        ("echo 'never closed\n", ["echo 'never closed\n"]),
        ("", []),
    ],
)
def test_lines_that_belong_together_come_together(text: str, lines: list[str]) -> None:
    assert list(whole(text.splitlines(keepends=True))) == lines


def test_a_line_is_given_before_the_next_is_read() -> None:
    def slow() -> object:
        yield "docker ps\n"
        raise AssertionError("read too far")

    assert next(whole(slow())) == "docker ps"  # type: ignore[arg-type]
