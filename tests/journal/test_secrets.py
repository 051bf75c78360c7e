"""No byte of a secret reaches the disk, in the database, its log, or a file moved aside."""

from pathlib import Path

from tests.journal.support import line, notes, on_disk, open_journal, run_line
from tutor.journal import Journal
from tutor.journal.recorder import real_world
from tutor.model import Caution, Change, Diagnosis, FlagUse, Outcome, Value


def test_no_byte_of_a_secret_reaches_the_disk(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    turn = journal.begin(run_line(), notes(), (Caution("S001", {"value": "hunter22"}, ("has hunter22",)),))
    recorder = journal.recorder(turn)
    for start in range(0, 40, 3):
        recorder.write("out", b'"DB_PASSWORD=hunter22", or just hunter22\n'[start : start + 3])
    change = Change("container", "create", "cat", "1", {"label": "hunter22"})
    failed = Outcome("failed", 1, "Access denied: hunter22", (change,), 0.1)
    journal.finish(turn, failed, Diagnosis("denied", {"why": "hunter22"}, ("docker login -p hunter22",)))
    journal.describe(host="tcp://me:in-host@localhost", note="my password is hunter22")
    for text in ["mysql -uroot -phunter23", "curl -u me:hunter24 localhost", "echo hunter22"]:
        journal.finish(journal.begin(line(text)), Outcome("failed", 1, f"{text}: no"))
    assert b"DB_PASSWORD=********" in on_disk(tmp_path)
    assert b"hunter2" not in on_disk(tmp_path)
    assert b"in-host" not in on_disk(tmp_path)
    journal.close()
    assert b"hunter2" not in on_disk(tmp_path)


def test_a_variable_that_the_shell_filled_in_is_masked_too(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    typed = run_line()
    text = "docker run -e DB_PASSWORD=$MINE tomcat"
    use = FlagUse("env", "-e", Value("env", "DB_PASSWORD=hunter22", slots={"content": "hunter22"}), 11, 31)
    turn = journal.begin(
        typed._replace(text=text, invocations=(typed.invocations[0]._replace(flags=(use,)),))
    )
    journal.recorder(turn).write("out", b"hunter22\n")
    journal.finish(turn, Outcome("ok", 0))
    assert journal.last(1)[0].line == text
    assert b"hunter22" not in on_disk(tmp_path)


def test_secrets_of_the_environment_are_known_from_the_start(tmp_path: Path) -> None:
    env = {"GITHUB_TOKEN": "hunter22", "SSH_KEY_FILE": "/home/me/.ssh/id", "HOME": "/home/me"}
    journal = Journal.open(tmp_path / "journal.db", world=real_world(), env=env)
    turn = journal.begin(line("printenv"))
    journal.recorder(turn).write("out", b"hunter22 /home/me/.ssh/id\n")
    journal.finish(turn, Outcome("ok", 0))
    assert [data for _, _, data in journal.output(turn)] == [b"******** /home/me/.ssh/id\n"]
    journal.close()
