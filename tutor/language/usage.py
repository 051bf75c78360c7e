"""The text of `docker X --help`, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.bank.facts import Command, Flag
from tutor.language import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.language.facts import Bank

_NAME_WIDTH: Final = 11
_SLOP: Final = 5
_MANAGEMENT: Final = "Management Commands"
_NARROWEST: Final = 24
_PLAIN: Final = frozenset(
    {"", "duration", "float", "int", "ip", "string", "stringArray", "strings", "uint", "uint16"}
)
"""Kinds of flags that pflag has itself."""
_EXPERIMENTAL: Final = """\
EXPERIMENTAL:
  {} is an experimental feature.
  Experimental features provide early access to product functionality. These
  features may change between releases without warning, or can be removed from a
  future release. Learn more about experimental features in our documentation:
  https://docs.docker.com/go/experimental/
"""

_CERTIFICATES: Final = {"tlscacert": "ca.pem", "tlscert": "cert.pem", "tlskey": "key.pem"}
_SWITCHED: Final = {"tls": "DOCKER_TLS", "tlsverify": "DOCKER_TLS_VERIFY"}
_TRUE: Final = ("1", "t", "T", "true", "TRUE", "True")

Supported = Callable[[Command | Flag], bool]


def usage(
    command: str,
    spelled: str,
    bank: Bank,
    columns: int = 80,
    folder: str = "/root/.docker",
    supported: Supported = lambda _: True,
    plugins: Sequence[tuple[str, str, str]] = (),
    given: Collection[str] = (),
    env: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Give the help of a command as the CLI prints it.

    `columns` is the width of the terminal (80 where there is none), `folder` the CLI's configuration folder;
    `supported` tells which commands and flags the daemon has; `plugins` are listed too: name, help, and what
    is wrong with it ("" for nothing); `given` are the flags that the line has. `env` changes defaults.
    Source: https://github.com/docker/cli/blob/v28.2.2/cli/cobra.go
    """
    found = bank.command(command)
    parts = [f"Usage:  {facts.usage_line(found, spelled)}\n", f"{found.description or found.help}\n"]
    if found.aliases and not found.sections:
        parts.append(f"Aliases:\n  {', '.join(f'docker {name}' for name in (found.name, *found.aliases))}\n")
    if found.experimental:
        parts.append(_EXPERIMENTAL.format(facts.shown(found, spelled)))
    usable = {f"{name}*": line for name, line, fault in plugins if not fault}
    subcommands = [*_sections(found, bank, supported, usable, env), *_faulty(plugins)]
    options = [_as_set(flag, env) for flag in found.flags.values() if not flag.hidden and supported(flag)]
    options = [_taken(flag) if flag.name in given else flag for flag in options]
    listed = f"{_title(found)}:\n{_flags(options, columns - 1, folder)}" if options else ""
    parts += [*subcommands, listed] if found.name == "docker" else [listed, *subcommands]
    if found.sections:
        parts.append(
            f"Run '{facts.shown(found, spelled)} COMMAND --help' for more information on a command.\n"
        )
    parts.append(f"{found.epilogue}\n" if found.epilogue else "")
    return "\n".join(part for part in parts if part)


def _as_set(flag: Flag, env: Mapping[str, str]) -> Flag:
    """Give a flag the default that the environment gives it."""
    if flag.name in _CERTIFICATES and env.get("DOCKER_CERT_PATH"):
        return flag._replace(default=f'"{env["DOCKER_CERT_PATH"]}/{_CERTIFICATES[flag.name]}"')
    if env.get(_SWITCHED.get(flag.name, "")):
        return flag._replace(default="true")
    if flag.name == "disable-content-trust" and env.get("DOCKER_CONTENT_TRUST") in _TRUE:
        return flag._replace(default="")
    return flag


def _taken(flag: Flag) -> Flag:
    """Print the default that the CLI leaves out, as it does for a flag that was given.

    Source: `defaultIsZeroValue` of pflag, which looks at the value that its own kinds do not have.
    """
    own = flag.default or flag.type in _PLAIN
    return flag if own else flag._replace(default="0" if flag.type == "bytes" else " ")


def _title(command: Command) -> str:
    return "Global Options" if command.name == "docker" else "Options"


def _faulty(plugins: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    rows = [f"  {name:<{_NAME_WIDTH}} {fault}\n" for name, _, fault in plugins if fault]
    if rows:
        yield f"Invalid Plugins:\n{''.join(rows)}"


def _sections(
    group: Command, bank: Bank, supported: Supported, plugins: Mapping[str, str], env: Mapping[str, str]
) -> Iterator[str]:
    head = "" if group.name == "docker" else f"{group.name} "
    for section in group.sections:
        if group.name == "docker" and section.title == "Commands" and env.get("DOCKER_HIDE_LEGACY_COMMANDS"):
            continue
        rows = (
            (name, bank.command(bank.canonical(f"{head}{name}".split(" ")) or ""))
            for name in section.commands
        )
        lines = {name: found.help for name, found in rows if supported(found)}
        if section.title == _MANAGEMENT:
            lines = dict(sorted({**lines, **plugins}.items()))
        shown = [f"  {name:<{_NAME_WIDTH}} {line}\n" for name, line in lines.items()]
        if shown:
            yield f"{section.title}:\n{''.join(shown)}"


def _flags(options: list[Flag], columns: int, folder: str) -> str:
    heads = [_head(flag) for flag in options]
    width = max(len(head) for head in heads)
    lines = (
        f"{head:<{width}}   {_wrap(_body(flag, folder), width + 3, columns)}\n"
        for head, flag in zip(heads, options, strict=True)
    )
    return "".join(lines)


def _head(flag: Flag) -> str:
    short = f"-{flag.short}," if flag.short else "   "
    return f"  {short} --{flag.name}" + (f" {flag.type}" if flag.type else "")


def _body(flag: Flag, folder: str) -> str:
    default = flag.default.replace("~/.docker", folder).replace("/root/.docker", folder)
    return flag.help + (f" (default {default.strip(' ')})" if default else "")


def _wrap(text: str, indent: int, columns: int) -> str:
    """Wrap as pflag does.

    Source: https://pkg.go.dev/github.com/spf13/pflag#FlagSet.FlagUsagesWrapped
    """
    first = ""
    if columns - indent < _NARROWEST:
        indent = 16
        first = "\n" + " " * indent
        if columns - indent < _NARROWEST:
            return text.replace("\n", first)
    room = columns - indent - _SLOP
    lines = []
    while text:
        line, text = _cut(text, room)
        lines.append(line)
    return first + "\n".join(lines).replace("\n", "\n" + " " * indent)


def _cut(text: str, room: int) -> tuple[str, str]:
    if room + _SLOP > len(text.encode()):
        return text, ""
    head = text[:room]
    at = max(head.rfind(char) for char in " \t\n")
    if at <= 0:
        return text, ""
    line_end = head.rfind("\n")
    at = line_end if 0 < line_end < at else at
    return text[:at], text[at + 1 :]
