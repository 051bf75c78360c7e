"""What questions of the quiz say: predictions, outputs, orders of steps, failing lines.

A row `quiz/KIND/ID/why` is the reason of one question; each question of content/quiz that states a fact has one.
"""

# ruff: noqa: E501
from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from tests.live.facts import Fact, facts_daemon, trials
from tests.support.lines import read_line, real_bank
from tutor.explain import diagnose
from tutor.model import Outcome
from tutor.practice.daemon import start
from tutor.practice.paths import kit
from tutor.practice.spec import Spec
from tutor.quiz.reading import filled
from tutor.quiz.stock import Stock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.daemon import LiveDaemon
    from tutor.quiz.stock import Seed

STATUS: Final = "docker ps -a --format '{{.Status}}' -f name=$N"
ENDED: Final = f"docker wait $N >/dev/null; {STATUS}"
STOCK = Stock(real_bank())


def predict(
    name: str, says: str, script: str, shows: str, code: int = 0, since: tuple[int, int] = (0, 0)
) -> Fact:
    return Fact(f"quiz/predict/{name}/why", says, script, shows, code, since)


def output(name: str, says: str, script: str, shows: str, code: int = 0) -> Fact:
    return Fact(f"quiz/output/{name}/why", says, script, shows, code)


FACTS = (
    predict("stopped-listed", "ps -a lists a stopped one", "docker run -d --name $N nginx >/dev/null; docker stop $N; docker ps -a --format '{{.Names}}' -f name=$N", r"\A(fact-\d+)\n\1\Z"),
    predict("stopped-listed", "ps does not", "docker run -d --name $N nginx >/dev/null; docker stop $N; docker ps --format '{{.Names}}' -f name=$N", r"\A(fact-\d+)\Z"),
    predict("status-of-true", "has ended with 0", f"docker run -d --name $N busybox true >/dev/null; {ENDED}", r"^Exited \(0\)"),
    predict("code-of-false", "1 is the program's", "docker run --rm busybox false; echo $?", r"\A1\Z"),
    predict("code-of-missing", "127", "docker run --rm busybox bash", "not found", 127),
    predict("code-of-folder", "126", "docker run --rm busybox /etc", "permission denied|is a directory", 126),
    predict("code-of-refusal", "125", "docker run --name $N busybox true; docker run --name $N busybox true", "already in use", 125),
    predict("code-of-exec", "the container goes on", f"docker run -d --name $N nginx >/dev/null; docker exec $N sh -c 'exit 5'; echo code $?; {STATUS}", r"\Acode 5\nUp "),
    predict("kill-status", "137, and it is still there", f"docker run -d --name $N nginx >/dev/null; docker kill $N; {STATUS}", r"^Exited \(137\)"),
    predict("stop-nginx", "0", f"docker run -d --name $N nginx >/dev/null; docker exec $N true; docker stop $N; {STATUS}", r"^Exited \(0\)"),
    predict("stop-ignored", "10 seconds, then 137", f"docker run -d --name $N busybox sleep 600 >/dev/null; s=$(date +%s); docker stop $N; echo waited $(( $(date +%s) - s )); {STATUS}", r"waited 1[0-2]\nExited \(137\)"),
    predict("stop-init", "143", f"docker run -d --init --name $N busybox sleep 600 >/dev/null; docker stop $N; {STATUS}", r"^Exited \(143\)"),
    predict("create-status", "Created", f"docker create --name $N nginx; {STATUS}", "^Created$"),
    predict("pause-status", "Paused, and listed by ps", "docker run -d --name $N nginx >/dev/null; docker pause $N; docker ps --format '{{.Status}}' -f name=$N; docker unpause $N", r"^Up .* \(Paused\)$"),
    predict("logs-of-ended", "what it wrote", "docker run -d --name $N busybox echo hello >/dev/null; docker wait $N; docker logs $N", "^hello$"),
    predict("attach-ended", "refuses", "docker run --name $N busybox echo hello; docker attach $N", "annot attach to a stopped container", 1),
    predict("rm-running", "refuses, it goes on", f"docker run -d --name $N nginx >/dev/null; docker rm $N; echo code $?; {STATUS}", r"\Acode 1\nUp (?s:.*)annot remove"),
    predict("volume-remains", "with its files", "docker run -d --name $N -v $N:/data busybox touch /data/f; docker wait $N; docker rm $N; docker run --rm -v $N:/data busybox ls /data", "^f$"),
    predict("volumes-after-rm-flag", "only the named one", "docker volume prune -f >/dev/null; docker run --rm -v $N:/a -v /b busybox true; docker volume ls -q | grep -c -v fact-; docker volume ls -q -f name=$N", r"^0\nfact-\d+$"),
    predict("file-after-restart", "is there", "docker run -d --name $N nginx >/dev/null; docker exec $N touch /note; docker stop $N; docker start $N; docker exec $N ls /note", "^/note$"),
    predict("file-in-a-new-one", "is not there", "docker run --name $N busybox touch /note; docker run --rm busybox ls /note", "^ls: /note: No such file or directory$", 1),
    predict("left-and-right", "8080 of the host", "docker run -d --name $N -p 8080:80 nginx; docker port $N; docker rm -f $N", r"^80/tcp -> 0\.0\.0\.0:8080$"),
    predict("expose-alone", "prints nothing", "docker run -d --expose 9000 --name $N busybox sleep 600 >/dev/null; docker port $N; echo end", r"\Aend\Z"),
    predict("publish-all-port", "a high port", "docker run -d -P --name $N nginx >/dev/null; docker port $N; docker rm -f $N", r"^80/tcp -> 0\.0\.0\.0:(3[2-9]|4|5|6)\d+$"),
    predict("missing-folder-v", "makes an empty folder", "docker run --rm -v $PWD/new:/data busybox ls /data; echo code $?; ls -d new", r"\Acode 0\nnew\Z"),
    predict("missing-folder-mount", "refuses", "docker run --rm --mount type=bind,src=/srv/none,dst=/data busybox ls /data", "bind source path does not exist", 125),
    predict("new-volume-filled", "the image's files", "docker run --rm -v $N:/usr/share/nginx/html nginx ls /usr/share/nginx/html", r"^index\.html$"),
    predict("empty-folder-hides", "nothing", "mkdir empty; docker run --rm -v ./empty:/usr/share/nginx/html nginx ls /usr/share/nginx/html; echo end", r"\Aend\Z"),
    predict("policy-on-failure", "stays ended", "docker run -d --restart on-failure --name $N busybox true; docker wait $N; docker inspect -f '{{.State.Status}} {{.RestartCount}}' $N", "^exited 0$"),
    predict("policy-always", "again and again", "docker run -d --restart always --name $N busybox true; until [ $(docker inspect -f '{{.RestartCount}}' $N) -gt 1 ]; do :; done; docker rm -f $N; echo more than once", "^more than once$"),
    predict("policy-and-stop", "stays stopped", f"docker run -d --restart always --name $N nginx >/dev/null; docker stop $N; {STATUS}; docker update --restart no $N", "^Exited"),
    predict("rmi-in-use", "refuses", "docker run --name $N busybox true; docker rmi busybox", "is using its referenced image|must be forced", 1),
    predict("rmi-one-name", "only the name", "docker tag nginx $N; docker rmi $N; docker images --format '{{.Repository}}' nginx; docker images -q $N | wc -l", r"^Untagged: fact-\d+:latest\nnginx\n0$"),
    predict("cmd-replaced", "the words replace CMD", "docker create --name $N busybox; docker commit -c 'CMD [\"echo\", \"hello\"]' $N $N-i; docker run --rm $N-i echo bye", "^bye$"),
    predict("entrypoint-kept", "the words are its arguments", "docker create --name $N busybox; docker commit -c 'ENTRYPOINT [\"echo\", \"hello\"]' $N $N-i; docker run --rm $N-i bye", "^hello bye$"),
    predict("entrypoint-and-cmd", "CMD is the default argument", "docker create --name $N busybox; docker commit -c 'ENTRYPOINT [\"echo\", \"hello\"]' -c 'CMD [\"you\"]' $N $N-i; docker run --rm $N-i; docker run --rm $N-i me", r"^hello you\nhello me$"),
    predict("name-on-default-network", "is not found", "docker run -d --name $N nginx; docker run --rm busybox ping -c 1 $N", "^ping: bad address 'fact-", 1),
    predict("connected-to-both", "is in both", "docker run -d --name $N nginx; docker network create $N; docker network connect $N $N; docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}{{$k}} {{end}}' $N", r"^bridge fact-\d+ $|^fact-\d+ bridge $|^bridge fact-\d+$"),
    predict("run-on-network", "only in that one", "docker network create $N; docker run -d --network $N --name $N nginx; docker inspect -f '{{range $k, $v := .NetworkSettings.Networks}}[{{$k}}]{{end}}' $N", r"^\[fact-\d+\]$"),
    predict("volume-prune-named", "it stays", "docker volume create $N; docker volume prune -f; docker volume ls -q -f name=$N | sed s/^/left:/", r"^left:fact-\d+$", since=(23, 0)),
    predict("system-prune-takes", "the container, not the volume", "docker run --name $N -v $N:/data busybox true; docker system prune -f >/dev/null; docker ps -a -q -f name=^$N$ | wc -l; docker volume ls -q -f name=$N", r"\A0\nfact-\d+\Z"),
    predict("export-import-loses", "no command", "docker create --name $N nginx; docker export -o b.tar $N; docker import b.tar $N-i; docker run --rm $N-i", "o command specified", 125),
    predict("save-keeps-names", "name and layers", "docker tag nginx $N; a=$(docker image inspect -f '{{.RootFS.Layers}} {{.Config.Cmd}}' $N); docker save -o b.tar $N; docker rmi $N; docker load -i b.tar; [ \"$a\" = \"$(docker image inspect -f '{{.RootFS.Layers}} {{.Config.Cmd}}' $N)\" ] && echo same", "^same$"),
    predict("commit-and-volume", "only what is not in the volume", "docker run --name $N -v $N:/data busybox touch /note /data/note; docker commit $N $N-i; docker run --rm $N-i ls /note /data/note", r"^/note$", 1),
    predict("options-after-image", "belong to the program", "docker run --rm busybox echo -p 8080:80", r"\A-p 8080:80\Z"),
    output("exited-0-shell", "a shell without input ends", f"docker run -d --name $N busybox sh >/dev/null; {ENDED}", r"^Exited \(0\)"),
    output("exited-137-oom", "OOMKilled is true", f"docker run --name $N -m 16m --memory-swap 16m busybox sh -c 'x=$(yes | head -c 200000000)'; docker inspect -f '{{{{.State.OOMKilled}}}}' $N; {STATUS}", r"^true\nExited \(137\)"),
    output("exited-137-stop", "10 seconds, then 137", f"docker run -d --name $N busybox sleep 600 >/dev/null; docker stop -t 1 $N; {STATUS}", r"^Exited \(137\)"),
    output("created-after-run", "stays as Created", f"docker run -d --init -p 18080:80 --name $N-a busybox sleep 600 >/dev/null; docker run -d -p 18080:80 --name $N nginx; {STATUS}; docker rm -f $N-a", r"^Created$(?s:.*)port is already allocated"),
    output("port-without-arrow", "exposed only", "docker run -d --name $N nginx >/dev/null; docker ps --format '{{.Ports}}' -f name=$N", r"\A80/tcp\Z"),
    output("port-with-arrow", "on the loopback", "docker run -d -p 127.0.0.1:8080:80 --name $N nginx >/dev/null; docker ps --format '{{.Ports}}' -f name=$N; docker rm -f $N >/dev/null", r"\A127\.0\.0\.1:8080->80/tcp"),
    output("none-none", "the name moves on", "docker create --name $N busybox >/dev/null; docker commit $N $N-i >/dev/null; a=$(docker images -q $N-i); docker commit -m more $N $N-i >/dev/null; docker images --format '{{.Repository}} {{.Tag}} {{.ID}}' | grep $a", "^<none> <none> "),
    output("one-id-two-names", "one image", "docker tag nginx $N:1.0; docker images --format '{{.ID}}' nginx; docker images --format '{{.ID}}' $N", r"\A(\w+)\n\1\Z"),
    output("restarting-status", "starts again after each end", f"docker run -d --restart always --name $N busybox false >/dev/null; until {STATUS} | grep '^Restarting (1)'; do :; done; docker rm -f $N", r"^Restarting \(1\) "),
    output("unhealthy-status", "does nothing about it", "docker run -d --init --health-cmd false --health-interval 100ms --health-retries 1 --name $N busybox sleep 600; until docker ps -f name=$N | grep -q unhealthy; do :; done; docker inspect -f '{{.State.Status}} {{.RestartCount}}' $N", "^running 0$"),
    output("unable-to-find-locally", "pulls, then runs", "docker run --rm busybox:glibc echo hello", r"\Ahello\nUnable to find image 'busybox:glibc' locally"),
    output("empty-ps", "an ended one stays", f"docker run --name $N busybox echo hello; docker ps -q -f name=$N; {STATUS}", r"\Ahello\nExited \(0\)"),
    output("diff-letters", "A for a new file", "docker run --name $N busybox touch /tmp/note; docker diff $N", r"^C /tmp\nA /tmp/note$"),
)  # fmt: skip

UNTRIED: Final = {"quiz/predict/policy-after-daemon/why"}
"""Tried by a test of its own: the daemon is started again."""
FAILING: Final = {
    "name-conflict": "docker create --name web busybox",
    "port-allocated": "docker run -d --init -p 8080:80 busybox sleep 600",
    "remove-running": "docker run -d --init --name web busybox sleep 600",
    "image-ref-in-use": "docker create --name web busybox",
    "network-exists": "docker network create lan",
    "network-active-endpoints": "docker network create lan; docker run -d --init --network lan busybox sleep 600",
    "volume-in-use": "docker create -v data:/d busybox",
    "container-not-running": "docker create --name web busybox",
    "container-paused": "docker run -d --init --name web busybox sleep 600; docker pause web",
    "attach-stopped": "docker create --name web busybox",
}
"""What must be there for a line of errors.toml to fail as it does."""
READY: Final = {
    "clean-up": "docker run -d --name web nginx",
    "file-into-a-new-container": "echo hi > note",
    "join-and-leave": "docker run -d --name web nginx",
    "freeze-and-end": "docker run -d --name web nginx",
}
"""What the steps of an order begin with."""
SWEEP: Final = (
    "docker ps -aq | xargs -r docker rm -f; docker network prune -f; docker volume ls -q | xargs -r docker volume rm;"
    " docker image prune -f; docker images --format '{{.Repository}}:{{.Tag}}'"
    " | grep -Ev '^(nginx|busybox):latest' | xargs -r docker rmi -f; docker pull -q nginx; docker pull -q busybox"
)

daemon = facts_daemon("busybox", "nginx")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)


def test_every_question_that_states_a_fact_is_tried():
    told = {f"{seed.key}/why" for seed in STOCK.seeds.values() if seed.kind in ("predict", "output")}
    assert told == {fact.key for fact in FACTS} | UNTRIED
    assert READY.keys() <= {seed.id for seed in STOCK.seeds.values()}
    assert FAILING.keys() <= STOCK.errors.keys()


@pytest.fixture
def swept(daemon: LiveDaemon) -> LiveDaemon:
    """Give the daemon with its two images and nothing else."""
    daemon.run_in(SWEEP)
    return daemon


@pytest.mark.parametrize("name", STOCK.errors)
def test_the_line_fails_as_the_question_says(name: str, swept: LiveDaemon, tmp_path: Path):
    """What docker prints is of this error, and so is what the question shows."""
    failing = STOCK.errors[name]
    shell(swept, FAILING.get(name, ""), tmp_path)
    line, shown = (filled(text, STOCK.names) for text in (failing.line, failing.error))
    done = shell(swept, line.replace(" -it ", " -i "), tmp_path)  # nobody sits at this terminal
    assert done.returncode != 0, done.stdout
    printed = done.stderr.strip()
    for error in (printed, shown):
        invocation = read_line(line).invocations[0]
        found = diagnose(invocation, Outcome("failed", done.returncode, error), real_bank())
        assert found, error
        assert found.id == name, error


@pytest.mark.parametrize("name", [name for name in STOCK.errors if STOCK.errors[name].at])
def test_the_line_to_try_works(name: str, swept: LiveDaemon, tmp_path: Path):
    shell(swept, f"{FAILING.get(name, 'true')}; mkdir -p site/html", tmp_path)
    line = filled(STOCK.errors[name].tries, STOCK.names).replace(" -it ", " -i ")
    done = shell(swept, line, tmp_path)
    assert done.returncode == 0, done.stderr


ORDERS: Final = [seed for seed in STOCK.seeds.values() if seed.kind == "order"]


def steps(seed: Seed) -> list[str]:
    return [filled(step, STOCK.names) for step in seed.steps]


def run(daemon: LiveDaemon, seed: Seed, order: list[str], folder: Path) -> int:
    """Take the steps from the beginning; give how many went well before one failed."""
    shell(daemon, READY.get(seed.id, ""), folder)
    for done, step in enumerate(order):
        if shell(daemon, step, folder).returncode:
            return done
    return len(order)


@pytest.mark.parametrize("seed", ORDERS, ids=lambda seed: seed.id)
def test_the_steps_work_in_their_order(seed: Seed, swept: LiveDaemon, tmp_path: Path):
    assert run(swept, seed, steps(seed), tmp_path) == len(seed.steps)


@pytest.mark.parametrize(
    ("seed", "at"),
    [(seed, at) for seed in ORDERS for at in range(len(seed.steps) - 1)],
    ids=lambda part: part.id if hasattr(part, "id") else str(part),
)
def test_no_two_neighbours_can_change_places(seed: Seed, at: int, swept: LiveDaemon, tmp_path: Path):
    order = steps(seed)
    order[at], order[at + 1] = order[at + 1], order[at]
    assert run(swept, seed, order, tmp_path) < len(order)


def test_after_a_restart_of_the_daemon_only_always_brings_back_what_was_stopped():
    """`quiz/predict/policy-after-daemon`."""
    name = f"facts-again-{os.getpid()}"
    try:
        first = start(Spec(name, relay=False))
        for policy in ("always", "unless-stopped"):
            docker = f"docker -H {first.host}"
            script = f"{docker} run -d --restart {policy} --name {policy} nginx && {docker} stop {policy}"
            assert first.run(["sh", "-c", script], capture_output=True).returncode == 0
        first.stop()
        again = start(Spec(name, relay=False))
        words = ["docker", "-H", again.host, "ps", "--format", "{{.Names}}"]
        assert again.run(words, capture_output=True).stdout.split() == ["always"]
        again.stop()
    finally:
        shutil.rmtree(kit().data(name, fresh=False), ignore_errors=True)


def shell(daemon: LiveDaemon, script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return daemon.run_in(script, cwd=folder, stdin=subprocess.DEVNULL, timeout=60)
