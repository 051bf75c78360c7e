"""Statements of content/ tried on a real daemon: one module for each family of commands, one row a statement.

A module has a table and three lines:

    FACTS = (Fact("flag/container run/hostname", "sets ...", "docker run ...", "^web$"), ...)
    daemon = facts_daemon("busybox")
    test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)

Rows share the daemon and clean nothing up: in a script `$N` is a name that no other row has.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.support.daemon import LiveDaemon, live_daemon
from tests.support.lines import real_bank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Fact:
    """One statement of the text `key`, the shell script that tries it, and what must come out.

    `shows` is searched line by line in what the script prints, errors included; `code` is the exit code of
    its last command. `since` is the first engine of which the statement holds, as (major, minor); `store` is
    the image store of which it holds, "" for both.
    """

    key: str
    says: str
    script: str
    shows: str
    code: int = 0
    since: tuple[int, int] = (0, 0)
    store: Literal["", "classic", "containerd"] = ""


def facts_daemon(*images: str) -> Any:
    """Make the fixture of a module: a daemon of its own that has these images."""

    @pytest.fixture(scope="module")
    def daemon() -> Iterator[LiveDaemon]:
        with live_daemon("facts") as running:
            running.need(*images)
            for image in images:
                running.docker("pull", "-q", image)
            yield running
            running.run_in("docker kill $(docker ps -q)")  # the daemon would wait for each of them

    return daemon


def trials(facts: Sequence[Fact]) -> tuple[Callable[..., None], Callable[..., None]]:
    """Make the two tests of a module; the second one needs its fixture `daemon`."""

    def in_the_bank() -> None:
        absent = [fact.key for fact in facts if not real_bank().has(fact.key)]
        assert absent == []

    @pytest.mark.parametrize("fact", facts, ids=lambda fact: f"{fact.key.rpartition('/')[2]}: {fact.says}")
    def holds(fact: Fact, daemon: LiveDaemon, tmp_path: Path) -> None:
        if fact.since > _version(daemon):
            pytest.skip(f"engine {fact.since[0]}.{fact.since[1]} or newer")
        if fact.store not in ("", _store(daemon)):
            pytest.skip(f"the {fact.store} image store")
        env = {**os.environ, "DOCKER_HOST": daemon.host, "N": f"fact-{facts.index(fact)}"}
        done = daemon.run_in(fact.script, env=env, cwd=tmp_path, stdin=subprocess.DEVNULL, timeout=60)
        shown = f"{done.stdout}{done.stderr}".strip()
        assert re.search(fact.shows, shown, re.MULTILINE), shown
        assert done.returncode == fact.code, shown

    return in_the_bank, holds


def _version(daemon: LiveDaemon) -> tuple[int, int]:
    major, minor = daemon.docker("version", "-f", "{{.Server.Version}}").split(".")[:2]
    return int(major), int(minor)


def _store(daemon: LiveDaemon) -> str:
    status = daemon.docker("info", "-f", "{{.DriverStatus}}")
    return "containerd" if "io.containerd.snapshotter" in status else "classic"
