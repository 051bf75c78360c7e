"""Tables of JSON in files of which only the pages that are asked for are read: a line needs few of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

PageOf = Callable[[str], str]


class Pages(Mapping[str, Any]):
    """The table that `dump` wrote to `path`; `page_of` gives the page on which a key is.

    Raises: OSError, or ValueError where it is no such file.
    """

    def __init__(self, path: Path, page_of: PageOf) -> None:
        names, *lines = path.read_bytes().split(b"\n")
        self._lines = dict(zip(json.loads(names), lines, strict=True))
        self._page_of = page_of
        self._read: dict[str, dict[str, Any]] = {}

    def __getitem__(self, key: str) -> Any:
        """Give what is under `key`."""
        return self._page(self._page_of(key))[key]

    def __iter__(self) -> Iterator[str]:
        """Go through all keys."""
        for name in self._lines:
            yield from self._page(name)

    def __len__(self) -> int:
        """Count the keys."""
        return sum(len(self._page(name)) for name in self._lines)

    def _page(self, name: str) -> dict[str, Any]:
        if name not in self._read:
            self._read[name] = json.loads(self._lines[name])
        return self._read[name]


def dump(table: Mapping[str, Any], page_of: PageOf) -> str:
    """Write a table: the names of its pages in the first line, then a line for each page."""
    pages: dict[str, dict[str, Any]] = {}
    for key, value in table.items():
        pages.setdefault(page_of(key), {})[key] = value
    return "\n".join(map(compact, (list(pages), *pages.values())))


def compact(data: object) -> str:
    """Write JSON without blanks and on one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
