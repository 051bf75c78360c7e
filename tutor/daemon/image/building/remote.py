"""Fetch a build context from a web address or a Git repository, as the docker command does by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tutor.daemon.gonet import dialled
from tutor.daemon.image.building.sending import told
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import ExitStack

    from tutor.daemon.call import Call

_PIECE: Final = 1 << 16


def download(url: str, call: Call, tell: Callable[[bytes], object]) -> Iterator[bytes]:
    """Yield what is at a web address.

    Raises: DockerError if there is nothing.
    """
    try:
        answer = urlopen(url)  # the pattern of the context allows http and https only
    except HTTPError as error:
        status = f"failed to GET {url} with status {error.code} {error.reason}"
        why = f"{status}: {error.read().decode('utf-8', 'replace').strip()}"
        raise DockerError(f"unable to download remote context {url}: {why}") from None
    except URLError as error:
        where = urlsplit(url)
        address = f"{where.hostname}:{where.port or {'https': 443}.get(where.scheme, 80)}"
        cause = error.reason if isinstance(error.reason, OSError) else OSError(error.reason)
        why = f'Get "{url}": {dialled("tcp", address, cause)}'
        raise DockerError(f"unable to download remote context {url}: {why}") from None
    width = call.terminal.size()[1] if call.terminal.is_tty("in") else 0
    what = f"Downloading build context from remote url: {url}"
    return told(
        _read(answer), what, tell, live=True, total=int(answer.headers["Content-Length"] or 0), width=width
    )


def _read(answer: Any) -> Iterator[bytes]:
    with answer:
        yield from iter(lambda: answer.read(_PIECE), b"")


def clone(url: str, stack: ExitStack) -> str:
    """Fetch a repository and give its folder; `stack` removes it.

    Raises: DockerError with what git says.
    """
    if shutil.which("git") is None:
        raise DockerError("unable to find 'git': exec: \"git\": executable file not found in $PATH")
    where, reference, inner = _parts(url)
    root = tempfile.mkdtemp(prefix="docker-build-git")
    stack.callback(shutil.rmtree, root, ignore_errors=True)
    try:
        _git(root, "init")
        _git(root, "remote", "add", "origin", where)
        _fetch(root, reference)
        _check_out(root, reference)
        _git(root, "submodule", "update", "--init", "--recursive", "--depth=1")
    except DockerError as error:
        raise DockerError(f"unable to 'git clone' to temporary context directory: {error.text}") from None
    return _folder(root, inner)


def _parts(url: str) -> tuple[str, str, str]:
    """Give the address, the branch or tag or commit, and the folder inside: `URL#main:web`."""
    where, _, fragment = url.partition("#")
    reference, _, inner = fragment.partition(":")
    return (f"https://{where}" if where.startswith("github.com/") else where), reference or "master", inner


def _fetch(root: str, reference: str) -> None:
    """Fetch no more than needed where the server can do that."""
    try:
        _git(root, "fetch", "--depth", "1", "origin", "--", reference)
    except DockerError:
        _git(root, "fetch", "origin", "--", reference)


def _check_out(root: str, reference: str) -> None:
    """Check out by name, so that `.git/HEAD` names the branch; a bare commit has no name."""
    try:
        _git(root, "checkout", reference)
    except DockerError:
        _git(root, "checkout", "FETCH_HEAD")


def _git(root: str, *words: str) -> None:
    options = ("-c", "protocol.file.allow=never")
    done = subprocess.run(
        ["git", *options, "-C", root, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "GIT_PROTOCOL_FROM_USER": "0"},
        check=False,
    )
    if done.returncode:
        said = done.stdout.decode("utf-8", "replace")
        raise DockerError(f"error fetching: {said}: exit status {done.returncode}")


def _folder(root: str, inner: str) -> str:
    found = Path(root, inner).resolve()
    if not found.is_relative_to(Path(root).resolve()):
        raise DockerError(f"error setting git checkout root, not within the repository: {inner}")
    if not found.is_dir():
        raise DockerError(f"error setting git checkout root, {inner} is not a directory")
    return str(found)
