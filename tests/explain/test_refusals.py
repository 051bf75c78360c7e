"""What docker or its daemon refuses is not told as if it had an effect, and what they take not as refused.

Each line was tried on daemons of 20.10 and 28.5 with the docker command 28.2.
"""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import explain
from tutor.explain.refusals import KEY
from tutor.model import Known

REFUSED = {
    "ipv4": [
        "run --network app --ip 300.1.1.1 nginx",
        "run --network app --ip 172.30.0.9/16 nginx",
        "run --network app --ip fe80::1 nginx",
        "run --network name=app,ip=300.1.1.1 nginx",
        "network connect --ip web app db",
        "swarm init --advertise-addr 300.1.1.1",
    ],
    "ipv6": ["run --network app --ip6 172.30.0.9 nginx", "network connect --ip6 1.2.3.4 app web"],
    "address": [
        "run --network app --link-local-ip 300.1.1.1 nginx",
        "network create --subnet 10.2.0.0/24 --gateway 10.2.0.1/24 app",
        "network create --subnet 10.2.0.0/24 --aux-address host=300.1.1.1 app",
    ],
    "subnet": [
        "network create --subnet 300.0.0.0/24 app",
        "network create --subnet 10.1.0.0 app",
        "network create --subnet 10.1.0.0/33 app",
        "network create --subnet 10.2.0.0/24 --ip-range abc app",
    ],
    "subnet-start": ["network create --subnet 10.1.0.5/24 app"],
    "mac": ["run --network name=app,mac-address=zz nginx"],
    "mac-card": ["run --mac-address 01:00:00:00:00:00 nginx", "run --mac-address 92:d0:c6:0a:29:33:11:22 x"],
    "scheme": ["-H foo://x ps"],
    "port": ["port web 70000", "port web abc"],
    "range": [
        "run --oom-score-adj 2000 nginx",
        "run --cpu-period 999 nginx",
        "update --cpu-period 2000000 web",
        "swarm init --data-path-port 80",
    ],
    "hits": ["search --limit 101 nginx"],
    "least": [
        "run --cpus -1 nginx",
        "run --cpus 0.009 nginx",
        "update --cpus 0.001 web",
        "run --cpu-quota 999 nginx",
        "run --memory-reservation 1m nginx",
        "run --health-interval 1us nginx",
        "run --health-start-interval 1us nginx",
        "service create --limit-cpu 0.0001 nginx",
        "service create --reserve-memory 2m nginx",
        "service update --limit-memory 1m web",
    ],
    "shares": ["run --cpu-shares 1 nginx", "run --cpu-shares -1 nginx", "update -c 300000 web"],
    "weight": ["run --blkio-weight 5 nginx", "update --blkio-weight 2000 web"],
    "cpuset": ["run --cpuset-cpus abc nginx", "run --cpuset-cpus 3-1 nginx", "run --cpuset-mems abc nginx"],
    "expiry": ["swarm update --cert-expiry 1m", "swarm ca --rotate --cert-expiry 30m"],
    "negative": [
        "service create --restart-delay -5s nginx",
        "service create --update-monitor -5s nginx",
        "swarm update --dispatcher-heartbeat -5s",
    ],
    "files": ["run --ulimit nofile=-1 nginx", "run --ulimit nofile=1024:99999999999 nginx"],
    "user-number": ["run -u -1 nginx", "run -u 0:99999999999 nginx", "run --group-add -1 nginx"],
    "replicas": ["service scale web=abc", "service scale web=-1"],
    "scale": ["service scale web"],
    "resource": ["service create --generic-resource gpu=UUID1 nginx"],
    "tail": ["service logs --tail abc web"],
    "volume-name": [
        "volume create a",
        "volume create 'a b'",
        "volume create --name aa+b",
        "run -v _a:/x nginx",
        "run -v 'a b:/x' nginx",
        "volume create a/b",
    ],
    "mount-name": ["run --mount type=volume,src=a,dst=/x nginx"],
    "service-name": ["service create --name a.b nginx", f"service create --name {'a' * 64} nginx"],
    "object-name": ["secret create _x file", "config create a- file"],
    "context-name": ["context create a", "context create .ab"],
    "reserved-context": ["context create default", "context rm default", "context update default"],
    "endpoint": ["context create ab --docker foo=bar"],
    "predefined": ["network create bridge", "network create default"],
    "kept-network": ["network rm app bridge", "network rm none"],
    "joined-host": ["network connect host web"],
    "joined-none": ["network connect none web"],
    "container-missing": ["run --network container: nginx", "run --volumes-from : nginx"],
    "host-length": [f"run --hostname {'a' * 65} nginx"],
    "capitals": ["service create Nginx", "service update --image me/App:1 web", "plugin install me/Plugin"],
    "architecture": ["run --platform linux/amd46 nginx", "pull --platform linux/foo nginx"],
    "signal": [
        "run --stop-signal SIGFOO nginx",
        "run --stop-signal 0 nginx",
        "run --stop-signal RTMIN+16 nginx",
        "stop -s SIGFOO web",
        "kill -s 0 web",
        "kill -s 65 web",
        "kill -s SIGUNUSED web",
    ],
    "change": ["commit -c 'RUN x' web my", "commit -c 'MAINTAINER x' web my", "import -c 'RUN ls' x.tar my"],
    "isolation": ["run --isolation foo nginx"],
    "windows": ["run --isolation process nginx"],
    "keys": ["exec --detach-keys foo web sh", "attach --detach-keys ctrl-A web"],
    "time": [
        "logs --since yesterday web",
        "logs --until 2d web",
        "logs --since 2024-13-01 web",
        "logs --since 2024-01-01T25:00:00 web",
        "system events --since now",
        "container prune -f --filter until=yesterday",
    ],
    "unclosed": ["ps --format '{{'", "ps --format '{{.ID}'", "inspect -f '{{.State.Status' web"],
    "function": ["ps --format 'table {{Names}}'", "ps --format '{{toJson .}}'"],
    "root-target": ["run -v data:/ nginx", "run --tmpfs / nginx", "run --mount type=bind,src=/a,dst=/ nginx"],
    "mode": ["run -v data:/x:ro,rw nginx", "run --volumes-from web:foo nginx"],
    "nocopy": ["run -v /a:/b:nocopy nginx"],
    "mount-type": ["run --mount type=foo,dst=/x nginx"],
    "bind-source": [
        "run --mount type=bind,dst=/x nginx",
        "run --mount type=bind,src=a,dst=/x nginx",
        "run --mount type=bind,src=../a,dst=/x nginx",
        "run --mount 'type=bind,src=~/a,dst=/x' nginx",
    ],
    "tmpfs-source": ["run --mount type=tmpfs,src=a,dst=/x nginx"],
    "propagation": ["run --mount type=bind,src=/a,dst=/x,bind-propagation=foo nginx"],
    "tmpfs-option": [
        "run --tmpfs /x:foo nginx",
        "run --tmpfs /x:SIZE=5m nginx",
        "run --tmpfs /x:size=abc nginx",
        "run --tmpfs /x:size=1.5m nginx",
        "run --tmpfs /x:mode=999 nginx",
        "run --tmpfs /x:size=5m,huge=always nginx",
    ],
    "log-content": [
        "run --log-opt max-size=abc nginx",
        "run --log-opt max-size=0 nginx",
        "run --log-opt max-size=-1 nginx",
        "run --log-opt max-file=0 nginx",
        "run --log-opt mode=foo nginx",
    ],
    "security": ["run --security-opt foo=bar nginx"],
    "switch": [
        "run --security-opt no-new-privileges=maybe nginx",
        "network create -o com.docker.network.bridge.enable_icc=yes app",
    ],
    "system-paths": ["run --security-opt systempaths=foo nginx"],
    "network-word": [
        "network create -d ipvlan -o ipvlan_mode=l9 app",
        "network create -d macvlan -o macvlan_mode=foo app",
    ],
    "network-number": [
        "network create -o com.docker.network.driver.mtu=big app",
        "network create -o com.docker.network.driver.mtu=-5 app",
    ],
    "card-name": ["network create -o com.docker.network.bridge.name=abcdefghijklmnop app"],
    "mask": ["swarm init --default-addr-pool-mask-length 30"],
    "storage": ["run --storage-opt foo=bar nginx"],
    "size": ["volume create -o size=abc data"],
    "task": [
        "service create --stop-signal SIGFOO nginx",
        "service create --isolation hyperv nginx",
        "service create --mount type=bind,src=rel,dst=/x nginx",
        "service create --ulimit nofile=-1 nginx",
        "service create --oom-score-adj 5000 nginx",
        "service create --user 99999999999 nginx",
    ],
    "by-line": ["run --ip 172.17.0.9 nginx", "run -w app nginx", "run -m 2m nginx", "run --tmpfs x nginx"],
}

TAKEN = [
    "ps --format '{{\"{{\"}}'",
    "version --format '{{.Client.Version}}}}'",
    "run --network app --ip 172.30.0.9 --ip6 fd00::9 --link-local-ip 169.254.1.1 nginx",
    "run --network name=app,ip=172.30.0.9,mac-address=02:42:ac:11:00:09 nginx",
    "network create --subnet 10.1.0.0/24 --gateway 10.1.0.1 --ip-range 10.1.0.128/25 app",
    "network create --subnet 0.0.0.0/24 app",
    "swarm init --advertise-addr eth0 --listen-addr 0.0.0.0:2377 --data-path-port 0",
    "swarm init --advertise-addr 10.0.0.1:2377 --cert-expiry 1h",
    "port web 80",
    "port web 80/udp",
    "run --cpus 0.01 --cpu-period 1000 --cpu-quota -5 --cpu-shares 2 --oom-score-adj -1000 nginx",
    "run --cpus 0 --cpu-period 0 --cpu-quota 0 --cpu-shares 0 --memory-reservation 0 nginx",
    "run --cpuset-cpus 0-1,0 --cpuset-mems 0 --health-interval 1ms --health-timeout 0s nginx",
    "build --cpu-quota 5 --cpuset-cpus abc .",
    "service create --name a_b --limit-cpu 0.001 --limit-memory 4m --isolation foo nginx",
    "service create --name 9a --generic-resource gpu=2 --hostname '{{.Node.Hostname}}' nginx",
    "service scale web=0 db=18446744073709551615",
    "service logs --tail all web",
    "logs --tail abc web",
    "search --limit 100 nginx",
    "search --limit -1 nginx",
    "run --ulimit nofile=1024:524288 --ulimit nproc=-1 --ulimit memlock=-1:-1 nginx",
    "run -u 1000:1000 --group-add audio nginx",
    "run -v data:/x -v ./a:/y:ro -v ~/b:/z -v aa:/w:nocopy -v $D:/v nginx",
    "volume create my.data_1-x",
    "volume rm /data",
    "secret create a.b_c-d file",
    "context create ab+c.d_e --docker host=ssh://me@a,ca=c",
    "context export default",
    "network connect bridge web",
    "network create hosts",
    "network create -o com.docker.network.bridge.name=abcdefghijklmno -o foo=bar app",
    "network create -o com.docker.network.driver.mtu=1400 -o com.docker.network.bridge.enable_icc=F app",
    "network create -d ipvlan -o ipvlan_mode=l3s -o parent=eth0 app",
    "swarm init --default-addr-pool-mask-length 29",
    "run --network container:web nginx",
    "run --stop-signal SIGRTMIN+3 nginx",
    "run --stop-signal 99 nginx",
    "run --stop-signal rtmin nginx",
    "kill -s 64 web",
    "kill -s '' web",
    "restart -s SIGFOO web",
    "commit -c 'expose 80' -c 'ONBUILD RUN x' -c 'HEALTHCHECK NONE' web my",
    "run --ipc shareable --isolation Default nginx",
    "exec --detach-keys 'ctrl-[,a,ctrl-p' web sh",
    "exec --detach-keys '' web sh",
    *(
        f"logs --since '{time}' web"
        for time in (
            *("10m", "1h30m", "1.5h", "-10m", "0", "1700000000.5", "2024-01-02", "2024-01-02T10:05"),
            *("2024-01-02T10:05:06.123Z", "2024-01-02T10:05:06+09:00", "2024-01-02Z", "10", ""),
        )
    ),
    *(
        f"ps --format '{template}'"
        for template in (
            *("{{json .}}", "table {{.ID}}\\t{{.Names}}", '{{"{{"}}', "{{/* note */}}{{.ID}}", "{{- .ID -}}"),
            '{{range $i, $e := split .Names ","}}{{$e}}{{end}}',
            *('{{if eq .State "running"}}{{.Names}}{{else}}-{{end}}', '{{.Label "a b"}}', "{{.ID | lower}}"),
            *('{{define "a"}}x{{end}}{{template "a"}}', "{{.ID }}}", "{{with .ID}}{{.}}{{end}}", "json"),
        )
    ),
    "run --mount type=bind,src=.,dst=/x --mount type=bind,src=./a,dst=/y nginx",
    "run --mount type=bind,src=/a,dst=/x,bind-propagation=RSHARED nginx",
    "run --mount type=volume,dst=/x --mount type=tmpfs,dst=/y --mount type=image,src=a,dst=/z nginx",
    "run --tmpfs /x:size=64m,mode=1777,uid=1000,nr_inodes=5k,exec nginx",
    "run --tmpfs /x:size=10% --tmpfs /y: nginx",
    "run --volumes-from web:ro,z nginx",
    "run --log-opt max-size=10kb --log-opt max-file=3 --log-opt tag=a nginx",
    "run --log-driver loki --log-opt loki-url=http://a nginx",
    "run --security-opt label:disable --security-opt no-new-privileges nginx",
    "run --security-opt seccomp=unconfined --security-opt systempaths=unconfined nginx",
    "run --platform linux/arm64/v8 nginx",
    "run --platform windows/amd64 nginx",
    "service create localhost:5000/app:V1",
    "run --network name=app,ip=$IP nginx",
    "run --cpus $CPUS --stop-signal `cat sig` nginx",
    "compose run --user -1 web",
]


def refusals(line: str) -> set[str]:
    notes = explain(type_line(f"docker {line}"), real_bank(), Known(cpus=2))
    return {one.key.removeprefix(KEY) for one in notes if one.key.startswith(KEY)}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_value_that_is_refused_is_told_with_the_reason(reason: str) -> None:
    for line in REFUSED[reason]:
        assert refusals(line) == {reason}, line
        for note in explain(type_line(f"docker {line}"), real_bank()):
            assert note.kind != "order", f"nothing happens in any order: {line}"
            for lang in ("ko", "en"):
                assert "{" not in real_bank().say(note.key, lang, note.slots).replace("{{", ""), line


def test_a_value_that_is_taken_is_not_called_refused() -> None:
    assert [(line, found) for line in TAKEN if (found := refusals(line))] == []


def test_a_template_for_a_plugin_is_checked_too() -> None:
    assert refusals("buildx ls --format '{{.Name'") == {"unclosed"}
    assert refusals("buildx ls --format '{{.Name}}'") == set()


def test_every_reason_has_words_and_every_sentence_a_reason() -> None:
    assert {f"{KEY}{reason}" for reason in REFUSED} == set(real_bank().keys(KEY))


def test_the_other_parts_of_a_refused_mount_are_not_explained() -> None:
    line = type_line("docker run --mount type=bind,src=a,dst=/x,bind-propagation=rslave nginx")
    assert [one.key for one in explain(line, real_bank()) if one.name == "mount"] == [f"{KEY}bind-source"]


def test_a_negative_limit_is_told_as_none() -> None:
    for line in ("run --pids-limit -2 nginx", "update --cpu-quota -5 web"):
        keys = [one.key for one in explain(type_line(f"docker {line}"), real_bank()) if one.kind == "flag"]
        assert [key.rpartition("/")[2] for key in keys] == ["unlimited"]
