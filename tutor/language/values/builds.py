"""Values of builds: where files come from, where the result goes, secrets, caches, builders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor import secrets
from tutor.language.values import go
from tutor.language.values.base import Part, Reading, pair, part_of
from tutor.language.values.plain import fields, strings
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_REMOTE: Final = pattern(r"(?:https?|git|ssh)://|git@|github\.com/")
_GIT: Final = pattern(r"(?:git|ssh)://|git@|github\.com/|https?://[^#?]*\.git(?=$|[#?])")
"""What BuildKit clones; all else that it fetches is one file."""
_REFS: Final = ("branch", "tag", "ref", "commit", "checksum")
_GIT_SECRET: Final = pattern(r"GIT_AUTH_(?:TOKEN|HEADER)(?:\..+)?")
_LEVEL: Final = pattern(r"((?:(?:index|manifest|manifest-descriptor|index-descriptor)(?:\[[^\]]*\])?,?)+):")
_WILD: Final = pattern(r"[*?\[]")
_EQUAL: Final = pattern(r"(\w+)=(.*)")
_RIGHTS: Final = {
    "network.host": "network_host",
    "security.insecure": "insecure",
    "fs": "files",
    "fs.read": "read",
    "fs.write": "write",
    "ssh": "ssh",
    "device": "device",
}
_NOT: Final = ("false", "0", "f")


def build_context(raw: str) -> Reading:
    """Read where a build takes its files from."""
    if raw == "-":
        return Reading("stdio", {}, raw)
    if not _REMOTE.match(raw):
        return Reading("here" if raw == "." else "", {"path": raw}, raw)
    return _repository(raw) if _GIT.match(raw) else Reading("url", {"url": raw}, raw)


def _repository(raw: str) -> Reading:
    """Read a Git address; behind `#` or `?` stand a branch, tag or commit, and a directory."""
    address, _, fragment = raw.partition("#")
    address, _, query = address.partition("?")
    asked = {name: text for name, _, text in (one.partition("=") for one in query.split("&"))}
    ref, _, folder = fragment.partition(":")
    ref = ref or next((asked[name] for name in _REFS if name in asked), "")
    folder = folder or asked.get("subdir", "")
    found = {"ref": ref, "folder": folder}
    form = "_".join(("git", *(name for name, text in found.items() if text)))
    return Reading(form, {"url": address, **{name: text for name, text in found.items() if text}}, raw)


def named_context(raw: str) -> Reading:
    """Read `name=WHERE`: files, an image or a repository that the Dockerfile may use by a name."""
    found = pair(raw)
    if found.form:
        return found
    content = found.slots["content"]
    scheme, mark, rest = content.partition("://")
    if mark and scheme in ("docker-image", "oci-layout"):
        return found._replace(form=scheme.replace("-", "_"), slots={**found.slots, "content": rest})
    form = "git" if _GIT.match(content) else "url" if _REMOTE.match(content) else ""
    return found._replace(form=form)


def build_platforms(raw: str) -> Reading:
    """Read the platforms of a build; `local` is the one of this computer."""
    found = strings(raw)
    return found._replace(form="local") if raw == "local" else found


def build_output(raw: str) -> Reading:
    """Read where a build puts its result: fields, or only a directory or `-`."""
    if "=" not in raw:
        return Reading("stdio", {}, raw) if raw == "-" else Reading("directory", {"path": raw}, raw)
    found = fields(raw)
    parts = tuple(_output_part(name, slots) for name, slots in found.parts)
    return _renamed(found._replace(parts=parts), {"dest--": "dest-stdout"}, but="dest")


def _output_part(name: str, slots: Mapping[str, str]) -> Part:
    """Tell several names apart from one, and give all annotations one name."""
    if name == "name" and "," in slots["content"]:
        return "names", slots
    kind, dot, key = name.partition(".")
    of_image = dot and kind.startswith("annotation") and not key.endswith(f"-{slots['content']}")
    return ("annotation", {**slots, "key": key}) if of_image else (name, slots)


def build_cache(raw: str) -> Reading:
    """Read where a cache lies: fields, or only the name of an image."""
    if "=" not in raw:
        return Reading("image", {"image": raw}, raw)
    found = fields(raw)
    form = "inline" if ("type-inline", {"content": "inline"}) in found.parts else ""
    return found._replace(form=form, slots=_masked(raw, found))


def _masked(raw: str, found: Reading) -> dict[str, str]:
    """Hide the keys of a store where they stand in the value itself."""
    hidden = [slots["content"] for name, slots in found.parts if secrets.is_secret(name) and slots["content"]]
    for content in hidden:
        raw = raw.replace(content, secrets.MASK)
    return {"value": raw} if hidden else {}


def build_secret(raw: str) -> Reading:
    """Read a secret of a build: with `type=env` its source is a variable."""
    found = fields(raw)
    names = {name for name, _ in found.parts}
    of_variable = "type-env" in names
    found = _renamed(found, {"src": "src-variable", "source": "source-variable"} if of_variable else {})
    name = next((slots["content"] for part, slots in found.parts if part == "id"), "")
    if not name or names & {"src", "source", "env"}:
        return found
    parts = (part for part in found.parts if part[0] != "id" or not _GIT_SECRET.fullmatch(name))
    told = "git" if _GIT_SECRET.fullmatch(name) else "unsourced"
    return found._replace(parts=(*parts, part_of(told, name)))


def _renamed(found: Reading, names: Mapping[str, str], but: str = "") -> Reading:
    """Give parts other names; where one is renamed, the part `but` is not told as well."""
    renamed = any(name in names for name, _ in found.parts)
    parts = ((names.get(name, name), slots) for name, slots in found.parts if name != but or not renamed)
    return found._replace(parts=tuple(parts))


def build_ssh(raw: str) -> Reading:
    """Read which SSH keys a build may use: an agent, or the files of keys."""
    name, mark, files = raw.partition("=")
    if not mark:
        return Reading("agent", {"name": name}, raw)
    several = "," in files
    return Reading("several" if several else "", {"name": name, "files": files}, raw)


def build_call(raw: str) -> Reading:
    """Read what is asked of the Dockerfile in place of a build: `outline`, or `outline,format=json`."""
    first, *_ = raw.split(",")
    name = first.rpartition("=")[2]
    form = "check" if name == "lint" else name if name in ("check", "outline", "targets", "build") else ""
    return Reading(form, {"call": name}, raw, fields(raw).parts)


def attestation(raw: str) -> Reading:
    """Read a statement about an image: `type=provenance,mode=max`, or without a type, or only yes or no."""
    if raw.lower() in _NOT:
        return Reading("off", {}, raw)
    found = fields(raw)
    given = {name: slots["content"] for name, slots in found.parts}
    off = given.get("disabled", "false").lower() not in _NOT
    kind = given.get("type", "") if given.get("type") in ("sbom", "provenance") else ""
    return found._replace(form="_".join(filter(None, ("off" if off else "", kind))))


def build_right(raw: str) -> Reading:
    """Read what a build may do that builds may not do by themselves."""
    name, _, content = raw.partition("=")
    form = _RIGHTS.get(name, "")
    return Reading(form, {"content": content} if form in ("files", "read", "write", "device") else {}, raw)


def annotation(raw: str) -> Reading:
    """Read an annotation of an image; `index:`, `manifest[linux/amd64]:` in front say of which part."""
    level = _LEVEL.match(raw)
    found = pair(raw[level.end() :] if level else raw)
    if not level or found.form:
        return found
    return found._replace(form="level", slots={**found.slots, "level": level[1]})


def driver_opt(raw: str) -> Reading:
    """Read options of a builder's driver; `env.NAME` is a variable of its BuildKit."""
    try:
        given = [one.partition("=") for one in go.csv_fields(raw)]
    except ValueError:
        given = [raw.partition("=")]
    parts = tuple(part for name, _, content in given for part in _driver_part(name, content))
    return Reading("several" if len(given) > 1 else "", {}, raw, parts)


def _driver_part(name: str, content: str) -> Iterable[tuple[str, dict[str, str]]]:
    first, _, variable = name.partition(".")
    if first == "env":
        yield "env", {"content": content, "variable": variable}
    else:
        yield from ((name, {"content": content}), (f"{name}-{content}", {"content": content}))


def builder_address(raw: str) -> Reading:
    """Read where a node of a builder is: a Docker context, an address, a container, a pod."""
    scheme, mark, rest = raw.partition("://")
    forms = {"docker-container": "container", "kube-pod": "pod"}
    if mark:
        return Reading(forms.get(scheme, "address"), {"address": rest}, raw)
    return Reading("cloud" if "/" in raw else "", {}, raw)


def bake_target(raw: str) -> Reading:
    """Read what to build; an address is where the build file and its files are."""
    return Reading("remote" if _REMOTE.match(raw) else "", {}, raw)


def bake_file(raw: str) -> Reading:
    """Read which build file; `cwd://` is here where the other files are elsewhere."""
    if raw == "-":
        return Reading("stdio", {}, raw)
    local = raw.removeprefix("cwd://")
    return Reading("local" if local != raw else "", {"path": local}, raw)


def bake_list(raw: str) -> Reading:
    """Read what of a build file is listed: `targets`, or `type=targets,format=json`."""
    found = fields(raw)
    name = next((slots["content"] for part, slots in found.parts if part == "type"), raw)
    return Reading(name if name in ("targets", "variables") else "", {"list": name}, raw, found.parts)


def bake_set(raw: str) -> Reading:
    """Read `TARGET.ATTRIBUTE=CONTENT`; `+=` adds, and the target may be a pattern."""
    found = pair(raw)
    target, _, attribute = found.slots["key"].partition(".")
    slots = {**found.slots, "target": target, "attribute": attribute.removesuffix("+")}
    slots.pop("key")
    several = "all" if target == "*" else "pattern" if _WILD.search(target) else ""
    form = found.form or ("append" if attribute.endswith("+") else several)
    return found._replace(form=form, slots=slots)


def record_filter(raw: str) -> Reading:
    """Read which records of builds: `status=error`, `duration>1m`."""
    found = _EQUAL.fullmatch(raw)
    return Reading("equal", {"key": found[1], "content": found[2]}, raw) if found else Reading("", {}, raw)


def compose_file(raw: str) -> Reading:
    """Read where a Compose file is: here, in a registry, in a Git repository."""
    if raw == "-":
        return Reading("stdio", {}, raw)
    reference = raw.removeprefix("oci://")
    if reference != raw:
        return Reading("oci", {"reference": reference}, raw)
    return Reading("git" if _GIT.match(raw) else "", {"path": raw}, raw)
