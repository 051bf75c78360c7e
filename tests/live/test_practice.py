"""The practice kit, for real: pulls by the tutorial's names, its daemons' lives, what they leave alone."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from tests.support.daemon import live_daemon
from tutor.practice import Options, Practice, cable, daemon, find_or_start
from tutor.practice.engine import answers
from tutor.practice.namespace import ip
from tutor.practice.nodes import second
from tutor.practice.paths import kit
from tutor.practice.spec import Spec

TUTORIAL = ["hello-world", "busybox", "debian", "nginx", "registry:2", "tomcat", "mysql:5.7", "wordpress"]
TUTORIAL += ["jenkins/ssh-agent", "buildbot/buildbot-master", "buildbot/buildbot-worker"]
PATIENCE = 30.0  # seconds


def until(true, seconds=PATIENCE):
    """Look again and again until `true()` holds, and give what it gave."""
    deadline = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert found
    return found


def processes_of(folder):
    """Give the ids of the processes that name a folder of the kit."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if f"{folder}/" in words or f'"{folder.name}"' in words:
            found.append(int(file.parent.name))
    return found


@pytest.mark.parametrize("reference", TUTORIAL)
def test_the_tutorials_names_can_be_pulled(test_daemon, reference):
    test_daemon.need(reference)
    done = test_daemon.run_in(["docker", "pull", reference])
    assert done.returncode == 0, done.stderr
    assert "Status: " in done.stdout


def test_a_pull_shows_its_layers(test_daemon):
    test_daemon.need("nginx")
    test_daemon.run_in("docker rmi nginx")
    said = test_daemon.run_in("docker pull nginx").stdout
    assert said.count("Pull complete") + said.count("Already exists") == 3


def test_an_unknown_name_is_refused_in_docker_hubs_words(test_daemon):
    done = test_daemon.run_in("docker pull no-such-image")
    assert done.returncode == 1
    assert "pull access denied for no-such-image, repository does not exist or may require" in done.stderr


def test_an_unknown_tag_is_refused_in_docker_hubs_words(test_daemon):
    done = test_daemon.run_in("docker pull busybox:no-such-tag")
    assert "manifest for busybox:no-such-tag not found: manifest unknown" in done.stderr


def test_search_lists_the_practice_images(test_daemon):
    assert "docker-tutor" in test_daemon.docker("search", "busybox")


def test_nobody_can_log_in(test_daemon, tmp_path):
    done = test_daemon.run_in(["docker", "--config", str(tmp_path), "login", "-u", "me", "-p", "secret"])
    assert done.returncode == 1
    assert "incorrect username or password" in done.stderr


def test_a_name_outside_is_unknown_at_once(test_daemon):
    began = time.monotonic()
    done = test_daemon.run_in("docker run --rm busybox nslookup example.com")
    assert "NXDOMAIN" in done.stdout + done.stderr
    assert time.monotonic() - began < 5


def test_the_rate_limit_can_be_met():
    with live_daemon("limit", limit=0) as limited:
        done = limited.run_in("docker pull hello-world")
    assert done.returncode == 1
    assert "toomanyrequests: You have reached your unauthenticated pull rate limit" in done.stderr


def test_a_second_machine_is_had_beside_a_practice_daemon_as_often_as_wanted(test_daemon):
    first = Practice(test_daemon.host, test_daemon.practice, stands_in=True)
    for _ in range(2):
        node = second(first, lambda key, **slots: None, fresh=True)
        try:
            asked = ["docker", "-H", node.env["WORKER1"], "info", "-f", "{{.Name}}"]
            assert subprocess.run(asked, check=True, capture_output=True, text=True).stdout == "worker1\n"
            for space in (test_daemon.namespace, node.env["WORKER1_NET"]):
                ip("-n", space, "link", "show", cable.NAME)
        finally:
            node.discard()


def page(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
            return answer.read()
    except OSError:
        return b""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


def test_published_ports_answer_on_the_learners_own_localhost():
    with live_daemon("relay", relay=True) as running:
        running.need("nginx")
        port = free_port()
        running.docker("run", "-d", "--name", "web", "-p", f"{port}:80", "nginx")
        assert b"nginx" in until(lambda: page(port))
        running.docker("rm", "-f", "web")
        until(lambda: not page(port))


def test_a_port_that_is_taken_here_is_reported():
    with live_daemon("taken", relay=True) as running, socket.create_server(("127.0.0.1", 0)) as listening:
        running.need("nginx")
        port = str(listening.getsockname()[1])
        running.docker("run", "-d", "-p", f"{port}:80", "nginx")
        assert until(running.practice.news) == [("practice.port-taken", {"port": port})]


def network(daemon):
    """Give the firewall's rules, without their counters, and the interfaces, as `daemon` has made them."""
    saved = daemon.run_in("iptables-save; ls /sys/class/net").stdout
    return [line.split(" [")[0] for line in saved.splitlines() if not line.startswith("#")]


def test_a_practice_daemon_beside_another_daemon_changes_nothing_of_it():
    kit_command = [sys.executable, "-m", "tutor.practice"]
    name = f"beside-{os.getpid()}"
    with live_daemon("first") as first:
        first.docker("run", "-d", "-p", "8080:80", "busybox", "sleep", "60")
        before = network(first)
        started = first.run_in([*kit_command, "up", name])
        assert started.returncode == 0, started.stderr
        try:
            run = [*kit_command, "in", name, "docker", "run", "-d", "-p", "8080:80", "busybox", "sleep", "60"]
            assert first.run_in(run).returncode == 0
            assert network(first) == before
        finally:
            first.run_in([*kit_command, "down", name])
        assert network(first) == before


def test_two_prompts_share_one_daemon_and_the_last_one_ends_it():
    spec = Spec(f"shared-{os.getpid()}", fresh=True)
    found = []
    starters = [threading.Thread(target=lambda: found.append(daemon.start(spec))) for _ in range(2)]
    for starter in starters:
        starter.start()
    for starter in starters:
        starter.join()
    first, second = found
    assert first.host == second.host
    place = Path(first.host.removeprefix("unix://"))
    first.close()
    assert answers(place)
    second.close()
    until(lambda: not processes_of(kit().run(spec.name)))
    assert not answers(place)


def test_a_prompt_that_opens_just_as_the_last_one_closes_gets_a_daemon():
    spec = Spec(f"again-{os.getpid()}", fresh=True)
    daemon.start(spec).close()
    again = daemon.start(spec)
    assert output(["docker", "-H", again.host, "ps", "-aq"]) == ""
    again.stop()


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_after_everything_was_killed_the_next_start_works():
    spec = Spec(f"killed-{os.getpid()}", fresh=True)
    first = daemon.start(spec)
    docker = ["docker", "-H", first.host]
    output([*docker, "run", "-d", "-p", "8080:80", "--name", "left", "busybox", "sleep", "300"])
    left = output([*docker, "inspect", "-f", "{{.State.Pid}}", "left"])
    for pid in processes_of(kit().run(spec.name)):
        os.kill(pid, signal.SIGKILL)
    first.close()
    second = daemon.start(spec)
    assert output(["docker", "-H", second.host, "ps", "-aq"]) == ""
    second.stop()
    assert not processes_of(kit().run(spec.name))
    until(lambda: not Path(f"/proc/{left}/exe").exists())  # one that nobody has waited for has none


def test_what_a_killed_keeper_left_is_removed_by_the_next_one():
    left = Spec(f"left-{os.getpid()}", fresh=True)
    killed = daemon.start(left)
    run = kit().run(left.name)
    for pid in processes_of(run):
        os.kill(pid, signal.SIGKILL)
    killed.close()
    os.utime(run / "lock", (0, 0))
    with live_daemon("next"):
        assert not run.exists()
        assert not kit().data(left.name, fresh=True).exists()
        assert not Path("/run/netns", kit().namespace(left.name)).exists()


def test_a_killed_prompt_takes_its_daemon_with_it():
    name = f"orphan-{os.getpid()}"
    program = (
        "from tutor.practice import daemon; from tutor.practice.spec import Spec; import time\n"
        f"d = daemon.start(Spec({name!r}, fresh=True)); print(d.host, flush=True); time.sleep(300)"
    )
    prompt = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    place = Path(prompt.stdout.readline().strip().removeprefix("unix://"))
    assert answers(place)
    prompt.kill()
    prompt.communicate()
    until(lambda: not processes_of(kit().run(name)))


def test_a_learner_with_a_daemon_of_their_own_keeps_it(test_daemon):
    found = find_or_start(Options(), {"DOCKER_HOST": test_daemon.host}, lambda *_, **__: None)
    assert (found.host, found.daemon) == (test_daemon.host, None)
