"""The command lines whose requests are compared: those of `lines/`, and one or more for each flag."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor import daemon
from tutor.bank import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.bank.facts import Command, Flag

_LINES = Path(__file__).parent / "lines"
# Their lines are in the tables of other tests.
_ELSEWHERE = ("image build", "context ", "login", "logout")

# Operands that make a line whole, where those of the usage line's kinds do not.
_OPERANDS: Final = {
    "container cp": "web:/file .",
    "container commit": "web app:1",
    "container exec": "web ls -l",
    "container rename": "web site",
    "container create": "busybox true",
    "container run": "busybox true",
    "container top": "web",
    "container port": "web",
    "context ls": "",
    "image import": "archive.tar app:1",
    "image ls": "",
    "image tag": "nginx app:1",
    "image save": "-o x.tar nginx",
    "image load": "-i archive.tar",
    "container stats": "--no-stream web",
    "config create": "c env.list",
    "secret create": "s env.list",
    "volume create": "",
    "system events": "--until 5",
    "service create": "-d busybox true",
    "service logs": "web",
    "service rollback": "-d web",
    "service scale": "-d web=2",
    "service update": "-d web",
    "stack config": "-c shop.yml",
    "stack deploy": "-d -c oldest.yml shop",
    "swarm ca": "-d",
    "swarm init": "",
    "swarm join": "127.0.0.1:2377",
    "swarm join-token": "worker",
    "plugin create": "me/plug plug",
    "plugin set": "thing A=1",
}
_OBJECTS: Final = {"container": "web", "image": "nginx:1", "network_name": "lan", "volume_name": "data"}

# What is tried of each kind of value. A switch is tried alone and as --flag=false.
VALUES: Final[dict[str, tuple[str, ...]]] = {
    "attach_stream": ("stdout", "stderr"),
    "author": ("Ann",),
    "bytes": ("64m", "1G", "5000000"),
    "argument": ("true",),
    "capability": ("NET_ADMIN", "ALL", "cap_chown"),
    "change": ("ENV A=1", 'CMD ["a", "b"]'),
    "checkpoint": ("one",),
    "config": ("s1",),
    "constraint": ("node.role==manager", "node.labels.a!=b"),
    "container_name": ("web",),
    "context_name": ("default",),
    "cpus": ("2", "0.25"),
    "decimal": ("1.5",),
    "detach_keys": ("ctrl-a,b",),
    "device": ("/dev/null", "/dev/zero:/dev/z:r"),
    "device_rate": ("/dev/sda:1000",),
    "device_rule": ("c 1:3 mr",),
    "device_weight": ("/dev/sda:100",),
    "dns_search": ("0", "text"),
    "dns": ("9.9.9.9", "2001:db8::53"),
    "duration": ("1m30s", "2h", "0s"),
    "entrypoint": ("/bin/sh", ""),
    "env": ("A=1", "TAG", "EMPTY="),
    "env_file": ("env.list",),
    "expose": ("80", "90/udp", "100-102"),
    "extra_host": ("a:1.2.3.4", "b=::1"),
    "filter": ("label=a", "name=b"),
    "float": ("0.25", "1"),
    "format": ("json", "{{json .}}"),
    "gpus": ("all", "1"),
    "group": ("audio", "100"),
    "health_cmd": ("true",),
    "hostname": ("box",),
    "image": ("redis:7",),
    "int": ("100", "0"),
    "ip": ("10.0.0.7", "2001:db8::7"),
    "ipam_driver": ("0", "text"),
    "isolation": ("default",),
    "key_value": ("a=b", "c=d=e"),
    "label": ("a=b", "c"),
    "label_file": ("labels.list",),
    "link": ("db:mysql", "db"),
    "log_driver": ("json-file", "none"),
    "log_opt": ("max-size=1m",),
    "mac_address": ("02:42:ac:11:00:02",),
    "memory_swap": ("-1", "2g"),
    "mount": ("type=volume,src=data,dst=/data", "type=bind,src=/tmp,dst=/t,ro"),
    "namespace": ("host", "private", "container:web"),
    "network_opt": ("a=b", "c=d=e"),
    "network": ("lan", "host", "name=lan,alias=x"),
    "network_alias": ("db",),
    "network_driver": ("macvlan",),
    "network_name": ("conf",),
    "node": ("one",),
    "object_type": ("container", "image"),
    "password": ("secret",),
    "path": ("place",),
    "platform": ("linux/amd64", "linux/arm/v7"),
    "port": ("8080:80", "53:53/udp", "127.0.0.1:80:80"),
    "pull_policy": ("always", "missing", "never"),
    "restart": ("always", "on-failure:2"),
    "runtime": ("runc",),
    "secret": ("s1",),
    "service": ("web",),
    "service_port": ("8080:80", "published=53,target=53,protocol=udp,mode=host"),
    "seconds": ("3", "0"),
    "security_opt": ("no-new-privileges", "label=disable"),
    "signal": ("SIGTERM", "9"),
    "storage_opt": ("size=1G",),
    "string": ("0", "text"),
    "strings": ("a,b",),
    "subnet": ("10.9.0.0/16",),
    "sysctl": ("net.core.somaxconn=9",),
    "tail": ("5", "all"),
    "time": ("2024-01-02T03:04:05Z", "1700000000"),
    "tmpfs": ("/run", "/run:size=1m"),
    "ulimit": ("nofile=9:10", "core=0"),
    "user": ("1000", "ann:staff"),
    "username": ("ann",),
    "volume_opt": ("type=tmpfs", "a=b"),
    "volume": ("data:/data", "/a:/b:ro", "/c"),
    "volume_driver": ("local",),
    "volume_name": ("data",),
    "volumes_from": ("old", "old:ro"),
    "working_dir": ("/srv",),
}
# Flags whose values are words of their own.
CHOICES: Final = {
    "args": ("", "a 'b c'"),
    "config": ("s1", "source=s1,target=/t,mode=0400,uid=1"),
    "config-add": ("s1", "source=s2,target=/t"),
    "credential-spec": ("file://x", "registry://y", "config://s1"),
    "endpoint-mode": ("dnsrr",),
    "external-ca": ("protocol=cfssl,url=https://ca.example/", "protocol=cfssl,url=x,a=b"),
    "format": (),
    "mode": ("global", "replicated-job"),
    "order": (),
    "placement-pref": ("spread=node.labels.a",),
    "placement-pref-add": ("spread=node.labels.b",),
    "placement-pref-rm": ("spread=node.labels.a",),
    "resolve-image": ("changed", "never"),
    "restart-condition": ("none", "on-failure"),
    "role": ("worker", "manager"),
    "rollback-failure-action": ("continue",),
    "rollback-order": ("start-first",),
    "secret": ("s1", "source=s1,target=/t,mode=0400,gid=1"),
    "secret-add": ("s1", "source=s2,target=t"),
    "update-failure-action": ("rollback",),
    "update-order": ("start-first",),
    "scope": ("local", "single"),
    "sharing": ("none",),
    "type": ("mount",),
    "availability": ("active",),
    "tail": ("5",),
    "stream": (),
}

# Help needs no daemon; trust asks a server on the internet; which of two wrong addresses the CLI names is
# chance.
_LEFT_OUT: Final = ("help", "disable-content-trust", "aux-address")


def lines() -> list[str]:
    """Give every line once, in a fixed order."""
    written = [line for path in sorted(_LINES.glob("*.txt")) for line in path.read_text().splitlines()]
    return list(dict.fromkeys([*(line for line in written if line and line[0] != "#"), *_dull()]))


def _dull() -> Iterator[str]:
    bank = load()
    for name in sorted(bank.commands):
        command = bank.command(name)
        if not command.sections and daemon.forwards(name) and not name.startswith(_ELSEWHERE):
            yield from _of(command)


def operands(command: Command) -> str:
    """Give operands that make a line of the command whole."""
    given = [_OBJECTS.get(one.kind, "thing") for one in command.operands if not one.optional]
    return _OPERANDS.get(command.name, " ".join(given))


def tried(flag: Flag) -> tuple[str, ...]:
    """Give values of a flag that takes one, none where the flag is left out."""
    if flag.name in _LEFT_OUT:
        return ()
    return VALUES.get(flag.value) or CHOICES[flag.name]


def _of(command: Command) -> Iterator[str]:
    rest = operands(command)
    force = " --force" if command.name.endswith("prune") else ""
    for flag in command.flags.values():
        for spelled in _spelled(flag):
            more = "" if flag.name == "force" else force
            yield f"docker {command.name}{more} {spelled} {rest}".rstrip()


def _spelled(flag: Flag) -> Iterator[str]:
    if flag.name in _LEFT_OUT:
        return
    if not flag.type:
        yield f"--{flag.name}"
        yield f"--{flag.name}=false"
        if flag.short:
            yield f"-{flag.short}"
        return
    values = tried(flag)
    for number, value in enumerate(values):
        yield f"--{flag.name}{' ='[number % 2]}{shlex.quote(value)}"
    if flag.short and values:
        yield f"-{flag.short} {shlex.quote(values[0])}"
        yield f"-{flag.short}{shlex.quote(values[-1])}"
    if flag.repeatable and len(values) > 1:
        yield " ".join(f"--{flag.name} {shlex.quote(value)}" for value in values)
