from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tutor.lessons import files
from tutor.lessons.lines import shown

FIXTURES = Path(__file__).parent / "fixtures"
BOX = FIXTURES / "01-box"


def changed(tmp_path: Path, file: str, old: str, new: str) -> Path:
    folder = tmp_path / "01-box"
    shutil.copytree(BOX, folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder


def test_a_folder_becomes_a_lesson():
    lesson = files.load(BOX)
    assert (lesson.id, lesson.part, lesson.minutes, lesson.folder) == ("01-box", "basics", 4, True)
    assert lesson.files == BOX / "files"
    assert [step.id for step in lesson.steps] == ["run", "look", "gone"]
    assert lesson.start["en"].heading == "A box"
    assert lesson.step("look").prose["ko"].heading == "봅니다"
    assert lesson.goals[0].passing
    assert lesson.goals[0].keys["mounts"] == ["data:/data", "./page:/page"]
    assert lesson.step("run").wrong[1].because == "missing"
    assert lesson.goals[3].question.source == "container:box:State.ExitCode"


def test_image_is_a_key_of_a_container_and_file_one_of_a_volume():
    subjects = [(goal.subject, goal.name) for goal in files.load(BOX).goals]
    assert subjects[:2] == [("container", "box"), ("volume", "data")]


def test_folders_are_found_by_name_and_added_ones_come_last(tmp_path):
    (tmp_path / "lessons").mkdir()
    shutil.copytree(FIXTURES / "02-port", tmp_path / "lessons/02-port")
    assert list(files.folders([BOX], tmp_path)) == ["02-port", "01-box"]


def test_the_practice_images_have_their_own_variant(tmp_path):
    folder = changed(tmp_path, "lesson.toml", "minutes = 4", "minutes = 5")
    offline = folder / "offline"
    offline.mkdir()
    for name in ("lesson.toml", "ko.md", "en.md"):
        shutil.copy(BOX / name, offline)
    assert files.load(folder).minutes == 5
    found = files.load(folder, offline=True)
    assert (found.minutes, found.offline, found.id, found.files) == (4, True, "01-box", folder / "files")
    assert not files.load(BOX, offline=True).offline


def test_blanks_are_shown_in_their_order():
    assert shown(files.load(BOX).step("look")) == ("docker ps ____",)
    assert shown(files.load(BOX).step("gone")) == ()
    assert len(shown(files.load(BOX).step("run"))) == 1


# file, what stands there, what is written instead, and how many lines below it the problem is told
WRONG = {
    "C001 no TOML": ("lesson.toml", "minutes = 4", "minutes = ", None),
    "C023 unknown key": ("lesson.toml", "minutes = 4", "minutes = 4\nminute = 4", 1),
    "C023 no number": ("lesson.toml", "minutes = 4", 'minutes = "4"', 0),
    "C023 no such part": ("lesson.toml", '"basics"', '"advanced"', 0),
    "C023 no such way": ("lesson.toml", 'way = "free"', 'way = "open"', 0),
    "C023 the same step twice": ("lesson.toml", 'id = "gone"', 'id = "look"', 0),
    "C023 the same goal twice": ("lesson.toml", 'id = "listed"', 'id = "copied"', 0),
    "C023 wrong of no goal": ("lesson.toml", 'goal = "copied"', 'goal = "kopied"', 0),
    "C023 because of no key": ("lesson.toml", 'because = "file"', 'because = "ports"', 0),
    "C003 one language": ("lesson.toml", 'en = "The container box is gone."', "", -2),
    "C024 no subject": ("lesson.toml", 'used = "container ls --all"', "", -2),
    "C024 key of no such subject": ("lesson.toml", 'file = "hello.txt"', 'ports = ["80"]', 0),
    "C024 no such state": ("lesson.toml", 'state = "exited"', 'state = "stopped"', 0),
    "C024 no port": ("lesson.toml", 'mounts = ["data:/data", "./page:/page"]', 'ports = ["80-90:80"]', 0),
    "C024 a file outside": ("lesson.toml", 'file = "hello.txt"', 'file = "../../etc/passwd"', 0),
    "C024 a mount from outside": ("lesson.toml", "./page:/page\"]\n[step", "../page:/page\"]\n[step", 0),
    "C024 no source": ("lesson.toml", "container:box:State.ExitCode", "file:/etc/passwd", 0),
    "C024 a cleanup that runs anything": (
        "lesson.toml", "minutes = 4", 'minutes = 4\ncleanup = ["rm -rf ~"]', 1
    ),
    "C024 a cleanup with more behind": (
        "lesson.toml", "minutes = 4", 'minutes = 4\ncleanup = ["docker logout; rm x"]', 1
    ),
    "C025 no title": ("en.md", "# A box", "A box", 0),
    "C025 a heading without a step": ("en.md", "## Look {#look}", "## Look", 0),
    "C025 sections in another order": ("en.md", "{#look}", "{#see}", None),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG)
def test_an_author_is_told_what_to_mend_and_where(wrong, tmp_path):
    file, old, new, below = WRONG[wrong]
    lesson, problems = files.read(changed(tmp_path, file, old, new))
    assert lesson is None
    before = (BOX / file).read_text("utf-8").partition(old)[0]
    line = 0 if below is None else before.count("\n") + 1 + below
    assert (wrong[:4], line) in [(problem.code, problem.line) for problem in problems], problems


@pytest.mark.parametrize(
    "url", ["http://example.com/", "http://10.0.0.1/", "ftp://localhost/", "http://me@localhost/"]
)
def test_pages_are_on_this_machine(url, tmp_path):
    folder = tmp_path / "02-port"
    shutil.copytree(FIXTURES / "02-port", folder)
    table = folder / "lesson.toml"
    table.write_text(table.read_text("utf-8").replace("http://localhost:8080/", url), "utf-8")
    assert [problem.code for problem in files.read(folder)[1]] == ["C024"]


def test_a_file_that_is_missing_is_told_alone(tmp_path):
    folder = changed(tmp_path, "en.md", "# A box", "# Box")
    (folder / "ko.md").unlink()
    with pytest.raises(files.LessonError, match=r"ko\.md: C001"):
        files.load(folder)


def test_files_that_lead_elsewhere_are_refused(tmp_path):
    folder = changed(tmp_path, "en.md", "# A box", "# Box")
    (folder / "files/page/link").symlink_to("/etc/passwd")
    assert [problem.code for problem in files.read(folder)[1]] == ["C024"]
