"""Debian's package tools, with the machine's own package sources: nothing here names a package host."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

_SETTINGS = re.compile(r"Acquire::(https?|Check|Languages|Retries).*", re.ASCII)


def available() -> bool:
    """Tell whether this is a system of Debian's family."""
    return shutil.which("apt-get") is not None and shutil.which("dpkg") is not None


def refresh() -> None:
    """Fetch the package lists if there are none.

    Raises: subprocess.CalledProcessError if that fails.
    """
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        _run("apt-get", "-qq", "update")


def missing(packages: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of `packages` that are not installed."""
    return tuple(name for name in packages if not _installed(name))


def install(packages: tuple[str, ...]) -> None:
    """Install packages without asking, and nothing that is only recommended.

    Raises: subprocess.CalledProcessError if that fails.
    """
    if not packages:
        return
    refresh()
    options = ["-o", "Dpkg::Use-Pty=0", "-o", "Dpkg::Options::=--force-confold"]
    command = [
        "apt-get",
        "-qq",
        "-y",
        "--no-install-recommends",
        "--no-upgrade",
        *options,
        "install",
        *packages,
    ]
    try:
        _run(*command)
    except subprocess.CalledProcessError:  # old lists name packages that are gone
        _run("apt-get", "-qq", "update")
        _run(*command)


def unpack(packages: tuple[str, ...], target: Path, config: Path | None = None) -> bool:
    """Unpack packages below `target` without installing them; tell whether that was possible."""
    if not available():
        return False
    environment = {"APT_CONFIG": str(config)} if config else {}
    with tempfile.TemporaryDirectory() as folder:
        try:
            if config is None:
                refresh()
            _run("apt-get", "-qq", "download", *packages, cwd=folder, **environment)
            for package in sorted(Path(folder).glob("*.deb")):
                _run("dpkg", "-x", str(package), str(target))
        except (OSError, subprocess.CalledProcessError):
            return False
    return True


def sources(distribution: str, codename: str) -> str:
    """Give the distribution's own entries among the machine's package sources, its main suite first."""
    rows = _run("apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)").splitlines()
    suites = {codename + suffix for suffix in ("", "-updates", "-security")}
    own = {row for row in rows if row.split()[1] in suites and row.split()[-1] == "main"}
    keyring = Path(f"/usr/share/keyrings/{distribution}-archive-keyring.gpg")
    signed = f"[signed-by={keyring}] " if keyring.exists() else ""
    return "".join(f"deb {signed}{row}\n" for row in sorted(own, key=lambda row: len(row.split()[1])))


def settings() -> list[str]:
    """Give the machine's settings for fetching, without its proxies."""
    lines = _run("apt-config", "dump").splitlines()
    return [
        line
        for line in lines
        if _SETTINGS.fullmatch(line) and "proxy" not in line.lower() and '""' not in line
    ]


def proxy() -> str:
    """Give the proxy that this machine fetches packages through, as host:port, or ""."""
    found = re.search(r'Acquire::http::Proxy "(?:http://)?([^"/]+)', _run("apt-config", "dump"))
    value = found[1] if found else os.environ.get("http_proxy", "")
    return value.removeprefix("http://").rstrip("/")


def _installed(package: str) -> bool:
    command = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout == "installed"


def _run(*command: str, cwd: str | None = None, **environment: str) -> str:
    settled = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", **environment}
    done = subprocess.run(command, cwd=cwd, env=settled, check=True, capture_output=True, text=True)
    return done.stdout
