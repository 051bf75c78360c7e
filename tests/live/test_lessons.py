"""Every lesson played on a real daemon, and what the checks of its goals ask of one.

A lesson that the player finds nothing wrong with can be solved in each way that it names, cannot be passed by
what people get wrong, and leaves nothing behind.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.lessons.worlds import goal
from tests.support import lessons
from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.lessons import Player, player
from tutor.daemon.connection import Connection
from tutor.daemon.endpoint import Endpoint
from tutor.daemon.world import DaemonWorld
from tutor.lessons import files
from tutor.lessons.check import check
from tutor.lessons.world import Ran

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).parents[1] / "lessons/fixtures"
LESSONS = files.folders()


@pytest.fixture(scope="module")
def daemon() -> Iterator[LiveDaemon]:
    with live_daemon("lessons") as running:
        yield running


@pytest.fixture(scope="module")
def seat(daemon: LiveDaemon, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    with player(daemon, tmp_path_factory.mktemp("seat")) as at:
        yield at


@pytest.mark.timeout(600)
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_does_what_it_says(name: str, seat: Player) -> None:
    assert seat.play(LESSONS[name], files.has_offline(LESSONS[name])) == []


@pytest.mark.parametrize("name", ["01-box", "02-port"])
def test_a_good_lesson_has_nothing_to_tell(name: str, seat: Player) -> None:
    assert seat.play(FIXTURES / name, offline=False) == []


SPOILT = {
    "a goal that cannot fail": ('state = "absent"', 'state = "present"', "it cannot fail"),
    "a wrong line that passes": (
        'lines = ["docker run --name box -v data:/data -v ./page:/page busybox true"]',
        'lines = ["docker run --name box -v data:/data -v ./page:/page busybox cp /page/hello.txt /data"]',
        "the goal kept holds",
    ),
    "another reason": (
        'goal = "kept"\nbecause = "file"',
        'goal = "kept"\nbecause = "containing"',
        "because of `file`",
    ),
    "another way that does not lead there": (
        'other = [["docker container ls --all"]]',
        'other = [["docker container ls"]]',
        "lesson-why.used-used-option",
    ),
    "a solution that does not lead there": (
        'solution = ["docker rm box"]',
        'solution = ["docker ps"]',
        "the rest cannot be played",
    ),
    "a goal that does not last": ("passing = true\n", "", "at the end of the lesson"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", SPOILT)
def test_the_player_finds(what: str, seat: Player, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "SOON", 3.0)
    monkeypatch.setattr(lessons, "SETTLED", 3.0)
    folder = tmp_path / "01-box"
    shutil.copytree(FIXTURES / "01-box", folder)
    old, new, told = SPOILT[what]
    table = folder / "lesson.toml"
    text = table.read_text("utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), "utf-8")
    found = seat.play(folder, offline=False)
    assert any(told in one for one in found), found


@pytest.fixture
def world(daemon: LiveDaemon, seat: Player, tmp_path: Path) -> Iterator[DaemonWorld]:
    """Give the world of a daemon with a container that runs and a volume with a file."""
    daemon.need("busybox")
    run = "docker run -d --name web --label a=b -v data:/d -p 8080:80 busybox"
    assert (
        daemon.run_in(f"{run} sh -c 'echo hello > /d/a.txt; mkdir /d/sub; echo up; sleep 600'").returncode
        == 0
    )
    daemon.run_in("until docker logs web | grep -q up; do sleep 0.1; done")
    connection = Connection(Endpoint(daemon.host))
    yield DaemonWorld(connection, tmp_path)
    daemon.run_in("docker rm -fv $(docker ps -aq); docker volume rm data")
    connection.close()


def test_a_program_is_run_inside(world: DaemonWorld) -> None:
    assert world.run_inside("web", ["sh", "-c", "echo out; echo err >&2; exit 3"]) in (
        Ran(3, "out\nerr\n"),
        Ran(3, "err\nout\n"),
    )
    missing = world.run_inside("web", ["no-such-program"])
    assert missing is None or missing.exit_code in (126, 127)
    assert world.run_inside("no-such", ["true"]) is None


def test_a_program_that_does_not_end_is_not_waited_for(world: DaemonWorld) -> None:
    begun = time.monotonic()
    assert world.run_inside("web", ["sleep", "60"]) is None
    assert time.monotonic() - begun < 10


def test_a_file_of_a_volume_is_read_with_and_without_a_container(
    world: DaemonWorld, daemon: LiveDaemon
) -> None:
    assert world.in_volume("data", "a.txt") == "hello\n"
    assert world.in_volume("data", "sub") == ""
    assert world.in_volume("data", "none") is None
    daemon.docker("rm", "-f", "web")
    before = daemon.docker("ps", "-aq"), daemon.docker("volume", "ls", "-q")
    alone = DaemonWorld(world.connection, Path("/"))
    assert alone.in_volume("data", "a.txt") == "hello\n"
    assert alone.in_volume("data", "none") is None
    assert (daemon.docker("ps", "-aq"), daemon.docker("volume", "ls", "-q")) == before


def test_the_beginning_of_an_id_is_no_name(world: DaemonWorld) -> None:
    found = world.container("web")
    assert found is not None
    assert world.container(found["Id"][:6]) is None
    assert world.network("bridge") is not None
    assert world.log("web") == "up\n"
    assert (world.service("web"), list(world.nodes()), list(world.tasks("web"))) == (None, [], [])


def test_files_are_read_in_the_folder_only(world: DaemonWorld, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("here")
    (tmp_path / "out").symlink_to("/etc/passwd")
    assert (world.file("a.txt"), world.file("out"), world.file("../x"), world.file(".")) == (
        "here",
        None,
        None,
        "",
    )


def test_a_check_after_a_line_is_quick(world: DaemonWorld, tmp_path: Path) -> None:
    goals = [
        goal(container="web", state="running", ports=["8080:80"], env=["PATH"], mounts=["data:/d"]),
        goal(container="*", image="busybox", labels={"a": "b"}),
        goal(image="busybox", size="<100MB"),
        goal(network="bridge", members=["web"]),
        goal(volume="data", used_by=["web"]),
        goal(file="Dockerfile"),
    ]

    def once() -> float:
        begun = time.perf_counter()
        now = DaemonWorld(world.connection, tmp_path)
        assert [one.subject for one in goals if check(one, now)] == ["file"]
        return time.perf_counter() - begun

    # The median is what `make bench` prints; here the machine may be busy with other tests.
    assert min(once() for _ in range(15)) < 0.03
