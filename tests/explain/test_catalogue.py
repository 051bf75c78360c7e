"""The error catalogue as a whole: every known text finds the entry of its meaning, in old and new words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import diagnose
from tutor.model import Diagnosis, Outcome

RUN = "docker run -d --name my-cat -p 8080:80 -v data:/data --network app -m 512 nginx:1.27"
LINES = {
    "*": "docker ps",
    "container run": RUN,
    "container create": RUN.replace("run -d", "create"),
    "container exec": "docker exec my-cat ls",
    "container cp": "docker cp a.txt my-cat:/tmp",
    "container rename": "docker rename my-cat my-cat",
    "container port": "docker port my-cat 80",
    "image build": "docker build -t app .",
    "image pull": "docker pull nginx:1.27",
    "image push": "docker push me/app",
    "image rm": "docker rmi nginx:1.27",
    "image tag": "docker tag a b",
    "network connect": "docker network connect app my-cat",
    "network disconnect": "docker network disconnect app my-cat",
    "network create": "docker network create app",
    "network rm": "docker network rm app",
    "volume rm": "docker volume rm data",
    "volume create": "docker volume create data",
    "service": "docker service ls",
    "stack": "docker stack ls",
    "node": "docker node ls",
}


def failing(line: str, error: str, code: int = 1) -> Diagnosis | None:
    invocation = type_line(line)._replace(problem=None)
    return diagnose(invocation, Outcome("failed", code, error), real_bank())


def line_for(command: str) -> str:
    return LINES.get(command) or f"docker {command} my-cat"


OLD_AND_NEW = tomllib.loads((Path(__file__).parent / "old_and_new.toml").read_text("utf-8"))
EXAMPLES = {
    one.id: [
        (line_for(command), text) for text in (*one.examples, one.example) if text for command in one.commands
    ]
    for one in real_bank().errors
}


@pytest.mark.parametrize("entry", EXAMPLES)
def test_every_text_finds_its_own_entry_after_each_of_its_commands(entry: str) -> None:
    found = [(line, text, failing(line, text)) for line, text in EXAMPLES[entry]]
    assert [one for one in found if not one[2] or one[2].id != entry] == []


@pytest.mark.parametrize("entry", EXAMPLES)
def test_no_sentence_and_no_line_to_try_lacks_a_name(entry: str) -> None:
    for found in (failing(line, text) for line, text in EXAMPLES[entry]):
        assert found is not None
        for lang in ("ko", "en"):
            keys = (f"error/{entry}/{part}" for part in ("what", "why", "next"))
            said = [real_bank().say(key, lang, found.slots) for key in keys]
            assert not any("`?`" in one or " ? " in one for one in said), said
        for line in found.tries:
            assert not line.startswith("docker ") or "compose" in line or type_line(line).problem is None, (
                line
            )


@pytest.mark.parametrize("entry", OLD_AND_NEW)
def test_old_and_new_words_mean_the_same(entry: str) -> None:
    line, texts = OLD_AND_NEW[entry]["line"], OLD_AND_NEW[entry]["texts"]
    assert [found and found.id for found in (failing(line, text) for text in texts)] == [entry] * len(texts)


@pytest.mark.parametrize(
    ("line", "error", "repaired"),
    [
        (
            "docker run -m 512 nginx",
            "Minimum memory limit allowed is 6MB",
            "docker run -m 512m nginx",
        ),
        (
            "docker run --memory=2m nginx",
            "Minimum memory limit allowed is 6MB",
            "docker run --memory=6m nginx",
        ),
        (
            "docker run --cpus 9 nginx",
            "Range of CPUs is from 0.01 to 2.00, as there are only 2 CPUs available",
            "docker run --cpus 2 nginx",
        ),
        (
            "docker run -w app nginx",
            "the working directory 'app' is invalid, it needs to be an absolute path",
            "docker run -w /app nginx",
        ),
        (
            "docker run -v data:data nginx",
            "invalid mount path: 'data' mount path must be absolute",
            "docker run -v data:/data nginx",
        ),
        (
            'docker run --rm busybox "ls -l"',
            'exec: "ls -l": executable file not found in $PATH: unknown',
            "docker run --rm busybox ls -l",
        ),
        (
            "docker exec -it web /bin/bash",
            'exec: "/bin/bash": stat /bin/bash: no such file or directory: unknown',
            "docker exec -it web sh",
        ),
        ("docker run -it debian bash", "the input device is not a TTY", "docker run -i debian bash"),
        ("docker run -ti debian bash", "the input device is not a TTY", "docker run -i debian bash"),
        ("docker exec -i -t web sh", "the input device is not a TTY", "docker exec -i web sh"),
        (
            "docker run --rm --restart always nginx",
            "conflicting options: cannot specify both --restart and --rm",
            "docker run --restart always nginx",
        ),
        (
            "docker run --platform linux/arm64 nginx",
            "image with reference nginx was found but does not provide the specified platform (linux/arm64)",
            "docker pull --platform linux/arm64 nginx",
        ),
        (
            "docker run -d nginx:9.9.9",
            "manifest for nginx:9.9.9 not found: manifest unknown: manifest unknown",
            "docker run -d nginx",
        ),
        (
            "docker run -d mysql",
            "Database is uninitialized and password option is not specified",
            "docker run -d -e MYSQL_ROOT_PASSWORD=change-me mysql",
        ),
        (
            "docker run --name 'my cat' nginx",
            "Invalid container name (my cat), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed",
            "docker run --name 'my-cat' nginx",
        ),
        (
            "docker run ubuntu -it bash",
            'exec: "-it": executable file not found in $PATH: unknown',
            "docker run -it ubuntu bash",
        ),
        (
            "docker exec web -it sh",
            'exec: "-it": executable file not found in $PATH: unknown',
            "docker exec -it web sh",
        ),
    ],
)
def test_the_learners_own_line_is_put_right_first(line: str, error: str, repaired: str) -> None:
    found = failing(line, f"docker: Error response from daemon: {error}", 125)
    assert found is not None
    assert found.tries[0] == repaired


@pytest.mark.parametrize("name", ["01c83bee8f2d", "b"])
def test_of_several_containers_the_one_in_the_message_is_named(name: str) -> None:
    error = {
        "b": 'cannot remove container "b": container is running: stop the container before removing',
        "01c83bee8f2d": "You cannot remove a running container 01c83bee8f2d. Stop the container before",
    }[name]
    found = failing("docker rm a b", f"Error response from daemon: {error}")
    assert found is not None
    assert found.tries == (f"docker stop {name}", f"docker rm {name}")


@pytest.mark.parametrize(
    ("line", "entry", "repaired"),
    [
        ("docker run –name web nginx", "smart-punctuation", "docker run --name web nginx"),
        ("docker run —rm nginx", "smart-punctuation", "docker run --rm nginx"),
        ("docker build -t app", "build-needs-context", "docker build -t app ."),
    ],
)
def test_a_line_that_docker_itself_refuses_is_put_right(line: str, entry: str, repaired: str) -> None:
    invocation = type_line(line)
    assert invocation.problem is not None
    found = diagnose(invocation, Outcome("refused", 125, invocation.problem.text), real_bank())
    assert found is not None
    assert (found.id, found.tries[0]) == (entry, repaired)
