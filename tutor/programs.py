"""The programs of this machine, which a line may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Programs:
    """The programs on PATH, looked for one by one: `name in programs`."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._path = env.get("PATH")

    def __contains__(self, name: object) -> bool:
        import shutil  # slow to import, and few lines name another program

        return shutil.which(str(name), path=self._path) is not None
