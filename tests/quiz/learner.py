"""A learner's first evening in a real journal: what was typed, and what docker said."""

# ruff: noqa: E501 - lines as they were typed, one a row
from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.journal.support import open_journal
from tests.support.lines import read_line, real_bank
from tutor.explain import diagnose, explain
from tutor.model import Change, Outcome
from tutor.quiz.past import Past, remember

if TYPE_CHECKING:
    from tutor.journal import Journal

DAEMON = "docker: Error response from daemon: "
EVENING: tuple[tuple[str, int, str, tuple[Change, ...]], ...] = (
    ("docker pull nginx", 0, "", (Change("image", "pull", "nginx:latest"),)),
    ("docker run hello-world", 0, "", (Change("container", "create", "eager_bell", "1" * 64),)),
    ("docker run -d -p 8080:80 --name my-cat nginx", 0, "", (Change("container", "create", "my-cat", "2" * 64),)),
    (
        "docker run -d -p 8081:80 --name my-cat nginx",
        125,
        f'{DAEMON}Conflict. The container name "/my-cat" is already in use by container "2222".',
        (),
    ),
    ("docker run -d -p 8080:80 --name dog nginx", 125, f"{DAEMON}Bind for 0.0.0.0:8080 failed: port is already allocated", ()),
    ("docker run -d --name fox nginx -p 8082:80", 127, f'{DAEMON}exec: "-p": executable file not found in $PATH', ()),
    ("docker ps -a", 0, "", ()),
    ("docker logs -f --tail 20 my-cat", 130, "", ()),
    ("docker exec -it my-cat bash", 0, "", ()),
    ("docker exex -it my-cat bash", 1, "", ()),
    ("docker network create pets", 0, "", (Change("network", "create", "pets", "3" * 64),)),
    (
        "docker run -itd --network pets -e MYSQL_ROOT_PASSWORD=verysecret -v pets-data:/var/lib/mysql --name db mysql",
        0,
        "",
        (Change("volume", "create", "pets-data"), Change("container", "create", "db", "4" * 64)),
    ),
    ("docker create --memory 256m --restart always --name owl nginx", 0, "", (Change("container", "create", "owl"),)),
    ("docker run --rm --cpuset-cpus 0 busybox true", 0, "", ()),
    ("docker kill my-cat", 0, "", (Change("container", "die", "my-cat", "2" * 64, {"exit_code": "137"}),)),
    ("docker rm db", 1, "Error response from daemon: cannot remove container \"db\": container is running", ()),
    ("docker rmi nginx:1.0", 1, "Error response from daemon: No such image: nginx:1.0", ()),
    ("docker run --publsh 80:80 --name hen -d nginx", 125, "", ()),
    ("docker images --filter dangling=true", 0, "", ()),
    ("docker ps -aq | wc -l", 0, "", ()),
    ("docker volume rm pets-data", 1, "Error response from daemon: remove pets-data: volume is in use - [4444]", ()),
)  # fmt: skip


@cache
def an_evening() -> Past:
    """Give what the journal has of the evening."""
    with TemporaryDirectory() as folder:
        journal = open_journal(Path(folder))
        for line, code, error, changes in EVENING:
            type_in(journal, line, code, error, changes)
        past = remember(journal.last(100))
        journal.close()
    return past


def type_in(
    journal: Journal, text: str, code: int = 0, error: str = "", changes: tuple[Change, ...] = ()
) -> None:
    """Record a line as the session does."""
    line = read_line(text)
    one = line.invocations[0]
    problem = next((each.problem for each in line.invocations if each.problem), None)
    status = "interrupted" if code == 130 else "failed" if code else "ok"
    outcome = Outcome(status, code, problem.text if problem else error, changes, 0.5)
    turn = journal.begin(line, explain(one, real_bank()), (), None)
    journal.finish(turn, outcome, diagnose(one, outcome, real_bank()))
