"""Record how the docker CLI draws golden/pull.jsonl on a terminal (needs `docker`, no daemon)."""

from __future__ import annotations

import fcntl
import http.server
import os
import pty
import socketserver
import struct
import subprocess
import sys
import tempfile
import termios
import threading
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
COLUMNS = 120


class Daemon(http.server.BaseHTTPRequestHandler):
    """Says to every pull what is in pull.jsonl."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self.send_response(200)
        self.send_header("Api-Version", "1.41")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 - the library's name

    def do_POST(self) -> None:
        body = (GOLDEN / "pull.jsonl").read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def address_string(self) -> str:
        return "unix"

    def log_message(self, *_: object) -> None:
        pass


def drawn(command: list[str], host: str, tty: bool) -> bytes:
    """Run `command pull busybox` against the stand-in and give what it wrote to standard output."""
    argv = [*command, "pull", "busybox"]
    env = {**os.environ, "DOCKER_HOST": host, "TERM": "xterm", "DOCKER_CONFIG": tempfile.gettempdir()}
    if not tty:
        return subprocess.run(argv, env=env, capture_output=True, check=True).stdout
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    settings = termios.tcgetattr(inner)
    settings[1] &= ~termios.OPOST
    termios.tcsetattr(inner, termios.TCSANOW, settings)
    process = subprocess.Popen(argv, env=env, stdin=subprocess.DEVNULL, stdout=inner)
    os.close(inner)
    found = b""
    while True:
        try:
            data = os.read(outer, 65536)
        except OSError:
            break
        if not data:
            break
        found += data
    process.wait()
    return found


def main(command: list[str], save: bool) -> None:
    """Write golden/pull-tty.bin and golden/pull-plain.bin, or compare `command` with them."""
    with tempfile.TemporaryDirectory() as folder:
        server = socketserver.ThreadingUnixStreamServer(f"{folder}/sock", Daemon)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name, tty in (("pull-tty.bin", True), ("pull-plain.bin", False)):
            found = drawn(command, f"unix://{folder}/sock", tty)
            if save:
                (GOLDEN / name).write_bytes(found)
            else:
                print(name, "equal" if found == (GOLDEN / name).read_bytes() else repr(found))
        server.shutdown()


if __name__ == "__main__":
    main(sys.argv[1:] or ["docker"], not sys.argv[1:])
