"""`docker context inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.context import current
from tutor.daemon.format.gotypes import ANY, BOOL, MAP, STRING, STRINGS, Field, Type, Value
from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.gojson import dumps

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about contexts: the named ones, or the one in use."""
    names = [one.value.raw for one in call.invocation.operands] or [current.name(call)]
    return inspect(call, names, lambda name: _find(call, name))


def _find(call: Call, name: str) -> Found:
    meta = current.read(call, name)
    files = {endpoint: list(found) for endpoint, found in current.tls(call, name).items()}
    storage = dict(zip(("MetadataPath", "TLSPath"), current.folders(call, name), strict=True))
    whole = {**meta, "TLSMaterial": files, "Storage": storage}
    return Found(dumps(whole), value=_value(meta, files, storage))


def _struct(name: str, **fields: Type) -> Type:
    return Type(name, "struct", fields=tuple(Field(one, type_, one) for one, type_ in fields.items()))


_CONTEXT = _struct("command.DockerContext", Description=STRING, AdditionalFields=MAP)
_ENDPOINT = _struct("docker.EndpointMeta", Host=STRING, SkipTLSVerify=BOOL)
_META = _struct("store.Metadata", Name=STRING, Metadata=_CONTEXT, Endpoints=MAP)
_STORAGE = _struct("store.StorageInfo", MetadataPath=STRING, TLSPath=STRING)
_FILES = Type("map[string]store.EndpointFiles", "map", STRINGS, key=STRING)
# What JSON calls Metadata is hidden from templates by the struct of that name around it.
_LISTING = Type(
    "context.contextWithTLSListing",
    "struct",
    fields=(
        Field("Metadata", _META, "-"),
        Field("Name", STRING, "Name"),
        Field("\0Metadata", ANY, "Metadata"),
        Field("Endpoints", MAP, "Endpoints"),
        Field("TLSMaterial", _FILES, "TLSMaterial"),
        Field("Storage", _STORAGE, "Storage"),
    ),
)


def _value(meta: dict[str, Any], files: dict[str, list[str]], storage: dict[str, str]) -> Value:
    """Give a context as templates see it."""
    described = dict(meta["Metadata"])
    context = {"Description": described.pop("Description", ""), "AdditionalFields": described}
    endpoints = {
        name: Value(_ENDPOINT, {"Host": "", **one}) if name == "docker" else one
        for name, one in meta["Endpoints"].items()
    }
    inner = {"Name": meta["Name"], "Metadata": context, "Endpoints": endpoints}
    return Value(
        _LISTING,
        {
            "Metadata": inner,
            "Name": meta["Name"],
            "\0Metadata": meta["Metadata"],
            "Endpoints": endpoints,
            "TLSMaterial": files,
            "Storage": storage,
        },
    )
