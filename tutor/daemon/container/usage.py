"""What a container uses, from the numbers that the daemon sends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import short_id
from tutor.daemon.format.units import bytes_size, human_size

TYPE = "container.statsContext"
HEADERS = {
    "Container": "CONTAINER",
    "ID": "CONTAINER ID",
    "Name": "NAME",
    "CPUPerc": "CPU %",
    "MemUsage": "MEM USAGE / LIMIT",
    "MemPerc": "MEM %",
    "NetIO": "NET I/O",
    "BlockIO": "BLOCK I/O",
    "PIDs": "PIDS",
}
_COLUMNS = ("ID", "Name", "CPUPerc", "MemUsage", "MemPerc", "NetIO", "BlockIO", "PIDs")
TABLE = "table " + r"\t".join(f"{{{{.{name}}}}}" for name in _COLUMNS)
_NONE = "--"


@dataclass(frozen=True, slots=True)
class Usage:
    """One measurement. Sizes are in bytes, `cpu` in percent of one processor."""

    id: str = ""
    name: str = ""
    cpu: float = 0.0
    memory: int = 0
    limit: int = 0
    received: int = 0
    sent: int = 0
    read: int = 0
    written: int = 0
    processes: int = 0


def usage(found: Any) -> Usage:
    """Work out what a container uses from one message of the daemon.

    Source: https://docs.docker.com/reference/cli/docker/container/stats/
    """
    memory = found.get("memory_stats") or {}
    networks = (found.get("networks") or {}).values()
    read, written = _blocks(found.get("blkio_stats") or {})
    return Usage(
        id=found.get("id", ""),
        name=found.get("name", ""),
        cpu=_cpu(found),
        memory=_memory(memory),
        limit=memory.get("limit", 0),
        received=sum(one["rx_bytes"] for one in networks),
        sent=sum(one["tx_bytes"] for one in networks),
        read=read,
        written=written,
        processes=(found.get("pids_stats") or {}).get("current", 0),
    )


def _cpu(found: Any) -> float:
    now, before = found.get("cpu_stats") or {}, found.get("precpu_stats") or {}
    used = _total(now) - _total(before)
    passed = now.get("system_cpu_usage", 0) - before.get("system_cpu_usage", 0)
    if used <= 0 or passed <= 0:
        return 0.0
    processors = now.get("online_cpus") or len(now["cpu_usage"].get("percpu_usage") or ())
    return float(used / passed * processors * 100)


def _total(numbers: Any) -> int:
    return int((numbers.get("cpu_usage") or {}).get("total_usage", 0))


def _memory(numbers: Any) -> int:
    """Leave out the file cache, which the system takes back when it needs memory."""
    used, details = int(numbers.get("usage", 0)), numbers.get("stats") or {}
    for name in ("total_inactive_file", "inactive_file"):
        if name in details and details[name] < used:
            return used - int(details[name])
    return used


def _blocks(numbers: Any) -> tuple[int, int]:
    entries = numbers.get("io_service_bytes_recursive") or ()
    read, written = (
        sum(one["value"] for one in entries if one["op"][:1].lower() == letter) for letter in "rw"
    )
    return read, written


def usage_row(container: str, found: Usage, valid: bool, short: bool) -> Row:
    """Make one row; without `valid` numbers it has dashes instead."""

    def either(text: str, dashes: str = _NONE) -> str:
        return text if valid else dashes

    share = found.memory / found.limit * 100 if found.limit else 0.0
    return Row(
        {
            "Container": lambda: container,
            "ID": lambda: short_id(found.id) if short else found.id,
            "Name": lambda: found.name[1:] or _NONE,
            "CPUPerc": lambda: either(f"{found.cpu:.2f}%"),
            "MemUsage": lambda: either(f"{bytes_size(found.memory)} / {bytes_size(found.limit)}", "-- / --"),
            "MemPerc": lambda: either(f"{share:.2f}%"),
            "NetIO": lambda: either(_pair(found.received, found.sent)),
            "BlockIO": lambda: either(_pair(found.read, found.written)),
            "PIDs": lambda: either(str(found.processes)),
        }
    )


def _pair(one: int, other: int) -> str:
    return f"{human_size(one, 3)} / {human_size(other, 3)}"
