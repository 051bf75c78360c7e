"""How the tutor's words look: narrow and wide, plain and in colour, Korean and English."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.support.lines import read_line, real_bank, type_line
from tutor import explain, safety, screen
from tutor.model import Caution, Change, Detail, Diagnosis, Lang, Outcome
from tutor.objects import ContainerFacts, Snapshot

RUN = "docker run -d -p 8080:80 --name my-cat -v data:/data --restart always nginx"
LANGS: tuple[Lang, Lang] = ("ko", "en")


class Paper:
    """Somewhere to write."""

    def __init__(self, lang: Lang = "en", width: int = 80, colour: bool = False) -> None:
        self.written: list[str] = []
        self.page = screen.Page(real_bank(), lang, self.written.append, width, colour)

    @property
    def lines(self) -> list[str]:
        return "".join(self.written).splitlines()


def noted(line: str, paper: Paper) -> list[str]:
    """Give what is shown before the line runs."""
    read = read_line(line)
    notes = [note for one in read.invocations for note in explain.explain(one, real_bank())]
    screen.notes(paper.page, read, notes)
    return paper.lines


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [20, 40, 80, 120])
@pytest.mark.parametrize(
    "line",
    [RUN, "docker ps", "docker run -e A=1 -e B=2 -e PASSWORD=3 --rm debian ls -l", "docker run --nonsense x"],
)
def test_nothing_is_wider_than_the_terminal(lang: Lang, width: int, line: str) -> None:
    shown = noted(line, Paper(lang, width))
    assert max(map(cell_len, shown)) < max(width, 31)


@pytest.mark.parametrize("lang", LANGS)
def test_every_line_of_ours_stands_behind_a_bar_of_ascii(lang: Lang) -> None:
    shown = noted(RUN, Paper(lang))
    assert all(line.startswith("|") for line in shown)
    assert not re.search("[─-╿→▏]", "".join(shown))


@pytest.mark.parametrize("lang", LANGS)
def test_a_run_with_five_flags_is_short(lang: Lang) -> None:
    assert len(noted(RUN, Paper(lang))) <= 14


def test_a_row_begins_with_the_words_as_typed() -> None:
    shown = noted(RUN, Paper())
    assert any(line.startswith("| -p 8080:80  ") for line in shown)
    assert shown[0].startswith("| docker run ")


def test_each_letter_of_a_cluster_gets_its_dash() -> None:
    starts = [line.split()[1] for line in noted("docker run -it debian", Paper())]
    assert {"-i", "-t"} <= set(starts)


def test_environment_variables_are_told_together_without_their_secrets() -> None:
    shown = "\n".join(noted("docker run -e A=1 -e B=2 -e PASSWORD=hush debian", Paper()))
    assert "`A`, `B`, `PASSWORD`" in shown
    assert "hush" not in shown


def test_a_secret_is_masked_in_the_words_as_typed_too() -> None:
    rows = noted("docker run -e DB_PASSWORD=hunter2 nginx", Paper())
    assert "hunter2" not in "".join(rows)
    assert any("-e DB_PASSWORD=********" in row for row in rows)


def test_an_operand_that_the_sentence_names_gets_no_row() -> None:
    assert not any(line.startswith("| web") for line in noted("docker start web", Paper()))


def test_the_order_of_events_is_numbered() -> None:
    shown = " ".join(noted("docker run -d nginx", Paper()))
    assert "1 pull" in shown
    assert "-> 2 create" in shown


def test_a_host_line_says_that_it_is_one() -> None:
    read = read_line("!ls -l")
    paper = Paper()
    screen.notes(paper.page, read, [])
    assert read.kind == "host"
    assert "this machine" in paper.lines[0]


def test_backticks_mark_code_only_where_there_is_no_colour() -> None:
    plain, coloured = noted("docker start web", Paper()), noted("docker start web", Paper(colour=True))
    assert "`web`" in plain[0]
    assert "`" not in coloured[0]
    assert "\x1b[" in coloured[0]
    assert "\x1b[" not in plain[0]


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", noted("docker start web", Paper(colour=True))[0])


def test_cautions_name_each_thing_on_a_line_of_its_own() -> None:
    paper = Paper("ko")
    screen.cautions(
        paper.page, safety.check(type_line("docker run --privileged -p 3306:3306 -v /:/x mysql"), Snapshot())
    )
    assert "|         -p 3306:3306 (MySQL)" in paper.lines
    assert paper.lines[0].startswith("| 주의  ")


def test_a_long_list_of_things_is_cut_and_counted() -> None:
    paper = Paper()
    screen.cautions(paper.page, [Caution("S003", objects=tuple(f"c{number}" for number in range(25)))])
    assert paper.lines[-1].endswith("and 5 others")


def test_changes_are_gathered_by_thing() -> None:
    paper = Paper()
    web = "a" * 64
    told = (
        Change("image", "pull", "nginx:latest"),
        Change("container", "create", "web", web),
        Change("network", "connect", "bridge", "n", {"container": web}),
        Change("container", "start", "web", web),
        Change("volume", "create", "4f" * 32),
    )
    screen.changes(paper.page, told)
    assert paper.lines == [
        "| changed  image `nginx:latest`: pulled",
        "|          container `web`: created, joined the network `bridge`, started",
        "|          volume `4f4f4f4f4f4f`: created",
    ]


def test_a_container_that_ended_is_not_said_to_have_left_its_network() -> None:
    paper = Paper()
    web = "a" * 64
    ended = Change("container", "die", "web", web, {"exit_code": "3"})
    screen.changes(paper.page, (ended, Change("network", "disconnect", "bridge", "n", {"container": web})))
    assert paper.lines == ["| changed  container `web`: ended with exit code 3"]


def test_no_changes_show_nothing() -> None:
    paper = Paper()
    screen.changes(paper.page, ())
    assert paper.written == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_diagnosis_ends_with_the_lines_to_type(lang: Lang) -> None:
    paper = Paper(lang)
    screen.diagnosis(
        paper.page, Diagnosis("no-such-container", {"name": "web"}, ("docker ps -a", "docker start x"))
    )
    assert paper.lines[-2:] == ["|   docker ps -a", "|   docker start x"]


def test_a_refused_line_shows_what_was_perhaps_meant() -> None:
    problem = type_line("docker contianer ls").problem
    assert problem is not None
    paper = Paper()
    screen.problem(paper.page, problem)
    assert paper.lines[-1] == "|   docker container ls"


@pytest.mark.parametrize("lang", LANGS)
def test_more_is_told_of_every_line(lang: Lang) -> None:
    for line in (
        RUN,
        "docker run -p 80:80 tomcat",
        "docker run -it hello-world",
        "docker rm -f a b",
        "docker",
        "docker network",
    ):
        paper, meant = Paper(lang), type_line(line)
        screen.more(paper.page, read_line(line), explain.more(meant, real_bank()), ())
        assert paper.lines


@pytest.mark.parametrize("lang", LANGS)
def test_more_gives_long_forms_spellings_and_concepts(lang: Lang) -> None:
    paper = Paper(lang)
    meant = type_line("docker images")
    bank = real_bank()
    screen.more(
        paper.page, read_line("docker images"), explain.more(meant, bank), explain.alternatives(meant, bank)
    )
    shown = "\n".join(paper.lines)
    assert "docker image ls" in shown
    assert bank.say("concept/image/title", lang) in shown


@pytest.mark.parametrize("topic", ["", "run", "docker run", "-p", "--publish", "port", "network", "/help"])
def test_help_knows_commands_options_concepts_and_our_own_commands(topic: str) -> None:
    paper = Paper()
    assert screen.help_(paper.page, topic)
    assert paper.lines


def test_help_about_nothing_known_says_so() -> None:
    paper = Paper()
    assert not screen.help_(paper.page, "zebra")
    assert "zebra" in paper.lines[0]


def test_every_command_can_be_shown_in_both_languages() -> None:
    for lang in LANGS:
        for name in real_bank().commands:
            assert "?" not in "".join(line for line in noted(f"docker {name}", Paper(lang))).replace("??", "")
            assert screen.help_(Paper(lang).page, name)


def test_every_change_the_daemon_tells_has_words() -> None:
    from tutor.daemon.changes import _TOLD

    unsaid = {
        f"{kind}-{action}"
        for kind, actions in _TOLD.items()
        for action in actions
        if not real_bank().has(f"message/changed.{kind}-{action}")
    }
    assert unsaid <= {"network-connect", "network-disconnect", "network-remove"}


def test_an_outcome_without_an_entry_shows_no_diagnosis() -> None:
    assert (
        explain.diagnose(type_line("docker ps"), Outcome("failed", 1, "never seen before"), real_bank())
        is None
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("concept", real_bank().concepts)
def test_a_concept_with_its_picture_fits_80_and_40_columns(lang: Lang, concept: str) -> None:
    for width in (80, 40):
        paper = Paper(lang, width)
        screen.help_(paper.page, concept)
        shown = [line for line in paper.lines if "https://" not in line]
        assert max(map(cell_len, shown)) < width


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_is_shown_as_it_was_drawn_or_left_out(lang: Lang) -> None:
    wide, narrow = Paper(lang), Paper(lang, 40)
    for paper in (wide, narrow):
        screen.help_(paper.page, "port")
    drawn = real_bank().say("concept/port/picture", lang).strip("\n").splitlines()
    at = wide.lines.index(f"| {drawn[0]}")
    assert wide.lines[at : at + 7] == [f"| {line}" for line in drawn[:7]]
    assert not any("+---" in line for line in narrow.lines)
    assert any(str(max(map(cell_len, drawn)) + 3) in line for line in narrow.lines)


WHY = ContainerFacts(
    "web",
    "nginx",
    "restarting",
    3,
    restart="always",
    restarts=4,
    health="unhealthy",
    health_log="not ready",
    command=("nginx", "-g", "daemon off;"),
    ports=("0.0.0.0:8080 -> 80/tcp",),
    mounts=("data -> /data",),
    log=("first", "last"),
    oom=True,
    error="no such file",
)


@pytest.mark.parametrize("lang", LANGS)
def test_why_shows_every_fact_of_a_container(lang: Lang) -> None:
    paper = Paper(lang)
    found = Diagnosis("exit-1", {}, ("docker logs web",))
    screen.why(paper.page, "", "", found, WHY, "https://x", "error/exit-1/what")
    for fact in (
        "web",
        "daemon off;",
        "4",
        "always",
        "not ready",
        "8080 -> 80/tcp",
        "/data",
        "last",
        "no such",
    ):
        assert fact in "\n".join(paper.lines), fact
    assert "\n".join(paper.lines).count("docker logs web") == 1


def test_why_shows_a_message_once_and_without_the_way_to_help() -> None:
    paper = Paper()
    error = "no such\ndocker: no such\n\nRun 'docker run --help' for more information"
    screen.why(paper.page, "docker run x", error, None, None, "", "")
    assert "\n".join(paper.lines).count("no such") == 1
    assert "--help" not in "\n".join(paper.lines)


def faded(line: str, details: dict[str, Detail], paper: Paper) -> list[str]:
    """Give what is shown of a line of which some parts are known."""
    read = read_line(line)
    notes = [note for one in read.invocations for note in explain.explain(one, real_bank())]
    screen.notes(paper.page, read, notes, details)
    return paper.lines


def test_what_is_known_is_left_out_and_counted_in_one_row() -> None:
    details: dict[str, Detail] = {
        "flag/container run/detach": "none",
        "flag/container run/name": "none",
        **dict.fromkeys((f"order/container run/{number}" for number in range(9)), "none"),
    }
    rows = faded("docker run -d --name my-cat -m 1g nginx", details, Paper())
    assert not any(row.startswith(("| -d ", "| --name", "| in order")) for row in rows)
    assert any(row.startswith("| -m 1g") for row in rows)
    assert rows[-1] == "| 3 known parts are not explained again: `/more`"


def test_one_known_part_is_counted_in_good_grammar() -> None:
    rows = faded("docker ps -a", {"flag/container ls/all": "none"}, Paper())
    assert rows[-1] == "| 1 known part is not explained again: `/more`"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 80])
def test_a_short_line_is_one_row(lang: Lang, width: int) -> None:
    keys = [note.key for note in explain.explain(type_line(RUN), real_bank())]
    rows = faded(RUN, dict.fromkeys(keys, "short"), Paper(lang, width))
    full = noted(RUN, Paper(lang, width))
    assert len(rows) < len(full)
    assert max(map(cell_len, rows)) < width
    assert not any("known" in row or "생략" in row for row in rows)


@pytest.mark.parametrize("lang", LANGS)
def test_a_line_of_which_all_is_known_takes_one_row(lang: Lang) -> None:
    keys = [note.key for note in explain.explain(type_line(RUN), real_bank())]
    (row,) = faded(RUN, dict.fromkeys(keys, "none"), Paper(lang))
    assert "`/more`" in row


def test_a_short_line_ends_with_the_first_sentence_and_not_in_code() -> None:
    rows = faded("docker build .", {"command/image build": "short"}, Paper(width=200))
    assert not re.search(r"`[^`]*$", rows[0])
