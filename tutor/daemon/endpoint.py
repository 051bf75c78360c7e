"""Where the daemon is: the rules that choose between flags, environment and contexts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tutor.daemon import ssh
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.config import Config
    from tutor.model import FlagUse

DEFAULT_HOST = "unix:///var/run/docker.sock"


class UnknownContextError(DockerError):
    """Say that there is no context `name`."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


ONLY_ONE = "Specify only one -H"
_FAILED = "Failed to initialize: unable to resolve docker endpoint"


@dataclass(frozen=True, slots=True)
class Tls:
    """Files of a TLS connection ("" where none); `verify` asks for the daemon's certificate to be right."""

    ca: str = ""
    cert: str = ""
    key: str = ""
    verify: bool = True


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One daemon. `host` is as the CLI names it in messages; `api_version` is fixed by hand, or "".

    `problem` is why there is none: the context is not known. It is told when the daemon is needed, since
    commands about contexts work without.
    """

    host: str = DEFAULT_HOST
    tls: Tls | None = None
    context: str = "default"
    api_version: str = ""
    problem: str = ""

    @property
    def scheme(self) -> str:
        """Give `unix`, `tcp` or `ssh`."""
        return self.host.partition("://")[0]

    @property
    def address(self) -> str:
        """Give what follows the scheme: a path or `host:port`."""
        address = self.host.partition("://")[2]
        return address.partition("/")[0] if self.scheme == "tcp" else address

    @property
    def name(self) -> str:
        """Give the host's name or number of a TCP address."""
        return self.address.rpartition(":")[0].strip("[]")


def resolve(globals_: tuple[FlagUse, ...], env: Mapping[str, str], config: Config) -> Endpoint:
    """Choose the daemon as the docker command does.

    Raises: DockerError if the flags contradict each other or the context does not exist.
    Source: https://docs.docker.com/engine/manage-resources/contexts/
    """
    flags = {use.name: use.value.raw for use in globals_}
    if sum(use.name == "host" for use in globals_) > 1:
        return Endpoint(problem=f"{_FAILED}: {ONLY_ONE}")
    name = _context_name(flags, env, config)
    version = env.get("DOCKER_API_VERSION", "").removeprefix("v")
    if name != "default":
        return _from_context(name, config, version)
    tls = _default_tls(flags, env, config)
    host = flags.get("host", env.get("DOCKER_HOST", "")) or DEFAULT_HOST
    return Endpoint(_complete(host, tls is not None), tls, "default", version)


def _context_name(flags: Mapping[str, str], env: Mapping[str, str], config: Config) -> str:
    if "host" in flags and flags.get("context"):
        raise DockerError("conflicting options: cannot specify both --host and --context")
    if flags.get("context"):
        return flags["context"]
    if "host" in flags or env.get("DOCKER_HOST"):
        return "default"
    return env.get("DOCKER_CONTEXT") or config.text("currentContext") or "default"


def _from_context(name: str, config: Config, version: str) -> Endpoint:
    digest = hashlib.sha256(name.encode()).hexdigest()
    root = config.folder / "contexts"
    file = root / "meta" / digest / "meta.json"
    try:
        meta = json.loads(file.read_bytes())
    except FileNotFoundError:
        why = f'context "{name}": context not found: open {file}: no such file or directory'
        raise UnknownContextError(name, f"{_FAILED}: {why}") from None
    docker: dict[str, Any] = meta.get("Endpoints", {}).get("docker", {})
    tls = _context_tls(root / "tls" / digest / "docker", bool(docker.get("SkipTLSVerify")))
    host = docker.get("Host") or DEFAULT_HOST
    return Endpoint(_complete(host, tls is not None), tls, name, version)


def _context_tls(folder: Path, skip_verify: bool) -> Tls | None:
    if not folder.is_dir():
        return Tls(verify=False) if skip_verify else None
    ca, cert, key = (_existing(folder / f"{part}.pem") for part in ("ca", "cert", "key"))
    return _checked(Tls(ca, cert, key, not skip_verify))


def _default_tls(flags: Mapping[str, str], env: Mapping[str, str], config: Config) -> Tls | None:
    verify = _on(flags, "tlsverify") or ("tlsverify" not in flags and bool(env.get("DOCKER_TLS_VERIFY")))
    if not (verify or "tlsverify" in flags or _on(flags, "tls") or env.get("DOCKER_TLS")):
        return None
    folder = Path(env.get("DOCKER_CERT_PATH") or config.folder)
    files = {part: flags.get(f"tls{part}") or str(folder / f"{name}.pem") for part, name in _FILES.items()}
    kept = {part: file if f"tls{part}" in flags else _existing(Path(file)) for part, file in files.items()}
    for file in filter(None, (files["cacert"], kept["cert"], kept["key"])):
        try:
            Path(file).read_bytes()
        except OSError as error:
            action = "read" if isinstance(error, IsADirectoryError) else "open"
            raise DockerError(f"{_FAILED}: {action} {file}: {(error.strerror or '').lower()}") from None
    return _checked(Tls(files["cacert"], kept["cert"], kept["key"], verify))


_FILES = {"cacert": "ca", "cert": "cert", "key": "key"}


def _checked(tls: Tls) -> Tls:
    from tutor.daemon.certificates import fault

    if why := fault(tls.ca, tls.cert, tls.key):
        raise DockerError(f"Failed to initialize: {why}")
    return tls


def _existing(path: Path) -> str:
    return str(path) if path.exists() else ""


def _on(flags: Mapping[str, str], name: str) -> bool:
    return flags.get(name, "false").lower() in {"1", "t", "true"}


_NO_ADDRESS = {"fd://": "unable to parse docker host `fd://`", "npipe://": "protocol not available"}


def _complete(host: str, tls: bool) -> str:
    """Add the scheme and the port that the CLI adds.

    Raises: DockerError for what is no address of a daemon.
    """
    host = host.strip()
    scheme, separator, rest = host.partition("://")
    if not separator:
        host, scheme, rest = f"tcp://{host}", "tcp", host
    if scheme == "ssh":
        _port(host, "Failed to initialize")
        ssh.check(host)
    if scheme == "unix" and not rest:
        return DEFAULT_HOST
    if host in _NO_ADDRESS:
        raise DockerError(f"Failed to initialize: {_NO_ADDRESS[host]}")
    if scheme not in {"unix", "tcp", "ssh"}:
        raise DockerError(f"{_FAILED}: invalid bind address format: {host}")
    return _tcp(host, rest, 2376 if tls else 2375) if scheme == "tcp" else host


def _tcp(host: str, rest: str, usual: int) -> str:
    if " " in rest.partition("/")[0]:
        raise DockerError(f'{_FAILED}: parse "{host}": invalid character " " in host name')
    port = _port(host, _FAILED) or usual
    place, slash, path = rest.partition("/")
    if "[" not in place and place.count(":") > 1:  # Go takes the whole for a name, and adds its port
        return f"tcp://[{place}]:{usual}{slash}{path}"
    parts = urlsplit(f"//{rest}")
    name = parts.hostname or "localhost"
    return f"tcp://{f'[{name}]' if ':' in name else name}:{port}{parts.path}"


def _port(host: str, failed: str) -> int:
    """Give the port that an address names, 0 if it names none.

    Raises: DockerError as Go words it.
    """
    place = host.partition("://")[2].partition("/")[0].rpartition("@")[2]
    if "[" in place and "]" not in place:
        raise DockerError(f"{failed}: parse \"{host}\": missing ']' in host")
    _, colon, port = place.rpartition("]")[2].rpartition(":")
    if colon and port and not port.isdecimal():
        raise DockerError(f'{failed}: parse "{host}": invalid port ":{port}" after host')
    return int(port) if colon and port else 0
