"""No sentence says a value wrongly: the forms of values where one wording for all would."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import explain, more

# The line after `docker`, the option or operand, what both languages say, and what neither may say.
SAID: list[tuple[str, str, list[str], list[str]]] = [
    ("run -p 8080:80 nginx", "publish", ["localhost:8080", "80/tcp"], []),
    ("run -p 80 nginx", "publish", ["80/tcp", "docker port"], ["localhost"]),
    ("run -p 53:53/udp nginx", "publish", ["localhost:53", "53/udp"], ["tcp"]),
    ("run -p 127.0.0.1:8080:80/udp nginx", "publish", ["127.0.0.1", "8080", "80/udp"], ["tcp"]),
    ("run -p 0.0.0.0:8080:80 nginx", "publish", ["0.0.0.0", "8080", "80/tcp"], ["only", "만 "]),
    ("run -p 8000-8010:80 nginx", "publish", ["8000-8010", "11", "80/tcp"], ["one to one", "차례대로"]),
    ("run -p 8000-8010:80-90 nginx", "publish", ["8000-8010", "11", "80-90/tcp"], []),
    ("run -p 127.0.0.1:8000-8001:80 nginx", "publish", ["127.0.0.1", "8000-8001", "2"], ["one to one"]),
    ("run -p 127.0.0.1::80-81 nginx", "publish", ["127.0.0.1", "80-81/tcp", "2"], []),
    ("run -p 0:80 nginx", "publish", ["80/tcp", "docker port"], ["localhost", ":0"]),
    ("run -v data:/x nginx", "volume", ["`data`", "`/x`"], ["host", "호스트"]),
    ("run -v /srv:/x:ro nginx", "volume", ["`/srv`", "`/x`"], ["made", "만듭니다"]),
    ("run -v /x nginx", "volume", ["`/x`"], ["host", "호스트"]),
    ("run -v ./a:/x:Z nginx", "volume", ["`./a`", "`/x`", "`Z`", "SELinux"], []),
    ("run -v /var/run/docker.sock:/s nginx", "volume", ["`/s`"], []),
    ("run --mount type=bind,src=/a,dst=/x nginx", "mount", ["`/a`", "`/x`"], ["made", "만듭니다"]),
    ("run --mount dst=/x nginx", "mount", ["`/x`"], ["{", "None"]),
    ("run --tmpfs /t:size=64m nginx", "tmpfs", ["`/t`", "64 MiB"], []),
    ("run --restart on-failure:3 nginx", "restart", ["3", "on-failure"], ["any number", "제한 없이"]),
    ("run --restart on-failure:0 nginx", "restart", ["on-failure"], ["at most", "번까지"]),
    ("run -m 512m nginx", "memory", ["512 MiB", "536870912", "137"], []),
    ("run -m 0 nginx", "memory", [], ["137", "0 B"]),
    ("run --cpus 1.5 nginx", "cpus", ["1.5", "150%"], []),
    ("run --cpus 0 nginx", "cpus", [], ["0%"]),
    ("update --cpus 0 web", "cpus", ["0"], ["default", "기본값"]),
    ("update -m 0 web", "memory", ["0"], ["default", "기본값", "0 B"]),
    ("run --device-read-bps /dev/sda:1mb nginx", "device-read-bps", ["1 MiB", "/dev/sda"], ["bytes"]),
    ("run --device-read-iops /dev/sda:9 nginx", "device-read-iops", ["9", "/dev/sda"], ["MiB", "9 B"]),
    ("run --cap-add cap_net_bind_service nginx", "cap-add", ["NET_BIND_SERVICE"], ["extra", "더 줍니다"]),
    ("run --cap-add SYS_TIME nginx", "cap-add", ["SYS_TIME"], []),
    ("run --ulimit nofile=1024:2048 nginx", "ulimit", ["nofile", "1024", "2048"], []),
    ("run --ulimit memlock=-1 nginx", "ulimit", ["memlock", "-1"], ["raise", "올릴"]),
    ("run -u 1000 nginx", "user", ["1000"], ["image's user"]),
    ("run --pids-limit 0 nginx", "pids-limit", ["0"], ["At most", "까지만"]),
    ("run --stop-timeout 0 nginx", "stop-timeout", [], ["0"]),
    ("run --dns-search . nginx", "dns-search", ["`.`"], ["db"]),
    ("run --security-opt no-new-privileges nginx", "security-opt", ["no-new-privileges"], []),
    ("run --health-interval 0s nginx", "health-interval", ["30s"], ["0s b", " 0s "]),
    ("run --network container:web nginx", "network", ["`web`"], ["container:"]),
    ("run nginx", "IMAGE", ["nginx:latest"], []),
    ("run localhost:5000/web:2 sh", "IMAGE", ["`localhost:5000/web`", "`2`"], ["latest"]),
    ("create -p 8080:80 nginx", "publish", ["localhost:8080"], ["now", "이제"]),
    ("create nginx", "container create", ["nginx"], ["starts it", "시작합니다"]),
    ("create -i debian", "interactive", ["docker start -i"], []),
    ("create -a stdout debian", "attach", ["`stdout`", "docker start"], []),
    ("exec -w /a web ls", "workdir", ["`/a`"], ["made", "만듭니다"]),
    ("exec -e A=1 web ls", "env", ["`A`", "`1`"], []),
    ("start -a web", "attach", [], ["stdin"]),
    ("plugin enable a/b", "plugin enable", ["`a/b`"], ["gets the line", "넘깁니다"]),
    ("network create -d macvlan a", "driver", ["macvlan", "MAC"], ["instead", "플러그인"]),
    ("network create -o parent=eth0 a", "opt", ["`eth0`"], ["parent"]),
    ("network create -o parent=eth0.20 a", "opt", ["`eth0`", "VLAN 20", "`eth0.20`"], ["parent"]),
    ("network create -o com.docker.network.driver.mtu=9216 a", "opt", ["9216"], ["1500"]),
    ("ps --filter status=running", "filter", ["`running`", "`-a`"], ["stopped", "중지"]),
    ("network create -o a b", "opt", ["`a`"], ["``"]),
    ("network create --ipv6 --ipv4=false a", "ipv6", ["IPv6"], ["IPv4"]),
    ("network create --internal=false a", "internal", [], ["Closes", "막힌"]),
    ("network connect --link db a b", "link", ["`db`"], ["`db` 이름으로", "under"]),
    ("network inspect -f 'table {{.Name}}' a", "format", ["{{.Name}}", "`table`"], ["columns", "열"]),
    ("network ls --format 'table {{.Name}}'", "format", ["{{.Name}}"], ["no tables", "없습니다"]),
    ("network ls --format table", "format", [], ["``", "no tables"]),
    ("network ls -f dangling=false", "filter", ["`false`"], ["no running", "쓰지 않는"]),
    ("network prune --filter label!=keep", "filter", ["`keep`"], ["label!", "Deletes only"]),
    ("volume create --required-bytes 1g a", "required-bytes", ["1 GiB"], ["1g"]),
    ("volume ls -f dangling=true", "filter", ["`true`"], ["be it", "누군가"]),
    ("volume prune --all=false", "all", [], ["too", "있는"]),
    ("system events --until 10m", "until", ["10m"], ["at 10m", "10m 시점"]),
    ("system events --since 10m", "since", ["10m"], ["since 10m", "10m 이후"]),
    ("system prune --filter until=24h", "filter", ["24h"], ["before 24h", "24h 시점"]),
    ("-H ssh://me@a ps", "host", ["ssh://me@a", "SSH"], ["unencrypted", "암호화하지"]),
    ("-H 10.0.0.1:2375 ps", "host", ["10.0.0.1:2375"], ["SSH", "socket", "소켓"]),
    ("-H unix:///a.sock ps", "host", ["unix:///a.sock"], ["SSH", "네트워크"]),
    ("search --limit 0 a", "limit", ["0"], ["at most", "까지만"]),
    ("manifest inspect a:1", "MANIFEST_LIST", ["a:1"], ["made on", "만든"]),
    ("context create a --docker host=tcp://b,ca=c", "docker", ["`host=tcp://b,ca=c`"], []),
    ("login -p x -u me", "username", ["`me`"], ["password", "비밀번호"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "words", "never"), SAID, ids=[f"{row[0]}" for row in SAID])
def test_a_sentence_says_the_value_and_nothing_false(
    line: str, name: str, words: list[str], never: list[str]
) -> None:
    found = [one for one in explain(type_line(f"docker {line}"), real_bank()) if one.name == name]
    (note,) = [one for one in found if not one.key.startswith("part/")]
    for lang in ("en", "ko"):
        sentence = real_bank().say(note.key, lang, note.slots)
        assert [word for word in words if word not in sentence] == [], sentence
        assert [word for word in never if word in sentence] == [], sentence


@pytest.mark.parametrize("command", ["run", "create", "exec", "update", "start", "attach"])
def test_every_option_has_a_long_form(command: str) -> None:
    bank, name = real_bank(), f"container {command}"
    flags = [flag.name for flag in bank.command(name).flags.values() if flag.name != "help"]
    assert [flag for flag in flags if not bank.has(f"flag/{name}/{flag}/more")] == []


@pytest.mark.parametrize(
    "family",
    [
        "completion", "context", "docker", "help", "login", "logout", "manifest", "network", "plugin",
        "search", "system", "trust", "version", "volume",
    ],
)  # fmt: skip
def test_every_part_of_a_family_has_a_long_form(family: str) -> None:
    bank = real_bank()
    commands = [bank.command(name) for name in bank.commands if name.split(" ")[0] == family]
    keys = [f"command/{command.name}" for command in commands]
    keys += [f"operand/{command.name}/{one.name}" for command in commands for one in command.operands]
    flags = [(command.name, name) for command in commands for name in command.flags if name != "help"]
    keys += [f"flag/{command}/{name}" for command, name in flags]
    assert [key for key in keys if not bank.has(f"{key}/more")] == []


def test_the_long_form_of_a_line_has_every_option_in_full() -> None:
    keys = [one.key for one in more(type_line("docker exec -it -u 0 web sh"), real_bank())]
    assert {f"flag/container exec/{flag}/more" for flag in ("interactive", "tty", "user")} < set(keys)
