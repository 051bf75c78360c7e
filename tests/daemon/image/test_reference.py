"""Names of images in their full and familiar forms."""

from __future__ import annotations

import pytest

from tutor.daemon.registry.reference import parse
from tutor.errors import DockerError


@pytest.mark.parametrize(
    ("text", "name", "tag", "familiar"),
    [
        ("tomcat", "docker.io/library/tomcat", "", "tomcat"),
        ("mysql:5.7", "docker.io/library/mysql", "5.7", "mysql"),
        ("jenkins/ssh-agent", "docker.io/jenkins/ssh-agent", "", "jenkins/ssh-agent"),
        ("index.docker.io/busybox", "docker.io/library/busybox", "", "busybox"),
        ("localhost/x", "localhost/x", "", "localhost/x"),
        ("localhost:5000/a/b:c", "localhost:5000/a/b", "c", "localhost:5000/a/b"),
        ("example.org/x", "example.org/x", "", "example.org/x"),
        ("library/me/app", "docker.io/library/me/app", "", "library/me/app"),
    ],
)
def test_a_name_is_completed_and_shortened(text: str, name: str, tag: str, familiar: str) -> None:
    found = parse(text)
    assert (found.name, found.tag, found.familiar) == (name, tag, familiar)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("UPPER", "invalid reference format: repository name (library/UPPER) must be lowercase"),
        ("a:b:c", "invalid reference format"),
        ("", "invalid reference format"),
        ("0" * 64, f"invalid repository name ({'0' * 64}), cannot specify 64-byte hexadecimal strings"),
    ],
)
def test_a_wrong_name_is_refused_in_the_words_of_the_cli(text: str, problem: str) -> None:
    with pytest.raises(DockerError) as caught:
        parse(text)
    assert caught.value.text == problem
