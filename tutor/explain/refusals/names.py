"""Names that docker or its daemon does not take, and words that are none of the known ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.base import NAME, listed, said, shaped
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_SIGNALS: Final = """
    ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM
    TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX
"""
_REAL_TIME: Final = pattern(r"RTMIN\+(?:[1-9]|1[0-5])|RTMAX-(?:[1-9]|1[0-4])")
_INSTRUCTIONS: Final = (
    *("CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "ONBUILD", "STOPSIGNAL", "USER"),
    *("VOLUME", "WORKDIR"),
)
_PREDEFINED: Final = "bridge", "host", "none"
_ENDPOINT: Final = "from", "host", "ca", "cert", "key", "skip-tls-verify"
_MOST_ID: Final = 2147483647
_LONGEST_HOST: Final = 64
_ARCHITECTURES: Final = """
    386 amd64 arm arm64 loong64 mips mips64 mips64le mipsle ppc64 ppc64le riscv64 s390x wasm
    aarch64 x86_64 x86-64 i386 armhf armel
"""
_OBJECT: Final = r"[a-zA-Z0-9](?:[a-zA-Z0-9_.-]{0,62}[a-zA-Z0-9])?"

service = shaped(r"[a-zA-Z0-9](?:[a-zA-Z0-9_-]{0,61}[a-zA-Z0-9])?", "service-name")
swarm_object = shaped(_OBJECT, "object-name")
volume = shaped(NAME, "volume-name")


def signal(value: Value) -> Found:
    """Check a signal that may be kept for later: any number but 0, or a name."""
    name = value.raw.upper().removeprefix("SIG")
    if re.fullmatch(r"[+-]?\d+", name):
        return None if int(name) else said("signal")
    return None if not name or name in _SIGNALS.split() or _REAL_TIME.fullmatch(name) else said("signal")


def sent_signal(value: Value) -> Found:
    """Check a signal that is sent at once: Linux has 64."""
    number = value.raw.removeprefix("+")
    wrong = re.fullmatch(r"-?\d+", number) and not 1 <= int(number) <= 64
    return said("signal") if wrong else signal(value)


def change(value: Value) -> Found:
    """Check the instruction that changes an image."""
    word = value.raw.strip().partition(" ")[0]
    return None if not word or word.upper() in _INSTRUCTIONS else said("change", words=listed(_INSTRUCTIONS))


def isolation(value: Value) -> Found:
    """Check an isolation: all but the usual one is for Windows."""
    if value.raw.lower() in ("", "default"):
        return None
    return said("windows" if value.raw.lower() in ("process", "hyperv") else "isolation")


def task_isolation(value: Value) -> Found:
    """Check an isolation of tasks: an unknown one is dropped."""
    return said("windows") if value.raw.lower() in ("process", "hyperv") else None


def keys(value: Value) -> Found:
    r"""Check a sequence of keys: single ones, and `ctrl-` with a letter or one of `@[\]^_`."""
    good = all(re.fullmatch(r".|DEL|ctrl-[a-z@\[\\\]^_]", one, re.DOTALL) for one in value.raw.split(","))
    return None if good or not value.raw else said("keys")


def network(value: Value) -> Found:
    """Check whose network is shared."""
    return said("container-missing") if value.raw == "container:" else None


def new_network(value: Value) -> Found:
    """Check the name of a network that is not there yet."""
    return said("predefined") if value.raw in (*_PREDEFINED, "default") else None


def own_network(value: Value) -> Found:
    """Check the name of a network to remove."""
    return said("kept-network") if value.raw in _PREDEFINED else None


def joined_network(value: Value) -> Found:
    """Check the name of a network to join later."""
    return said(f"joined-{value.raw}") if value.raw in ("host", "none") else None


def context(value: Value) -> Found:
    """Check the name of a new context."""
    if value.raw == "default":
        return said("reserved-context")
    return shaped(r"[a-zA-Z0-9][a-zA-Z0-9_.+-]+", "context-name")(value)


def kept_context(value: Value) -> Found:
    """Check the name of a context to change or remove."""
    return said("reserved-context") if value.raw == "default" else None


def endpoint(value: Value) -> Found:
    """Check the settings with which a daemon is reached."""
    keys = [one.partition("=")[0] for one in value.raw.split(",")]
    wrong = [one for one in keys if one.lower() not in _ENDPOINT]
    return said("endpoint", key=wrong[0], words=listed(_ENDPOINT)) if wrong and value.raw else None


def host(value: Value) -> Found:
    """Check the length of a host name."""
    return said("host-length", most=str(_LONGEST_HOST)) if len(value.raw.encode()) > _LONGEST_HOST else None


def group(value: Value) -> Found:
    """Check the number of a group; a name may be in the image."""
    return said("user-number", most=str(_MOST_ID)) if _bad_id(value.raw) else None


def user(value: Value) -> Found:
    """Check the numbers of user and group."""
    wrong = any(_bad_id(one) for one in value.raw.split(":"))
    return said("user-number", most=str(_MOST_ID)) if wrong else None


def _bad_id(text: str) -> bool:
    return re.fullmatch(r"-?\d+", text) is not None and not 0 <= int(text) <= _MOST_ID


def platform(value: Value) -> Found:
    """Check whether there are processors of this name."""
    name = value.slots.get("architecture", "").partition("/")[0].lower()
    return said("architecture", name=name) if name and name not in _ARCHITECTURES.split() else None


def reference(value: Value) -> Found:
    """Check an image's name where only the daemon looks at it: capitals are the usual mistake."""
    head, _, tag = value.raw.partition("@")[0].rpartition("/")[2].partition(":")
    path = value.raw[: len(value.raw) - len(value.raw.rpartition("/")[2])] + head
    first, slash, rest = path.partition("/")
    registry = slash and ("." in first or ":" in first or first == "localhost" or first != first.lower())
    capital = (rest if registry else path) != (rest if registry else path).lower()
    return said("capitals") if capital and re.fullmatch(r"[\w.:/-]*", f"{path}{tag}") else None
