"""Calls for tests: a line as typed, a daemon that answers what the test says."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.daemon.terminals import Pipes
from tutor import language
from tutor.daemon import module_of
from tutor.daemon.call import Call
from tutor.daemon.config import load as load_config
from tutor.daemon.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tutor.bank import Bank


class Daemon:
    """Answers each path with what is kept for it, and remembers what it was asked."""

    def __init__(self, answers: dict[str, Any] | None = None, context: str = "default") -> None:
        self.answers = answers or {}
        self.asked: list[tuple[str, str, Any, Any]] = []
        self.endpoint = Endpoint(context=context)

    def get(self, path: str, query: Any = None) -> Any:
        return self._answer("GET", path, query, None)

    def post(self, path: str, query: Any = None, body: object = None) -> Any:
        return self._answer("POST", path, query, body)

    def lines(self, method: str, path: str, query: Any = None) -> Iterator[Any]:
        yield from self._answer(method, path, query, None)

    def at_least(self, version: str) -> bool:
        return True

    def _answer(self, method: str, path: str, query: Any, body: Any) -> Any:
        self.asked.append((method, path, query, body))
        answer = self.answers[path]
        if isinstance(answer, Exception):
            raise answer
        return answer


class Typed:
    """Types lines and keeps what was printed."""

    def __init__(self, bank: Bank, folder: Path, daemon: Daemon) -> None:
        self.bank, self.folder, self.daemon = bank, folder, daemon
        self.terminal = Pipes()

    def __call__(self, *words: str, stdin: int = -1) -> tuple[int, str, str]:
        """Type one line; give exit code, standard output and standard error."""
        import importlib

        invocation = language.parse(language.as_words(words), " ".join(words), self.bank)
        assert invocation.problem is None, invocation.problem
        self.terminal = Pipes(stdin)
        connection: Any = self.daemon
        call = Call(invocation, self.terminal, connection, load_config({}, str(self.folder)))
        verb = importlib.import_module(module_of(invocation.command))
        code = verb.forward(call)
        return code, self.terminal.out.data.decode(), self.terminal.err.data.decode()


@contextmanager
def piped(text: bytes) -> Iterator[int]:
    """Give a descriptor to read `text` from."""
    import os

    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    yield reading
    os.close(reading)
