"""Write the docker command's settings file back, as the command itself does."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.auths import encoded
from tutor.daemon.gojson import dumps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.config import Config

_ORDER = (
    "HttpHeaders",
    "psFormat",
    "imagesFormat",
    "networksFormat",
    "pluginsFormat",
    "volumesFormat",
    "statsFormat",
    "detachKeys",
    "credsStore",
    "credHelpers",
    "serviceInspectFormat",
    "servicesFormat",
    "tasksFormat",
    "secretFormat",
    "configFormat",
    "nodesFormat",
    "pruneFilters",
    "proxies",
    "currentContext",
    "cliPluginsExtraDirs",
    "plugins",
    "aliases",
    "features",
)


def save(config: Config, data: Mapping[str, Any]) -> None:
    """Write `data` as the settings, in one step; what is empty is left out.

    Settings that the command does not know are kept, after the others.
    """
    ordered: dict[str, Any] = {"auths": encoded(data.get("auths") or {})}
    for key in (*_ORDER, *data):
        if key != "auths" and data.get(key) not in (None, "", {}, []):
            ordered[key] = data[key]
    # A settings file is often a link into a folder of dotfiles: the link stays.
    target = Path(os.path.realpath(config.file))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=target.name, delete=False) as file:
        file.write(dumps(ordered, indent="\t").encode("utf-8", "surrogateescape"))
    Path(file.name).chmod(mode)
    Path(file.name).replace(target)
