"""What the docker command logs on standard error, in the form that its library (logrus) gives it."""

from __future__ import annotations

import re
import time
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tutor.language.values.go import quote

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_BARE: Final = re.compile(r"[\w./@^+-]+", re.ASCII)
_LEVELS: Final = {"info": ("INFO", 36), "warning": ("WARN", 33), "error": ("ERRO", 31)}


def log(call: Call, level: str, text: str, *, began: float | None = None, **fields: str) -> None:
    """Write one entry; `began` is when the command began, in monotonic seconds, and "now" where left out.

    Source: https://github.com/sirupsen/logrus/blob/v1.9.3/text_formatter.go
    """
    told = [(key, _quoted(value)) for key, value in fields.items()]
    if call.terminal.is_tty("err"):
        word, color = _LEVELS[level]
        seconds = 0 if began is None else int(time.monotonic() - began)
        more = "".join(f" \x1b[{color}m{key}\x1b[0m={value}" for key, value in told)
        call.warn(f"\x1b[{color}m{word}\x1b[0m[{seconds:04}] {text:<44} {more}")
        return
    now = datetime.now().astimezone().isoformat(timespec="seconds").replace("+00:00", "Z")
    more = "".join(f" {key}={value}" for key, value in told)
    call.warn(f"time={quote(now)} level={level} msg={_quoted(text)}{more}")


def _quoted(text: str) -> str:
    """Quote a value unless it is of letters that need no quotes."""
    return text if _BARE.fullmatch(text) else quote(text)
