"""The .war of the lesson about Tomcat, made from the folder beside it: the same bytes on every machine.

`python -m tests.lessons.war` writes it again.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "content/lessons/20-exercise-war/files"
FILE = FOLDER / "hello.war"


def made() -> bytes:
    """Give the archive: every file in the order of its path, uncompressed, with no date and no owner."""
    data = io.BytesIO()
    root = FOLDER / "hello"
    with zipfile.ZipFile(data, "w") as archive:
        for file in sorted(file for file in root.rglob("*") if file.is_file()):
            archive.writestr(zipfile.ZipInfo(file.relative_to(root).as_posix()), file.read_bytes())
    return data.getvalue()


if __name__ == "__main__":
    FILE.write_bytes(made())
