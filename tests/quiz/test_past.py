from __future__ import annotations

import pytest

from tests.journal.support import open_journal
from tests.quiz.learner import an_evening, type_in
from tests.support.lines import read_line
from tutor.model import Change
from tutor.quiz.past import remember


def test_only_single_docker_lines_are_remembered_the_newest_first():
    lines = [deed.line for deed in an_evening().deeds]
    assert lines[0] == "docker volume rm pets-data"
    assert lines[-1] == "docker pull nginx"
    assert not any("|" in line for line in lines)


def test_secrets_stay_masked():
    assert not any("verysecret" in repr(deed) for deed in an_evening().deeds)


def test_an_error_is_remembered_with_what_it_means():
    deed = next(deed for deed in an_evening().deeds if "8081" in deed.line)
    assert (deed.diagnosis, deed.exit_code, deed.slots["name"]) == ("name-conflict", 125, "my-cat")
    assert deed.tries
    assert not deed.went_well


def test_leaving_a_log_with_ctrl_c_is_no_failure():
    assert next(deed for deed in an_evening().deeds if deed.command == "container logs").went_well


@pytest.mark.parametrize(
    "line", ["docker ps " + "--no-trunc " * 12, "docker run \\\n nginx", "docker ps; ls"]
)
def test_lines_that_no_question_could_show_are_left_out(line, tmp_path):
    journal = open_journal(tmp_path)
    type_in(journal, line)
    assert not remember(journal.last(10)).deeds


def test_the_newest_name_of_each_kind_is_known_but_no_unreadable_one(tmp_path):
    journal = open_journal(tmp_path)
    for name in ("old", "fox", "a", "x" * 13, "4" * 64):
        type_in(journal, "docker ps", changes=(Change("container", "create", name),))
    assert remember(journal.last(10)).names == {"container": "fox"}


def test_a_line_that_has_not_ended_is_left_out(tmp_path):
    journal = open_journal(tmp_path)
    journal.begin(read_line("docker ps"), (), (), None)
    assert not remember(journal.last(10)).deeds
