from __future__ import annotations

from tests.lessons import war


def test_the_war_is_made_from_the_folder_that_the_learner_sees_beside_it():
    assert war.FILE.read_bytes() == war.made(), "python -m tests.lessons.war"
