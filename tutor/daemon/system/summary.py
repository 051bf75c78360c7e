"""The layout of `docker info`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.units import bytes_size

if TYPE_CHECKING:
    from collections.abc import Iterator


def client_lines(client: Any) -> Iterator[str]:
    """Describe the client."""
    yield from (
        "Client:",
        f" Version:    {client['Version']}",
        f" Context:    {client['Context']}",
        f" Debug Mode: {_flag(client['Debug'])}",
    )
    if client["Plugins"]:
        yield " Plugins:"
    for plugin in client["Plugins"]:
        yield f"  {plugin['Name']}: {plugin.get('ShortDescription', '')} ({plugin.get('Vendor', '')})"
        if plugin.get("Version"):
            yield f"    Version:  {plugin['Version']}"
        yield f"    Path:     {plugin['Path']}"
    yield from ("", "Server:")


def server_lines(info: Any, user: str, debug: bool) -> Iterator[str]:
    """Describe the daemon.

    `info` has the fields of Go's `system.Info`; `user` is logged in to Docker Hub; `debug` is the client's.
    """
    yield from _counts(info)
    yield from _drivers(info)
    yield f" Swarm: {info['Swarm']['LocalNodeState']}"
    yield from _swarm(info["Swarm"])
    yield from _runtimes(info)
    yield from _machine(info, debug)
    yield from _network(info, user)
    yield ""


def _counts(info: Any) -> Iterator[str]:
    yield f" Containers: {info['Containers']}"
    for state in ("Running", "Paused", "Stopped"):
        yield f"  {state}: {info[f'Containers{state}']}"
    yield f" Images: {info['Images']}"
    yield from _given(info, ("Server Version", "ServerVersion"), ("Storage Driver", "Driver"))
    for name, content in info["DriverStatus"] or ():
        yield f"  {name}: {content}"
    for name, content in info["SystemStatus"] or ():
        yield f" {name}: {content}"


def _given(info: Any, *pairs: tuple[str, str]) -> Iterator[str]:
    """Write the lines that have something to say."""
    return (f" {title}: {info[key]}" for title, key in pairs if info.get(key))


def _flag(on: object) -> str:
    return "true" if on else "false"


def _drivers(info: Any) -> Iterator[str]:
    yield from _given(
        info,
        ("Logging Driver", "LoggingDriver"),
        ("Cgroup Driver", "CgroupDriver"),
        ("Cgroup Version", "CgroupVersion"),
    )
    yield " Plugins:"
    plugins = info["Plugins"]
    for name in ("Volume", "Network", "Authorization", "Log"):
        if name != "Authorization" or plugins[name]:
            yield f"  {name}: {' '.join(plugins[name] or ())}"
    folders = info["CDISpecDirs"]
    if folders:
        yield " CDI spec directories:"
        yield from (f"  {one}" for one in folders)
    devices = info["DiscoveredDevices"]
    if devices:
        yield " Discovered Devices:"
        yield from (f"  {one['Source']}: {one['ID']}" for one in devices)


def _swarm(swarm: Any) -> Iterator[str]:
    if swarm["LocalNodeState"] in ("inactive", "locked"):
        return
    yield f"  NodeID: {swarm['NodeID']}"
    if swarm["Error"]:
        yield f"  Error: {swarm['Error']}"
    yield f"  Is Manager: {_flag(swarm['ControlAvailable'])}"
    cluster = swarm["Cluster"]
    if cluster and swarm["ControlAvailable"] and not swarm["Error"]:
        yield from _cluster(swarm, cluster)
    yield f"  Node Address: {swarm['NodeAddr']}"
    managers = sorted(one["Addr"] for one in swarm["RemoteManagers"] or ())
    if managers:
        yield "  Manager Addresses:"
        yield from (f"   {one}" for one in managers)


def _cluster(swarm: Any, cluster: Any) -> Iterator[str]:
    from tutor.daemon.format.units import human_duration

    spec = cluster["Spec"]
    yield from (
        f"  ClusterID: {cluster['ID']}",
        f"  Managers: {swarm['Managers']}",
        f"  Nodes: {swarm['Nodes']}",
    )
    if cluster["DefaultAddrPool"]:
        yield f"  Default Address Pool: {''.join(f'{one}  ' for one in cluster['DefaultAddrPool'])}"
        yield f"  SubnetSize: {cluster['SubnetSize']}"
    if cluster["DataPathPort"]:
        yield f"  Data Path Port: {cluster['DataPathPort']}"
    raft = spec["Raft"]
    yield "  Orchestration:"
    yield f"   Task History Retention Limit: {spec['Orchestration']['TaskHistoryRetentionLimit'] or 0}"
    yield from ("  Raft:", f"   Snapshot Interval: {raft['SnapshotInterval']}")
    if raft["KeepOldSnapshots"] is not None:
        yield f"   Number of Old Snapshots to Retain: {raft['KeepOldSnapshots']}"
    yield f"   Heartbeat Tick: {raft['HeartbeatTick']}"
    yield f"   Election Tick: {raft['ElectionTick']}"
    yield from (
        "  Dispatcher:",
        f"   Heartbeat Period: {human_duration(spec['Dispatcher']['HeartbeatPeriod'] / 1e9)}",
    )
    authority = spec["CAConfig"]
    yield from (
        "  CA Configuration:",
        f"   Expiry Duration: {human_duration(authority['NodeCertExpiry'] / 1e9)}",
    )
    yield f"   Force Rotate: {authority['ForceRotate']}"
    external = authority["ExternalCAs"]
    if external:
        yield "   External CAs:"
        yield from (f"     {one['Protocol']}: {one['URL']}" for one in external)
    yield f"  Autolock Managers: {_flag(spec['EncryptionConfig']['AutoLockManagers'])}"
    yield f"  Root Rotation In Progress: {_flag(cluster['RootRotationInProgress'])}"


def _runtimes(info: Any) -> Iterator[str]:
    if info["Runtimes"]:
        yield f" Runtimes: {' '.join(info['Runtimes'])}"
        yield f" Default Runtime: {info['DefaultRuntime']}"
    if info["OSType"] == "windows":
        yield f" Default Isolation: {info['Isolation']}"
    if info["OSType"] != "linux":
        return
    yield f" Init Binary: {info['InitBinary']}"
    for name, key in (("containerd", "ContainerdCommit"), ("runc", "RuncCommit"), ("init", "InitCommit")):
        yield f" {name} version: {info[key]['ID']}"
    if info["SecurityOptions"]:
        yield " Security Options:"
    for option in info["SecurityOptions"] or ():
        pairs = dict(part.partition("=")[::2] for part in option.split(","))
        yield f"  {pairs.get('name', option)}"
        if "profile" in pairs:
            yield f"   Profile: {pairs['profile']}"


def _machine(info: Any, debug: bool) -> Iterator[str]:
    yield from _given(
        info,
        ("Kernel Version", "KernelVersion"),
        ("Operating System", "OperatingSystem"),
        ("OSType", "OSType"),
        ("Architecture", "Architecture"),
    )
    yield f" CPUs: {info['NCPU']}"
    yield f" Total Memory: {bytes_size(info['MemTotal'])}"
    yield from _given(info, ("Name", "Name"), ("ID", "ID"))
    yield f" Docker Root Dir: {info['DockerRootDir']}"
    yield f" Debug Mode: {_flag(info['Debug'])}"
    if info["Debug"] or debug:
        yield f"  File Descriptors: {info['NFd']}"
        yield f"  Goroutines: {info['NGoroutines']}"
        yield f"  System Time: {info['SystemTime']}"
        yield f"  EventsListeners: {info['NEventsListener']}"


def _network(info: Any, user: str) -> Iterator[str]:
    yield from _given(
        {**info, "UserName": user},
        ("HTTP Proxy", "HTTPProxy"),
        ("HTTPS Proxy", "HTTPSProxy"),
        ("No Proxy", "NoProxy"),
        ("Username", "UserName"),
    )
    if info["Labels"]:
        yield " Labels:"
        yield from (f"  {label}" for label in info["Labels"])
    yield f" Experimental: {_flag(info['ExperimentalBuild'])}"
    if info["RegistryConfig"]:
        yield from _registries(info["RegistryConfig"])
    yield f" Live Restore Enabled: {_flag(info['LiveRestoreEnabled'])}"
    yield from _given(info, ("Product License", "ProductLicense"))
    pools = info["DefaultAddressPools"]
    if pools:
        yield " Default Address Pools:"
        yield from (f"   Base: {pool['Base']}, Size: {pool['Size']}" for pool in pools)


def _registries(config: Any) -> Iterator[str]:
    ranges, indexes = config["InsecureRegistryCIDRs"] or [], config["IndexConfigs"] or {}
    if ranges or indexes:
        yield " Insecure Registries:"
        yield from (f"  {one['Name']}" for one in indexes.values() if not one["Secure"])
        yield from (f"  {one}" for one in ranges)
    if config["Mirrors"]:
        yield " Registry Mirrors:"
        yield from (f"  {one}" for one in config["Mirrors"])
