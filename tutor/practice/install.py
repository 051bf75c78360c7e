"""What to do on a machine without Docker: install it, or tell the steps for this system."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.practice import apt

if TYPE_CHECKING:
    from collections.abc import Callable

PACKAGES = ("docker.io", "iproute2", "iptables")
_STEPS = {
    "debian": (
        "sudo apt-get update",
        "sudo apt-get install docker.io iproute2 iptables",
        "sudo usermod -aG docker $USER",
        "newgrp docker",
    ),
    "fedora": (
        "sudo dnf install moby-engine",
        "sudo systemctl enable --now docker",
        "sudo usermod -aG docker $USER",
        "newgrp docker",
    ),
    "arch": (
        "sudo pacman -S docker",
        "sudo systemctl enable --now docker",
        "sudo usermod -aG docker $USER",
        "newgrp docker",
    ),
    "suse": (
        "sudo zypper install docker",
        "sudo systemctl enable --now docker",
        "sudo usermod -aG docker $USER",
        "newgrp docker",
    ),
    "alpine": ("sudo apk add docker", "sudo rc-update add docker", "sudo service docker start"),
    "macos": ("brew install --cask docker-desktop", "open -a Docker"),
    "windows": ("wsl --install", "winget install Docker.DockerDesktop"),
    "linux": (),
}
_STOPPED = ("sudo systemctl start docker", "sudo usermod -aG docker $USER", "newgrp docker")
_FAMILIES = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora", "arch": "arch"}
_FAMILIES |= {"suse": "suse", "opensuse": "suse", "alpine": "alpine"}


@dataclass(frozen=True, slots=True)
class Advice:
    """What a learner should do: a message key and the commands to type, in order."""

    key: str
    commands: tuple[str, ...] = ()


def advice() -> Advice | None:
    """Tell what keeps a practice daemon from starting here, or None if nothing does."""
    if has_engine():
        return None if is_root() else Advice("practice.not-root", _STOPPED)
    found = system()
    return Advice(f"practice.install-{found}", _STEPS[found])


def can_install() -> bool:
    """Tell whether we may install Docker ourselves: it is missing, and we are root on Debian or its kin."""
    return not has_engine() and is_root() and apt.available() and system() == "debian"


def install(report: Callable[..., None]) -> bool:
    """Install the engine from the machine's own package sources; say first what; tell whether it worked.

    What is there already is neither upgraded nor restarted.
    """
    wanted = (name for name in PACKAGES if name != "docker.io" or not _has("dockerd"))
    packages = apt.missing(tuple(wanted))
    report("practice.installing", packages=" ".join(packages))
    try:
        apt.install(packages)
    except (OSError, subprocess.CalledProcessError) as error:
        report("practice.install-failed", text=(getattr(error, "stderr", "") or str(error)).strip())
        return False
    report("practice.installed")
    return has_engine()


def has_engine() -> bool:
    """Tell whether the programs of a practice daemon are installed."""
    return all(map(_has, ("dockerd", "ip", "iptables")))


def _has(program: str) -> bool:
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    return shutil.which(program, path=path) is not None


def is_root() -> bool:
    """Tell whether we are the system's administrator."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def system(kernel: str = "", release: Path = Path("/etc/os-release")) -> str:
    """Give the kind of system: a key of the steps above."""
    name = kernel or platform.system()
    if name != "Linux":
        return {"Darwin": "macos", "Windows": "windows"}.get(name, "linux")
    try:
        lines = release.read_text("utf-8").splitlines()
    except OSError:
        return "linux"
    facts = dict(line.split("=", 1) for line in lines if "=" in line)
    names = f"{facts.get('ID', '')} {facts.get('ID_LIKE', '')}".replace('"', "").split()
    return next((_FAMILIES[name] for name in names if name in _FAMILIES), "linux")
