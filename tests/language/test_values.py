# ruff: noqa: E501
import tomllib
from pathlib import Path

import pytest

from tutor.bank.load import Bank
from tutor.language import values
from tutor.language.values.images import Reference
from tutor.language.values.ports import PortBinding, Publish
from tutor.language.values.settings import Platform, Ulimit
from tutor.language.values.storage import Bind, Device
from tutor.secrets import MASK

KINDS = tomllib.loads((Path(__file__).parents[2] / "content/kinds.toml").read_text())

EXAMPLES = [
    ("attach_stream", "STDOUT"), ("argument", "-ppassword"), ("argument", "ls"), ("build_context", "."), ("build_context", "-"),
    ("build_context", "https://x/y.git"), ("bytes", "512m"), ("bytes", "0"), ("capability", "ALL"), ("capability", "cap_net_admin"),
    ("copy_path", "web:/etc"), ("copy_path", "./a:b"), ("copy_path", "-"), ("cpus", "1.5"), ("device", "/dev/a"), ("device", "v.com/c=g"),
    ("duration", "1m30s"), ("duration", "0s"), ("entrypoint", ""), ("entrypoint", "sh"), ("env", "A=b"), ("env", "A="), ("env", "A"),
    ("env", "PASSWORD=x"), ("expose", "80"), ("expose", "80-90"), ("extra_host", "a:1.2.3.4"), ("extra_host", "a:host-gateway"),
    ("filter", "name=web"), ("filter", "name=^web$"), ("filter", "status=stopped"), ("format", "json"), ("format", "table {{.ID}}"), ("format", "{{.ID}}"), ("gpus", "all"), ("gpus", "2"),
    ("gpus", "device=0"), ("image", "nginx"), ("image", "f5da"), ("image", "nginx:1"), ("image", "a@sha256:" + "0" * 64), ("image", "0123456789ab"),
    ("int", "5"), ("int", "0"), ("int", "-1"), ("int", "1"), ("key_value", "a=b"), ("key_value", "a"), ("key_value", "token=b"), ("build_arg", "a=b"), ("build_arg", "a"), ("build_arg", "token=b"), ("build_arg", "HTTP_PROXY=x"), ("label", "a=b"),
    ("label", "a"), ("link", "db:mysql"), ("link", "db"), ("log_driver", "none"), ("log_driver", "json-file"), ("log_driver", "local"),
    ("log_opt", "max-size=1m"), ("memory_swap", "-1"), ("memory_swap", "1g"), ("mount", "type=bind,src=/a,dst=/b"),
    ("mount", "type=bind,src=/a,dst=/b,ro"), ("mount", "src=a,dst=/b"), ("mount", "src=a,dst=/b,ro"), ("mount", "dst=/b"),
    ("mount", "type=tmpfs,dst=/b"), ("mount", "type=image,src=a,dst=/b"), ("namespace", "host"), ("namespace", "container:a"),
    ("network", "web"), ("network", "bridge"), ("network", "host"), ("network", "none"), ("network", "container:a"),
    ("network", "name=a,ip=1.2.3.4"), ("network", "name=a,alias=b"), ("network_driver", "overlay"), ("path", "-"), ("path", "a"),
    ("platform", "linux/arm64"), ("port", "8080:80"), ("port", "80"), ("port", "127.0.0.1:80:80"), ("port", "127.0.0.1::80"),
    ("port", "80-81:80-81"), ("port", "127.0.0.1:80-81:80-81"), ("port", "80-81"), ("port", "8000-8005:80"), ("pull_policy", "never"),
    ("restart", "no"), ("restart", "always"), ("restart", "unless-stopped"), ("restart", "on-failure"), ("restart", "on-failure:3"), ("restart", "none"),
    ("seconds", "5"), ("seconds", "0"), ("seconds", "-1"), ("seconds", "1"), ("service_port", "8080:80"), ("service_port", "80"),
    ("service_port", "published=1,target=2"), ("strings", "a,b"), ("strings", "a"), ("switch", "true"), ("switch", "false"),
    ("tail", "all"), ("tail", "10"), ("tail", "1"), ("tail", "0"), ("time", "10m"), ("time", "2024-01-01"), ("tmpfs", "/a"), ("tmpfs", "/a:size=1m"),
    ("ulimit", "nofile=1:2"), ("user", "root"), ("user", "1000:1000"), ("user", "me"), ("volume", "db:/x"), ("volume", "db:/x:ro"),
    ("volume", "/a:/x"), ("volume", "a/b:/x"), ("volume", "/a:/x:ro"), ("volume", "/x"), ("volumes_from", "a:ro"), ("volumes_from", "a:rw"), ("command", "ls"), ("command", "-v"), ("volumes_from", "a"),
    ("network_opt", "parent=eth0.20"),
    ("build_context", "dir"), ("format", "pretty"), ("key_value", "a="), ("label", "token=x"), ("log_driver", "syslog"),
    ("log_opt", "a"), ("log_opt", "token=x"), ("memory_swap", "0"), ("mount", "type=npipe,dst=/b"), ("namespace", "private"),
    ("namespace", "shareable"), ("namespace", "none"), ("namespace", "x"), ("namespace", "$X"), ("volume_opt", "type=none"), ("subnet", "10.0.0.0"), ("network_driver", "bridge"),
    ("network_driver", "macvlan"), ("network_driver", "x"), ("pull_policy", "always"), ("pull_policy", "missing"),
    ("port", "10.0.0.1:80:80"), ("port", "0.0.0.0:80:80"), ("port", "[::1]:80:80"), ("port", "127.0.0.1::80-81"),
    ("port", "127.0.0.1:80-85:80"), ("port", "0:80"), ("port", "127.0.0.1:0:80"), ("cpus", "0"), ("user", "1000"),
    ("volume", "./a:/x:z"), ("volume", "/var/run/docker.sock:/var/run/docker.sock:ro"), ("tmpfs", "/a:exec,size=64m,mode=1777"),
    ("tmpfs", "/a:size=50%"), ("log_opt", "max-file=3"), ("log_opt", "tag=x"), ("capability", "NET_BIND_SERVICE"),
    ("capability", "SYS_ADMIN"), ("capability", "sys_ptrace"), ("capability", "SYS_TIME"), ("ulimit", "nproc=5"), ("ulimit", "core=0"),
    ("ulimit", "memlock=-1"), ("ulimit", "cpu=5"), ("ulimit", "cpu=5:6"), ("ulimit", "nofile=9:9"), ("security_opt", "no-new-privileges"), ("security_opt", "no-new-privileges=true"),
    ("security_opt", "no-new-privileges:false"), ("security_opt", "seccomp=unconfined"), ("security_opt", "apparmor=mine"),
    ("security_opt", "seccomp=p.json"), ("security_opt", "label=disable"), ("sysctl", "net.core.somaxconn=1"), ("storage_opt", "size=1G"),
    ("signal", "SIGKILL"), ("signal", "9"), ("signal", "hup"), ("signal", "TERM"), ("signal", "USR1"), ("filter", "id=ab"),
    ("filter", "label=a=b"), ("filter", "label!=a"), ("filter", "status=exited"), ("filter", "until=24h"),
    ("filter", "until=2024-01-01"), ("filter", "dangling=true"), ("filter", "dangling=0"), ("filter", "ancestor=nginx"),
    ("filter", "before=a"), ("filter", "since=a"), ("filter", "reference=a*"), ("filter", "exited=1"), ("filter", "health=healthy"),
    ("filter", "network=a"), ("filter", "volume=a"), ("filter", "publish=80"), ("filter", "expose=80"),
    ("filter", "x=y"), ("filter", "capability=volumedriver"), ("filter", "container=a"), ("filter", "driver=bridge"), ("filter", "enabled=true"),
    ("filter", "event=die"), ("filter", "image=a"), ("filter", "is-official=true"), ("filter", "scope=local"),
    ("filter", "stars=3"), ("filter", "type=custom"), ("format", "table"), ("network_driver", "ipvlan"), ("docker_host", "unix:///a"),
    ("network_driver", "host"), ("mount", "type=bind,src=/var/run/docker.sock,dst=/s"), ("container_name", "a"), ("key_value", "https_proxy=http://p:3128"), ("capability", "NET_ADMIM"), ("container_name", "ab"), ("capability", "SYS_MODULE"),
    ("capability", "CAP_SYS_RAWIO"), ("capability", "SYS_NICE"), ("capability", "IPC_LOCK"), ("capability", "BPF"),
    ("docker_host", "tcp://a:2375"), ("docker_host", "a:2375"), ("docker_host", "ssh://me@a"), ("docker_host", "npipe:////./pipe/a"),
    ("network_opt", "com.docker.network.bridge.name=a"), ("network_opt", "com.docker.network.driver.mtu=1400"),
    ("network_opt", "parent=eth0"), ("network_opt", "encrypted"), ("network_opt", "a=b"), ("network_opt", "a"), ("network_opt", "token=b"),
    ("volume_opt", "type=nfs"), ("volume_opt", "device=:/a"), ("volume_opt", "o=addr=1.2.3.4,rw"), ("volume_opt", "size=1G"),
    ("volume_opt", "a=b"), ("volume_opt", "a"), ("volume_opt", "token=b"),
    ("decimal", "2"), ("decimal", "0"), ("sysctl", "net.token=x"), ("storage_opt", "token=x"), ("dns_search", "example.com"), ("dns_search", "."),
    ("float", "0.25"), ("float", "0"), ("service_port", "8000-8002:80-82"), ("service_port", "target=80,published=8080,mode=host"),
    ("service_port", "target=80,mode=host"), ("node", "n1"), ("node", "self"), ("replicas", "web=3"), ("replicas", "web=0"), ("replicas", "web=1"), ("replicas", "web"),
    ("secret_file", "pw"), ("config_file", "source=conf,target=/etc/app.conf"), ("constraint", "node.role==manager"),
    ("constraint", "node.role!=manager"), ("constraint", "node.role=manager"), ("placement", "spread=node.labels.zone"),
    ("external_ca", "protocol=cfssl,url=https://ca.example.com"), ("credential_spec", ""), ("credential_spec", "config://a"),
    ("credential_spec", "file://a.json"), ("credential_spec", "registry://a"), ("availability", "active"), ("availability", "pause"),
    ("availability", "drain"), ("availability", "x"), ("node_role", "worker"), ("node_role", "manager"), ("node_role", "x"),
    ("service_mode", "replicated"), ("service_mode", "global"), ("service_mode", "replicated-job"), ("service_mode", "global-job"),
    ("service_mode", "x"), ("endpoint_mode", "vip"), ("endpoint_mode", "dnsrr"), ("endpoint_mode", "x"), ("restart_condition", "none"),
    ("restart_condition", "on-failure"), ("restart_condition", "any"), ("restart_condition", "x"), ("failure_action", "pause"),
    ("failure_action", "continue"), ("failure_action", "rollback"), ("failure_action", "x"), ("update_order", "start-first"),
    ("update_order", "stop-first"), ("update_order", "x"), ("resolve_image", "always"), ("resolve_image", "changed"),
    ("resolve_image", "never"), ("resolve_image", "x"), ("security_opt", "seccomp=builtin"), ("security_opt", "label=level:s0"),
    ("security_opt", "systempaths=all"), ("network_opt", "com.docker.network.bridge.host_binding_ipv4=127.0.0.1"),
    ("network_opt", "com.docker.network.bridge.enable_icc=false"), ("network_opt", "com.docker.network.bridge.gateway_mode_ipv6=routed"),
    ("network_opt", "com.docker.network.bridge.enable_ip_masquerade=false"), ("network_opt", "ipvlan_mode=l2"),
    ("network_opt", "ipvlan_mode=l3"), ("network_opt", "macvlan_mode=bridge"), ("subnet", "10.9.0.0/16"), ("subnet", "10.9.0.7/16"), ("tail", "0"), ("subnet", "10.9.0.0"), ("subnet", "::/56"),
    ("network_opt", "ipvlan_mode=l3s"), ("network_opt", "ipvlan_flag=bridge"),
    ("network_opt", "ipvlan_flag=private"), ("network_opt", "ipvlan_flag=vepa"),
    ("network_opt", "com.docker.network.bridge.gateway_mode_ipv4=nat-unprotected"), ("network_driver", "l2bridge"),
    ("filter", "is-task=true"), ("ipam_driver", "default"), ("ipam_driver", "null"), ("ipam_driver", "x"), ("cpus", ".5"), ("log_opt", "labels=a"),
    ("log_opt", "syslog-address=udp://h:514"),
    ("hostname", "web"), ("hostname", "web-{{.Task.Slot}}"), ("env", "A={{.Node.ID}}"), ("build_output", "out"), ("build_output", "-"), ("build_output", "type=local,dest=out"), ("annotation", "a=b"), ("annotation", "a"),
    ("annotation", "index,manifest[linux/amd64]:a=b"), ("annotation", "token=b"),
    ("build_arg", "BUILDKIT_SYNTAX=docker/dockerfile:1"), ("key_value", "SOURCE_DATE_EPOCH=0"), ("build_context", "https://x/a.tar.gz"),
    ("build_context", "https://x/y.git#main"), ("build_context", "https://x/y.git#:web"), ("build_context", "git@x:y.git#main:web"),
    ("build_cache", "me/app:cache"), ("build_cache", "type=inline"), ("build_cache", "type=gha"), ("build_platforms", "linux/arm64"),
    ("build_platforms", "linux/arm64,linux/amd64"), ("build_platforms", "local"), ("named_context", "a=../b"), ("named_context", "a=docker-image://b"),
    ("named_context", "a=oci-layout:///b"), ("named_context", "a=https://x/y.git"), ("named_context", "a=https://x/y"), ("named_context", "a"),
    ("named_context", "token=b"), ("build_ssh", "default"), ("build_ssh", "a=b"), ("build_ssh", "a=b,c"), ("build_call", "lint"), ("build_call", "outline,format=json"),
    ("build_call", "targets"), ("build_call", "build"), ("build_call", "subrequests.describe"), ("attestation", "true"), ("attestation", "false"),
    ("attestation", "type=sbom"), ("attestation", "type=provenance"), ("attestation", "type=sbom,disabled=true"), ("attestation", "type=provenance,disabled=true"),
    ("build_right", "network.host"), ("build_right", "security.insecure"), ("build_right", "ssh"), ("build_right", "fs=."), ("build_right", "fs.read=."),
    ("build_right", "fs.write=."), ("build_right", "device=a"), ("build_right", "x"), ("builder_driver", "docker"), ("builder_driver", "docker-container"),
    ("builder_driver", "kubernetes"), ("builder_driver", "remote"), ("builder_driver", "cloud"), ("builder_driver", "x"), ("driver_opt", "image=a"),
    ("driver_opt", "image=a,network=b"), ("builder_address", "a"), ("builder_address", "org/b"), ("builder_address", "tcp://a:1"), ("builder_address", "docker-container://a"),
    ("builder_address", "kube-pod://a"), ("bake_target", "a"), ("bake_target", "https://x/y.git"), ("bake_file", "a"), ("bake_file", "cwd://a"), ("bake_file", "-"),
    ("bake_set", "a.args.b=c"), ("bake_set", "*.platform=c"), ("bake_list", "targets"), ("bake_list", "type=variables,format=json"), ("bake_list", "x"), ("profile", "a"), ("profile", "*"), ("bake_set", "foo*.args.a=b"), ("bake_set", "a.tags+=c"), ("bake_set", "a.no-cache"), ("bake_set", "a.args.token=c"),
    ("progress", "auto"), ("progress", "json"), ("progress", "none"), ("progress", "plain"), ("progress", "quiet"), ("progress", "rawjson"), ("progress", "tty"), ("progress", "x"), ("record_filter", "status=error"), ("compose_file", "a.yml"), ("compose_file", "oci://a/b:1"), ("compose_file", "https://x/y.git#main"), ("compose_file", "-"), ("record_filter", "duration>1m"),
]  # fmt: skip


@pytest.mark.parametrize("kind", dict.fromkeys(kind for kind, _ in EXAMPLES))
def test_every_form_gives_the_slots_that_sentences_use(kind: str) -> None:
    for value in (values.parse(kind, raw) for of, raw in EXAMPLES if of == kind):
        assert set(value.slots) == {"value", *KINDS[kind]["forms"][value.form or "plain"]}, value


def test_every_listed_form_is_reached() -> None:
    reached = {(kind, values.parse(kind, raw).form or "plain") for kind, raw in EXAMPLES}
    kinds = {kind for kind, _ in EXAMPLES}
    listed = {(kind, form) for kind in kinds for form in KINDS[kind]["forms"]}
    # those that the line or the flag makes
    assert listed - reached == {
        ("volume", "filled"),
        ("copy_path", "unpacked"),
        ("env", "shell"),
        ("command", "argument"),
        ("command", "either"),
        ("command", "missing"),
        ("command", "reset"),
    }


def test_every_kind_of_the_bank_has_a_reader_and_is_listed(bank: Bank) -> None:
    flags = (flag for name in bank.commands for flag in bank.command(name).flags.values())
    operands = (operand for name in bank.commands for operand in bank.command(name).operands)
    used = {flag.value for flag in flags} | {operand.kind for operand in operands}
    assert used <= set(KINDS)
    assert set(KINDS) <= set(values.READERS) | {"device_rate"}


@pytest.mark.parametrize("kind", values.READERS)
def test_every_reader_is_where_it_is_said_to_be(kind: str) -> None:
    assert values.tolerant(kind, "1").raw == "1"


def test_a_filter_by_a_time_is_told_apart_from_one_by_an_age() -> None:
    assert values.parse("filter", "until=1h30m").form == "until_ago"
    assert values.parse("filter", "until=2024-01-01T00:00").form == "until"


@pytest.mark.parametrize("raw", ["KILL", "SIGKILL", "sigkill", "9"])
def test_every_spelling_of_the_signal_that_cannot_be_refused_is_known(raw: str) -> None:
    assert values.parse("signal", raw).form == "kill"


def test_a_published_range_has_one_binding_for_each_port() -> None:
    assert values.parse("port", "127.0.0.1:8000-8001:80-81/udp").data == Publish(
        (PortBinding(80, "udp", "127.0.0.1", "8000"), PortBinding(81, "udp", "127.0.0.1", "8001"))
    )
    assert values.parse("port", "8000-8005:80").data == Publish((PortBinding(80, "tcp", "", "8000-8005"),))


def test_references_are_completed_as_docker_completes_them() -> None:
    assert values.parse("image", "nginx").data == Reference("docker.io", "library/nginx")
    found = values.parse("image", "localhost:5000/a/b:1").data
    assert found == Reference("localhost:5000", "a/b", "1")
    assert found.familiar == "localhost:5000/a/b:1"
    assert values.parse("image", "jenkins/ssh-agent").slots["tag"] == "latest"


def test_a_volume_and_a_bind_mount_are_told_apart() -> None:
    assert values.parse("volume", "db:/x:ro").data == Bind("db", "/x", "ro", "volume")
    assert values.parse("volume", "./db:/x").data == Bind("./db", "/x", "", "bind")
    assert values.parse("volume", "docker.sock:/x").form == "named"


def test_a_file_of_a_service_is_named_with_its_whole_path_and_its_rights() -> None:
    assert values.parse("secret_file", "pw").slots["target"] == "/run/secrets/pw"
    assert values.parse("secret_file", "source=pw,target=/etc/pw,mode=0400").slots["target"] == "/etc/pw"
    assert values.parse("secret_file", "source=pw,target=/etc/pw,mode=0400").slots["mode"] == "0400"
    assert values.parse("config_file", "conf").slots["target"] == "/conf"


def test_every_port_of_a_range_of_a_service_is_named() -> None:
    slots = values.parse("service_port", "8000-8002:80-82/udp").slots
    assert (slots["host"], slots["container"], slots["count"]) == ("8000-8002", "80-82", "3")
    assert values.parse("float", "0.25").slots["percent"] == "25"


def test_words_in_capitals_are_known_where_the_cli_takes_them() -> None:
    assert values.parse("availability", "Drain").form == "drain"
    assert values.parse("update_order", "Start-First").form == ""


def test_a_condition_on_nodes_is_taken_apart() -> None:
    slots = values.parse("constraint", "node.labels.disk == ssd").slots
    assert (slots["attribute"], slots["content"]) == ("node.labels.disk", "ssd")


def test_other_values_become_numbers_and_names() -> None:
    assert values.parse("bytes", "1.5g").data == 1610612736
    assert values.parse("bytes", "512m").slots["size"] == "512 MiB"
    assert values.parse("cpus", "1.5").data == 1_500_000_000
    assert values.parse("cpus", "1.5").slots["percent"] == "150"
    assert values.parse("port", "8000-8010:80-90").slots["count"] == "11"
    assert values.parse("tmpfs", "/a:size=64m").slots["size"] == "64 MiB"
    assert values.parse("duration", "1m30s").data == 90 * 10**9
    assert values.parse("ulimit", "nofile=1024:2048").data == Ulimit("nofile", 1024, 2048)
    assert values.parse("platform", "linux/x86_64").data == Platform("linux", "amd64")
    assert values.parse("platform", "linux/arm").data == Platform("linux", "arm", "")
    assert values.parse("device", "/dev/a:/dev/b:r").data == Device("/dev/a", "/dev/b", "r")


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("env", "DB_PASSWORD=x"), ("key_value", "api_key=x"), ("argument", "-px"), ("password", "x")],
)
def test_secrets_never_reach_the_slots(kind: str, raw: str) -> None:
    assert MASK in values.parse(kind, raw).slots["value"]


def test_what_is_said_of_a_platform_names_its_variant_too() -> None:
    assert values.parse("platform", "linux/arm/v7").slots["architecture"] == "arm/v7"
    assert values.parse("platform", "linux/amd64").slots["architecture"] == "amd64"


@pytest.mark.parametrize("raw", ["none", "onfailure", "on-failure=3", "on-failure:-1", "always:3"])
def test_a_restart_policy_that_the_daemon_refuses_is_not_explained_as_the_default(raw: str) -> None:
    found = values.parse("restart", raw)
    assert (found.form, found.slots["policy"]) == ("refused", raw)


@pytest.mark.parametrize(
    ("raw", "form"), [("name=web.1", "name"), ("name=^web$", "name_pattern"), ("status=stopped", "no_status")]
)
def test_a_filter_is_told_as_the_daemon_compares(raw: str, form: str) -> None:
    assert values.parse("filter", raw).form == form


@pytest.mark.parametrize(
    ("raw", "ref", "folder"),
    [
        ("https://x/y.git#main:web", "main", "web"),
        ("https://x/y.git?branch=dev&subdir=web", "dev", "web"),
        ("https://x/y.git?tag=v1", "v1", ""),
        ("git@x:y.git#pull/42/head", "pull/42/head", ""),
        ("github.com/x/y#:web", "", "web"),
    ],
)
def test_a_git_address_says_which_commit_and_which_directory(raw: str, ref: str, folder: str) -> None:
    found = values.parse("build_context", raw)
    assert (found.slots.get("ref", ""), found.slots.get("folder", "")) == (ref, folder)
    assert found.slots["url"] == raw.partition("#")[0].partition("?")[0]


@pytest.mark.parametrize(
    "raw", ["https://x/a.tar.gz", "https://x/Dockerfile", "http://x/y.gitx", "https://x/y?a=b.git"]
)
def test_what_is_no_git_address_is_one_file(raw: str) -> None:
    assert values.parse("build_context", raw).form == "url"


def test_keys_of_a_cache_are_masked_in_the_value_itself() -> None:
    found = values.parse("build_cache", "type=s3,bucket=b,secret_access_key=abc123,session_token=def")
    assert found.slots["value"] == f"type=s3,bucket=b,secret_access_key={MASK},session_token={MASK}"


def test_a_variable_of_a_builder_keeps_its_letters() -> None:
    found = values.parse("driver_opt", 'env.HTTP_PROXY=http://p,"env.no_proxy=a,b"')
    assert [slots["variable"] for _, slots in found.parts] == ["HTTP_PROXY", "no_proxy"]
