"""The learner's own line, changed so that it can work: built by replacing words in their places."""

from __future__ import annotations

import re
import shlex
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.explain import edits, reference
from tutor.explain.tail import moved_first, options_after
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.bank.load import Bank
    from tutor.model import Invocation, Slots

_LEAST: Final = 6  # megabytes of memory
_LAST_PORT: Final = 65535
_LOWEST_FREE: Final = 8080  # below 1024 a rootless daemon may not listen
_PORTS: Final = (
    (pattern(r"(\d+\.\d+\.\d+\.\d+):(\d+)"), r"\1:\2:\2"),
    (pattern(r"localhost:(\d+:\d+)"), r"127.0.0.1:\1"),
    (pattern(r"(\d+)/(tcp|udp):(\d+)(?:/\2)?"), r"\1:\3/\2"),
    (pattern(r"(\d+)(?:::|/)(\d+)"), r"\1:\2"),
    (pattern(r"(\d+:\d+)(--?[a-z][\w-]*)"), r"\1 \2"),
)
"""Mappings with a part left out or in another's place, and what was meant."""
_LISTINGS: Final = {
    **dict.fromkeys(("container", "container_name"), "docker ps -a"),
    **dict.fromkeys(("image", "image_tag"), "docker images"),
    "network_name": "docker network ls",
    "volume_name": "docker volume ls",
    **{kind: f"docker {kind} ls" for kind in ("config", "node", "plugin", "secret", "service", "stack")},
}
"""What shows the things that a place is for."""


def other_port(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Publish on the next port of the host that this line does not use itself."""
    uses = [use for use in invocation.uses("publish") if use.value.slots.get("host", "").isdigit()]
    wanted = slots.get("host", "")
    use = next((use for use in uses if use.value.slots["host"] == wanted), uses[0] if uses else None)
    if use is None:
        return ""
    taken = {int(use.value.slots["host"]) for use in uses}
    host = use.value.slots["host"]
    port = max(int(host) + 1, _LOWEST_FREE if int(host) < 1024 else 0)
    while port in taken:
        port += 1
    if port > _LAST_PORT:
        return ""
    head, _, container = use.value.raw.rpartition(":")
    return edits.with_value(invocation, use, f"{head.removesuffix(host)}{port}:{container}")


def other_name(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Give the new container another name."""
    use = invocation.last("name")
    return edits.with_value(invocation, use, f"{slots['name']}-2") if use and "name" in slots else ""


def flags_first(invocation: Invocation, _: Slots, bank: Bank) -> str:
    """Move the options that stand after the image, or the container, in front of it."""
    options = options_after(invocation, bank)
    return moved_first(invocation, options) if options else ""


def lower_case(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Write the image in small letters, or put a unit that was read as the image to its number."""
    if apart := edits.unit_apart(invocation):
        return edits.unit_joined(invocation, *apart)
    at_fault = invocation.problem.start if invocation.problem else -1
    if use := next((one for one in invocation.flags if one.start == at_fault), None):
        name, mark, tag = use.value.raw.partition(":")
        return edits.with_value(invocation, use, f"{name.lower()}{mark}{tag}")
    image = next((operand for operand in invocation.operands if operand.value.kind == "image"), None)
    if image is None or not image.value.raw.replace("/", "").isascii() or ":/" in image.value.raw:
        return ""
    line = invocation.line
    repository, mark, tag = line[image.start : image.end].partition(":")
    return _spaced(line[: image.start], f"{repository.lower()}{mark}{tag}", line[image.end :])


def folder_here(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Write a path that was read as a volume name so that it is read as a folder of this one."""
    path = slots.get("path", "")
    use = next((use for use in invocation.uses("volume") if use.value.slots.get("source") == path), None)
    return edits.with_value(invocation, use, f"./{use.value.raw}") if use else ""


def other_spelling(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Write a container's name with the characters that are allowed."""
    use, name = invocation.last("name"), re.sub(r"[^\w.-]+", "-", slots.get("name", ""), flags=re.ASCII)
    return edits.with_value(invocation, use, name.strip("-._")) if use and len(name.strip("-._")) > 1 else ""


def with_unit(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Take a memory limit without a unit for megabytes, and give the least where it has one."""
    use = invocation.last("memory")
    if use is None:
        return ""
    value = f"{use.value.raw}m" if use.value.raw.isdigit() and int(use.value.raw) >= _LEAST else f"{_LEAST}m"
    return edits.with_value(invocation, use, value)


def fewer_processors(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Ask for as many processors as there are."""
    use, most = invocation.last("cpus"), slots.get("high", "")
    return edits.with_value(invocation, use, most.rstrip("0").rstrip(".")) if use and "." in most else ""


def from_the_root(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Begin the folder to start in at the root."""
    use = invocation.last("workdir")
    return edits.with_value(invocation, use, f"/{use.value.raw.removeprefix('./')}") if use else ""


def mounted_at_root(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Begin the container's side of `-v` at the root."""
    for use in invocation.uses("volume"):
        source, colon, target = use.value.raw.partition(":")
        if colon and target and not target.startswith("/"):
            return edits.with_value(invocation, use, f"{source}:/{target}")
    return ""


def apart(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Take a quoted command apart."""
    word = next((one for one in invocation.operands if one.name == "COMMAND"), None)
    return edits.unquoted(invocation, word) if word and " " in word.value.raw else ""


def plain_shell(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Start `sh` where there is no `bash`."""
    word = next((one for one in invocation.operands if one.name == "COMMAND"), None)
    return edits.with_word(invocation, word, "sh") if word and word.value.raw.endswith("bash") else ""


def no_terminal(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Leave `-t` out."""
    use = invocation.last("tty")
    return edits.without(invocation, use) if use else ""


def one_of_two(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Leave out the option of a conflict that is named last; without `--rm` nothing is deleted."""
    named = re.findall(r"--([a-z][a-z0-9-]+)", slots.get("detail", ""))
    if named == ["password", "password-stdin"]:
        named.reverse()  # a password on the line is the one to leave out
    use = next((use for name in reversed(named) if (use := invocation.last(name))), None)
    return edits.without(invocation, use).rstrip() if use else ""


def for_platform(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Pull the image anew for the platform asked for."""
    platform, image = invocation.raw("platform"), slots.get("image", "")
    return (
        f"docker pull --platform {shlex.quote(platform)} {shlex.quote(image)}" if platform and image else ""
    )


def without_tag(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Ask for the usual version."""
    image = next((one for one in invocation.operands if one.value.form == "tagged"), None)
    if image is None or image.value.slots.get("tag") == "latest":
        return ""
    return edits.with_word(invocation, image, image.value.raw.rpartition(":")[0])


def this_folder(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Build from the folder of now."""
    return f"{invocation.line.rstrip()} ." if not invocation.operands else ""


def root_password(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Give the database a password."""
    return edits.with_option(invocation, "-e MYSQL_ROOT_PASSWORD=change-me") if invocation.operands else ""


def listed(invocation: Invocation, _slots: Slots, bank: Bank) -> str:
    """Show what may be named where a name is missing, else how the command is written."""
    if option := _before_file(invocation):
        return option
    missing = invocation.problem and invocation.problem.code == "missing-operand"
    kinds = [operand.kind for operand in bank.command(invocation.command).operands] if missing else []
    shown = next((_LISTINGS[kind] for kind in kinds if kind in _LISTINGS), "")
    return shown or f"docker {invocation.spelled} --help"


def retyped(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Write dashes and quotes as a keyboard does."""
    return edits.retyped(invocation.line)


def _before_file(invocation: Invocation) -> str:
    """Put the option in front of a file that was typed without: `docker load app.tar`."""
    options = {"image load": ("-i", ".tar"), "stack deploy": ("-c", ".yml")}
    option, ending = options.get(invocation.command, ("", ""))
    for operand in invocation.operands if option else ():
        if operand.value.raw.endswith((ending, ".tar.gz", ".tgz", ".yaml")):
            named = f"{option} {operand.value.raw}"
            return _spaced(invocation.line[: operand.start], named, invocation.line[operand.end :])
    return ""


def other_unit(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Take a time without a unit for seconds, and write days and weeks as hours: Go knows neither."""
    use = next((one for one in invocation.flags if one.value.raw == slots.get("value")), None)
    if use and use.value.kind == "ulimit" and "unlimited" in use.value.raw:
        return edits.with_value(invocation, use, use.value.raw.replace("unlimited", "-1"))
    typed = re.fullmatch(r"(\d+)([dw]?)", use.value.raw) if use and use.value.kind == "duration" else None
    if not use or not typed:
        return ""
    hours = {"d": 24, "w": 168}.get(typed[2])
    return edits.with_value(invocation, use, f"{int(typed[1]) * hours}h" if hours else f"{typed[1]}s")


def port_mapping(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Put the parts of a port mapping in their places."""
    use = next((one for one in invocation.uses("publish") if one.value.raw == slots.get("value")), None)
    for wrong, right in _PORTS if use else ():
        if use and (found := wrong.fullmatch(use.value.raw)):
            return edits.with_value(invocation, use, found.expand(right))
    return ""


def without_blanks(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Take the blanks behind the commas out of `type=bind, source=/a`."""
    for use in (*invocation.uses("mount"), *invocation.uses("mount-add")):
        if use.value.raw.endswith(","):
            rest = re.sub(r",\s+(?=[\w-]+=)", ",", invocation.line[use.start :])
            return f"{invocation.line[: use.start]}{rest}"
    return ""


class Repair(NamedTuple):
    """A way out: `make` gives the line, or "" if it cannot be built; it is the advice number `place`."""

    make: Callable[[Invocation, Slots, Bank], str]
    place: int = 0


REPAIRS: Final[Mapping[str, Repair]] = MappingProxyType(
    {
        "port-allocated": Repair(other_port),
        "port-in-use-by-host": Repair(other_port),
        "port-forbidden": Repair(other_port),
        "name-conflict": Repair(other_name, place=1),
        "flags-after-image": Repair(flags_first),
        "uppercase-reference": Repair(lower_case),
        "relative-bind-path": Repair(folder_here),
        "invalid-container-name": Repair(other_spelling),
        "memory-min": Repair(with_unit),
        "cpu-range": Repair(fewer_processors),
        "workdir-relative": Repair(from_the_root),
        "mount-path-not-absolute": Repair(mounted_at_root),
        "command-as-one-word": Repair(apart),
        "no-bash": Repair(plain_shell),
        "tty-required": Repair(no_terminal),
        "conflicting-options": Repair(one_of_two),
        "platform-wanted": Repair(for_platform),
        "manifest-unknown": Repair(without_tag),
        "build-needs-context": Repair(this_folder),
        "mysql-password-missing": Repair(root_password),
        "smart-punctuation": Repair(retyped),
        "missing-arguments": Repair(listed),
        "bad-value": Repair(other_unit),
        "bad-port-syntax": Repair(port_mapping),
        "mount-flag-syntax": Repair(without_blanks),
        "backslash-blank": Repair(reference.joined),
        "image-url": Repair(reference.bare),
        "image-slash": Repair(reference.bare),
        "mount-as-image": Repair(reference.mounted),
    }
)
"""Errors whose way out is the same line with one thing changed."""


def _spaced(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
