"""The practice kit, for real: pulls by the tutorial's names, and Docker Hub's words for what is not there."""

from __future__ import annotations


def test_pull_of_a_name_that_is_there_prints_layer_progress(test_daemon):
    done = test_daemon.run_in("docker pull hello-world")
    assert done.returncode == 0
    assert "Pull complete" in done.stdout
    assert "Status: Downloaded newer image for hello-world:latest" in done.stdout
