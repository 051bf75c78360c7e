"""Prints what is wrong in content/: `python -m tutor.bank.lint [FOLDER]`.

With `--cli` the facts are also compared with what the installed docker CLI says, and its plugins.
"""

import sys
from pathlib import Path

from tutor.bank.lint import Finding, check
from tutor.bank.lint.against_cli import compare, compare_plugin
from tutor.bank.load import content_folder
from tutor.bank.scaffold import PLUGINS


def main(arguments: list[str]) -> int:
    """Print findings as `file: code: message`; give 1 if there are any."""
    folders = [Path(argument) for argument in arguments if argument != "--cli"]
    root = folders[0] if folders else content_folder()
    found = check(root) + (_with_cli(root) if "--cli" in arguments else [])
    for finding in found:
        print(f"{root}/{finding}")
    return 1 if found else 0


def _with_cli(root: Path) -> list[Finding]:
    found = compare(root)
    for name, version in PLUGINS.items():
        of_plugin = compare_plugin(root, name)
        if of_plugin is None:
            print(
                f"not compared: the plugin {name} {version}* is not where docker looks for it",
                file=sys.stderr,
            )
        found += of_plugin or []
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
