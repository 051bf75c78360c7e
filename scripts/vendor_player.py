"""Fetches the player that the HTML replay carries from its npm package, and checks that it is the right one.

The files are committed: a replay must be had without npm and without a network, and a wheel or a checkout is
all that a learner has. To renew: change VERSION, run this, read the diff, take over the new sum.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VERSION = "3.18.0"
# npm view asciinema-player@VERSION dist.integrity
INTEGRITY = "sha512-5gpt2ipFcy4NKmgkv+c/QXnJ9zMicxqWROCOuJqgwwtiYKM8Qe9hnDOvfqke5bW6M2DW/seO3uQYkQ0xeUUVtw=="
PLACE = Path(__file__).resolve().parents[1] / "tutor/replay/vendor"
FILES = {
    "package/dist/bundle/asciinema-player.min.js": "asciinema-player.min.js",
    "package/dist/bundle/asciinema-player.css": "asciinema-player.css",
    "package/LICENSE": "LICENSE",
}


def main() -> None:
    """Fetch, check and unpack."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"asciinema-player@{VERSION}"], cwd=folder, check=True)
        archive = next(Path(folder).glob("*.tgz"))
        digest = hashlib.sha512(archive.read_bytes()).digest()
        found = f"sha512-{base64.b64encode(digest).decode()}"
        if found != INTEGRITY:
            sys.exit(f"asciinema-player {VERSION} is {found}")
        with tarfile.open(archive) as files:
            for name, here in FILES.items():
                member = files.extractfile(name)
                assert member is not None, name
                (PLACE / here).write_bytes(member.read())


if __name__ == "__main__":
    main()
