"""The root file system that the other images are built from: a small Debian, as `debian:...-slim` is."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from tutor.practice import apt
from tutor.practice.registry_layout import Layout, image_config

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.practice.catalog import Image

PACKAGES = ("mmdebstrap",)
_PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_MADE = "2026-01-01T00:00:00Z"
_LEFT_OUT = ("/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*", "/usr/share/info/*")
_NO_SERVICES = (
    r'printf "#!/bin/sh\nexit 101\n" > "$1/usr/sbin/policy-rc.d"; chmod +x "$1/usr/sbin/policy-rc.d"'
)
_LEAN = 'echo "APT::Install-Recommends \\"0\\";" > "$1/etc/apt/apt.conf.d/99image"'
_TIDY = (
    'mkdir -p "$1"/usr/share/man/man1 "$1"/usr/share/man/man8; rm -rf "$1"/var/log/* "$1"/var/cache/apt/*.bin'
)


def make(image: Image, layout: Layout, work: Path) -> None:
    """Make the file system from the machine's package sources and store it as an image of one layer.

    Raises: subprocess.CalledProcessError with mmdebstrap's own words.
    """
    distribution, _, codename = image.tags[1].partition(":")
    sources = apt.sources(distribution, codename)
    archive = work / "rootfs.tar"
    try:
        subprocess.run(
            _command(codename, archive, sources),
            input=sources,
            env={"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TMPDIR": str(work)},
            check=True,
            capture_output=True,
            text=True,
        )
        with archive.open("rb") as file:
            layer = layout.put(file)
    finally:
        archive.unlink(missing_ok=True)
    config = image_config([layer], {"Cmd": ["bash"], "Env": [_PATH]}, "amd64", _MADE)
    layout.put_image(image.tags, config, [layer])


def _command(codename: str, archive: Path, sources: str) -> list[str]:
    """Give the words for mmdebstrap: apt without full perl, no documentation, and /usr merged."""
    include = ["usr-is-merged", *(["ca-certificates"] if "https:" in sources else [])]
    words = ["mmdebstrap", "--quiet", "--variant=apt", f"--include={','.join(include)}"]
    words += ["--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr", "--dpkgopt=force-unsafe-io"]
    words += [f"--dpkgopt=path-exclude={pattern}" for pattern in _LEFT_OUT]
    words += ["--dpkgopt=path-include=/usr/share/doc/*/copyright", '--aptopt=Acquire::Languages "none"']
    words += [f"--aptopt={setting.rstrip(';')}" for setting in apt.settings()]
    words += [f"--customize-hook={hook}" for hook in (_NO_SERVICES, _LEAN, _TIDY)]
    return [*words, codename, str(archive), "-"]
