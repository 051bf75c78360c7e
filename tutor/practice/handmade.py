"""The two images that need no build: hello-world, a program of a few bytes, and busybox, from its package."""

from __future__ import annotations

import io
import struct
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.practice import apt, catalog
from tutor.practice.registry_layout import Layout, image_config

if TYPE_CHECKING:
    from collections.abc import Callable

_MADE = "2026-01-01T00:00:00Z"
_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_LOAD_AT = 0x400000
_LIBRARIES = ("libc.so.6", "libm.so.6", "libresolv.so.2")
_FILES = {
    "etc/passwd": "root:x:0:0:root:/root:/bin/sh\nwww-data:x:33:33:www-data:/var/www:/bin/false\n"
    "nobody:x:65534:65534:nobody:/home:/bin/false\n",
    "etc/group": "root:x:0:\nwww-data:x:33:\nnogroup:x:65534:\n",
    "etc/nsswitch.conf": "hosts: files dns\n",
}
_FOLDERS = {"bin": 0o755, "etc": 0o755, "home": 0o755, "root": 0o700, "tmp": 0o1777, "var/www": 0o755}


def provide(layout: Layout) -> None:
    """Put the handmade images into the mirror, unless they are there; what cannot be made is left out."""
    for image in catalog.load().values():
        if image.how == "handmade" and not image.is_current(layout):
            make(image, layout)


def make(image: catalog.Image, layout: Layout) -> bool:
    """Make one of them; tell whether that was possible here."""
    if image.name == "hello-world":
        layer, command = hello_layer((image.folder / "hello.txt").read_bytes()), ["/hello"]
    else:
        with tempfile.TemporaryDirectory() as folder:
            if not apt.unpack(("busybox", "libc6"), Path(folder)):
                return False
            layer, command = busybox_layer(Path(folder)), ["sh"]
    stored = layout.put_bytes(layer)
    config = image_config([stored], {"Cmd": command, "Env": [_PATH]}, "amd64", _MADE)
    layout.put_image(image.tags, config, [stored])
    image.remember(layout)
    return True


def hello_layer(text: bytes) -> bytes:
    """Give the layer with a program, `/hello`, that prints `text`."""
    with _Layer() as layer:
        layer.file("hello", program(text), 0o755)
    return layer.data


def program(text: bytes) -> bytes:
    """Give a program that prints `text` and ends."""
    return executable(lambda address: _code(address, len(text)), text)


def executable(code: Callable[[int], bytes], data: bytes) -> bytes:
    """Give a static x86-64 program, without any library; `code` is told the address of `data`.

    Source: https://refspecs.linuxfoundation.org/elf/elf.pdf
    """
    start = _LOAD_AT + 64 + 56
    made = code(start + len(code(0))) + data
    size = 64 + 56 + len(made)
    identity = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)
    fields = (2, 62, 1, start, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, _LOAD_AT, _LOAD_AT, size, size, 0x1000)
    return identity + struct.pack("<HHIQQQIHHHHHH", *fields) + segment + made


def busybox_layer(packages: Path) -> bytes:
    """Give the layer of a small system around the busybox of unpacked `packages`."""
    busybox = next(file for file in packages.glob("**/bin/busybox"))
    listed = subprocess.run([busybox, "--list"], check=True, capture_output=True, text=True).stdout.split()
    with _Layer() as layer:
        for folder, mode in _FOLDERS.items():
            layer.folder(folder, mode)
        layer.file("bin/busybox", busybox.read_bytes(), 0o755)
        for name in listed:
            if name != "busybox":
                layer.link(f"bin/{name}", "bin/busybox")
        for name in _LIBRARIES:
            library = next(packages.glob(f"**/{name}"))
            layer.file(f"lib/x86_64-linux-gnu/{name}", library.read_bytes(), 0o755)
        loader = next(packages.glob("**/ld-linux-x86-64.so.2"))
        layer.file("lib64/ld-linux-x86-64.so.2", loader.resolve().read_bytes(), 0o755)
        for name, text in _FILES.items():
            layer.file(name, text.encode(), 0o644)
    return layer.data


class _Layer:
    """A layer in the making: the same content gives the same bytes."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._tar = tarfile.open(fileobj=self._bytes, mode="w")  # noqa: SIM115

    def __enter__(self) -> _Layer:
        return self

    def __exit__(self, *_: object) -> None:
        self._tar.close()

    @property
    def data(self) -> bytes:
        return self._bytes.getvalue()

    def file(self, name: str, data: bytes, mode: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(data), mode
        self._tar.addfile(entry, io.BytesIO(data))

    def folder(self, name: str, mode: int) -> None:
        entry = tarfile.TarInfo(name)
        entry.type, entry.mode = tarfile.DIRTYPE, mode
        self._tar.addfile(entry)

    def link(self, name: str, target: str) -> None:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname, entry.mode = tarfile.LNKTYPE, target, 0o755
        self._tar.addfile(entry)


def _code(address: int, size: int) -> bytes:
    write = b"\xb8\x01\0\0\0\xbf\x01\0\0\0\x48\xbe" + struct.pack("<Q", address)  # mov eax,1; edi,1; rsi,text
    write += b"\xba" + struct.pack("<I", size) + b"\x0f\x05"  # mov edx,size; syscall
    return write + b"\xb8\x3c\0\0\0\x31\xff\x0f\x05"  # mov eax,60; xor edi,edi; syscall
