"""Talk to the helper programs that keep credentials: `docker-credential-NAME`.

Source: https://github.com/docker/docker-credential-helpers
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tutor.errors import DockerError

_NOT_FOUND = "credentials not found in native keychain"


def ask(helper: str, action: str, text: str, doing: str) -> str:
    """Give what the helper answers, "" if it has no such credentials.

    Raises: DockerError when it refuses or is not there; `doing` says what for.
    """
    program = f"docker-credential-{helper}"
    found, why = shutil.which(program), "executable file not found in $PATH"
    if found and not Path(found).is_absolute():
        # A program that happens to lie in the folder where one stands must not get passwords.
        found, why = None, "cannot run executable found relative to current directory"
    if not found:
        raise DockerError(f'error {doing} credentials - err: exec: "{program}": {why}, out: ``')
    done = subprocess.run([found, action], input=text, capture_output=True, text=True, check=False)
    said = done.stdout.strip()
    if not done.returncode:
        return said
    if said == _NOT_FOUND:
        return ""
    raise DockerError(f"error {doing} credentials - err: exit status {done.returncode}, out: `{said}`")
