"""A world that tests make up: things as the API describes them, and goals as a lesson has them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.lines import read_line
from tutor.lessons.build import goal as build
from tutor.lessons.check import check
from tutor.lessons.world import Contexts, Facts, Page, Ran

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.lessons.model import Goal, Unmet
    from tutor.model import Invocation

TEXT = {"ko": "그렇습니다.", "en": "It is so."}


def container(name: str = "my-cat", state: str = "running", **more: Any) -> Facts:
    """Describe a container; `more` goes into it (`State`, `Config`, `HostConfig`, `Mounts`, ...)."""
    facts: Facts = {
        "Id": f"{name:0<64}".replace("-", "0"),
        "Name": f"/{name}",
        "Image": "sha256:tomcat",
        "State": {"Status": state, "Running": state in ("running", "paused"), "ExitCode": 0},
        "Config": {"Image": "tomcat", "Env": ["A=1", "EMPTY="], "Labels": {"tier": "web"}, "Cmd": ["run"]},
        "HostConfig": {},
        "NetworkSettings": {"Networks": {"bridge": {}}},
        "Mounts": [],
    }
    for key, value in more.items():
        facts[key] = {**facts[key], **value} if isinstance(facts.get(key), dict) else value
    return facts


@dataclass
class FakeWorld:
    """Answers from what it was given."""

    things: Sequence[Facts] = ()
    images: Mapping[str, Facts] = field(default_factory=dict)
    networks: Mapping[str, Facts] = field(default_factory=dict)
    volumes: Mapping[str, Facts] = field(default_factory=dict)
    found_services: Sequence[Facts] = ()
    found_tasks: Mapping[str, Sequence[Facts]] = field(default_factory=dict)
    found_nodes: Sequence[Facts] = ()
    daemon: Facts = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    inner: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    ran: Ran | None = None
    logs: str = ""
    lines: Sequence[str] = ()
    answers: Mapping[str, str] = field(default_factory=dict)
    context: Contexts = field(default_factory=lambda: Contexts(("default",), "default"))

    @property
    def used(self) -> Sequence[Invocation]:
        return [one for line in self.lines for one in read_line(line).invocations]

    def container(self, name: str) -> Facts | None:
        return next((one for one in self.things if name in (one["Name"].removeprefix("/"), one["Id"])), None)

    def containers(self) -> Sequence[Facts]:
        return [_listed(one) for one in self.things]

    def image(self, reference: str) -> Facts | None:
        return self.images.get(reference)

    def network(self, name: str) -> Facts | None:
        return self.networks.get(name)

    def volume(self, name: str) -> Facts | None:
        return self.volumes.get(name)

    def service(self, name: str) -> Facts | None:
        return next((one for one in self.found_services if one["Spec"]["Name"] == name), None)

    def services(self) -> Sequence[Facts]:
        return self.found_services

    def tasks(self, service: str) -> Sequence[Facts]:
        return self.found_tasks.get(service, ())

    def nodes(self) -> Sequence[Facts]:
        return self.found_nodes

    def info(self) -> Facts:
        return self.daemon

    def version(self) -> Facts:
        return {"ApiVersion": "1.51"}

    def contexts(self) -> Contexts:
        return self.context

    def log(self, container: str) -> str:
        return self.logs

    def run_inside(self, container: str, command: Sequence[str]) -> Ran | None:
        return self.ran

    def in_volume(self, volume: str, path: str) -> str | None:
        return self.inner.get((volume, path))

    def file(self, path: str) -> str | None:
        return self.files.get(path)

    def folder(self) -> str:
        return "/lesson"

    def fetch(self, url: str) -> Page | None:
        return self.pages.get(url)


def _listed(one: Facts) -> Facts:
    """Describe a container as the list does."""
    ports = [
        {"PrivatePort": int(inner.partition("/")[0]), "PublicPort": int(binding["HostPort"])}
        for inner, bindings in (one["NetworkSettings"].get("Ports") or {}).items()
        for binding in bindings or ()
    ]
    return {
        "Id": one["Id"],
        "Names": [one["Name"]],
        "Image": one["Config"]["Image"],
        "ImageID": one["Image"],
        "Labels": one["Config"]["Labels"],
        "State": one["State"]["Status"],
        "Ports": ports,
        "Mounts": one["Mounts"],
    }


def goal(**table: Any) -> Goal:
    """Make a goal as a lesson's file has it."""
    return build({"id": "it", "text": TEXT, **table})


def why(world: FakeWorld, **table: Any) -> str | None:
    """Give the message of why a goal does not hold, without its prefix; None if it holds."""
    found = unmet(world, **table)
    return found.message(goal(**table)).removeprefix("lesson-why.") if found else None


def unmet(world: FakeWorld, **table: Any) -> Unmet | None:
    """Check a goal."""
    return check(goal(**table), world)
