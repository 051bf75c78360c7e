"""What daemons of any kind and age tell of themselves is shown as the docker command shows it."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.parity.answers import INFO, VERSION, reply
from tests.parity.asking import Ours, docker
from tests.parity.engine import Engine

if TYPE_CHECKING:
    from pathlib import Path

# What differs by program and not by daemon.
OWN = re.compile(r"(Go version|Git commit|Built|\"GoVersion\"|\"GitCommit\"|\"BuildTime\"):[^\n,]*")
AUTHORITIES = [{"Protocol": "cfssl", "URL": "https://x", "CACert": "abc"}, {"Protocol": "a", "URL": "b"}]
CLUSTER = {
    "ID": "cluster",
    "Spec": {
        "Orchestration": {"TaskHistoryRetentionLimit": 5},
        "Raft": {"SnapshotInterval": 1, "KeepOldSnapshots": 0, "HeartbeatTick": 1, "ElectionTick": 10},
        "Dispatcher": {"HeartbeatPeriod": 5_000_000_000},
        "CAConfig": {"NodeCertExpiry": 7_776_000_000_000_000, "ExternalCAs": AUTHORITIES, "ForceRotate": 3},
        "EncryptionConfig": {"AutoLockManagers": True},
    },
    "RootRotationInProgress": True,
    "DefaultAddrPool": ["10.0.0.0/8", "11.0.0.0/8"],
    "SubnetSize": 24,
    "DataPathPort": 4789,
}
SWARM = {
    "NodeID": "n",
    "NodeAddr": "1.1.1.1",
    "LocalNodeState": "active",
    "ControlAvailable": True,
    "Error": "",
    "RemoteManagers": [{"NodeID": "z", "Addr": "2.2.2.2:1"}, {"NodeID": "a", "Addr": "1.1.1.1:1"}],
    "Nodes": 3,
    "Managers": 1,
    "Cluster": CLUSTER,
}
INDEXES = {
    "docker.io": {"Name": "docker.io", "Mirrors": ["http://m/"], "Secure": True, "Official": True},
    "x:5": {"Name": "x:5", "Mirrors": None, "Secure": False, "Official": False},
}
REGISTRIES = {"InsecureRegistryCIDRs": ["::1/128"], "IndexConfigs": INDEXES, "Mirrors": ["http://m/"]}
# What a daemon adds to `INFO` of tests/parity/answers.py.
INFOS: dict[str, dict[str, Any]] = {
    "a firewall": {"FirewallBackend": {"Driver": "nftables+firewalld", "Info": [["ReloadedAt", "x"]]}},
    "devices": {"CDISpecDirs": ["/a", "/b"], "DiscoveredDevices": [{"Source": "cdi", "ID": "a/b=c"}]},
    "labels": {
        "Labels": ["a=b", "c"],
        "SystemStatus": [["x", "y"], ["z", ""]],
        "ProductLicense": "Community",
    },
    "proxies": {"HttpProxy": "http://u:p@x", "HttpsProxy": "http://y", "NoProxy": "z", "OSVersion": "12"},
    "debugging": {"Debug": True, "NFd": 3, "NGoroutines": 4, "SystemTime": "now", "NEventsListener": 5},
    "pools": {"DefaultAddressPools": [{"Base": "10.0.0.0/8", "Size": 24}], "LiveRestoreEnabled": True},
    "security": {"SecurityOptions": ["name=seccomp,profile=builtin", "name=apparmor", "rootless"]},
    "old security": {"SecurityOptions": ["seccomp", "apparmor"], "ExperimentalBuild": False},
    "a swarm": {"Swarm": SWARM},
    "a worker": {"Swarm": {**SWARM, "ControlAvailable": False, "Cluster": None}},
    "a swarm in trouble": {"Swarm": {**SWARM, "Error": "oh no"}},
    "a pending swarm": {"Swarm": {**SWARM, "LocalNodeState": "pending"}},
    "a locked swarm": {"Swarm": {**SWARM, "LocalNodeState": "locked"}},
    "nothing": dict.fromkeys(INFO),
    "as good as nothing": {**dict.fromkeys(INFO), "Driver": "aufs", "ServerVersion": "1.12.6"},
    "warnings": {"Warnings": ["WARNING: a", "b"]},
    "plugins": {
        "Plugins": {"Volume": ["local"], "Network": ["b", "a"], "Authorization": ["x"], "Log": ["l"]}
    },
    "registries": {"RegistryConfig": REGISTRIES},
    "old registries": {"RegistryConfig": {**REGISTRIES, "AllowNondistributableArtifactsHostnames": ["q"]}},
    "windows": {"OSType": "windows", "Isolation": "process", "OSVersion": "10.0.1"},
    "runtimes": {"Runtimes": {"a": {"runtimeType": "q", "runtimeArgs": ["x"]}}, "DefaultRuntime": "a"},
    "containerd": {"Containerd": {"Address": "/c.sock", "Namespaces": {"Containers": "m", "Plugins": "p"}}},
}
VERSIONS: dict[str, dict[str, Any]] = {
    "a platform": {"Platform": {"Name": "Docker Engine - Community"}},
    "no components": {"Components": None, "GitCommit": "abc", "BuildTime": "2015-03-04T05:06:07Z"},
    "more components": {
        "Components": [
            *VERSION["Components"],
            {"Name": "containerd", "Version": "1.7", "Details": {"GitCommit": "x", "A": "b"}},
            {"Name": "bare", "Version": "2", "Details": None},
        ]
    },
}
PLATFORMS = [
    {"os": "linux", "architecture": "amd64"},
    {"os": "linux", "architecture": "arm64", "variant": "v8"},
    {"os": "windows", "architecture": "amd64", "os.version": "10.0.1", "os.features": ["win32k"]},
    {"architecture": "amd64"},
    {"os": "linux"},
]

pytestmark = pytest.mark.skipif(not shutil.which("docker"), reason="needs the docker command")


@pytest.mark.parametrize("name", INFOS)
def test_what_a_daemon_tells_of_itself_is_shown_the_same(name: str, ours: Ours, tmp_path: Path) -> None:
    asked = (
        ["info"],
        ["info", "-f", "{{json .}}"],
        ["info", "-f", "{{.RegistryConfig}} {{.DiscoveredDevices}}"],
    )
    compare(ours, tmp_path, {"/info": {**INFO, **INFOS[name]}}, *asked)


@pytest.mark.parametrize("flags", [["-D"], ["--debug=true"], ["-D", "--debug=false"]], ids=str)
def test_a_client_that_debugs_shows_more_of_a_daemon(flags: list[str], ours: Ours, tmp_path: Path) -> None:
    compare(ours, tmp_path, {"/info": INFO}, [*flags, "info"], [*flags, "info", "-f", "{{json .}}"])


@pytest.mark.parametrize("name", VERSIONS)
def test_the_versions_of_a_daemon_are_shown_the_same(name: str, ours: Ours, tmp_path: Path) -> None:
    asked = (["version"], ["version", "-f", "{{json .Server}}"])
    compare(ours, tmp_path, {"/version": {**VERSION, **VERSIONS[name]}}, *asked)


@pytest.mark.parametrize("shown", ["{{.Platform}}", "{{json .}}", "{{.Platform.OS}}"])
def test_the_platforms_of_containers_are_shown_the_same(shown: str, ours: Ours, tmp_path: Path) -> None:
    listed = reply("GET", "/containers/json").body[0]
    found = [{**listed, "ImageManifestDescriptor": {"digest": "d", "platform": one}} for one in PLATFORMS]
    compare(ours, tmp_path, {"/containers/json": found}, ["ps", "--format", shown])


def compare(ours: Ours, folder: Path, said: dict[str, Any], *lines: list[str]) -> None:
    """Ask a daemon that says this with both programs."""
    (folder / "work").mkdir()
    with Engine(folder / "engine.sock", said=said) as engine:
        env = {"PATH": os.environ["PATH"], "HOME": str(folder), "DOCKER_HOST": engine.host}
        for words in lines:
            theirs, mine = (run(words, folder / "work", env, os.devnull) for run in (docker, ours))
            assert plain(mine) == plain(theirs)


def plain(ended: tuple[int, str, str]) -> tuple[int, str, str]:
    """Leave out what each program tells of itself, and where a pointer points."""
    code, error, output = ended
    return code, error, re.sub(r"0x[0-9a-f]{6,}", "<pointer>", OWN.sub("<own>", output))
