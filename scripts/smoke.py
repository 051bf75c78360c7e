"""Builds the wheel and tries it in an empty environment, far from this checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINE = ["docker", "run", "-d", "-p", "8080:80", "nginx"]


def main() -> None:
    """Build, install and use the wheel; fail if it cannot explain a line or lacks the practice images."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        run(
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            "--wheel",
            "--outdir",
            str(place),
            str(ROOT),
            cwd=place,
        )
        wheel = next(place.glob("*.whl"))
        venv.create(place / "empty", with_pip=True)
        python = place / "empty/bin/python"
        run(str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", str(wheel), cwd=place)
        for lang in ("ko", "en"):
            said = run(
                str(place / "empty/bin/docker-tutor"),
                "explain",
                "--lang",
                lang,
                "--json",
                "--",
                *LINE,
                cwd=place,
            )
            notes = json.loads(said)["notes"]
            assert any(note["name"] == "publish" and "8080" in note["text"] for note in notes), said
        player = (
            "from tutor.replay.export.page import _vendored as v; print(v('asciinema-player.min.js')[:200])"
        )
        assert "Apache-2.0" in run(str(python), "-c", player, cwd=place), "the wheel lacks the player"
        images = "from tutor.practice import catalog as c; print(len([i.folder for i in c.load().values()]))"
        count = run(str(python), "-c", images, cwd=place)
        print(f"{wheel.name}: explains in an empty environment; {count.strip()} practice images")


def run(*command: str, cwd: Path) -> str:
    """Run a command and give its standard output; show all of it if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
