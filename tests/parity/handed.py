"""Lines for plugins of the docker command, with plugins that tell what they were handed.

What a plugin makes of its words is its own affair. What is compared is all that reaches it: the words, what
docker adds to its environment, standard input; and that its output, its errors and its exit code come back.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.parity.requests_table import VALUES, operands
from tutor.bank import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.parity.asking import Ended, Run
    from tutor.bank.facts import Command, Flag

_LINES: Final = Path(__file__).parent / "handed"
_NAMES: Final = ("buildx", "compose", "scout")
_TELLS: Final = """\
#!/bin/sh
if [ "$1" = docker-cli-plugin-metadata ]; then
    echo '{said}'
    exit
fi
for word; do echo "[$word]"; done
env | grep -E '^(BUILDX_|OTEL_|DOCKER_(CLI_PLUGIN|CONFIG|CONTEXT|HOST))' | sed 's/@docker_cli_.*/@.../' | sort
cat
echo "what is wrong" >&2
exit 7
"""


def lines(of: str = "*") -> list[str]:
    """Give every line once: what people write (one file of it), and one with all flags for each command."""
    written = [line for path in sorted(_LINES.glob(f"{of}.txt")) for line in path.read_text().splitlines()]
    return list(dict.fromkeys([*(line for line in written if line and line[0] != "#"), *_whole()]))


def plugged(run: Run) -> Run:
    """Let a program run with plugins in its home."""

    def wrapped(argv: list[str], cwd: Path, env: dict[str, str], stdin: str) -> Ended:
        folder = Path(env["HOME"]) / ".docker" / "cli-plugins"
        folder.mkdir(parents=True)
        for name in _NAMES:
            said = {"SchemaVersion": "0.1.0", "Vendor": "us", "ShortDescription": f"Does {name}"}
            (folder / f"docker-{name}").write_text(_TELLS.replace("{said}", json.dumps(said)))
            (folder / f"docker-{name}").chmod(0o755)
        return run(argv, cwd, env, stdin)

    return wrapped


def _whole() -> Iterator[str]:
    bank = load()
    for name in sorted(bank.commands):
        command = bank.command(name)
        if command.plugin and not command.sections:
            yield f"docker {name} {' '.join(_every(command))} {operands(command)}".rstrip()


def _every(command: Command) -> Iterator[str]:
    for number, flag in enumerate(command.flags.values()):
        if flag.name != "help":
            yield _spelled(flag, number)


def _spelled(flag: Flag, number: int) -> str:
    if not flag.type:
        return f"-{flag.short}" if flag.short and number % 2 else f"--{flag.name}"
    value = shlex.quote(VALUES.get(flag.value, (f"a=b {number}",))[0])
    return (
        f"-{flag.short} {value}" if flag.short and number % 2 else f"--{flag.name}{'= '[number % 2]}{value}"
    )
