"""Reads the operands off a usage line: names, kinds, which may be left out or repeated."""

from __future__ import annotations

import re

_KINDS = {
    "ARG": "argument",
    "CHECKPOINT": "checkpoint",
    "COMMAND": "command",
    "CONFIG": "config",
    "CONTAINER": "container",
    "CONTEXT": "context_name",
    "DEST_PATH": "copy_path",
    "FILE": "path",
    "IMAGE": "image",
    "KEY": "key_value",
    "KEYFILE": "path",
    "MANIFEST": "image",
    "MANIFEST_LIST": "image",
    "NETWORK": "network_name",
    "NEW_NAME": "container_name",
    "NODE": "node",
    "PATH": "build_context",
    "PLUGIN": "plugin",
    "PRIVATE_PORT": "container_port",
    "PS_OPTIONS": "ps_option",
    "REMOTE": "plugin",
    "REPOSITORY": "repository",
    "SECRET": "secret",
    "SERVER": "registry",
    "SERVICE": "service",
    "SOURCE_IMAGE": "image",
    "SRC_PATH": "copy_path",
    "STACK": "stack",
    "TARGET_IMAGE": "image",
    "TERM": "search_term",
    "VOLUME": "volume_name",
}
_SPELLED = (
    ("CONTAINER:SRC_PATH DEST_PATH|-", "SRC_PATH DEST_PATH"),
    ("[ps OPTIONS]", "[PS_OPTIONS...]"),
    ("PATH | URL | -", "PATH"),
    ("(worker|manager)", "ROLE"),
    ("SERVICE=REPLICAS", "SCALE"),
    ("self|NODE", "NODE"),
    ("NAME|ID", "OBJECT"),
    ("SERVICE|TASK", "SERVICE"),
    ("file|URL|-", "FILE"),
    ("file|-", "FILE"),
    ("FILE|-", "FILE"),
    ("PLUGIN-DATA-DIR", "FOLDER"),
)


def read_operands(usage: str, name: str) -> list[dict[str, object]]:
    """Give the operands of a usage line as the content files have them."""
    text = usage.split("\n")[0].removeprefix(f"docker {name}").replace("[OPTIONS]", "").strip()
    for spelled, plain in _SPELLED:
        text = text.replace(spelled, plain)
    found: dict[str, dict[str, object]] = {}
    for token in text.split():
        operand = _operand(token)
        key = str(operand["name"])
        if key in found:
            found[key]["repeatable"] = True
        elif key != "OPTIONS":
            found[key] = operand
    return list(found.values())


def count(operands: list[dict[str, object]]) -> dict[str, int]:
    """Give `min` and, where there is a limit, `max` of the operands."""
    counts = {"min": sum(not operand.get("optional") for operand in operands)}
    if not any(operand.get("repeatable") for operand in operands):
        counts["max"] = len(operands)
    return counts


def _operand(token: str) -> dict[str, object]:
    name = re.sub(r"[\[\]]|\.\.\.", "", re.split(r"[:=]|\[[/:]", token.lstrip("["))[0])
    operand: dict[str, object] = {"name": name, "kind": _KINDS.get(name, "string")}
    if token.startswith("["):
        operand["optional"] = True
    if "..." in token:
        operand["repeatable"] = True
    return operand
