"""How far a service is: what is shown, and when it is enough."""

from __future__ import annotations

from typing import Any

from tutor.daemon.service.progress import Look, Progress, updater

NODE = "n1"


def task(slot: int, state: str, wanted: str = "running", **more: Any) -> dict[str, Any]:
    return {"Slot": slot, "NodeID": NODE, "DesiredState": wanted, "Status": {"State": state}, **more}


def service(**mode: Any) -> dict[str, Any]:
    return {"ID": "s", "Spec": {"Mode": mode}, "JobStatus": {"JobIteration": {}}}


def look(progress: Progress, found: Any, *tasks: Any, rollback: bool = False) -> tuple[list[str], bool]:
    """Give the lines of one step without their bars, and whether all is as wanted."""
    steps = progress.step(Look(found, list(tasks), {NODE}, rollback))
    lines: list[str] = []
    while True:
        try:
            one = next(steps)
        except StopIteration as end:
            return lines, end.value
        lines.append(f"{one['id']}: {one['status'].strip()}")


def test_every_slot_has_a_line_before_the_first_task_runs() -> None:
    found = service(Replicated={"Replicas": 2})
    lines, done = look(updater(found), found)
    assert lines == [
        "overall progress: 0 out of 2 tasks",
        "1/2: ",
        "2/2: ",
        "overall progress: 0 out of 2 tasks",
    ]
    assert not done


def test_slots_are_numbered_without_gaps() -> None:
    found = service(Replicated={"Replicas": 2})
    lines, done = look(updater(found), found, task(3, "running"), task(7, "running"))
    assert lines[-3:] == ["1/2: running", "2/2: running", "overall progress: 2 out of 2 tasks"]
    assert done


def test_a_failed_task_tells_why() -> None:
    found = service(Replicated={"Replicas": 1})
    broken = task(1, "rejected")
    broken["Status"]["Err"] = "no such\nimage"
    assert "1/1: no such image" in look(updater(found), found, broken)[0]


def test_a_rollback_says_so() -> None:
    found = service(Replicated={"Replicas": 1})
    lines, _ = look(updater(found), found, rollback=True)
    assert lines[0] == "overall progress: rolling back update: 0 out of 1 tasks"


def test_a_service_for_every_node_waits_for_its_first_task() -> None:
    found = service(Global={})
    progress = updater(found)
    assert look(progress, found) == (["overall progress: waiting for new tasks"], False)
    assert look(progress, found, task(0, "running"))[1]


def test_a_job_is_done_when_enough_tasks_have_completed() -> None:
    found = service(ReplicatedJob={"MaxConcurrent": 1, "TotalCompletions": 2})
    progress = updater(found)
    first = task(0, "complete", "complete", JobIteration={})
    second = task(1, "running", "complete", JobIteration={})
    lines, done = look(progress, found, first, second)
    assert lines[-2:] == ["job progress: 1 out of 2 complete", "active tasks: 1 out of 1 tasks"]
    assert not done
    second["Status"]["State"] = "complete"
    assert look(progress, found, first, second)[1]


def test_tasks_of_an_earlier_run_of_a_job_do_not_count() -> None:
    found = service(ReplicatedJob={"MaxConcurrent": 1, "TotalCompletions": 1})
    old = task(0, "complete", "complete", JobIteration={"Index": 4})
    assert not look(updater(found), found, old)[1]
