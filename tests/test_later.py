"""Parts made at first need."""

import threading

import pytest

from tutor.later import Later


def test_a_part_is_made_once_and_only_when_needed() -> None:
    made: list[int] = []
    part = Later(lambda: made.append(1) or len(made))
    assert not part.ready
    assert [part(), part()] == [1, 1]
    assert part.ready


def test_who_comes_second_waits_for_the_first() -> None:
    begun, go_on = threading.Event(), threading.Event()

    def make() -> str:
        begun.set()
        go_on.wait()
        return "made"

    part = Later(make)
    thread = threading.Thread(target=part)
    thread.start()
    begun.wait()
    assert not part.ready
    go_on.set()
    assert part() == "made"
    thread.join()


def test_a_part_that_could_not_be_made_is_tried_again() -> None:
    results = iter([ValueError("first"), "second"])

    def make() -> str:
        found = next(results)
        if isinstance(found, ValueError):
            raise found
        return str(found)

    part = Later(make)
    with pytest.raises(ValueError, match="first"):
        part()
    assert part() == "second"
