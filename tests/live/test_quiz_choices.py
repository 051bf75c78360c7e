"""What a wrong choice claims is false on a real daemon, and what the right one claims is true.

A scene is what one question of content/quiz shows, as a script that prints what came of it; behind it stands for each
choice, in the order of the file, what would be printed if it were true. Of all of them only the first may be.
"""

# ruff: noqa: E501
from __future__ import annotations

import os
import re
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.support.daemon import live_daemon
from tests.support.lines import real_bank
from tutor.quiz.stock import Stock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Printed = dict[str, str]


class Scene(NamedTuple):
    """The question, its script (`$N` is a name of its own), and what each choice would print."""

    card: str
    script: str
    claims: tuple[str, ...]


def predict(card: str, script: str, *claims: str) -> Scene:
    return Scene(f"predict/{card}", script, claims)


def output(card: str, script: str, *claims: str) -> Scene:
    return Scene(f"output/{card}", script, claims)


def codes(*found: int) -> tuple[str, ...]:
    return tuple(rf"^code {one}$" for one in found)


def ended(*found: int) -> tuple[str, ...]:
    return tuple(rf"^status Exited \({one}\)" for one in found)


STATUS: Final = "(docker ps -a --format 'status {{.Status}}' -f name=^$N$ | grep . || echo gone)"
RESTARTS: Final = "docker inspect -f 'restarts {{.RestartCount}}' $N"
NETWORKS: Final = "echo nets $(docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{println $k}}{{end}}' $N | sort | sed s/$N/own/)"
SLEEPS: Final = "docker run -d --init --name $N busybox sleep 600 >/dev/null"
IMAGE: Final = "docker create --name $N busybox >/dev/null; docker commit {} $N $N-i >/dev/null"
FEW: Final = 60  # wrong choices that are tried at least
SCENES: Final = (
    predict("stopped-listed", f"{SLEEPS}; docker kill $N >/dev/null; id=$(docker ps -aq --no-trunc -f name=$N); for c in 'ps -a' 'ps -q' 'images -a' 'ps -f status=running'; do docker $c --no-trunc | grep -q $id && echo by $c; done", "^by ps -a$", "^by ps -q$", "^by images -a$", "^by ps -f status=running$"),
    predict("status-of-true", f"docker run -d --name $N busybox true >/dev/null; docker wait $N >/dev/null; {STATUS}", *ended(0), "^status Created", *ended(1), "^status Up"),
    predict("code-of-false", "docker run --rm busybox false; echo code $?", *codes(1, 0, 125, 127)),
    predict("code-of-missing", "docker run --rm busybox bash; echo code $?", *codes(127, 126, 125, 137)),
    predict("code-of-folder", "docker run --rm busybox /etc; echo code $?", *codes(126, 127, 125, 139)),
    predict("code-of-refusal", "docker run --name $N busybox true; docker run --name $N busybox true; echo code $?", *codes(125, 126, 127, 139)),
    predict("code-of-exec", f"{SLEEPS}; docker exec $N sh -c 'exit 5'; {STATUS}; {RESTARTS}", r"^status Up [^(]*$", *ended(5), "^restarts [1-9]", r"\(Paused\)"),
    predict("kill-status", f"{SLEEPS}; docker kill $N; {STATUS}", *ended(137, 143, 0, 1)),
    predict("stop-nginx", f"docker run -d --name $N nginx >/dev/null; docker exec $N true; docker stop $N; {STATUS}", *ended(0, 137, 1, 143)),
    predict("stop-ignored", f"docker run -d --name $N busybox sleep 600 >/dev/null; s=$(date +%s); docker stop $N; echo code $?; e=$(( $(date +%s) - s )); [ $e -lt 9 ] && echo at once; {STATUS}", *ended(137, 143, 0), "^code [1-9]"),
    predict("stop-init", f"{SLEEPS}; sleep 2; docker stop $N; {STATUS}", *ended(143, 137, 130, 0)),
    predict("create-status", f"docker create --name $N nginx; {STATUS}", "^status Created$", *ended(0), r"\(Paused\)", "^status Up"),
    predict("pause-status", f"{SLEEPS}; docker pause $N >/dev/null; docker ps --format 'status {{{{.Status}}}}' -f name=$N | grep . || echo none; docker unpause $N >/dev/null", r"^status Up .*\(Paused\)", *ended(0, 137), "^none$"),
    predict("logs-of-ended", "docker run -d --name $N busybox echo hello >/dev/null; docker wait $N >/dev/null; docker logs $N; echo end", "^hello$", r"\Aend", "No such container", "is not running"),
    predict("attach-ended", f"docker run --name $N busybox echo hello >/dev/null; timeout 5 docker attach $N; echo code $?; {STATUS}", "annot attach to a stopped", "^hello$", "^status Up", "^code 124$"),
    predict("rm-running", f"{SLEEPS}; docker rm $N; {STATUS}; docker kill $N >/dev/null; {STATUS} | sed 's/^/later /'", r"^status Up(?s:.*)annot remove|annot remove(?s:.*)^status Up", "^gone", "^status Exited", "^later gone"),
    predict("volume-remains", "docker run --name $N -v $N:/data busybox touch /data/f; docker rm $N >/dev/null; docker ps -aq -f name=$N | grep -q . && echo container; docker volume inspect $N >/dev/null && echo volume with $(docker run --rm -v $N:/d busybox ls /d) || echo neither", "^volume with f$", "^volume with$", "^container$", "^neither$"),
    predict("volumes-after-rm-flag", "docker create --rm --name $N -v $N:/a -v /b busybox true >/dev/null; b=$(docker inspect -f '{{range .Mounts}}{{println .Name}}{{end}}' $N | grep -v $N | grep .); docker start -a $N; while docker container inspect $N >/dev/null 2>&1; do :; done; echo left $(for v in $N $b; do docker volume inspect -f '{{.Name}}' $v 2>/dev/null; done | sed \"s/$N/named/; s/$b/other/\")", "^left named$", "^left other$", "^left named other$", "^left$"),
    predict("file-after-restart", f"{SLEEPS}; docker exec $N touch /note; docker stop $N >/dev/null; docker start $N >/dev/null; docker exec $N ls /note; echo end", "^/note$", r"\Aend", "No such file", "No such container"),
    predict("file-in-a-new-one", "docker run --name $N busybox touch /note; docker run --rm busybox ls /note", "No such file or directory", "^/note$", "xists already", "No such container"),
    predict("left-and-right", "docker run -d -p 18083:80 --name $N nginx >/dev/null; docker port $N | grep -q '80/tcp -> 0.0.0.0:18083' && echo at 18083; docker port $N | grep -q ':80$' && echo at 80; getent hosts nginx >/dev/null && echo by name; curl -sS localhost:18083:80 2>&1 | grep -q nginx && echo at both; docker rm -f $N >/dev/null", "^at 18083$", "^at 80$", "^by name$", "^at both$"),
    predict("expose-alone", "docker run -d --init --expose 9000 --name $N busybox sleep 600 >/dev/null; docker port $N; echo end", r"\Aend", r"-> 0\.0\.0\.0:9000", r"-> 0\.0\.0\.0:[3-6]\d{4}", r"-> 127\.0\.0\.1"),
    predict("publish-all-port", "docker run -d -P --name $N nginx >/dev/null; docker port $N; echo end; docker rm -f $N >/dev/null", r"^80/tcp -> 0\.0\.0\.0:[3-6]\d{4}$", r":80$", r"127\.0\.0\.1:8080", r"\Aend"),
    predict("missing-folder-v", "docker run --rm -v $PWD/new:/data busybox ls /data; echo code $?; [ -d new ] && echo made $(ls new); docker volume ls -q | grep new && echo volume", r"^code 0\nmade$", "^code 125$", "^volume$", "ls: /data"),
    predict("missing-folder-mount", "docker run --rm --mount type=bind,src=$PWD/none,dst=/data busybox ls /data; echo code $?; [ -d none ] && echo made; docker volume ls -q | grep none && echo volume", "^code 125$", "^made$", "^volume$", "ls: /data|^code 0$"),
    predict("new-volume-filled", "docker run --rm -v $N:/usr/share/nginx/html nginx ls /usr/share/nginx/html > seen; cat seen; ls /usr/share/nginx/html 2>/dev/null | cmp -s - seen && [ -s seen ] && echo of the host; echo end", "^index.html$", r"\Aend", "^of the host$", "No such file"),
    predict("empty-folder-hides", "mkdir empty; docker run --rm -v ./empty:/usr/share/nginx/html nginx sh -c 'ls /usr/share/nginx/html; touch /usr/share/nginx/html/t'; rm -f empty/t; echo end; ls empty", r"\Aend$", "^index.html", "Read-only", "(?s)end.*index.html"),
    predict("policy-on-failure", f"docker run -d --restart on-failure --name $N busybox true >/dev/null; docker wait $N >/dev/null; sleep 1; {STATUS}; {RESTARTS}", r"^status Exited \(0\).*\nrestarts 0$", r"^restarts ([2-9]|\d\d)", "^restarts 1$", "^gone$"),
    predict("policy-always", f"docker run -d --restart always --name $N busybox true >/dev/null; until {RESTARTS} | grep -Eq ' ([2-9]|..)'; do :; done; {RESTARTS}; {STATUS}; docker rm -f $N >/dev/null", r"^restarts ([2-9]|\d\d)", "^restarts 1$", "^restarts 0$", "^restarts 0$"),
    predict("policy-and-stop", f"docker run -d --init --restart always --name $N busybox sleep 600 >/dev/null; docker stop $N >/dev/null; echo code $?; sleep 1; {STATUS}; sleep 10; {STATUS} | sed 's/^/later /'; docker rm -f $N >/dev/null", "^later status Exited", "^status Up", "^later status Up", "^code [1-9]"),
    predict("rmi-in-use", f"{IMAGE.format('')}; docker run --name $N-c $N-i true; docker rmi $N-i; for o in 'image inspect $N-i' 'container inspect $N-c'; do eval docker $o >/dev/null 2>&1 && echo there || echo away; done | xargs echo left", "^left there there$", "^left away away$", "^left away there$", "^left there away$"),
    predict("rmi-one-name", "docker tag nginx $N; docker rmi $N >/dev/null; for i in $N nginx; do docker image inspect $i >/dev/null 2>&1 && echo there || echo away; done | xargs echo left", "^left away there$", "^left away away$", "^left there away$", "^left there there$"),
    predict("cmd-replaced", IMAGE.format("-c 'CMD [\"echo\", \"hello\"]'") + "; docker run --rm $N-i echo bye", "^bye$", "^hello$", "^hello bye$", "^echo bye$"),
    predict("entrypoint-kept", IMAGE.format("-c 'ENTRYPOINT [\"echo\", \"hello\"]'") + "; docker run --rm $N-i bye", "^hello bye$", "^bye hello$", "^bye$", "bye.*not found"),
    predict("entrypoint-and-cmd", IMAGE.format("-c 'ENTRYPOINT [\"echo\", \"hello\"]' -c 'CMD [\"you\"]'") + "; docker run --rm $N-i", "^hello you$", "^you hello$", "^hello$", "^echo hello$"),
    predict("name-on-default-network", f"{SLEEPS}; docker run --rm busybox ping -c 1 -W 2 $N", "bad address", "1 packets received", "unreachable", "No such container"),
    predict("connected-to-both", f"docker network create $N >/dev/null; {SLEEPS}; docker network connect $N $N; {NETWORKS}", "^nets bridge own$", "^nets own$", "^nets bridge$", "^nets$"),
    predict("run-on-network", f"docker network create $N >/dev/null; docker run -d --init --network $N --name $N busybox sleep 600 >/dev/null; {NETWORKS}", "^nets own$", "^nets bridge own$", "^nets bridge$", "^nets host own$"),
    predict("options-after-image", "docker run --name $N busybox echo -p 8080:80; echo code $?; docker inspect -f 'bound {{json .HostConfig.PortBindings}}' $N", "^-p 8080:80$", "^bound .*8080", "^code 125$", "^bound .*80"),
    predict("commit-and-volume", "docker run --name $N -v $N:/data busybox touch /note /data/note; docker commit $N $N-i >/dev/null; docker run --rm $N-i ls /note /data/note 2>/dev/null; echo end", r"\A/note\nend", r"note\n.*note\nend", r"\A/data/note\nend", r"\Aend"),
    predict("export-import-loses", "docker create --name $N nginx >/dev/null; docker export -o b.tar $N; docker import b.tar $N-i >/dev/null; docker run --rm $N-i; echo code $?; docker run --rm $N-i ls /usr/sbin/nginx", "o command specified", "^code 0$", "ls: cannot access", "Pulling from"),
    predict("save-keeps-names", "docker tag nginx $N; a=$(docker image inspect -f '{{.RootFS.Layers}} {{.Config.Cmd}}' $N); docker save -o b.tar $N; docker rmi $N >/dev/null; docker load -qi b.tar; [ \"$a\" = \"$(docker image inspect -f '{{.RootFS.Layers}} {{.Config.Cmd}}' $N)\" ] && echo same; docker ps -aq -f ancestor=$N -f name=$N | grep . && echo container; docker image inspect -f 'layers {{len .RootFS.Layers}}' $N", "^same$", "^container$", "^Loaded image ID", "^layers 1$"),
    output("exited-0-shell", f"docker run -d --name $N busybox sh >/dev/null; docker wait $N >/dev/null; {STATUS}; docker run -d --init --name $N-b busybox sleep 600 >/dev/null; sleep 2; docker ps -a --format 'other {{{{.Status}}}}' -f name=^$N-b$", *ended(0), "not found", "^other Exited", "already in use"),
    output("empty-ps", f"docker run --name $N busybox echo hello; {STATUS}; docker context ls -q | sed s/^/context./", *ended(0), "^gone$", "^gone$", "^context.(?!default)"),
    output("diff-letters", "docker run --name $N busybox touch /tmp/note; docker diff $N; ls /tmp/note 2>/dev/null", "^A /tmp/note$", "^/tmp/note$", "^D /tmp/note$", "^C /tmp/note$"),
    output("port-without-arrow", "docker run -d --name $N nginx >/dev/null; docker ps --format 'shown {{.Ports}}' -f name=^$N$; docker port $N | sed 's/^/published /'; docker inspect -f 'net {{.HostConfig.NetworkMode}}' $N", "^shown 80/tcp$", r"^published .*:80$", "^net host$", r"^published .*:[3-6]\d{4}$"),
    output("restarting-status", f"docker run -d --restart always --name $N busybox false >/dev/null; until {RESTARTS} | grep -Eq ' ([2-9]|..)'; do :; done; {RESTARTS}; docker inspect -f 'policy {{{{.HostConfig.RestartPolicy.Name}}}} health {{{{if .State.Health}}}}checked{{{{else}}}}unchecked{{{{end}}}}' $N; docker rm -f $N >/dev/null", "^policy always", "^policy no", "health checked", "^restarts [01]$"),
    output("unhealthy-status", "docker run -d --init -p 18084:80 --health-cmd false --health-interval 100ms --health-retries 1 --name $N busybox sleep 600 >/dev/null; until docker ps -f name=$N | grep -q unhealthy; do :; done; docker inspect -f '{{.State.Status}} {{.RestartCount}}' $N; docker port $N | grep -q 18084 || echo closed; docker rm -f $N >/dev/null", "^running 0$", "^running [1-9]", "^closed$", "^paused"),
    output("created-after-run", f"docker run -d --init -p 18085:80 --name $N-a busybox sleep 600 >/dev/null; docker run -d -p 18085:80 --name $N nginx >/dev/null; {STATUS}; docker rm -f $N-a >/dev/null; sleep 1; {STATUS} | sed 's/^/later /'", "^status Created", "^status Up", "^gone$", "^later status Up"),
)  # fmt: skip
TRIED: Final = [(scene, at) for scene in SCENES for at in range(1, len(scene.claims))]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Printed]:
    """Play all scenes on one daemon, a few at a time."""
    folder = tmp_path_factory.mktemp("scenes")
    with live_daemon("choices") as daemon, ThreadPoolExecutor(6) as pool:
        daemon.need("busybox", "nginx")
        for image in ("busybox", "nginx"):
            daemon.docker("pull", "-q", image)

        def play(at: int) -> str:
            work: Path = folder / str(at)
            work.mkdir()
            own = {"DOCKER_HOST": daemon.host, "DOCKER_CONFIG": str(work / "config"), "N": f"scene-{at:02}"}
            script = f"timeout 60 sh -c {shlex.quote(SCENES[at].script)} 2>&1"
            done = daemon.run_in(script, env={**os.environ, **own}, cwd=work, stdin=subprocess.DEVNULL)
            return str(done.stdout).strip()

        yield dict(zip((scene.card for scene in SCENES), pool.map(play, range(len(SCENES))), strict=True))
        daemon.run_in("docker kill $(docker ps -q)")


def test_enough_choices_are_tried_and_each_question_with_all_of_its() -> None:
    seeds = Stock(real_bank()).seeds
    assert len(TRIED) >= FEW
    assert all(len(seeds[scene.card].choices) == len(scene.claims) for scene in SCENES)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.card)
def test_the_right_choice_is_true(scene: Scene, printed: Printed) -> None:
    assert re.search(scene.claims[0], printed[scene.card], re.MULTILINE), printed[scene.card]


@pytest.mark.parametrize(("scene", "at"), TRIED, ids=lambda part: getattr(part, "card", str(part)))
def test_a_wrong_choice_is_false(scene: Scene, at: int, printed: Printed) -> None:
    assert not re.search(scene.claims[at], printed[scene.card], re.MULTILINE), printed[scene.card]
