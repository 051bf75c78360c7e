"""Two runs of a line are the same where only chance differs, and not where Docker did something else."""

from __future__ import annotations

import pytest

from tutor.replay.differ import Result, differences

A, B = "69d7630ce7333907a1ec01dabcfb621d40a7aa39fe026f69fb0fb6d589b0973d", "0f" * 32

SAME = [
    (A, B),
    (A[:12], B[:12]),
    ("Up 3 minutes", "Up 2 seconds"),
    ("About an hour ago   web", "5 days ago     web"),
    ("Less than a second ago", "3 weeks ago"),
    (f"Digest: sha256:{A}", f"Digest: sha256:{B}"),
    ("2026-03-01T10:00:00.123456789Z ready", "2027-11-30T01:02:03Z ready"),
    ("2026-03-01 10:00:00 +0000 UTC", "2026-03-02 11:00:00 +0900 KST"),
    ("172.17.0.2", "172.18.0.9"),
    ("02:42:ac:11:00:02", "02:42:ac:11:00:09"),
    ("0.0.0.0:32768->80/tcp", "0.0.0.0:49153->80/tcp"),
    ("busy_curie", "angry_babbage"),
    ("took 1.5s", "took 900ms"),
    ("0.05%", "12.5%"),
]
DIFFERENT = [
    ("hello", "hallo"),
    ("0.0.0.0:8080->80/tcp", "0.0.0.0:8081->80/tcp"),
    ("Exited (0) 2 minutes ago", "Exited (137) 2 minutes ago"),
    ("nginx   latest", "nginx   1.27"),
    ("wp_db", "wp_web"),
    ("", "a line more"),
    ("deadbeef", "deadbeee"),
]


@pytest.mark.parametrize(("then", "now"), SAME)
def test_what_chance_decides_does_not_count(then: str, now: str) -> None:
    assert differences(Result(output=(then,)), Result(output=(now,))) == []


@pytest.mark.parametrize(("then", "now"), DIFFERENT)
def test_what_docker_did_counts(then: str, now: str) -> None:
    (found,) = differences(
        Result(output=(then,)), Result(output=(now,)), typed="docker run --name wp_db; wp_web"
    )
    assert (found.aspect, found.then, found.now) == ("output", then, now)


def test_layers_that_come_in_another_order_do_not_count() -> None:
    then = (f"{A[:12]}: Pull complete", f"{B[:12]}: Already exists", "Status: Downloaded")
    now = (f"{B[:12]}: Pulling fs layer", f"{B[:12]}: Extracting 10kB/10kB", "Status: Downloaded")
    assert differences(Result(output=then), Result(output=now)) == []


def test_exit_code_and_error_are_told_once() -> None:
    then = Result(0, "", ("container create web",), ("ok",))
    now = Result(125, "Conflict", (), ("Conflict",))
    assert [one.aspect for one in differences(then, now)] == ["exit", "error", "changes"]


def test_changes_are_a_set_and_made_up_names_are_one() -> None:
    then = Result(changes=("container create busy_curie", "network connect bridge"))
    now = Result(changes=("network connect bridge", "container create angry_babbage"))
    assert differences(then, now) == []
    assert differences(then, Result(changes=("network connect bridge",)))[0].now == ""


def test_what_is_not_expected_is_not_compared() -> None:
    assert differences(Result(), Result(1, "x", ("a b c",), ("y",))) == []


def test_the_same_lines_in_another_order_differ() -> None:
    (found,) = differences(Result(output=("a", "b")), Result(output=("b", "a")))
    assert (found.then, found.now) == ("a\nb", "b\na")
