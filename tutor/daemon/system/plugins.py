"""The plugins of the docker command that are installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.bank import load
from tutor.plugins import installed

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.plugins import Plugin


def plugins(call: Call) -> list[dict[str, Any]]:
    """Give what each plugin says of itself, ordered by name; those that docker would not run are left out."""
    usable = (one for one in _all(call) if not one.fault)
    return [{**one.said, "Name": one.name, "Path": str(one.path)} for one in usable]


def faults(call: Call) -> list[str]:
    """Give a line for each plugin that docker would not run."""
    faulty = (one for one in _all(call) if one.fault)
    return [f'WARNING: Plugin "{one.path}" is not valid: {one.fault}' for one in faulty]


def _all(call: Call) -> tuple[Plugin, ...]:
    bank = load()
    return installed(call.config, lambda name: bank.canonical((name,)) is not None)
