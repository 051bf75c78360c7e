"""Valid lines made from the grammar data of the bank: every flag, spelled in all the ways pflag takes."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from tests.parity.requests_table import CHOICES, VALUES, operands
from tutor import daemon
from tutor.language.facts import OTHER_NAMES

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from tutor.bank.facts import Command, Flag
    from tutor.bank.load import Bank

# Programs of other kinds run these (`plugins`), or they talk to a person.
_LEFT_OUT: Final = (
    "manifest ",
    "trust ",
    "completion ",
    "plugin ",
    "stack deploy",
    "stack config",
    "swarm unlock",
)
_ALONE: Final = ("help", "login", "logout", "system dial-stdio")
# What a line needs to come to an end by itself.
_NEEDED: Final = {
    "container stats": "--no-stream",
    "system events": "--until=5",
    "builder prune": "--force",
    "container prune": "--force",
    "image prune": "--force",
    "network prune": "--force",
    "system prune": "--force",
    "volume prune": "--force",
    **dict.fromkeys((f"service {verb}" for verb in ("create", "update", "rollback", "scale")), "--detach"),
}
_MORE_OPERANDS: Final = {
    "image build": "app",
    "service create": "nginx:1 sleep 5",
    "service scale": "web=3 db=2",
    "swarm join": "10.0.0.1:2377",
    "swarm join-token": "worker",
    "context create": "other",
    "context export": "default",
    "context import": "other archive.tar",
    "context use": "default",
    "context inspect": "default",
    "context rm": "nosuch",
    "context update": "nosuch",
    "config create": "c env.list",
    "secret create": "s env.list",
    "network connect": "lan web",
    "network disconnect": "lan web",
    "checkpoint create": "web one",
    "checkpoint rm": "web one",
}
_MORE_VALUES: Final[dict[str, tuple[str, ...]]] = {
    "constraint": ("node.role==worker", "node.labels.a!=b"),
    "context_name": ("default",),
    "docker_host": ("unix:///nosuch.sock",),
    "float": ("0.5", "0"),
    "image": ("nginx:2",),
    "options": (),
    "password": ("token",),
    "replicas": ("web=2",),
    "service_port": ("80:8080", "published=81,target=82,mode=host", "53:53/udp"),
    "strings": ("a,b",),
    "command": ("a 'b c'",),
    "config": ("c",),
    "secret": ("s",),
}
_OF_FLAGS: Final[dict[str, tuple[str, ...]]] = {
    "arch": ("arm",),
    "availability": ("active", "drain"),
    "role": ("worker", "manager"),
    "config": ("c1", "source=c1,target=/x,mode=0400"),
    "config-add": ("c1",),
    "secret-add": ("s1",),
    "credential-spec": ("file://x",),
    "placement-pref": ("spread=node.labels.a",),
    "placement-pref-add": ("spread=node.labels.a",),
    "placement-pref-rm": ("spread=node.labels.a",),
    "generic-resource": ("gpu=2",),
    "generic-resource-add": ("gpu=2",),
    "generic-resource-rm": ("gpu",),
    "mode": ("replicated", "global"),
    "endpoint-mode": ("vip", "dnsrr"),
    "external-ca": ("protocol=cfssl,url=https://ca",),
    "listen-addr": ("0.0.0.0:2377",),
    "default-addr-pool": ("10.20.0.0/16",),
    "dns-search": ("example.com",),
    "dns-search-add": ("example.com",),
    "ca-key": ("env.list",),
    "docker": ("host=unix:///nosuch.sock",),
    "secret": ("a=b",),
    "tag": ("a:1", "registry.example.com:5000/x/y"),
    "device-read-bps": ("/dev/sda:1mb",),
    "device-write-bps": ("/dev/sda:1mb",),
    "device-read-iops": ("/dev/sda:9",),
    "device-write-iops": ("/dev/sda:9",),
    "restart-condition": ("any", "none"),
    "isolation": ("default",),
    "update-order": ("start-first", "stop-first"),
    "rollback-order": ("start-first",),
    "update-failure-action": ("pause", "continue"),
    "rollback-failure-action": ("pause",),
    "iidfile": ("id.txt",),
    "file": ("app/main.py",),
    "cidfile": ("cid",),
    "input": ("archive.tar",),
    "output": ("out",),
    "seccomp": ("seccomp.json",),
    "cgroup-parent": ("/x",),
    "update-max-failure-ratio": ("0.5",),
    "rollback-max-failure-ratio": ("0.5",),
    **CHOICES,
}
# Flags that need what no line has (a file of secrets, a server), or that say something else than a value.
_NO_FLAGS: Final = frozenset(
    ("help", "disable-content-trust", "tree", "aux-address", "follow", "security-opt")
)
_OLDER: Final = {new: old for old, new in OTHER_NAMES.items()}
_GLOBALS: Final = (
    "--debug=false",
    "--log-level=error",
    "-lwarn",
    "--context=default",
    "-cdefault",
    "--tls=false",
)


def commands(bank: Bank) -> list[Command]:
    """Give every command that docker-tutor itself sends."""
    names = [name for name in sorted(bank.commands) if name not in _ALONE and not name.startswith(_LEFT_OUT)]
    return [bank.command(name) for name in names if not bank.command(name).sections and daemon.forwards(name)]


def values(flag: Flag) -> tuple[str, ...]:
    """Give values that the CLI takes for a flag; none for a flag that is left out."""
    if flag.name in _NO_FLAGS:
        return ()
    if not flag.type:
        return ("true", "false", "1", "F")
    known = _OF_FLAGS.get(flag.name) or VALUES.get(flag.value)
    return known if known is not None else _MORE_VALUES.get(flag.value, ())


@st.composite
def lines(draw: DrawFn, bank: Bank) -> list[str]:
    """Draw the words of a line."""
    command = draw(st.sampled_from(commands(bank)))
    name = draw(st.sampled_from([command.name, *command.aliases]))
    flags = [flag for flag in command.flags.values() if values(flag)]
    uses = draw(st.lists(st.sampled_from(flags), max_size=6)) if flags else []
    typed = [word for use in uses for word in draw(_spelled(use, command))]
    typed += draw(_cluster(command))
    typed += [_NEEDED[command.name]] if command.name in _NEEDED else []
    before = draw(st.lists(st.sampled_from(_GLOBALS), max_size=1, unique=True))
    return ["docker", *before, *name.split(), *draw(_placed(command, typed))]


@st.composite
def _spelled(draw: DrawFn, flag: Flag, command: Command) -> list[str]:
    value, name = draw(st.sampled_from(values(flag))), flag.name
    older = _OLDER.get(name, "")
    if older and command.name in ("container run", "container create", "container stop", "container restart"):
        name = draw(st.sampled_from([name, older])) if _takes(command, older) else name
    forms = [[f"--{name}={value}"]]
    forms += [[f"--{name}", value]] if flag.type else [[f"--{name}"]]
    if flag.short:
        forms += [[f"-{flag.short}", value], [f"-{flag.short}{value}"]] if flag.type and value else []
        forms += [[f"-{flag.short}={value}"]] if value else []
        forms += [] if flag.type else [[f"-{flag.short}"]]
    return draw(st.sampled_from(forms))


def _takes(command: Command, older: str) -> bool:
    stops = command.name in ("container stop", "container restart")
    return (older == "time") == stops


@st.composite
def _cluster(draw: DrawFn, command: Command) -> list[str]:
    """Draw switches written together, perhaps with a flag that takes a value at their end: `-itp80:80`."""
    shorts = [flag for flag in command.flags.values() if flag.short and not flag.type and values(flag)]
    if len(shorts) < 2 or draw(st.booleans()):
        return []
    letters = "".join(flag.short for flag in draw(st.lists(st.sampled_from(shorts), min_size=2, max_size=4)))
    last = [flag for flag in command.flags.values() if flag.short and flag.type and any(values(flag))]
    if not last or draw(st.booleans()):
        return [f"-{letters}"]
    flag = draw(st.sampled_from(last))
    value = draw(st.sampled_from([value for value in values(flag) if value]))
    return draw(st.sampled_from([[f"-{letters}{flag.short}{value}"], [f"-{letters}{flag.short}", value]]))


def _placed(command: Command, typed: list[str]) -> SearchStrategy[list[str]]:
    """Put flags before the operands, behind them where the command takes that, or before `--`."""
    rest = shlex.split(_MORE_OPERANDS.get(command.name) or operands(command))
    ways = [[*typed, *rest], [*typed, "--", *rest]]
    return st.sampled_from([*ways, [*rest, *typed]] if command.interspersed else ways)
