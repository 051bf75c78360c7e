from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.daemon.verbs2.calls import Daemon, Typed
from tutor.bank import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Typed]:
    """Give a maker of places to type lines, with settings of their own."""
    for name in ("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    def make(context: str = "default", **answers: object) -> Typed:
        found = {path.replace("__", "/"): answer for path, answer in answers.items()}
        return Typed(load(), tmp_path / "settings", Daemon(found, context))

    return make
