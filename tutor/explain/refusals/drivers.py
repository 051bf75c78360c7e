"""Options whose key or content the daemon does not take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.base import listed, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_SIZE: Final = r"\s*\d+(?:\.\d+)?\s*(?:[kmgtp](?:i?b)?|b)?"
_SOME: Final = rf"(?!\s*0+(?:\.0+)?\s*[a-z]*$){_SIZE}"
_SWITCH: Final = r"1|t|T|true|TRUE|True|0|f|F|false|FALSE|False"
_LOG: Final[Mapping[str, str]] = {
    "compress": _SWITCH,
    "max-buffer-size": _SIZE,
    "max-file": r"\+?0*[1-9]\d*",
    "max-size": _SOME,
    "mode": r"blocking|non-blocking|",
}
"""What the daemon reads of the options of log drivers: all of it must fit."""
_SECURITY: Final = "apparmor", "label", "no-new-privileges", "seccomp", "systempaths", "writable-cgroups"


def log_option(value: Value) -> Found:
    """Check the content of an option of a log driver."""
    key, mark, content = value.raw.partition("=")
    pattern = _LOG.get(key)
    wrong = mark and pattern is not None and not re.fullmatch(pattern, content, re.IGNORECASE)
    return said("log-content", key=key, content=content) if wrong else None


def security(value: Value) -> Found:
    """Check a security option."""
    key, content = value.slots.get("key", ""), value.slots.get("content", "")
    if key not in (*_SECURITY, "credentialspec"):
        return said("security", key=key, words=listed(_SECURITY))
    if key in ("no-new-privileges", "writable-cgroups") and not re.fullmatch(_SWITCH, content):
        return said("switch", key=key, content=content)
    if key == "systempaths" and content != "unconfined":
        return said("system-paths", content=content)
    return None


def storage(value: Value) -> Found:
    """Check a storage option."""
    key = value.slots.get("key", "")
    return said("storage", key=key) if key != "size" else None


def volume_option(value: Value) -> Found:
    """Check the size of a volume."""
    wrong = value.form == "size" and not re.fullmatch(_SIZE, value.slots.get("content", ""), re.IGNORECASE)
    return said("size") if wrong else None
