"""Compiles content/ before a wheel is made, so that an installed program finds it ready."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class CompileContent(BuildHookInterface[Any]):
    """Writes content/.compiled/, which travels with the folder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile with the code that is being packed."""
        sys.path.insert(0, str(ROOT))
        from tutor.ask.index import open_index
        from tutor.bank.load import write

        open_index(write(ROOT / "content")).close()
