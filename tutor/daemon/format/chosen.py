"""Which format a list is printed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def chosen(call: Call, setting: str, table: str, quiet: str, raw: tuple[str, str] | None = None) -> str:
    """Give the format of a list: the one typed, the one in the settings, or the usual table.

    `quiet` is the table's with `-q`; `raw` what `--format raw` stands for, without and with `-q`.
    """
    line, short = call.invocation, call.invocation.on("quiet")
    source = line.raw("format") or ("" if short else call.config.text(setting))
    if source in ("", "table"):
        return quiet if short else table
    return raw[short] if raw and source == "raw" else source
