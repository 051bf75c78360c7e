"""What a lesson's lines make without naming it: by a request with curl, by the first line of a Dockerfile."""

from __future__ import annotations

from tutor.lessons.bases import bases
from tutor.lessons.requests import as_line


def test_a_request_for_a_container_is_the_line_that_sends_it() -> None:
    address = "http://localhost/containers/create?name=by-hand"
    text = f"""curl --unix-socket $SOCKET -d '{{"Image": "busybox"}}' '{address}'"""
    assert as_line(text) == "docker create --name by-hand busybox"
    assert as_line("curl --unix-socket $SOCKET http://localhost/version") == ""


def test_a_build_pulls_what_its_stages_begin_with_and_copy_from() -> None:
    lines = (
        "FROM --platform=linux/amd64 debian AS made",
        "from docker.io/library/nginx:1",
        "COPY --from=busybox /a /b",
    )
    text = "\n".join(lines)
    assert bases(text) == ("debian:latest", "nginx:1", "busybox:latest")
