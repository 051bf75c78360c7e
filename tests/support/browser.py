"""A page in Debian's Chromium, without a screen, driven through its debugging pipe: no driver, no network."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--remote-debugging-pipe"),
)


class Page:
    """One page. `requests` are the addresses that it asked for, `errors` what its console complained of."""

    def __init__(self, to: int, back: int) -> None:
        self._to, self._back = to, back
        self._buffer, self._number, self._session = b"", 0, ""
        self.requests: list[str] = []
        self.errors: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")

    def open(self, file: Path) -> None:
        """Open a file."""
        self._call("Page.navigate", url=file.as_uri())
        self.until("document.readyState === 'complete'")

    def run(self, script: str) -> Any:
        """Give the value of an expression on the page.

        Raises: AssertionError if it throws.
        """
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, script: str, seconds: float = 20) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + seconds
        while not self.run(script):
            assert time.monotonic() < end, f"{script} did not become true; errors: {self.errors}"
            self._read(0.05)

    def print_as(self, media: str) -> None:
        """Let the page look as on `print`, or `screen`."""
        self._call("Emulation.setEmulatedMedia", media=media)

    def _call(self, method: str, **params: Any) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + 30
        while time.monotonic() < end:
            for answer in self._read(1):
                if answer.get("id") == self._number:
                    assert "error" not in answer, answer
                    return answer["result"]
        raise AssertionError(f"no answer to {method}")

    def _read(self, seconds: float) -> list[dict[str, Any]]:
        if not select.select([self._back], [], [], seconds)[0]:
            return []
        data = os.read(self._back, 1 << 20)
        assert data, "the browser has ended"
        self._buffer += data
        *whole, self._buffer = self._buffer.split(b"\0")
        messages = [json.loads(one) for one in whole]
        for message in messages:
            self._note(message.get("method", ""), message.get("params", {}))
        return messages

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(params["exceptionDetails"]["text"])
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error":
            self.errors.append(params["entry"]["text"])


@contextlib.contextmanager
def browser() -> Iterator[Page]:
    """Run Chromium with an empty profile and give a page of it."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing: apt-get install chromium (make live does it)")
    to_child, to_parent = os.pipe(), os.pipe()

    def hand_over() -> None:
        """Give the browser its ends of the pipes as descriptors 3 and 4."""
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_child[0], to_parent[1])]
        for end, wanted in zip(ends, (3, 4), strict=True):
            os.dup2(end, wanted)

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [program, *FLAGS, f"--user-data-dir={profile}"],
            preexec_fn=hand_over,
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_child[0])
        os.close(to_parent[1])
        try:
            yield Page(to_child[1], to_parent[0])
        finally:
            process.terminate()
            process.wait(20)
            for descriptor in (to_child[1], to_parent[0]):
                os.close(descriptor)
