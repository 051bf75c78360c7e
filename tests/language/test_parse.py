# ruff: noqa: E501
from collections.abc import Callable

import pytest

from tutor.bank.load import Bank
from tutor.language import as_words, notices, parse
from tutor.model import FlagUse, Invocation

Docker = Callable[..., Invocation]


def uses(found: Invocation) -> list[tuple[str, str, str]]:
    return [(use.name, use.spelling, use.value.raw) for use in found.flags]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("run -itd x", [("interactive", "-i", "true"), ("tty", "-t", "true"), ("detach", "-d", "true")]),
        ("run -p8080:80 x", [("publish", "-p", "8080:80")]),
        ("run -e=K=V x", [("env", "-e", "K=V")]),
        ("run -dp 80:80 x", [("detach", "-d", "true"), ("publish", "-p", "80:80")]),
        ("run --rm=false x", [("rm", "--rm", "false")]),
        ("run --name=web x", [("name", "--name", "web")]),
        ("run -it=false x", [("interactive", "-i", "true"), ("tty", "-t", "false")]),
        ("run -h box x", [("hostname", "-h", "box")]),
        ("run --net web x", [("network", "--net", "web")]),
        ("stop --time 5 x", [("timeout", "--time", "5")]),
        ("run -- -d", []),
        ("ps -h", [("help", "-h", "true")]),
        ("rm a -f b", [("force", "-f", "true")]),
        ("run ubuntu ls -l", []),
        ("exec web ls -it", []),
    ],
)
def test_flags_are_read_as_pflag_reads_them(
    docker: Docker, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert uses(docker(f"docker {text}")) == expected


def test_flags_after_the_image_belong_to_the_container(docker: Docker) -> None:
    found = docker("docker run -d ubuntu ls -l -a")
    assert found.named("IMAGE") == ("ubuntu",)
    assert found.named("COMMAND") == ("ls",)
    assert found.named("ARG") == ("-l", "-a")


@pytest.mark.parametrize(
    ("text", "command", "spelled"),
    [
        ("docker ps", "container ls", "ps"), ("docker container ps", "container ls", "container ps"),
        ("docker images", "image ls", "images"), ("docker rmi x", "image rm", "rmi"), ("docker", "docker", ""),
        ("docker -D ps", "container ls", "ps"), ("docker container", "container", "container"),
        ("docker help run", "container run", "run"), ("docker --version", "docker", ""),
        ("docker remove x", "container rm", "remove"), ("docker image rmi x", "image rm", "image rmi"),
        ("docker stack --orchestrator x ls", "stack ls", "stack ls"),
    ],
)  # fmt: skip
def test_every_spelling_finds_its_command(docker: Docker, text: str, command: str, spelled: str) -> None:
    found = docker(text)
    assert (found.command, found.spelled, found.problem) == (command, spelled, None)


def test_flags_before_the_command_are_kept_apart(docker: Docker) -> None:
    found = docker("docker -H tcp://a:1 --debug ps -a")
    assert [use.name for use in found.globals] == ["host", "debug"]
    assert [use.name for use in found.flags] == ["all"]


def places(found: Invocation, *names: str) -> list[str]:
    parts: list[FlagUse] = [use for name in names for use in found.uses(name)]
    return [found.line[use.start : use.end] for use in parts]


def test_every_part_has_its_place_in_the_line(docker: Docker) -> None:
    found = docker("  sudo docker run -itd -p 80:80 --name=web -e 'A=b c' tomcat")
    assert found.line[found.path_start : found.path_end] == "docker run"
    assert places(found, "interactive", "tty", "detach") == ["-i", "t", "d"]
    assert places(found, "publish", "name", "env") == ["-p 80:80", "--name=web", "-e 'A=b c'"]


def test_arguments_of_a_program_are_read_too(bank: Bank) -> None:
    argv = ["docker", "run", "-e", "A=b c", "x"]
    found = parse(as_words(argv), " ".join(argv), bank)
    assert found.raw("env") == "A=b c"
    assert places(found, "env") == ["-e A=b c"]


def test_help_is_no_problem_even_where_operands_are_missing(docker: Docker) -> None:
    found = docker("docker run --help")
    assert found.on("help")
    assert found.problem is None


def test_secrets_are_masked_in_what_sentences_say(docker: Docker) -> None:
    found = docker("docker run -e MYSQL_ROOT_PASSWORD=hunter2 mysql")
    use = found.uses("env")[0]
    assert use.value.form == "secret"
    assert "hunter2" not in str(use.value.slots)
    assert use.value.raw == "MYSQL_ROOT_PASSWORD=hunter2"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("docker stop --time 5 x", ("Flag --time has been deprecated, use --timeout instead",)),
        ("docker stop --time 5 --time=6", ("Flag --time has been deprecated, use --timeout instead",) * 2),
        ("docker stop --time 1.5 x", ()),
        ("docker stop -t 5 x", ()),
        ("docker ps -ah", ("Flag shorthand -h has been deprecated, use --help",)),
        ("docker ps --help", ()),
        ("docker run -h box x", ()),
        ("docker -h", ("Flag shorthand -h has been deprecated, use --help",)),
    ],
)
def test_old_flags_are_announced(docker: Docker, bank: Bank, text: str, expected: tuple[str, ...]) -> None:
    assert notices(docker(text), bank) == expected


def test_flags_of_a_group_may_stand_before_its_command(docker: Docker, bank: Bank) -> None:
    found = docker("docker stack --orchestrator swarm ls -q")
    assert [(use.name, use.value.raw) for use in found.outer] == [("orchestrator", "swarm")]
    assert notices(docker("docker stack --orchestrator swarm ls"), bank) == (
        "Flag --orchestrator has been deprecated, option will be ignored",
    )


@pytest.mark.parametrize(
    "text", ["service create --net lan x", "build --net host .", "plugin enable --time 3 x"]
)
def test_older_names_of_flags_are_those_of_containers_only(docker: Docker, text: str) -> None:
    problem = docker(f"docker {text}").problem
    assert problem is not None
    assert problem.code == "unknown-flag"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("docker run --network-alias x busybox", "misfit"),
        ("docker run --no-healthcheck --health-cmd true busybox", "misfit"),
        ("docker pull -a nginx:1", "misfit"),
        ("docker --context a --host tcp://b ps", "conflicting-options"),
        ("docker run --pull sometimes busybox", "invalid-value"),
    ],
)
def test_what_is_right_by_itself_is_not_called_a_wrong_value(docker: Docker, text: str, code: str) -> None:
    problem = docker(text).problem
    assert problem is not None
    assert problem.code == code
