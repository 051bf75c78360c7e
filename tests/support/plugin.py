"""A plugin of the daemon that can be made, turned on and off: the smallest there is."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING

from tutor.practice.handmade import executable

if TYPE_CHECKING:
    from pathlib import Path

_SOCKET = b"/run/docker/plugins/tries.sock\0"
_CONFIG = {
    "description": "A plugin that listens\nand that does nothing else at all, for ever",
    "documentation": "https://docs.docker.com/engine/extend/",
    "entrypoint": ["/listen"],
    "interface": {"types": ["docker.volumedriver/1.0"], "socket": "tries.sock"},
    "network": {"type": "host"},
    "pidhost": True,  # a signal ends it: in a namespace of its own it would be process 1
    "env": [{"name": "DEBUG", "description": "how much it says", "settable": ["value"], "value": "0"}],
    "linux": {"capabilities": ["CAP_SYS_ADMIN"]},
    "args": {"name": "args", "description": "words", "settable": ["value"], "value": ["a", "b"]},
}


def furnish(folder: Path) -> None:
    """Write what `docker plugin create` needs into a new folder."""
    (folder / "rootfs" / "run" / "docker" / "plugins").mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(_CONFIG))
    program = folder / "rootfs" / "listen"
    address = struct.pack("<H", 1) + _SOCKET
    program.write_bytes(executable(lambda place: _listen(place, len(address)), address))
    program.chmod(0o755)
    (folder / "rootfs" / "link").symlink_to("listen")


def _listen(address: int, size: int) -> bytes:
    """Give code that waits on the unix socket whose address is at `address`."""
    call = b"\x0f\x05"
    made = b"\xb8\x29\0\0\0\xbf\x01\0\0\0\xbe\x01\0\0\0\x31\xd2" + call  # socket(AF_UNIX, SOCK_STREAM, 0)
    made += b"\x89\xc7\xb8\x31\0\0\0\x48\xbe" + struct.pack("<Q", address)  # bind(it, address,
    made += b"\xba" + struct.pack("<I", size) + call  # size)
    made += b"\xb8\x32\0\0\0\xbe\x05\0\0\0" + call  # listen(it, 5)
    return made + b"\xb8\x22\0\0\0" + call + b"\xeb\xf7"  # pause(), again and again
