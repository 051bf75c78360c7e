"""The images that the kit can make, and the keys that tell whether one is up to date."""

from __future__ import annotations

import functools
import hashlib
import platform
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.practice.registry_layout import full_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tutor.practice.registry_layout import Layout

_FOLDER = Path(__file__).parent / "images"
_RECIPES = {"handmade": "handmade.py", "rootfs": "rootfs.py"}


@dataclass(frozen=True, slots=True)
class Image:
    """One image: `how` is `handmade`, `rootfs` or `build`, `parent` what it is built from, or "".

    `wheels` are packages of Python that its Dockerfile finds in the folder `wheels`.
    """

    name: str
    how: str
    tags: tuple[str, ...]
    parent: str
    key: str
    wheels: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Give the folder of its sources."""
        return _FOLDER / self.name

    def is_current(self, layout: Layout) -> bool:
        """Tell whether the mirror has it as its sources are now."""
        file = self._key_file(layout)
        return file.is_file() and file.read_text() == self.key

    def remember(self, layout: Layout) -> None:
        """Note that the mirror has it now."""
        file = self._key_file(layout)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.key)

    def _key_file(self, layout: Layout) -> Path:
        return layout.root / "keys" / self.name


@functools.cache
def load() -> Mapping[str, Image]:
    """Read the catalogue; parents come before their children."""
    images: dict[str, Image] = {}
    for name, facts in tomllib.loads((_FOLDER / "catalog.toml").read_text("utf-8")).items():
        parent = facts.get("parent", "")
        tags = tuple(tag.format(**release()) for tag in facts["tags"])
        wheels = tuple(facts.get("wheels", ()))
        above = images[parent].key if parent else "|".join([platform.machine(), *release().values()])
        key = _key(name, facts["how"], (*tags, *wheels), above)
        images[name] = Image(name, facts["how"], tags, parent, key, wheels)
    return images


def find(reference: str) -> Image | None:
    """Give the image that a reference such as `tomcat` or `mysql:5.7` names, if the kit can make it."""
    wanted = full_name(reference)
    return next((image for image in load().values() if wanted in map(full_name, image.tags)), None)


def closure(names: Iterable[str]) -> list[Image]:
    """Give the named images with all that they are built from, in the order of the catalogue.

    Raises: KeyError for a name that is not in the catalogue.
    """
    images = load()
    needed: set[str] = set()
    for name in names:
        while name:
            needed.add(name)
            name = images[name].parent
    return [image for image in images.values() if image.name in needed]


def _key(name: str, how: str, facts: tuple[str, ...], above: str) -> str:
    """Sum up all that the image is made from."""
    summed = hashlib.sha256("|".join([above, *facts]).encode())
    sources = sorted(file for file in (_FOLDER / name).rglob("*") if file.is_file())
    if how in _RECIPES:
        sources.append(Path(__file__).parent / _RECIPES[how])
    for file in sources:
        summed.update(file.name.encode() + b"\0" + file.read_bytes())
    return summed.hexdigest()


@functools.cache
def release() -> dict[str, str]:
    """Give the `id` and `codename` of the distribution whose packages the images are made from."""
    try:
        facts = platform.freedesktop_os_release()
    except OSError:
        facts = {}
    return {"id": facts.get("ID", "linux"), "codename": facts.get("VERSION_CODENAME", "unknown")}
