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
]  # fmt: skip


@pytest.mark.parametrize(("line", "name", "words", "never"), SAID, ids=[f"{row[0]}" for row in SAID])
def test_a_sentence_says_the_value_and_nothing_false(
    line: str, name: str, words: list[str], never: list[str]
) -> None:
    (note,) = [one for one in explain(type_line(f"docker {line}"), real_bank()) if one.name == name]
    for lang in ("en", "ko"):
        sentence = real_bank().say(note.key, lang, note.slots)
        assert [word for word in words if word not in sentence] == [], sentence
        assert [word for word in never if word in sentence] == [], sentence


@pytest.mark.parametrize("command", ["run", "create", "exec", "update", "start", "attach"])
def test_every_option_has_a_long_form(command: str) -> None:
    bank, name = real_bank(), f"container {command}"
    flags = [flag.name for flag in bank.command(name).flags.values() if flag.name != "help"]
    assert [flag for flag in flags if not bank.has(f"flag/{name}/{flag}/more")] == []


def test_the_long_form_of_a_line_has_every_option_in_full() -> None:
    keys = [one.key for one in more(type_line("docker exec -it -u 0 web sh"), real_bank())]
    assert {f"flag/container exec/{flag}/more" for flag in ("interactive", "tty", "user")} < set(keys)
