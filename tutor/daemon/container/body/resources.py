"""How much of the host a container may use: what `run`, `create` and `update` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.container.body.given import data, number

if TYPE_CHECKING:
    from tutor.model import Invocation

_NUMBERS = {
    "CpuShares": "cpu-shares",
    "Memory": "memory",
    "NanoCpus": "cpus",
    "BlkioWeight": "blkio-weight",
    "CpuPeriod": "cpu-period",
    "CpuQuota": "cpu-quota",
    "CpuRealtimePeriod": "cpu-rt-period",
    "CpuRealtimeRuntime": "cpu-rt-runtime",
    "MemoryReservation": "memory-reservation",
    "MemorySwap": "memory-swap",
    "CpuCount": "cpu-count",
    "CpuPercent": "cpu-percent",
    "IOMaximumIOps": "io-maxiops",
    "IOMaximumBandwidth": "io-maxbandwidth",
}
_RATES = {
    "BlkioDeviceReadBps": "device-read-bps",
    "BlkioDeviceWriteBps": "device-write-bps",
    "BlkioDeviceReadIOps": "device-read-iops",
    "BlkioDeviceWriteIOps": "device-write-iops",
}


def resources(line: Invocation) -> dict[str, object]:
    """Give the limits that are numbers or lists of them."""
    rates = {
        key: [{"Path": rate.path, "Rate": rate.rate} for rate in data(line, flag)]
        for key, flag in _RATES.items()
    }
    weights = data(line, "blkio-weight-device")
    return {
        **{key: number(line, flag) for key, flag in _NUMBERS.items()},
        **rates,
        "BlkioWeightDevice": [{"Path": weight.path, "Weight": weight.weight} for weight in weights],
        "CgroupParent": line.raw("cgroup-parent"),
        "CpusetCpus": line.raw("cpuset-cpus"),
        "CpusetMems": line.raw("cpuset-mems"),
    }
