"""The programs of this machine, and the functions of the learner's shell, which a line may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping


class Programs:
    """The programs on PATH, looked for one by one, and `functions`: `name in programs`."""

    def __init__(self, env: Mapping[str, str], functions: Container[str] = ()) -> None:
        self._path, self._functions = env.get("PATH"), functions

    def __contains__(self, name: object) -> bool:
        import shutil  # slow to import, and few lines name another program

        return name in self._functions or shutil.which(str(name), path=self._path) is not None
