"""The facts of the bank: what a command, a flag, an operand, an error entry is. The words are elsewhere.

Named tuples, because making a dataclass takes ten times as long and this is read at every start.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGS = ("en", "ko")
SEVERAL: Final = "several"
"""The form of a text for several words in one place, as in `stop web db`; a command's has no other form."""


class Flag(NamedTuple):
    """One flag as the CLI's `--help` lists it.

    `type` is the word after the flag in `--help` ("" for a switch), `default` what stands in `(default ...)`
    with its quotes (`~/.docker` for the CLI's config folder), `help` the text before it with its line breaks.
    `hidden` flags are accepted but not listed; `deprecated` is what the CLI says of one when it is used.
    `api` is the version it came with; `needs` names the daemon it is for: "windows",
    "experimental", "manager".
    Help leaves out what the daemon at hand does not have; without a daemon it lists all.
    A `persistent` flag of a plugin's root is one of each of its commands too.
    """

    name: str
    short: str = ""
    type: str = ""
    value: str = "switch"
    repeatable: bool = False
    default: str = ""
    help: str = ""
    hidden: bool = False
    deprecated: str = ""
    api: str = ""
    needs: str = ""
    persistent: bool = False


class OperandFacts(NamedTuple):
    """One place of the usage line. `kind` is its value kind."""

    name: str
    kind: str
    optional: bool = False
    repeatable: bool = False


class OrderStep(NamedTuple):
    """One step in the order of events. `when` is "always" or a condition of explain/order.py."""

    when: str
    key: str


class Section(NamedTuple):
    """One list of subcommands in the help of a group, in the order printed. `commands` are last words."""

    title: str
    commands: tuple[str, ...]


class Command(NamedTuple):
    """One command or group (`sections` not empty) as the CLI has it; the name `docker` is the CLI itself.

    `unlisted` are spellings that the CLI takes and does not name in its help.
    `usage` is what follows `Usage:  ` for the canonical spelling; `help` the line that the parent prints,
    `description` what its own help prints where that differs. `maximum` None: no limit; `count_error` is
    "accepts" or "unknown" where cobra words the wrong number of operands, not docker. `api`, `needs` as in
    `Flag`, and "swarm" (a swarm is active); `experimental`: its help has the EXPERIMENTAL paragraph.
    `warning` is what the CLI prints on standard error first (where the buildx plugin is absent). `scope`
    "later": its texts are not written yet. `plugin` names the plugin of the CLI whose
    command it is, "" for the CLI's own.
    """

    name: str
    usage: str
    help: str
    aliases: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    description: str = ""
    epilogue: str = ""
    link: str = ""
    interspersed: bool = True
    minimum: int = 0
    maximum: int | None = None
    count_error: str = ""
    changes: bool = False
    concepts: tuple[str, ...] = ()
    operands: tuple[OperandFacts, ...] = ()
    order: tuple[OrderStep, ...] = ()
    sections: tuple[Section, ...] = ()
    flags: Mapping[str, Flag] = MappingProxyType({})
    hidden: bool = False
    experimental: bool = False
    api: str = ""
    needs: str = ""
    warning: str = ""
    scope: str = ""
    plugin: str = ""

    def short(self, letter: str) -> Flag | None:
        """Give the flag with this shorthand."""
        return next((flag for flag in self.flags.values() if flag.short == letter), None)


class Concept(NamedTuple):
    """One concept that `/more`, `/help` and `/ask` lead to; `tries` are lines that show it."""

    id: str
    link: str = ""
    related: tuple[str, ...] = ()
    tries: tuple[str, ...] = ()


class Advice(NamedTuple):
    """What to know about a well-known image: said where one of `images` is used and all else given holds.

    `images` are repositories without registry, `flag` is a long flag name, `without_env` a variable not set.
    """

    id: str
    images: tuple[str, ...]
    tags: tuple[str, ...] = ()
    flag: str = ""
    without_env: str = ""
    source: str = ""


class ErrorEntry(NamedTuple):
    """One entry of the error catalogue.

    `pattern` is searched in the text of the error and its named groups become slots; `commands` are canonical
    names or `*`; `codes` are the `Problem.code`s and exit codes (as text) that find it without any text.
    """

    id: str
    rank: int
    pattern: str
    commands: tuple[str, ...]
    kind: str
    codes: tuple[str, ...] = ()
    example: str = ""
    examples: tuple[str, ...] = ()
    tries: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
