"""Asks the docker CLI for the facts of a command: runs `docker NAME --help` and reads what it prints."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HOME = "/nonexistent/home"
NOBODY = "unix:///nonexistent/docker.sock"
_WIDE = 60000  # columns: nothing wraps, so the line breaks left are the CLI's own
_REPEATABLE = frozenset(
    (
        *("list", "map", "strings", "stringArray", "stringToString", "ipNetSlice", "mount", "network"),
        *("filter", "ulimit", "scale", "gpu-request", "config", "secret", "pref", "port", "external-ca"),
    )
)
_HEADING = re.compile(
    r"^(Aliases|EXPERIMENTAL|Examples|Options|Global Options|[A-Z][a-z ]*?Commands|Commands):$"
)
_FLAG = re.compile(
    r"^  (?:-(?P<short>.), |    )--(?P<name>[\w-]+)(?: (?P<type>\S+))?(?P<gap> {2,}|$)(?P<help>.*)$"
)
_DEFAULT = re.compile(
    r'^(?P<help>.*) \(default (?P<default>"[^"]*"|\[[^\]]*\]|map\[\]|[^\s=]+)\)$', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Help:
    """The printed help of one command, taken apart. `sections` maps a heading to its lines."""

    usage: str
    description: str
    sections: dict[str, tuple[str, ...]]
    epilogue: str
    warning: str

    @property
    def groups(self) -> dict[str, dict[str, str]]:
        """Give the lists of subcommands, without those of plugins: heading -> name -> its line."""
        lists = {title: lines for title, lines in self.sections.items() if title.endswith("Commands")}
        return {
            title: dict(_entry(line) for line in lines if not line.split()[0].endswith("*"))
            for title, lines in lists.items()
        }


def read_help(words: Sequence[str], host: str = NOBODY, program: str = "docker") -> Help:
    """Run `docker WORDS --help` on a very wide terminal and take the text apart."""
    out, err = _run([program, *words, "--help"], host)
    return _take_apart(out.rstrip("\n").split("\n"), err.strip("\n"))


def flags(help_: Help) -> dict[str, dict[str, object]]:
    """Give the facts of each flag listed, by long name; facts with an empty value are left out."""
    lines = help_.sections.get("Options", ()) or help_.sections.get("Global Options", ())
    return dict(_flags(lines))


def aliases(help_: Help, name: str) -> list[str]:
    """Give the other spellings, without `docker`."""
    text = ", ".join(line.strip() for line in help_.sections.get("Aliases", ()))
    spelled = (part.strip().removeprefix("docker ") for part in text.split(","))
    return [spelling for spelling in spelled if spelling and spelling != name]


def _run(argv: list[str], host: str) -> tuple[str, str]:
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 50, _WIDE, 0, 0))
    environment = {
        "HOME": "/root",
        "PATH": os.environ["PATH"],
        "DOCKER_HOST": host,
        "DOCKER_CONFIG": "/root/.docker",
        "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND": "docker",  # a plugin: as docker would call it
    }
    try:
        done = subprocess.run(argv, stdin=inner, capture_output=True, text=True, env=environment, check=False)
    finally:
        os.close(outer)
        os.close(inner)
    return done.stdout, done.stderr


def _take_apart(lines: list[str], warning: str) -> Help:
    blank = lines.index("")
    usage = "\n".join(lines[:blank]).removeprefix("Usage:").lstrip(" ")
    description: list[str] = []
    sections: dict[str, list[str]] = {}
    epilogue: list[str] = []
    into = description
    for line in lines[blank + 1 :]:
        if heading := _HEADING.match(line):
            into = sections.setdefault(heading[1], [])
        elif sections and line and not line.startswith(" ") and not line.startswith("Run 'docker"):
            into = epilogue
            into.append(line)
        elif not line.startswith("Run 'docker"):
            into.append(line)
    kept = {title: tuple(filter(None, body)) for title, body in sections.items()}
    return Help(usage, "\n".join(description).strip("\n"), kept, "\n".join(epilogue).strip("\n"), warning)


def _flags(lines: Sequence[str]) -> Iterator[tuple[str, dict[str, object]]]:
    found: list[tuple[re.Match[str], list[str]]] = []
    for line in lines:
        if match := _FLAG.match(line):
            found.append((match, [match["help"]]))
        elif found:
            found[-1][1].append(line[found[-1][0].start("help") :])
    for match, text in found:
        yield match["name"], _flag(match, "\n".join(text))


def _flag(match: re.Match[str], text: str) -> dict[str, object]:
    parted = _DEFAULT.match(text)
    default = parted["default"].replace(_HOME, "~") if parted else ""
    facts = {
        "short": match["short"] or "",
        "type": match["type"] or "",
        "repeatable": match["type"] in _REPEATABLE,
        "default": default,
        "help": parted["help"] if parted else text,
    }
    return {key: value for key, value in facts.items() if value}


def _entry(line: str) -> tuple[str, str]:
    name, _, text = line.strip().partition(" ")
    return name, text.strip()


def version(program: str = "docker") -> str:
    """Give the version of the docker CLI, or "" where there is none."""
    try:
        out, _ = _run([program, "--version"], NOBODY)
    except FileNotFoundError:
        return ""
    found = re.search(r"version ([\d.]+)", out)
    return found[1] if found else ""
