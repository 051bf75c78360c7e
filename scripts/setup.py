"""Makes .venv with what `make run` or `make test` needs; works with Python's standard library alone."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements-dev.txt"


def main(purpose: str) -> None:
    """Prepare .venv for `run` (the program alone) or `dev` (all locked development tools)."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs this may have an older one
        sys.exit(f"docker-tutor needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not PYTHON.exists():
        need_venv()
        print(f"Making {VENV.name} ...", flush=True)
        run(sys.executable, "-m", "venv", str(VENV))
    print("Installing the Python packages ...", flush=True)
    if purpose == "dev":
        pip("--require-hashes", "-r", str(LOCK))
        pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    else:
        pip("-e", str(ROOT))
    # Where PYTHONDONTWRITEBYTECODE is set, every start would compile what it imports.
    run(str(PYTHON), "-m", "compileall", "-q", str(ROOT / "tutor"))


def need_venv() -> None:
    """Install Debian's python3-venv where Python came without it."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python3.{sys.version_info.minor}-venv"
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"Python's venv module is missing. Install it: sudo apt-get install {package}")
    print(f"Installing {package} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "-qq", "update")
    options = ("-qq", "-y", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0")
    run("apt-get", *options, "install", package, env=environment, stdout=subprocess.DEVNULL)


def pip(*words: str) -> None:
    """Install with the pip of .venv, quietly."""
    run(str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check", *words)


def run(*command: str, **options: object) -> None:
    """Run a command; end with its exit code if it fails."""
    done = subprocess.run(command, check=False, **options)  # type: ignore[call-overload]
    if done.returncode:
        sys.exit(done.returncode)


if __name__ == "__main__":
    main(sys.argv[1])
