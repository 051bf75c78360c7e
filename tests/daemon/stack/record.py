"""Ask `docker stack config` about every case: `python -m tests.daemon.stack.record` keeps what it says."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from pathlib import Path

from tests.daemon.stack.cases import CASES

FILE = Path(__file__).parent / "recorded.json"
ENV = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/home/ann", "LANG": "C.UTF-8"}
FOLDER = "/FOLDER"

Said = tuple[int, str, str]


def ask(case: tuple[str, ...], folder: Path) -> Said:
    """Give the exit code, output and error of the docker command."""
    argv = ["docker", "stack", "config", *arguments(case, folder)]
    done = subprocess.run(argv, cwd=folder, env=ENV, capture_output=True, check=False)
    return done.returncode, plain(done.stdout.decode(), folder), plain(done.stderr.decode(), folder)


def arguments(case: tuple[str, ...], folder: Path) -> list[str]:
    """Write the files of a case, give the words that name them."""
    found = []
    for number, text in enumerate(case):
        if text.startswith("--"):
            found.append(text)
        else:
            (folder / f"{number}.yml").write_text(text)
            found += ["-c", f"{number}.yml"]
    return found


def plain(text: str, folder: Path) -> str:
    """Leave out the place and the time."""
    text = re.sub(r'time="[^"]+" level=', 'time="<now>" level=', text)
    return text.replace(str(folder.resolve()), FOLDER)


def record() -> None:
    """Keep what the installed docker command says."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [json.dumps([*case, ask(case, Path(folder))], ensure_ascii=False) for case in CASES]
    FILE.write_text("[\n" + ",\n".join(rows) + "\n]\n")


if __name__ == "__main__":
    record()
