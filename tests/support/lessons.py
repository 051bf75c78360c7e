"""Plays lessons on a private daemon: solutions, other spellings, wrong answers, and what is left."""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import shutil
import socket
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pexpect

from tests.support.lines import real_bank
from tutor import language
from tutor.daemon.connection import Connection
from tutor.daemon.endpoint import Endpoint
from tutor.daemon.peek import log
from tutor.errors import DockerError
from tutor.lessons import files
from tutor.lessons.goals.say import full
from tutor.practice import Practice, cable, catalog, nodes
from tutor.practice.engine import EngineError
from tutor.practice.engines import PLUGINS_FROM, fetch_plugins
from tutor.practice.namespace import ip
from tutor.practice.paths import kit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.daemon import LiveDaemon
    from tutor.lessons.model import Goal, Lesson, Step

LONGEST = 180.0  # seconds for a line
SETTLED = 60.0  # seconds until goals hold: a server starts, a database makes its files
SOON = 30.0  # seconds until a wrong line shows its reason
QUIET = 0.6  # seconds without output after which somebody presses Ctrl-C, or leaves a shell
FOREGROUND = 3.0  # the same, where a program may just be thinking
STARTED = 3.0  # seconds after which a program that says nothing may be stopped
AGAIN = 0.2
_FED = r"(?<!\| docker )(?<!\| docker container )"  # what gets its input from a pipe ends by itself
_FOLLOWS = re.compile(
    r"\b(?:logs\b.* (?:-f|--follow)|events\b|stats\b(?!.*--no-stream)|attach\b|watch\b"
    rf"|{_FED}(?:exec|run|start)\b.* -\w*i)"
)
_STAYS = re.compile(rf"{_FED}\b(?:run|up)\b(?!.* (?:-\w*d\b|--detach|-d\b|--wait))")
SWARM = ("services", "secrets", "configs")
_STOPS = re.compile(r"\b(?:stop|restart|down)\b")
_ASKED = re.compile(r"\[y/N\] ?$")


class Seat:
    """The other end of `tests.support.seat`."""

    def __init__(self, daemon: LiveDaemon, home: Path) -> None:
        self.home = home
        self._log = (home / "terminal.log").open("wb")
        path = home / "seat.sock"
        _plugins(home)
        with socket.socket(socket.AF_UNIX) as waiting:
            waiting.bind(str(path))
            waiting.listen()
            argv = [*daemon.prefix, sys.executable, "-m", "tests.support.seat", str(path)]
            self._child = pexpect.spawn(
                argv[0],
                argv[1:],
                env=_environment(daemon, home),
                cwd=str(home),
                dimensions=(24, 80),
                timeout=None,
            )
            waiting.settimeout(60)
            self._channel, _ = waiting.accept()
        self._answers = self._channel.makefile("r")

    def ask(self, do: str, **wish: Any) -> Any:
        """Let something be done; keys are pressed where the line is `text` and waits for them."""
        self._channel.sendall(json.dumps({"do": do, **wish}).encode() + b"\n")
        self._attend(str(wish.get("text", "")))
        line = self._answers.readline()
        assert line, f"the seat ended: {(self.home / 'terminal.log').read_text(errors='replace')[-2000:]}"
        answer = json.loads(line)
        assert "failed" not in answer, answer["failed"]
        return answer["is"]

    def _attend(self, text: str) -> None:
        """Read the terminal until the answer comes, and press keys when it is quiet."""
        patience = QUIET if _FOLLOWS.search(text) else FOREGROUND if _STAYS.search(text) else LONGEST
        keys = iter(_keys(text))
        heard, begun, tail = time.monotonic(), time.monotonic(), b""
        while True:
            ready, _, _ = select.select([self._channel, self._child.child_fd], [], [], 0.05)
            if self._channel in ready:
                return
            if ready and (data := self._read()):
                heard, tail = time.monotonic(), (tail + data)[-200:]
            elif ready:
                return
            quiet = time.monotonic() - heard
            if quiet > QUIET and _ASKED.search(tail.decode(errors="replace")):
                self._child.send("y\r")
                tail = b""
            elif quiet > patience or time.monotonic() - begun > LONGEST:
                self._child.send(next(keys))
                heard = time.monotonic()

    def _read(self) -> bytes:
        with contextlib.suppress(pexpect.EOF, pexpect.TIMEOUT, OSError):
            data: bytes = self._child.read_nonblocking(65536, timeout=0)
            self._log.write(data)
            self._log.flush()
            return data
        return b""

    def close(self) -> None:
        """Leave the seat."""
        self._answers.close()
        self._channel.close()
        self._child.close(force=True)
        self._log.close()


def _plugins(home: Path) -> None:
    """Give the learner Compose and buildx, which no package of this machine's suite has."""
    folder = home / ".docker"
    folder.mkdir(exist_ok=True)
    with contextlib.suppress(EngineError):  # lessons that need them fail, and say what is missing
        (folder / "cli-plugins").symlink_to(fetch_plugins(PLUGINS_FROM, kit()))


def _keys(text: str) -> Iterator[str]:
    """Give what to press next: a shell is left with `exit`, everything else with Ctrl-C."""
    if re.search(r"\b(?:exec|run|start|attach)\b.* -\w*i", text):
        yield from ("exit\r", "\x04")
    while True:
        yield "\x03"


def _environment(daemon: LiveDaemon, home: Path) -> dict[str, str]:
    root = Path(__file__).parents[2]
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TERM") if name in os.environ}
    own = {"HOME": str(home), "DOCKER_HOST": daemon.host, "DOCKER_TUTOR_HOME": str(home / "tutor")}
    return {"TERM": "xterm", **kept, **own, "PYTHONPATH": str(root), "SHELL": "/bin/sh", "USER": "learner"}


class State:
    """What is on a daemon and in folders, to compare and to bring back."""

    def __init__(self, host: str, folders: Sequence[Path]) -> None:
        self.api = Connection(Endpoint(host))
        self._folders = folders

    def listing(self) -> dict[str, Any]:
        """Give everything that a lesson may change, in a form that compares."""
        swarm = self.api.get("/info")["Swarm"]
        listed = {
            "containers": {
                one["Id"]: _container(one) for one in self.api.get("/containers/json", {"all": 1})
            },
            "images": {
                one["Id"]: sorted(one["RepoTags"] or []) for one in self.api.get("/images/json", {"all": 1})
            },
            "volumes": {one["Name"]: one["CreatedAt"] for one in self.api.get("/volumes")["Volumes"] or []},
            "networks": {one["Id"]: one["Name"] for one in self.api.get("/networks")},
            "swarm": {"state": swarm["LocalNodeState"]},
            "files": dict(self._files()),
        }
        if swarm.get("ControlAvailable"):
            listed["swarm"] |= {one["ID"]: _node(one) for one in self.api.get("/nodes")}
            for kind in SWARM:
                listed["swarm"] |= {
                    one["ID"]: [kind, one["Version"]["Index"]] for one in self.api.get(f"/{kind}")
                }
        return listed

    def _files(self) -> Iterator[tuple[str, Any]]:
        for folder in self._folders:
            for path in folder.rglob("*"):
                with contextlib.suppress(OSError):
                    found = path.lstat()
                    yield str(path), found.st_mtime_ns if path.is_file() else "folder"

    def undo(self, before: dict[str, Any], since: float) -> bool:
        """Remove what is new since a listing; False where more than that has happened."""
        now = self.listing()
        same = all(
            now[kind].get(name) == value for kind, part in before.items() for name, value in part.items()
        )
        if not same or self._old_touched(before, since):
            return False
        for name in now["swarm"].keys() - before["swarm"]:
            if now["swarm"][name][0] not in SWARM:  # a node
                return False
            self.api.delete(f"/{now['swarm'][name][0]}/{name}")
        self._remove(self._without_tasks(now, before), before)
        for path in sorted(now["files"].keys() - before["files"], reverse=True):
            _unlink(Path(path))
        return self.listing() == before

    def _without_tasks(self, now: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
        """Give a listing again, once the containers of services that were removed are gone."""
        end = time.monotonic() + SETTLED
        while now["swarm"] != before["swarm"]:
            now = self.listing()
            assert time.monotonic() < end, now["swarm"]
            time.sleep(AGAIN)
        return now

    def _old_touched(self, before: dict[str, Any], since: float) -> bool:
        """Tell whether something happened to what was there: a program in it, a volume that was mounted."""
        query = {"since": f"{since:.9f}", "until": f"{time.time():.9f}"}
        for event in self.api.lines("GET", "/events", query):
            kind, action, actor = (
                event.get("Type", ""),
                event["Action"].partition(":")[0],
                event["Actor"]["ID"],
            )
            old = actor in before["containers"] and action not in ("archive-path", "top", "resize")
            if (kind == "container" and old) or (kind == "volume" and actor in before["volumes"]):
                return True
        return False

    def clear(self, wanted: dict[str, Any]) -> None:
        """Bring the daemon back to a listing of it, by force; empty folders of files."""
        now = self.listing()
        if now["swarm"]["state"] != "inactive" and wanted["swarm"]["state"] == "inactive":
            self.api.post("/swarm/leave", {"force": 1})
            now = self.listing()
        self._remove(now, wanted)
        self._retag(wanted["images"])
        self.api.post("/build/prune", {"all": 1})
        for folder in self._folders:
            for path in folder.iterdir():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    def let_start(self) -> None:
        """Wait until what was just started has said something, or has had its time.

        A person is slower than a program that has no answer yet to the signal to end, and would be killed.
        """
        for one in self.api.get("/containers/json"):
            with contextlib.suppress(DockerError):
                found = self.api.get(f"/containers/{one['Id']}/json")
                while time.time() < one["Created"] + STARTED and not log(found, self.api):
                    time.sleep(AGAIN)

    def _retag(self, wanted: dict[str, list[str]]) -> None:
        """Give images the names that they had; one that is gone is pulled again."""
        now = self.listing()["images"]
        for number, names in wanted.items():
            for name in set(now.get(number, ())) - set(names):
                self.api.delete(f"/images/{name}")
            for name in set(names) - set(now.get(number, ())):
                self.pull(name)

    def pull(self, name: str) -> None:
        """Pull an image."""
        list(self.api.lines("POST", "/images/create", {"fromImage": full(name)}))

    def _remove(self, now: dict[str, Any], kept: dict[str, Any]) -> None:
        for kind, query in (
            ("containers", {"force": 1, "v": 1}),
            ("networks", {}),
            ("volumes", {"force": 1}),
        ):
            for name in now[kind].keys() - kept[kind].keys():
                with contextlib.suppress(DockerError):  # gone with another
                    self.api.delete(f"/{kind}/{name}", query)
        for _ in range(2):  # children first, then their parents
            for name in now["images"].keys() - kept["images"].keys():
                with contextlib.suppress(DockerError):
                    self.api.delete(f"/images/{name}", {"force": 1})


def _container(one: Any) -> list[Any]:
    networks = sorted((one["NetworkSettings"]["Networks"] or {}).keys())
    return [sorted(one["Names"]), one["State"], networks]


def _node(one: Any) -> list[Any]:
    return ["node", one["Spec"], one["Status"]["State"]]


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


class SecondMachine:
    """The other node of lessons about swarms, to bring back to how it came."""

    def __init__(self, daemon: LiveDaemon, seat: Seat) -> None:
        first = Practice(daemon.host, daemon.practice, stands_in=True)
        node = nodes.second(first, lambda key, **slots: None, fresh=True)
        assert node is not None
        self._node = node
        self._state = State(node.daemon.host, [])
        self._pristine = self._state.listing()
        seat.ask("lend", env=dict(node.env))

    def clear(self) -> None:
        """Let it leave its swarm and lose what it has; its cable is plugged in."""
        ip("-n", self._node.daemon.namespace.name, "link", "set", cable.NAME, "up")
        self._state.clear(self._pristine)

    def close(self) -> None:
        """Throw it away."""
        self._state.api.close()
        self._node.discard()


class Begun(NamedTuple):
    """The beginning of a step: where the learner stood, when, and what was on the daemon."""

    mark: int
    since: float
    listing: dict[str, Any]


@dataclass
class Player:
    """Plays one lesson after another at one seat."""

    daemon: LiveDaemon
    seat: Seat
    folder: Path
    state: State
    pristine: dict[str, Any]
    told: list[str] = field(default_factory=list)
    replays: int = 0
    start: dict[str, Any] = field(default_factory=dict)
    second: SecondMachine | None = None

    def play(self, folder: Path, offline: bool) -> list[str]:
        """Give what is wrong with a lesson, nothing if all is well."""
        try:
            self._lesson, self._place = files.load(folder, offline), folder
        except files.LessonError as error:
            return [str(problem) for problem in error.problems]
        self.told, self._answers, self._said = [], {}, {}
        if lacking := [one for one in self._lesson.images if not catalog.find(one)]:
            return [f"cannot be played: the kit has no {', '.join(lacking)}"]
        self.daemon.need(*self._lesson.images)
        if self._lesson.nodes > 1 and self.second is None:
            self.second = SecondMachine(self.daemon, self.seat)
        self._prepare()
        try:
            self._play(self._lesson)
        except _StopError as error:
            self.told.append(str(error))
        try:
            self._clear()
        except _StopError as error:
            self.told.append(str(error))
        return self.told

    def _prepare(self) -> None:
        """Have the images here that no goal is about: pulling them again would take most of the time."""
        self.state.clear(self.pristine)
        about = {full(goal.name) for goal in self._lesson.goals if goal.subject == "image"}
        lines = " ".join(line for step in self._lesson.steps for line in step.solution)
        for image in {} if "prune" in lines else self._lesson.images:
            if full(image) not in about:
                self.state.pull(image)
        self.start = self.state.listing()
        self.seat.ask("note")

    def _play(self, lesson: Lesson) -> None:
        self._replay(0)
        for number, step in enumerate(lesson.steps):
            self._unmet_before(step)
            begun = self._begun()
            for trial in self._trials(step):
                trial()
                begun = self._restore(number, begun)
            self._solve(step)
        lasting = [goal for goal in lesson.goals if not goal.passing and not goal.question]
        self._hold(lasting, "at the end of the lesson")
        self._clean(lesson)

    def _trials(self, step: Step) -> Iterator[Any]:
        """Give what is tried from the state in which the step begins, before its solution."""
        for wrong in step.wrong:
            yield lambda wrong=wrong: self._try_wrong(step, wrong)
        for other in step.other:
            yield lambda other=other: self._try_other(step, other)

    def _unmet_before(self, step: Step) -> None:
        for name, unmet in self._check(step.goals).items():
            if unmet is None:
                self.told.append(f"{step.id}: the goal {name} holds before the step: it cannot fail")

    def _try_wrong(self, step: Step, wrong: Any) -> None:
        where = (
            f"{step.id}: after the wrong `{wrong.lines[0]}`"
            if wrong.lines
            else f"{step.id}: with nothing typed"
        )
        self._type(wrong.lines)
        goal = next(goal for goal in step.goals if goal.id == wrong.goal)
        end = time.monotonic() + SOON
        while True:
            unmet = self._check([goal])[goal.id]
            if unmet and unmet["because"] == wrong.because:
                break
            if time.monotonic() > end:
                found = f"does not hold because of `{unmet['because']}`" if unmet else "holds"
                self.told.append(f"{where} the goal {goal.id} {found}, not because of `{wrong.because}`")
                return
            time.sleep(AGAIN)
        if len(unmet["said"]) < 2:
            self.told.append(f"{where}: no words for `{unmet['key']}`")

    def _try_other(self, step: Step, other: tuple[str, ...]) -> None:
        self._type_until(step, other)
        self._hold(self._by_lines(step), f"{step.id}: after the other way `{other[0]}`")

    def _solve(self, step: Step) -> None:
        self._type_until(step, step.solution)
        self._hold(self._by_lines(step), f"{step.id}: after the solution", stop=True)
        for goal in step.goals:
            if goal.question:
                self._answer(goal, step.id)

    def _by_lines(self, step: Step) -> list[Goal]:
        return [goal for goal in step.goals if not goal.question]

    def _answer(self, goal: Goal, where: str) -> None:
        """Give every wrong choice, then the right answer."""
        assert goal.question is not None
        for choice in goal.question.choices:
            self._answers[goal.id] = choice.id
            if (self._check([goal])[goal.id] is None) != choice.right:
                self.told.append(f"{where}: the choice {choice.id} of {goal.id} does not count as it should")
        self._answers[goal.id] = self._right(goal)
        if self._check([goal])[goal.id] is not None:
            self.told.append(
                f"{where}: `{self._answers[goal.id]}` is not taken as the right answer to {goal.id}"
            )

    def _right(self, goal: Goal) -> str:
        question = goal.question
        assert question is not None
        if question.choices:
            return next(choice.id for choice in question.choices if choice.right)
        if question.source:
            return str(self.seat.ask("read", source=question.source, folder=str(self.folder)))
        return plain(question.accept[0])

    def _type_until(self, step: Step, lines: Sequence[str]) -> None:
        """Type the lines; what fails because something still starts is typed again, as a person would."""
        for line in lines:
            end = time.monotonic() + SETTLED
            while True:
                ended = self._type([line])
                failed = ended and ended[-1]["status"] == "failed" and _waits(line)
                if (
                    not failed
                    or time.monotonic() > end
                    or not any(self._check(self._by_lines(step)).values())
                ):
                    break
                time.sleep(AGAIN)

    def _type(self, lines: Sequence[str]) -> list[Any]:
        ends: list[Any] = []
        for line in lines:
            if _STOPS.search(line):
                self.state.let_start()
            ends += self.seat.ask("run", text=line)
        return ends

    def _hold(self, goals: Sequence[Goal], where: str, stop: bool = False) -> None:
        """Wait until goals hold."""
        end = time.monotonic() + SETTLED
        while unmet := {name: why for name, why in self._check(goals).items() if why}:
            if time.monotonic() > end:
                for name, why in unmet.items():
                    self.told.append(
                        f"{where} the goal {name} does not hold: {why['key']} {why['said'][-1:]}"
                    )
                if stop:
                    raise _StopError(f"{where}: the rest cannot be played")
                return
            time.sleep(AGAIN)

    def _check(self, goals: Sequence[Goal]) -> dict[str, Any]:
        if not goals:
            return {}
        wish = {"lesson": str(self._place), "offline": self._lesson.offline, "folder": str(self.folder)}
        found: dict[str, Any] = self.seat.ask(
            "check", goals=[goal.id for goal in goals], answers=self._answers, **wish
        )
        return found

    def _begun(self) -> Begun:
        return Begun(self.seat.ask("look"), time.time(), self.state.listing())

    def _restore(self, number: int, begun: Begun) -> Begun:
        """Come back to the beginning of a step: cheaply where only new things have to go."""
        if self._lesson.nodes < 2 and self.state.undo(begun.listing, begun.since):
            self.seat.ask("back", mark=begun.mark)
            return begun._replace(since=time.time())
        self._replay(number)
        return self._begun()

    def _replay(self, number: int) -> None:
        """Begin anew and solve the steps before."""
        self.replays += bool(number)
        self._clear()
        if self._lesson.files:
            shutil.copytree(self._lesson.files, self.folder, dirs_exist_ok=True)
        for step in self._lesson.steps[:number]:
            self._type_until(step, step.solution)
            self._hold(self._by_lines(step), f"{step.id}: again, after the solution", stop=True)

    def _clean(self, lesson: Lesson) -> None:
        """End the lesson as the prompt does, and compare the daemon with what it was."""
        for line in lesson.cleanup:
            self._type([line])
        self.told += [f"not removed: {one}" for one in self.seat.ask("clean")]
        now = self.state.listing()
        for kind in ("containers", "images", "volumes", "networks", "swarm"):
            was, is_ = self.start[kind], now[kind]
            left = {name: found for name, found in is_.items() if was.get(name) != found}
            gone = {name: found for name, found in was.items() if name not in is_ and kind != "images"}
            if left or gone:
                self.told.append(f"after the clean-up there are other {kind}: {left}, and gone are {gone}")

    def _clear(self) -> None:
        if self.second is not None:
            self.second.clear()
        shutil.rmtree(self.seat.home / ".docker" / "contexts", ignore_errors=True)
        self.state.clear(self.start)
        self.seat.ask("back", mark=0, folder=str(self.folder))
        now = self.state.listing()
        for kind, part in self.start.items():
            if now[kind] != part:
                raise _StopError(f"the daemon could not be brought back: {kind}: {now[kind]}, not {part}")


class _StopError(Exception):
    """Ends a lesson that cannot go on."""


def plain(pattern: str) -> str:
    """Give the text that the first of the accepted expressions stands for: it is written plainly."""
    return pattern.replace("\\", "")


def _waits(line: str) -> bool:
    """Tell whether a line may fail only because something still starts."""
    kind = language.read(line, real_bank(), language.Surroundings()).kind
    return kind != "docker" or bool(re.search(r"\bexec\b", line))


@contextlib.contextmanager
def player(daemon: LiveDaemon, home: Path) -> Iterator[Player]:
    """Sit down at a daemon that is as it came."""
    folder = home / "work"
    folder.mkdir(parents=True)
    state = State(daemon.host, [folder])
    pristine = state.listing()
    seat = Seat(daemon, home)
    playing = Player(daemon, seat, folder, state, pristine)
    try:
        yield playing
    finally:
        if playing.second is not None:
            playing.second.close()
        seat.close()
        state.api.close()
