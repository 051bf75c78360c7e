"""Values that only builds take: where files come from, where the result goes, secrets, annotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.language.values.base import Reading, pair
from tutor.language.values.plain import fields

if TYPE_CHECKING:
    from collections.abc import Mapping


def build_context(raw: str) -> Reading:
    """Read where a build takes its files from."""
    if raw == "-":
        return Reading("stdio", {}, raw)
    if re.match(r"(?:https?|git|ssh)://|git@|github\.com/", raw):
        return Reading("url", {"url": raw}, raw)
    return Reading("here" if raw == "." else "", {"path": raw}, raw)


def build_output(raw: str) -> Reading:
    """Read where a build puts its result: fields, or only a directory or `-`."""
    if "=" not in raw:
        return Reading("stdio", {}, raw) if raw == "-" else Reading("directory", {"path": raw}, raw)
    return _renamed(fields(raw), {"dest--": "dest-stdout"}, but="dest")


def build_secret(raw: str) -> Reading:
    """Read a secret of a build: with `type=env` its source is a variable."""
    found = fields(raw)
    of_variable = any(name == "type-env" for name, _ in found.parts)
    return _renamed(found, {"src": "src-variable", "source": "source-variable"} if of_variable else {})


def _renamed(found: Reading, names: Mapping[str, str], but: str = "") -> Reading:
    """Give parts other names; where one is renamed, the part `but` is not told as well."""
    renamed = any(name in names for name, _ in found.parts)
    parts = ((names.get(name, name), slots) for name, slots in found.parts if name != but or not renamed)
    return found._replace(parts=tuple(parts))


def annotation(raw: str) -> Reading:
    """Read an annotation of an image; `index:`, `manifest[linux/amd64]:` in front say of which part."""
    level = re.match(r"((?:(?:index|manifest|manifest-descriptor|index-descriptor)(?:\[[^\]]*\])?,?)+):", raw)
    found = pair(raw[level.end() :] if level else raw)
    if not level or found.form:
        return found
    return found._replace(form="level", slots={**found.slots, "level": level[1]})
