"""The keys that leave a container without stopping it."""

from __future__ import annotations

from tutor.errors import DockerError

DEFAULT_KEYS = bytes((16, 17))  # ctrl-p, ctrl-q
_CONTROLS = {"@": 0, "[": 27, "\\": 28, "]": 29, "^": 30, "_": 31}


def parse(text: str) -> bytes:
    """Read `ctrl-p,ctrl-q` or `a,b`; the default keys when `text` is empty or cannot be read.

    Source: https://docs.docker.com/reference/cli/docker/container/attach/#detach-keys
    """
    if not text:
        return DEFAULT_KEYS
    try:
        return bytes(_key(part) for part in text.split(","))
    except ValueError:
        return DEFAULT_KEYS


def _key(text: str) -> int:
    if len(text) == 1:
        return ord(text)
    letter = text.lower().removeprefix("ctrl-")
    if len(letter) == 1 and "a" <= letter <= "z" and letter != text.lower():
        return ord(letter) - 96
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    raise ValueError(text)


class EscapeFilter:
    """Looks for the detach keys in what is typed; holds them back until they are complete or broken off."""

    def __init__(self, keys: bytes) -> None:
        self._keys, self._matched = keys, 0

    def feed(self, data: bytes) -> tuple[bytes, bool]:
        """Give what may be sent on, then whether the keys were typed."""
        sent = bytearray()
        for byte in data:
            if byte != self._keys[self._matched]:
                sent += self._keys[: self._matched]
                self._matched = 0
            if byte == self._keys[self._matched]:
                self._matched += 1
                if self._matched == len(self._keys):
                    return bytes(sent), True
            else:
                sent.append(byte)
        return bytes(sent), False


class DetachedError(DockerError):
    """Say that the learner typed the detach keys."""

    def __init__(self) -> None:
        super().__init__("read escape sequence")
