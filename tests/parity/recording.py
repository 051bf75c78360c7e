"""What the docker command asked for each line, kept for machines without it.

`python -m tests.parity.recording` records it again with the installed docker command.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.parity.answers import API
from tests.parity.asking import Answer, Asker, docker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.parity.asking import Run

FILE = Path(__file__).parent / "files" / "requests.json"
_JSON = {"Content-Type": "application/json"}


def ask_all(lines: Iterable[str], run: Run, api: str = API) -> dict[str, Answer]:
    """Give what one program asks an engine of this API for each line."""
    with tempfile.TemporaryDirectory() as folder, Asker(run, Path(folder), api) as asker:
        return {line: asker.ask(line) for line in lines}


def write(answers: dict[str, Answer], oracle: str) -> None:
    """Write the file: of a body only what differs from the first one sent to the same place."""
    base: dict[str, Any] = {}
    for answer in answers.values():
        for what, body, _ in answer.requests:
            base.setdefault(_place(what), body)
    base = {place: body for place, body in base.items() if isinstance(body, dict)}
    rows = (
        f"{json.dumps(line)}:"
        f"{_dumps([one.code, one.error, [_short(asked, base) for asked in one.requests], one.output])}"
        for line, one in answers.items()
    )
    text = ",\n".join(rows)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(f'{{"oracle":{json.dumps(oracle)},"base":{_dumps(base)},"answers":{{\n{text}\n}}}}\n')


def read() -> tuple[str, dict[str, Answer]]:
    """Give the version of the docker command that was recorded, and what it asked for each line."""
    data = json.loads(FILE.read_text())
    return data["oracle"], {
        line: Answer(code, error, [_long(one, data["base"]) for one in asked], output)
        for line, (code, error, asked, output) in data["answers"].items()
    }


def oracle() -> str:
    """Give the version of the installed docker command, "" where there is none."""
    try:
        done = subprocess.run(["docker", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.removeprefix("Docker version ").split(",")[0]


def _dumps(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))


def _place(what: str) -> str:
    return what.partition("?")[0]


def _short(asked: list[Any], base: dict[str, Any]) -> list[Any]:
    what, body, headers = asked
    if not isinstance(body, dict):
        return asked
    first, mine = dict(_leaves(base.get(_place(what), {}))), dict(_leaves(body))
    changed = [[path, value] for path, value in mine.items() if path not in first or first[path] != value]
    change = {"set": changed, "cut": [path for path in first if path not in mine]}
    kept = {key: value for key, value in change.items() if value}
    return [what, kept] if headers == _JSON else [what, kept, headers]


def _long(asked: list[Any], base: dict[str, Any]) -> list[Any]:
    what, change, headers = [*asked, _JSON][:3]
    if not isinstance(change, dict):
        return [what, change, headers]
    leaves = dict(_leaves(base.get(_place(what), {})))
    for path in change.get("cut", ()):
        del leaves[tuple(path)]
    leaves |= {tuple(path): value for path, value in change.get("set", ())}
    return [what, _tree(leaves), headers]


def _leaves(value: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each value with its keys; an empty object is a value."""
    if not isinstance(value, dict) or (at and not value):
        yield at, value
        return
    for key, inner in value.items():
        yield from _leaves(inner, (*at, key))


def _tree(leaves: dict[tuple[str, ...], Any]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for (*above, last), value in leaves.items():
        place = root
        for key in above:
            place = place.setdefault(key, {})
        place[last] = value
    return root


if __name__ == "__main__":
    from tests.parity.requests_table import lines

    write(ask_all(lines(), docker), oracle())
