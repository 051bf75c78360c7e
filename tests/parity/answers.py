"""What the fake engine answers: the least that lets the docker command go on to its next request."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import tarfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

API = "1.50"
PING = {"Api-Version": API, "Ostype": "linux", "Docker-Experimental": "true", "Builder-Version": "1"}
TIME = "2025-01-02T03:04:05.000000006Z"


@dataclass(frozen=True)
class Reply:
    """One answer. `body` is sent as JSON unless it is bytes; `hijack` makes the connection a stream."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    hijack: bool = False


def reply(method: str, path: str) -> Reply:
    """Give the answer to a request; `path` has no version. A name with `absent` in it is not there."""
    if "absent" in path:
        kind, name = re.split("[/?]", path)[1:3]
        return Reply(404, {"message": f"No such {kind.removesuffix('s')}: {name}"})
    for methods, pattern, make in _ROUTES:
        if method in methods.split("|") and (found := re.fullmatch(pattern, path)):
            return make(*found.groups())
    return Reply(404, {"message": "page not found"}) if method == "GET" else Reply(204)


def identity(name: str) -> str:
    """Give the id of the object called `name`."""
    return hashlib.sha256(name.encode()).hexdigest()


def _just(body: Any, status: int = 200) -> Callable[..., Reply]:
    return lambda *_: Reply(status, body)


def _container(name: str) -> Reply:
    """Describe a container; its name says whether it runs and has a terminal."""
    running = "stopped" not in name
    mounts = [{"Type": "volume", "Name": "data", "Destination": "/data", "RW": True}]
    host = {
        "NetworkMode": "bridge",
        "AutoRemove": False,
        "RestartPolicy": {"Name": "no", "MaximumRetryCount": 0},
        "Binds": None,
        "ConsoleSize": [0, 0],
    }
    return Reply(
        body={
            "Id": identity(name),
            "Name": f"/{name}",
            "Created": TIME,
            "Path": "sh",
            "Args": [],
            "Image": f"sha256:{identity('busybox')}",
            "State": {
                "Status": "running" if running else "exited",
                "Running": running,
                "Paused": False,
                "Restarting": False,
                "ExitCode": 0,
                "StartedAt": TIME,
            },
            "Config": {"Image": "busybox", "Tty": "tty" in name, "OpenStdin": "open" in name, "Cmd": ["sh"]},
            "HostConfig": host,
            "Mounts": mounts,
            "NetworkSettings": {"Ports": {"80/tcp": [{"HostIp": "0.0.0.0", "HostPort": "8080"}]}},
        }
    )


_LISTED = {
    "Id": identity("web"),
    "Names": ["/web"],
    "Image": "nginx",
    "ImageID": f"sha256:{identity('nginx')}",
    "Command": "sh",
    "Created": 1700000000,
    "Ports": [],
    "Labels": {},
    "State": "running",
    "Status": "Up 2 hours",
    "HostConfig": {"NetworkMode": "default"},
    "NetworkSettings": {"Networks": {}},
    "Mounts": [],
}
_IMAGE = {
    "Id": f"sha256:{identity('busybox')}",
    "RepoTags": ["busybox:latest"],
    "RepoDigests": [f"busybox@sha256:{identity('busybox')}"],
    "Created": 1700000000,
    "Size": 4200000,
    "SharedSize": -1,
    "Containers": -1,
    "Labels": None,
    "ParentId": "",
}


def _variant(platform: str, content: int, unpacked: int, **more: Any) -> dict[str, Any]:
    system, architecture, variant, *_ = [*platform.split("/"), "", ""]
    data = {
        "Platform": {"os": system, "architecture": architecture, "variant": variant},
        "Containers": more.get("containers", []),
        "Size": {"Unpacked": unpacked},
    }
    return {
        "ID": f"sha256:{identity(platform)}",
        "Descriptor": {"digest": f"sha256:{identity(platform)}", "size": 500},
        "Available": more.get("here", True),
        "Size": {"Content": content, "Total": content + unpacked},
        "Kind": "image",
        "ImageData": data,
    }


_SIGNATURE = {
    "ID": f"sha256:{identity('signature')}",
    "Available": True,
    "Size": {"Content": 1_000_000, "Total": 1_000_000},
    "Kind": "attestation",
    "AttestationData": {"For": f"sha256:{identity('linux/amd64')}"},
}


_SEVERAL = [
    _variant("linux/amd64", 3_500_000, 10_000_000, containers=["web"]),
    _variant("linux/arm/v7", 0, 0, here=False),
    _variant("linux/arm64/v8", 4_090_000, 0),
    _SIGNATURE,
]
_LONG = (
    "registry.example.com:5000/some/team/with-a-long-name/and-an-image-with-a-longer-one:and-a-long-tag-too"
)
_TREE = [
    {**_IMAGE, "Manifests": _SEVERAL, "RepoTags": ["busybox:1", "busybox:latest", "c:1"]},
    {**_IMAGE, "Created": 1710000000, "RepoTags": [_LONG], "Manifests": _SEVERAL[:1]},
    {**_IMAGE, "Created": 1690000000, "RepoTags": [], "Manifests": _SEVERAL[1:2]},
    {**_IMAGE, "Created": 1690000001, "RepoTags": ["plain:1"], "Containers": 2},
    {**_IMAGE, "Created": 1690000002, "RepoTags": ["plain:2", _LONG], "Containers": 0},
    {**_IMAGE, "Created": 1720000000, "RepoTags": [], "RepoDigests": []},
    {**_IMAGE, "Created": 1730000000, "RepoTags": ["<none>:<none>"], "RepoDigests": ["<none>@<none>"]},
    {**_IMAGE, "Created": 1680000000, "RepoTags": ["odd:1"], "Manifests": [_variant("", 1, 1)]},
]


def tree() -> Reply:
    """Give images with their variants, as a daemon with containerd's store lists them."""
    return Reply(body=_TREE)


def _image(name: str) -> Reply:
    return Reply(body={**_IMAGE, "Id": f"sha256:{identity(name)}", "Created": TIME, "Config": {}})


def _network(name: str) -> Reply:
    return Reply(body=_net(name))


def _net(name: str) -> dict[str, Any]:
    same = {"Driver": "bridge", "Scope": "local", "EnableIPv6": False, "Internal": False, "Labels": {}}
    return {"Name": name, "Id": identity(name), "Created": TIME, **same, "Containers": {}, "Options": {}}


def _volume(name: str) -> dict[str, Any]:
    place = {"Mountpoint": f"/v/{name}", "Name": name, "Options": None, "Scope": "local"}
    return {"Driver": "local", "Labels": None, **place}


def _swarm_object(name: str) -> Reply:
    spec = {"Name": name, "Labels": {}, "Role": "manager", "Availability": "active"}
    return Reply(
        body={
            "ID": identity(name)[:25],
            "Version": {"Index": 7},
            "Spec": spec,
            "CreatedAt": TIME,
            "UpdatedAt": TIME,
        }
    )


_FILE = {"Name": "s1", "UID": "0", "GID": "0", "Mode": 292}


def _kept(kind: str, name: str) -> dict[str, Any]:
    return {**_swarm_object(name).body, "ID": identity(kind + name)[:25]}


def _node(name: str) -> Reply:
    found = _swarm_object(name).body
    found["Spec"]["Labels"] = {"text": "1", "b": "2"}
    about = {"Hostname": name, "Platform": {"OS": "linux"}, "Resources": {}, "Engine": {}, "TLSInfo": {}}
    return Reply(body={**found, "Description": about, "Status": {"State": "ready", "Addr": "127.0.0.1"}})


def _service(name: str) -> Reply:
    """Describe a service that has something of all that can be removed."""
    container = {
        "Image": f"nginx:1@sha256:{identity('nginx')}",
        "Labels": {"text": "1", "b": "2"},
        "Args": ["old"],
        "Env": ["text=1", "B=2"],
        "Groups": ["100", "audio", "kept"],
        "Mounts": [{"Type": "volume", "Source": "data", "Target": "text"}],
        "Hosts": ["1.2.3.4 text", "5.6.7.8 kept also"],
        "DNSConfig": {"Nameservers": ["9.9.9.9"], "Search": ["text"], "Options": ["text"]},
        "Secrets": [{"File": _FILE, "SecretID": identity("secretss1")[:25], "SecretName": "s1"}],
        "Configs": [{"File": _FILE, "ConfigID": identity("configss1")[:25], "ConfigName": "s1"}],
        "Sysctls": {"text": "1"},
        "CapabilityAdd": ["CAP_CHOWN"],
        "Ulimits": [{"Name": "text", "Hard": 2, "Soft": 1}],
        "Healthcheck": {"Test": ["CMD", "true"], "Interval": 5000000000},
        "StopGracePeriod": 1000000000,
        "Isolation": "default",
    }
    task = {
        "ContainerSpec": container,
        "Resources": {
            "Limits": {"MemoryBytes": 5},
            "Reservations": {
                "GenericResources": [{"DiscreteResourceSpec": {"Kind": "text", "Value": 2}}],
            },
        },
        "RestartPolicy": {"Condition": "any", "MaxAttempts": 3},
        "Placement": {
            "Constraints": ["node.role==manager", "kept"],
            "Preferences": [{"Spread": {"SpreadDescriptor": "node.labels.a"}}],
        },
        "Networks": [{"Target": identity("lan")}],
        "LogDriver": {"Name": "json-file"},
        "ForceUpdate": 1,
    }
    found = _swarm_object(name).body
    found["Spec"] = {
        "Name": name,
        "Labels": {"text": "1"},
        "TaskTemplate": task,
        "Mode": {"Replicated": {"Replicas": 1}},
        "UpdateConfig": {"Parallelism": 3, "MaxFailureRatio": 0, "Order": "stop-first"},
        "EndpointSpec": {
            "Mode": "vip",
            "Ports": [
                {"Protocol": "tcp", "TargetPort": 80, "PublishedPort": 8080, "PublishMode": "ingress"},
                {"Protocol": "tcp", "TargetPort": 81, "PublishedPort": 8081, "PublishMode": "host"},
            ],
        },
    }
    return Reply(body=found)


_SWARM: dict[str, Any] = {
    "ID": "swarm",
    "Version": {"Index": 7},
    "CreatedAt": TIME,
    "UpdatedAt": TIME,
    "Spec": {
        "Name": "default",
        "Labels": {},
        "Orchestration": {"TaskHistoryRetentionLimit": 5},
        "Raft": {"SnapshotInterval": 10000, "KeepOldSnapshots": 0, "ElectionTick": 10, "HeartbeatTick": 1},
        "Dispatcher": {"HeartbeatPeriod": 5000000000},
        "CAConfig": {"NodeCertExpiry": 7776000000000000},
        "TaskDefaults": {},
        "EncryptionConfig": {"AutoLockManagers": False},
    },
    "TLSInfo": {"TrustRoot": "root", "CertIssuerSubject": "", "CertIssuerPublicKey": ""},
    "RootRotationInProgress": False,
    "JoinTokens": {"Worker": "SWMTKN-1-worker", "Manager": "SWMTKN-1-manager"},
}


def _plugin(name: str) -> Reply:
    """Describe a plugin; its name says whether it is on."""
    settings = {"Mounts": [], "Env": [], "Args": [], "Devices": []}
    said = {"Id": identity(name), "Name": f"{name}:latest", "PluginReference": f"docker.io/library/{name}:1"}
    return Reply(body={**said, "Enabled": "enabled" in name, "Settings": settings, "Config": {}})


_PRIVILEGES = [
    {"Name": "network", "Description": "", "Value": ["host"]},
    {"Name": "mount", "Description": "from the host", "Value": ["/a", "/b"]},
]


def _archive() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        member = tarfile.TarInfo("file")
        member.size = 3
        tar.addfile(member, io.BytesIO(b"abc"))
    return made.getvalue()[:2048]  # the daemon pads no archive


def _stat(name: str = "") -> dict[str, str]:
    """Describe a file; in a container called `dirs` there are only folders."""
    mode = 0o755 | 1 << 31 if "dirs" in name else 0o644
    stat = {"name": "file", "size": 3, "mode": mode, "mtime": TIME, "linkTarget": ""}
    return {"X-Docker-Container-Path-Stat": base64.b64encode(json.dumps(stat).encode()).decode()}


def _lines(*messages: dict[str, Any]) -> Callable[..., Reply]:
    text = "".join(f"{json.dumps(message)}\r\n" for message in messages)
    return lambda *_: Reply(200, text.encode(), {"Content-Type": "application/json"})


def _fetched() -> Reply:
    """Let the daemon choose the name of a plugin that it fetched."""
    said = _lines({"status": "Working"}, {"status": "Done"})()
    return Reply(said.status, said.body, {**said.headers, "Docker-Plugin-Name": "fetched:latest"})


def _tar(*_: str) -> Reply:
    return Reply(200, _archive(), {"Content-Type": "application/x-tar", **_stat()})


_USAGE = {"usage": 1 << 20, "limit": 1 << 30, "stats": {}}
_CPU = {"cpu_usage": {"total_usage": 100, "percpu_usage": [100]}, "system_cpu_usage": 1000, "online_cpus": 1}
_STATS = {"read": TIME, "cpu_stats": _CPU, "precpu_stats": _CPU, "memory_stats": _USAGE, "pids_stats": {}}
_PRUNED = {
    "SpaceReclaimed": 0,
    "ContainersDeleted": None,
    "ImagesDeleted": None,
    "VolumesDeleted": None,
    "NetworksDeleted": None,
    "CachesDeleted": None,
}
VERSION = {
    "Version": "28.2.2",
    "ApiVersion": API,
    "MinAPIVersion": "1.24",
    "Os": "linux",
    "Arch": "amd64",
    "Components": [{"Name": "Engine", "Version": "28.2.2", "Details": {}}],
}
INFO: dict[str, Any] = {
    "ID": "one",
    "Name": "host",
    "ServerVersion": "28.2.2",
    "OSType": "linux",
    "Driver": "overlay2",
    "DriverStatus": [["Backing Filesystem", "tmpfs"]],
    "IndexServerAddress": "https://index.docker.io/v1/",
    "ExperimentalBuild": True,
    "Debug": False,
    "LiveRestoreEnabled": False,
    **dict.fromkeys(
        ("Containers", "ContainersRunning", "ContainersPaused", "ContainersStopped", "Images"), 1
    ),
    "NCPU": 2,
    "MemTotal": 1 << 30,
    "Plugins": {},
    "Swarm": {
        "LocalNodeState": "active",
        "NodeID": "one",
        "NodeAddr": "127.0.0.1",
        "ControlAvailable": True,
    },
    "LoggingDriver": "json-file",
    "CgroupDriver": "cgroupfs",
    "CgroupVersion": "2",
    "DefaultRuntime": "runc",
    "Runtimes": {"runc": {"path": "runc"}},
    "InitBinary": "docker-init",
    "ContainerdCommit": {"ID": "a"},
    "RuncCommit": {"ID": "b"},
    "InitCommit": {"ID": "c"},
    "KernelVersion": "6",
    "OperatingSystem": "Linux",
    "Architecture": "x86_64",
    "DockerRootDir": "/d",
}
_DISTRIBUTION = {
    "Descriptor": {"digest": f"sha256:{identity('image')}", "mediaType": "m", "size": 5},
    "Platforms": [{"architecture": "amd64", "os": "linux"}, {"architecture": "arm", "os": "linux"}],
}
_FOUND = [{"name": "nginx", "description": "web", "star_count": 3, "is_official": True}]
_DF = {"LayersSize": 0, "Images": [], "Containers": [], "Volumes": [], "BuildCache": []}

_ROUTES: tuple[tuple[str, str, Callable[..., Reply]], ...] = (
    ("HEAD|GET", "/_ping", lambda: Reply(200, b"OK", PING)),
    ("GET", "/version", _just(VERSION)),
    ("GET", "/info", _just(INFO)),
    ("GET", "/events", _just(b"")),
    ("GET", "/system/df", _just(_DF)),
    ("POST", "/auth", _just({"Status": "Login Succeeded", "IdentityToken": ""})),
    ("POST", "/(?:containers|images|networks|volumes|build)/prune", _just(_PRUNED)),
    ("GET", "/containers/json", _just([_LISTED])),
    ("POST", "/containers/create", _just({"Id": identity("created"), "Warnings": []}, 201)),
    ("GET", "/containers/([^/]+)/json", _container),
    ("POST", "/containers/[^/]+/wait", _just({"StatusCode": 0})),
    ("POST", "/containers/[^/]+/attach", lambda: Reply(101, hijack=True)),
    ("POST", "/containers/([^/]+)/exec", lambda name: Reply(201, {"Id": identity(f"exec {name}")})),
    ("POST", "/exec/[^/]+/start", lambda: Reply(101, hijack=True)),
    ("GET", "/exec/([^/]+)/json", lambda one: Reply(200, {"ID": one, "ExitCode": 0, "Running": False})),
    ("GET", "/containers/[^/]+/logs", _just(b"")),
    ("GET", "/containers/([^/]+)/stats", lambda name: Reply(200, {**_STATS, "name": name, "id": name})),
    ("GET", "/containers/[^/]+/top", _just({"Titles": ["PID", "CMD"], "Processes": [["1", "sh"]]})),
    ("GET", "/containers/[^/]+/changes", _just([{"Path": "/a", "Kind": 1}])),
    ("POST", "/containers/[^/]+/update", _just({"Warnings": None})),
    ("GET", "/containers/[^/]+/checkpoints", _just([{"Name": "one"}])),
    ("POST", "/containers/[^/]+/checkpoints", _just(None, 201)),
    ("GET", "/containers/[^/]+/export|/images/get|/images/.+/get", _tar),
    ("HEAD", "/containers/([^/]+)/archive", lambda name: Reply(200, b"", _stat(name))),
    ("GET", "/containers/[^/]+/archive", _tar),
    ("PUT", "/containers/[^/]+/archive", _just(b"")),
    ("POST", "/commit", _just({"Id": f"sha256:{identity('commit')}"}, 201)),
    ("GET", "/images/json", _just([_IMAGE])),
    ("GET", "/images/search", _just(_FOUND)),
    (
        "GET",
        "/images/.+/history",
        _just([{"Id": "a", "Created": 1700000000, "CreatedBy": "x", "Size": 1, "Comment": "", "Tags": None}]),
    ),
    ("GET", "/images/(.+)/json", _image),
    ("POST", "/images/create|/images/.+/push", _lines({"status": "Working"}, {"status": "Done"})),
    ("POST", "/images/load", _lines({"stream": "Loaded image: busybox:latest\n"})),
    ("POST", "/images/.+/tag", _just(None, 201)),
    ("DELETE", "/images/.+", _just([{"Untagged": "busybox:latest"}])),
    ("GET", "/networks", _just([_net("bridge"), _net("lan")])),
    ("GET", "/networks/([^/]+)", _network),
    ("POST", "/networks/create", _just({"Id": identity("network"), "Warning": ""}, 201)),
    ("POST", "/networks/[^/]+/(?:dis)?connect", _just(None)),
    ("GET", "/volumes", _just({"Volumes": [_volume("data")], "Warnings": None})),
    ("GET", "/volumes/([^/]+)", lambda name: Reply(200, _volume(name))),
    ("POST", "/volumes/create", _just(_volume("created"), 201)),
    ("PUT", "/volumes/[^/]+", _just(None)),
    ("GET", "/(secrets|configs)", lambda kind: Reply(200, [_kept(kind, "s1"), _kept(kind, "s2")])),
    ("GET", "/(?:nodes|tasks|services|plugins)", _just([])),
    ("GET", "/nodes/([^/]+)", _node),
    ("GET", "/services/([^/]+)", _service),
    ("GET", "/(?:secrets|configs)/([^/]+)", _swarm_object),
    ("GET", "/(?:services|tasks)/[^/]+/logs", _just(b"")),
    ("POST", "/build", _lines({"stream": "Step 1/1 : FROM scratch\n"}, {"aux": {"ID": "sha256:abc"}})),
    ("GET", "/swarm", _just(_SWARM)),
    ("POST", "/swarm/init", _just("one")),
    ("POST", "/swarm/(?:join|leave|update|unlock)|/services/[^/]+/update", _just({})),
    ("GET", "/swarm/unlockkey", _just({"UnlockKey": "SWMKEY-1-x"})),
    ("POST", "/(?:secrets|configs)/create", _just({"ID": identity("made")[:25]}, 201)),
    ("POST", "/(?:nodes|secrets|configs)/[^/]+/update", _just(None)),
    ("POST", "/services/create", _just({"ID": identity("service")[:25]}, 201)),
    ("GET", "/distribution/.+/json", _just(_DISTRIBUTION)),
    ("GET", "/plugins/privileges", _just(_PRIVILEGES)),
    ("GET", "/plugins/(.+)/json", _plugin),
    ("POST", "/plugins/pull", _fetched),
    ("POST", "/plugins/.+/(?:push|upgrade)", _lines({"status": "Working"}, {"status": "Done"})),
)
