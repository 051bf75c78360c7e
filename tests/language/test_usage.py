import os
import pty
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.language import oracle
from tutor.bank.load import Bank
from tutor.forward import forward_main
from tutor.language import usage

needs_cli = pytest.mark.skipif(not oracle.version().startswith("28.2"), reason="needs the docker CLI 28.2")


@pytest.mark.slow
@needs_cli
def test_the_help_of_every_spelling_equals_the_cli(bank: Bank, tmp_path: Path) -> None:
    spellings = [name for name, command in bank.spellings.items() if not bank.command(command).hidden]
    lines = [f"docker {name} --help" for name in spellings]
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda line: oracle.ask(line, "unix:///nowhere", tmp_path)[1], lines))
    ours = [usage(bank.spellings[name], name, bank) for name in spellings]
    wrong = [name for name, one, other in zip(spellings, ours, answers, strict=True) if one != other]
    assert len(spellings) > 180
    assert wrong == []


def help_on_a_terminal(line: str, columns: int) -> str:
    leader, follower = pty.openpty()
    os.system(f"stty cols {columns} -onlcr < {os.ttyname(follower)}")
    command = [oracle.DOCKER, *line.split(), "--help"]
    env = {"HOME": "/root", "DOCKER_HOST": "unix:///nowhere"}
    done = subprocess.run(command, stdin=follower, capture_output=True, text=True, check=False, env=env)
    os.close(leader)
    os.close(follower)
    return done.stdout


@needs_cli
@pytest.mark.parametrize("columns", [20, 40, 60, 79, 100, 132, 250])
@pytest.mark.parametrize("line", ["run", "images", "volume create"])
def test_help_wraps_like_the_cli_at_any_width(bank: Bank, line: str, columns: int) -> None:
    assert usage(bank.spellings[line], line, bank, columns) == help_on_a_terminal(line, columns)


def test_the_folder_of_the_configuration_is_named(bank: Bank) -> None:
    assert '"/home/me/.docker/ca.pem"' in usage("docker", "", bank, folder="/home/me/.docker")


def test_what_the_daemon_does_not_have_is_not_listed(bank: Bank) -> None:
    text = usage("docker", "", bank, supported=lambda part: part.name != "checkpoint")
    assert "checkpoint" not in text
    assert "Manage builds" in text


@needs_cli
@pytest.mark.parametrize(
    "line",
    [
        "docker container --help ls",
        "docker image --help ls x",
        "docker volume --help ls --nope",
        "docker service --help create",
        "docker completion --help bash",
        "docker completion -h zsh",
        "docker system -h df",
        "docker -h system df",
        "docker buildx --help build",
    ],
)
def test_help_between_the_words_of_a_command_is_that_of_the_cli(
    line: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere")
    monkeypatch.setenv("DOCKER_CONFIG", str(tmp_path))
    done = subprocess.run(["docker", *line.split()[1:]], capture_output=True, text=True, check=False)
    assert forward_main(line.split()) == done.returncode
    assert (*capfd.readouterr(),) == (done.stdout, done.stderr)
