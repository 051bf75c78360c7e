"""What is made when first used: parts of packages, patterns. Who needs one does not wait for the others."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def exports(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Give the `__getattr__` of a package; `homes` says in which module each name is.

    A name that is its own home is the module itself. No other name may be that of a module: importing the
    module would hide it.
    """

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(f"{package}.{homes[name]}")
        found = module if homes[name] == name else getattr(module, name)
        setattr(sys.modules[package], name, found)
        return found

    return find


def pattern(expression: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Give a regular expression that is compiled when first used: to explain one line takes few of them."""
    return cast("re.Pattern[AnyStr]", _Pattern(expression, flags))


class _Pattern:
    """Stands for a `re.Pattern`: what is looked for first is found there, and kept."""

    def __init__(self, expression: str | bytes, flags: int) -> None:
        self.pattern, self._flags = expression, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found
