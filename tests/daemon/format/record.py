"""Record what the docker CLI makes of the templates in golden/templates.txt (needs `docker`, no daemon)."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Write golden/templates.json."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"PATH": os.environ["PATH"], "DOCKER_CONFIG": folder}
        lines = (GOLDEN / "templates.txt").read_text().splitlines()
        found = [record(json.loads(line), env) for line in lines]
    (GOLDEN / "templates.json").write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def record(template: str, env: dict[str, str]) -> dict[str, object]:
    """Run one template on the list of contexts, which has one entry."""
    done = subprocess.run(
        ["docker", "context", "ls", "--format", template],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    return {"template": template, "out": done.stdout, "err": done.stderr, "code": done.returncode}


if __name__ == "__main__":
    main()
