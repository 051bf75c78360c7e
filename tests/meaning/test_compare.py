"""What is said about a difference, and which lines cannot be compared."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank
from tutor.language import Surroundings
from tutor.same import Verdict, same

AROUND = Surroundings({"PWD": "/work"}, "/work", "/root", frozenset(("docker", "ls", "time")))


def verdict(a: str, b: str) -> Verdict:
    return same(a, b, real_bank(), AROUND)


def told(a: str, b: str, lang: str = "en") -> list[str]:
    return [real_bank().say(one.key, lang, one.slots) for one in verdict(a, b).differences]  # type: ignore[arg-type]


def test_a_difference_of_commands_hides_all_others() -> None:
    assert told("docker run -d nginx", "docker create nginx") == [
        "The first line is `docker container run`, the second is `docker container create`."
    ]


def test_each_value_that_differs_is_named_with_its_place() -> None:
    assert told("docker run --name a nginx", "docker run --name b redis") == [
        "`--name` is `a` in the first line and `b` in the second.",
        "`IMAGE` is `nginx` in the first line and `redis` in the second.",
    ]


def test_what_only_one_line_has_is_said_of_that_line() -> None:
    assert told("docker run -d nginx", "docker run -e A=1 nginx") == [
        "Only the first line has `--detach`.",
        "Only the second line has `--env` with `A=1`.",
    ]


def test_a_missing_folder_is_what_tells_v_from_mount() -> None:
    (text,) = told("docker run -v /a:/b nginx", "docker run --mount type=bind,src=/a,dst=/b nginx")
    assert "`-v` makes it and `--mount` refuses" in text


def test_only_the_order_is_told_where_only_the_order_differs() -> None:
    (text,) = told("docker rename a b", "docker rename b a")[:1]
    assert text == "`CONTAINER` is `a` in the first line and `b` in the second."
    assert told("docker inspect a b", "docker inspect b a") == [
        "The order of `NAME` matters here: `a b` in the first line, `b a` in the second."
    ]


def test_a_secret_is_compared_but_not_shown() -> None:
    (found,) = verdict("docker run -e PASSWORD=one nginx", "docker run -e PASSWORD=two nginx").differences
    assert found.key == "message/compare.hidden"
    assert "one" not in found.a + found.b
    assert "two" not in found.a + found.b


@pytest.mark.parametrize("line", ["", "ls -l", "/help", "what is an image?", "docker ps -x", "docker rn web"])
def test_a_line_that_asks_docker_for_nothing_cannot_be_compared(line: str) -> None:
    for pair in ((line, "docker ps"), ("docker ps", line)):
        found = verdict(*pair)
        assert found.fault
        assert not found.same


def test_what_a_plugin_reads_is_compared_word_by_word() -> None:
    assert verdict("docker scout cves nginx", "sudo docker  scout cves nginx").same
    (text,) = told("docker scout cves", "docker scout quickview", "ko")
    assert text.endswith("첫째 줄은 `scout cves`, 둘째 줄은 `scout quickview` 명령입니다.")
    assert not verdict("docker compose up --brand-new a", "docker compose up --brand-new b").same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("docker compose up -d", "docker compose up --detach"),
        ("docker compose -f a.yml up", "docker compose --file ./a.yml up"),
        ("docker compose logs -f --tail 5", "docker compose logs --tail=5 --follow"),
        ("docker compose up web db", "docker compose up db web"),
    ],
)
def test_a_plugin_that_the_bank_knows_is_compared_by_meaning(a: str, b: str) -> None:
    assert verdict(a, b).same


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("docker compose up -d", "docker compose up"),
        ("docker compose down -v", "docker compose down"),
        ("docker compose -f a.yml -f b.yml up", "docker compose -f b.yml -f a.yml up"),
        ("docker compose -p a up", "docker compose -p b up"),
        ("docker compose exec web sh", "docker compose run web sh"),
        ("docker compose up", "docker stack up web"),
        ("docker build --load .", "docker build ."),
    ],
)
def test_what_differs_for_a_plugin_that_the_bank_knows_is_seen(a: str, b: str) -> None:
    assert not verdict(a, b).same


def test_the_old_program_of_compose_means_what_the_plugin_does() -> None:
    assert verdict("docker-compose up -d", "docker compose up --detach").same
    assert not verdict("docker-compose up -d", "docker compose up").same


def test_blanks_beside_a_sign_of_the_shell_mean_nothing() -> None:
    assert verdict("docker build - <Dockerfile", "docker build -<  Dockerfile").same


def test_paths_count_from_where_the_learner_is() -> None:
    assert verdict("docker run -v ./a:/a nginx", "docker run -v /work/a:/a nginx").same
    assert not verdict("docker run -v ./a:/a nginx", "docker run -v /elsewhere/a:/a nginx").same
