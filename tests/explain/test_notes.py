"""What the parts of a line are said to mean."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.lines import read_line, real_bank, type_line
from tutor.explain import diagnose, explain, more, unexplained
from tutor.explain.order import CONDITIONS
from tutor.language import Surroundings, read, values
from tutor.model import Outcome

if TYPE_CHECKING:
    from tutor.model import Note

LONG = 'docker run -itd -p 8080:80 -e A=1 -e DB_PASSWORD=hush --name web nginx:1.27 sh -c "echo hi"'


def explained(text: str) -> dict[str, str]:
    """Give the English sentence of each note by the words it is about."""
    return {
        text[one.start : one.end]: said(one)
        for one in explain(type_line(text), real_bank())
        if one.kind != "order"
    }


def said(note: Note) -> str:
    return real_bank().say(note.key, "en", note.slots)


def events(text: str) -> list[str]:
    return [said(one) for one in explain(type_line(text), real_bank()) if one.kind == "order"]


def test_every_word_of_a_good_line_has_a_note() -> None:
    words = re.findall(r'"[^"]*"|\S+', LONG)
    notes = explain(type_line(LONG), real_bank())
    covered = set().union(*(range(one.start, one.end) for one in notes))
    assert [
        word
        for word in words
        if not covered.issuperset(range(LONG.index(word), LONG.index(word) + len(word)))
    ] == []


def test_a_published_port_names_both_sides() -> None:
    sentence = explained("docker run -p 8080:80 nginx")["-p 8080:80"]
    assert "8080" in sentence
    assert "80/tcp" in sentence


def test_the_form_of_a_value_chooses_the_sentence() -> None:
    named = explained("docker run -v data:/data nginx")["-v data:/data"]
    bind = explained("docker run -v /srv:/data nginx")["-v /srv:/data"]
    assert "volume" in named
    assert "host" in bind


def test_letters_of_a_cluster_are_explained_one_by_one() -> None:
    assert {"-i", "t", "d"} <= set(explained("docker run -itd debian"))


def test_a_secret_is_masked_in_every_note() -> None:
    for note in (*explain(type_line(LONG), real_bank()), *more(type_line(LONG), real_bank())):
        assert "hush" not in note.value
        assert "hush" not in "".join(note.slots.values())


def test_a_switch_turned_off_says_so() -> None:
    assert "off" in explained("docker run -t=false debian")["-t=false"]
    assert "Keeps" in explained("docker run --rm=false debian")["--rm=false"]


def test_several_operands_are_named_in_one_sentence() -> None:
    assert "`a`, `b`" in explained("docker start a b")["docker start"]


def test_each_of_several_names_stands_in_backticks_of_its_own() -> None:
    assert "`web`, `db`" in explained("docker stop web db")["web db"]
    assert "`-c echo hi`" in explained("docker exec web sh -c 'echo hi'")["-c 'echo hi'"]


def test_an_option_where_the_image_has_no_entrypoint_is_no_program() -> None:
    assert "not found" in explained("docker run -d ubuntu -c 'echo hi'")["-c"]
    assert "fixed program" in explained("docker run -d postgres -c fsync=off")["-c"]


def test_one_name_and_several_names_have_their_own_words() -> None:
    assert "the container `a`" in explained("docker stop a")["docker stop"]
    assert "the containers `a`, `b`" in explained("docker stop a b")["docker stop"]
    assert "from `a`" in explained("docker run a b c d")["docker run"]


@pytest.mark.parametrize("printed", ["$(docker ps -aq)", "`docker ps -aq`"])
def test_what_a_command_prints_may_be_several_names(printed: str) -> None:
    (invocation, *_) = read_line(f"docker rm {printed}").invocations
    assert explain(invocation, real_bank())[0].key == "command/container rm/several"


@pytest.mark.parametrize("name", ["원하는이름", "a", "-web", "my web"])
def test_a_name_that_the_daemon_refuses_is_not_given(name: str) -> None:
    assert "refuses" in explained(f"docker run --name '{name}' nginx")[f"--name '{name}'"]


def test_a_name_that_the_shell_fills_in_is_not_judged() -> None:
    assert values.parse("container_name", "$APP").form == values.parse("container_name", "web").form == ""


@pytest.mark.parametrize(
    "line", ["docker stop -t 1 a", "docker logs -n 1 a", "docker ps -n 1", "docker service scale a=1"]
)
def test_one_thing_is_not_called_by_a_plural(line: str) -> None:
    assert not re.search(r"\b1 \w+s\b", " ".join(explained(line).values()))


def test_an_operand_that_is_missing_is_called_by_its_place() -> None:
    assert "IMAGE" in explained("docker run")["docker run"]


def test_global_flags_are_explained_too() -> None:
    assert "tcp://there:2375" in explained("docker -H tcp://there:2375 ps")["-H tcp://there:2375"]


def test_help_makes_all_else_unimportant() -> None:
    assert list(explained("docker run -d --help")) == ["docker run", "--help", "-d"]


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("docker run --pubish 8080:80 nginx", ["--pubish", "8080:80"]),
        ("docker run -d --nope 5 -p 8080:80 nginx", ["--nope", "5"]),
        ("docker run --nope -p 8080:80 nginx", ["--nope"]),
        ("docker foo bar -x", ["foo", "bar", "-x"]),
        ("docker -H tcp://x:1 contianer run -p 8080:80 x", ["contianer"]),
        ("docker contianer ls", ["contianer"]),
        ("docker run -p abc:80 nginx", ["-p abc:80"]),
        ("docker run -d nginx", []),
        ("docker ps extra", ["extra"]),
    ],
)
def test_what_nobody_understands_has_its_place_told(line: str, unknown: list[str]) -> None:
    assert [line[start:end] for start, end in unexplained(type_line(line))] == unknown


def test_what_is_understood_is_explained_although_the_line_is_wrong() -> None:
    assert "-d" in explained("docker run -d --pubish 8080:80 nginx")


def test_running_in_the_background_ends_with_the_id() -> None:
    steps = events("docker run -d nginx")
    assert steps[0].startswith("pull the image, only if")
    assert steps[-1] == "print its ID"


def test_running_in_the_foreground_waits_and_may_tidy_up() -> None:
    assert events("docker run --rm nginx")[-1] == "remove the container"
    assert "remove the container" not in events("docker run nginx")


@pytest.mark.parametrize(
    ("policy", "step"), [("always", "ask the registry"), ("never", "use the image that is here")]
)
def test_the_pull_policy_chooses_the_first_step(policy: str, step: str) -> None:
    assert events(f"docker run --pull {policy} nginx")[0].startswith(step)


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("docker build -t a .", ["from the cache where nothing changed", "with the name of `-t`"]),
        ("docker build --no-cache .", ["every step of the Dockerfile anew", "without a name"]),
        ("docker buildx build --no-cache --push .", ["every step of the Dockerfile anew", "to its registry"]),
        ("docker buildx build -t a .", ["unchanged steps from the cache", "store the image"]),
        ("docker buildx build --builder b .", ["unchanged steps from the cache", "else only in its cache"]),
        ("docker buildx --builder b build --load .", ["unchanged steps from the cache", "store the image"]),
        ("docker buildx build --platform a/b,c/d .", ["steps from the cache", "else only in its cache"]),
        ("docker buildx build -o out .", ["unchanged steps from the cache", "as `--output` says"]),
    ],
)
def test_a_build_is_told_as_its_options_have_it(line: str, steps: list[str]) -> None:
    assert [told.endswith(step) for told, step in zip(events(line)[1:], steps, strict=True)] == [True, True]


def test_a_builder_fetches_a_context_that_is_an_address() -> None:
    assert events("docker buildx build https://github.com/a/b.git")[0].startswith("let the builder fetch")
    assert events("docker buildx build .")[0].startswith("send the files")


@pytest.mark.parametrize(
    "option", ["--name 웹", "--restart sometimes", "--stop-signal SIGFOO", "--ipc foo", "--ipc container:"]
)
def test_a_line_with_a_value_that_is_refused_has_no_order_of_events(option: str) -> None:
    assert events(f"docker run {option} nginx") == []


def test_a_line_that_is_refused_has_no_order_of_events() -> None:
    assert events("docker run -p abc:80 nginx") == []


def test_a_line_for_compose_is_explained_word_by_word_without_the_plugin() -> None:
    found = type_line("docker compose -f a.yml up -d --scale web=3 web")
    told = {one.name: real_bank().say(one.key, "en", one.slots) for one in explain(found, real_bank())}
    assert told["file"] == (
        "Reads `a.yml` as a Compose file, in place of `compose.yaml`. "
        "Where several are given, a later one adds to those before it and wins."
    )
    assert told["scale"] == "Runs 3 containers of the service `web`."
    assert told["SERVICE"].startswith("Only the service `web`")
    assert unexplained(found) == ()
    assert events("docker compose up -d")[-1] == "give the prompt back"
    assert "flag/compose/file/more" in [one.key for one in more(found, real_bank())]


def test_a_missing_plugin_is_named_with_its_package() -> None:
    found = type_line("docker compose up -d")
    diagnosis = diagnose(found, Outcome("failed", 125), real_bank())
    assert diagnosis is not None
    assert (diagnosis.id, diagnosis.slots["plugin"]) == ("plugin-package", "compose")
    assert "sudo apt-get install docker-compose-plugin" in diagnosis.tries


def test_every_condition_in_the_bank_is_known() -> None:
    bank = real_bank()
    used = {step.when for name in bank.commands for step in bank.command(name).order}
    assert used <= set(CONDITIONS)


def test_every_key_given_has_words_in_both_languages() -> None:
    bank = real_bank()
    for name in bank.commands:
        for note in explain(type_line(f"docker {name}"), bank):
            assert bank.say(note.key, "ko", note.slots)
            assert bank.say(note.key, "en", note.slots)


def test_the_long_form_adds_details_and_concepts() -> None:
    keys = [one.key for one in more(type_line("docker run -d -p 8080:80 nginx"), real_bank())]
    assert "command/container run/more" in keys
    assert "flag/container run/publish/more" in keys
    assert "concept/container" in keys


def test_explaining_takes_less_than_five_milliseconds() -> None:
    invocation = type_line(LONG)
    explain(invocation, real_bank())
    begin = time.process_time()
    explain(invocation, real_bank())
    assert time.process_time() - begin < 0.005


def test_an_option_in_a_conflict_is_still_explained_with_its_value() -> None:
    told = explain(type_line("docker run --rm --restart on-failure:3 nginx"), real_bank())
    assert [one.key for one in told if one.name == "restart"] == ["flag/container run/restart/on_failure_max"]


def test_a_secret_among_several_words_stays_masked() -> None:
    told = explain(type_line("docker exec wp-db mysql -uroot -phush -e 'show tables'"), real_bank())
    assert "hush" not in "".join(f"{one.value} {said(one)}" for one in told)


def test_help_is_no_option_where_it_is_the_command() -> None:
    assert [one.kind for one in explain(type_line("docker help run"), real_bank())] == ["command"]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("docker contianer run -p 8080:80 x", ["run", "-p 8080:80", "x"]),
        ("docker rum -d -p 80:80 nginx", ["-d", "-p 80:80", "nginx"]),
        ("docker run --nope -p 8080:80 nginx", ["-p 8080:80", "nginx"]),
        ("docker network crate --driver bridge net", ["--driver bridge", "net"]),
        ("docker run --memory lots -d --name web nginx", ["--memory lots", "-d", "--name web", "nginx"]),
    ],
)
def test_the_words_behind_one_that_is_wrong_are_explained_too(line: str, parts: list[str]) -> None:
    assert set(parts) <= set(explained(line))


def test_of_words_behind_two_faults_nothing_is_claimed() -> None:
    found = type_line("docker run --memory lots --nope -d nginx")
    assert [note.name for note in explain(found, real_bank())] == ["container run", "memory"]
    assert unexplained(found)[1:] == ((25, 31), (32, 34), (35, 40))


def test_help_behind_a_refused_value_is_not_what_happens() -> None:
    assert "--memory lots" in explained("docker run --memory lots --help")


@pytest.mark.parametrize(
    ("line", "words", "said_of_them"),
    [
        ("docker rm web db", "web db", "The containers `web`, `db`: names, or the first characters of IDs."),
        ("docker rm web", "web", "The container `web`: a name, or the first characters of an ID."),
        ("docker exec web ls -l /srv", "-l /srv", "`-l /srv` is handed to that program."),
    ],
)
def test_each_of_several_names_is_told_apart(line: str, words: str, said_of_them: str) -> None:
    assert explained(line)[words] == said_of_them


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("docker buildx build .", 3),
        ("docker buildx build --push .", 3),
        ("docker buildx build -o out .", 3),
        ("docker buildx build --check .", 0),
        ("docker buildx build --call=outline .", 0),
    ],
)
def test_a_build_that_makes_no_image_is_not_said_to_store_one(line: str, steps: int) -> None:
    notes = explain(type_line(line), real_bank())
    assert len([note for note in notes if note.kind == "order"]) == steps


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("docker pull -a nginx", "command/image pull/all-tags"),
        ("docker pull -a=false nginx", "command/image pull"),
        ("docker network create --config-only lan", "command/network create/config-only"),
    ],
)
def test_a_switch_may_change_what_the_command_is_said_to_do(line: str, key: str) -> None:
    assert key in {note.key for note in explain(type_line(line), real_bank())}


@pytest.mark.parametrize(
    ("line", "part", "words"),
    [
        ("docker volume create -d rclone -o type=sftp", "-o type=sftp", "for the volume driver"),
        ("docker volume create -d local -o type=nfs -o device=:/a", "-o type=nfs", "like `mount -t`"),
        (
            "docker volume create -o type=nfs -o o=addr=1.2.3.4,rw -o device=:/a nas",
            "-o o=addr=1.2.3.4,rw",
            "`addr=1.2.3.4,rw`",
        ),
        (
            "docker service create --hostname '{{.Task.Slot}}' x",
            "--hostname '{{.Task.Slot}}'",
            "the swarm fills in",
        ),
        ("docker run --hostname '{{.Task.Slot}}' x", "--hostname '{{.Task.Slot}}'", "calls itself"),
    ],
)
def test_a_value_is_said_to_be_what_it_is_on_this_line(line: str, part: str, words: str) -> None:
    assert words in explained(line)[part]


def test_a_job_is_not_said_to_go_on_running() -> None:
    steps = explain(type_line("docker service create --mode replicated-job bash true"), real_bank())
    assert "succeeded" in said([note for note in steps if note.kind == "order"][-1])


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("--mount type=volume[,src=<name>],dst=<path>[,<key>=<value>...]", "is a placeholder"),
        ("-v [<name>:]<path>[:opts]", "left what is mounted"),
        ("-v $(pwd)/<path>:/a", "Shows the host's"),
    ],
)
def test_what_a_reader_is_to_fill_in_is_no_work_of_the_shell(value: str, words: str) -> None:
    line = f"docker run {value} x"
    found = read(line, real_bank(), Surroundings(keeps_unset=True, keeps_places=True)).invocations[0]
    notes = {
        line[one.start : one.end]: said(one) for one in explain(found, real_bank()) if one.kind == "flag"
    }
    assert words in notes[value]


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        ("docker buildx build -t a", True),
        ("docker buildx build -t a .", False),
        ("docker compose exec web", True),
        ("docker compose exec $(cat words)", False),
        ("docker compose build", False),
    ],
)
def test_a_word_that_a_plugin_will_miss_is_told(line: str, lacks: bool) -> None:
    notes = explain(type_line(line), real_bank())
    assert ("message/plugin.too-few" in {note.key for note in notes}) == lacks
    assert not (lacks and any(note.kind == "order" for note in notes))


def test_an_address_among_the_targets_of_a_bake_is_told_apart() -> None:
    notes = explain(type_line("docker buildx bake https://x/y.git#main web db"), real_bank())
    operands = [(note.value, note.key) for note in notes if note.kind == "operand"]
    assert operands == [
        ("https://x/y.git#main", "operand/buildx bake/TARGET/remote"),
        ("web db", "operand/buildx bake/TARGET/several"),
    ]


@pytest.mark.parametrize(
    ("options", "steps"),
    [
        ("", ["pull or build images that are missing", "or replace those whose settings changed"]),
        ("--no-build", ["pull images that are missing", "or replace those whose settings changed"]),
        (
            "--pull never --no-recreate",
            ["build images that are missing", "create containers that are missing"],
        ),
        ("--pull always --force-recreate", ["pull all images again", "and replace those that exist"]),
    ],
)
def test_compose_up_is_told_as_its_options_have_it(options: str, steps: list[str]) -> None:
    told = events(f"docker compose up {options}")
    assert told[1].endswith(steps[0])
    assert told[3].endswith(steps[1])


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("docker run --name <name> nginx", "message/explain.place-value"),
        ("docker run -e DISPLAY=$(tty) nginx", "flag/container run/env/shell"),
        ("docker run -v $(cat where):/b:ro nginx", "part/volume.ro"),
        ("docker image save --platform linux/amd64,linux/arm64 nginx", "message/explain.platforms"),
        ("docker cp - web:/data", "operand/container cp/DEST_PATH/unpacked"),
        ("docker plugin install --disable me/plug", "command/plugin install/disable"),
    ],
)
def test_what_is_said_fits_the_rest_of_the_line(line: str, key: str) -> None:
    found = read(line, real_bank(), Surroundings(keeps_unset=True, keeps_places=True))
    assert key in [note.key for one in found.invocations for note in explain(one, real_bank())]


def test_a_blank_that_docker_refuses_is_explained_all_the_same() -> None:
    assert unexplained(type_line("docker run -it IMAGE sh")) == ()
    assert unexplained(type_line("docker update --memory {{limit}}M web")) == ()
