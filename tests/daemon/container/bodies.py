"""What the CLI sends for `create`: run this file to record it again with the daemon of DOCKER_HOST.

`files/bodies.json` keeps, for each line of `files/lines.txt`, the fields that differ from those of a bare
`docker create busybox true`, or what the CLI printed instead of asking the daemon.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.support.recorder import Recorder, Request

FILES = Path(__file__).parent / "files"
GOLDEN = FILES / "bodies.json"
API = "1.41"


def lines() -> list[str]:
    """Give the option parts of the lines."""
    return [line for line in (FILES / "lines.txt").read_text().splitlines() if line]


def words(options: str) -> list[str]:
    """Give the whole line as an argument list."""
    return ["create", *shlex.split(options), "busybox", "true"]


def shown(value: Any) -> Any:
    """Give a body without this machine's folders, and with what the CLI sends in any order sorted."""
    text = json.dumps(value).replace(str(FILES), "$HERE").replace(str(FILES.parent), "$PARENT")
    body = json.loads(text)
    if isinstance(body, dict):
        body["Env"] = sorted(body.get("Env") or []) or None
        body["HostConfig"]["Binds"] = sorted(body["HostConfig"].get("Binds") or []) or None
    return body


def difference(body: Any, base: Any) -> dict[str, Any]:
    """Give the fields of `body` that `base` has otherwise; a missing one is `"absent"`."""
    found: dict[str, Any] = {}
    for part, inner in (("HostConfig", True), ("", False)):
        mine, other = (body[part], base[part]) if inner else (body, base)
        for key in sorted({*mine, *other} - {"HostConfig"}):
            if mine.get(key, "absent") != other.get(key, "absent"):
                found[f"{part}.{key}" if inner else key] = mine.get(key, "absent")
    return found


def _recorded(recorder: Recorder, options: str) -> tuple[Request | None, str]:
    env = {**os.environ, "DOCKER_HOST": recorder.host, "HOME": "/root"}
    done = subprocess.run(["docker", *words(options)], cwd=FILES, env=env, capture_output=True, text=True)
    (FILES / "cid.1").unlink(missing_ok=True)
    asked = [one for one in recorder.take() if one.path.endswith("/containers/create")]
    return (asked[0] if asked else None), done.stderr


def record(daemon: str) -> None:
    """Write the golden file from what the CLI asks the daemon whose socket is at `daemon`."""
    with tempfile.TemporaryDirectory() as folder, Recorder(f"{folder}/s", daemon) as recorder:
        base = _recorded(recorder, "")[0]
        assert base is not None
        golden: dict[str, Any] = {"": {"body": shown(base.body)}}
        for options in lines():
            asked, said = _recorded(recorder, options)
            if asked is None:
                golden[options] = {"error": said}
                continue
            changes = difference(shown(asked.body), golden[""]["body"])
            golden[options] = {"changes": changes, "query": dict(asked.query)}
    text = json.dumps(golden, indent=1, ensure_ascii=False).replace(folder + "/s", "$SOCKET")
    GOLDEN.write_text(text + "\n")


if __name__ == "__main__":
    record(os.environ["DOCKER_HOST"].removeprefix("unix://"))
