"""Prints what is wrong in content/: `python -m tutor.bank.lint [FOLDER]`.

With `--cli` the facts are also compared with what the installed docker CLI says.
"""

import sys
from pathlib import Path

from tutor.bank.lint import check
from tutor.bank.lint.against_cli import compare
from tutor.bank.load import content_folder


def main(arguments: list[str]) -> int:
    """Print findings as `file: code: message`; give 1 if there are any."""
    folders = [Path(argument) for argument in arguments if argument != "--cli"]
    root = folders[0] if folders else content_folder()
    found = check(root) + (compare(root) if "--cli" in arguments else [])
    for finding in found:
        print(f"{root}/{finding}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
