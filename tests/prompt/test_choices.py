"""Completion: what is offered where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tutor.bank import load
from tutor.console import Console
from tutor.prompt import slash
from tutor.prompt.choices import Choice, Sources, choices, korean_choices
from tutor.tell import Teller

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.bank.load import Bank
    from tutor.model import Lang

LIVE = {
    "container_running": ("my-cat", "wp-db"),
    "container_stopped": ("old-cat",),
    "container_any": ("my-cat", "old-cat", "wp-db"),
    "image": ("hello-world", "mysql:5.7"),
    "network": ("bridge", "host", "none", "wp-network"),
    "volume": ("wp-db-volume",),
}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load()


def offered(bank: Bank, text: str, lang: Lang = "en") -> dict[str, Choice]:
    tell = Teller(bank, lang, Console())
    sources = Sources(
        bank, lang, lambda kind: LIVE[kind], lambda typed: slash.words(typed, tell, lambda kind: LIVE[kind])
    )
    return {choice.text: choice for choice in choices(text, sources)}


@pytest.mark.parametrize(
    ("text", "some"),
    [
        ("docker pu", {"pull", "push"}),
        ("pu", {"pull"}),
        ("$ sudo docker pu", {"pull"}),
        ("docker network c", {"connect", "create"}),
        ("docker network ", {"ls", "rm", "inspect"}),
        ("docker ps | head; docker vol", {"volume"}),
        ("docker com", {"compose"}),
        ("docker compose -f a.yml ", {"up", "down", "ps", "logs", "exec"}),
        ("docker compose up --bu", {"--build"}),
        ("docker compose up --dr", {"--dry-run"}),
        ("docker buildx imagetools ", {"create", "inspect"}),
        ("docker rm $(docker p", {"ps", "pull"}),
        ("docker pull tomcat\ndocker im", {"images", "image"}),
    ],
)
def test_commands_are_offered_with_or_without_docker(bank: Bank, text: str, some: set[str]) -> None:
    assert some <= set(offered(bank, text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("docker stop ", {"my-cat", "wp-db"}),
        ("docker container stop my", {"my-cat"}),
        ("docker start ", {"old-cat"}),
        ("docker stop my-cat ", {"wp-db"}),
        ("docker rmi ", {"hello-world", "mysql:5.7"}),
        ("docker network connect ", {"bridge", "host", "none", "wp-network"}),
        ("docker network connect wp-network ", {"my-cat", "old-cat", "wp-db"}),
        ("docker run -d --name x ", {"hello-world", "mysql:5.7"}),
        ("docker run --network wp", {"wp-network"}),
        ("docker run --network=wp", {"wp-network"}),
        ("docker volume rm ", {"wp-db-volume"}),
        ("docker run -it --volumes-from ", {"my-cat", "old-cat", "wp-db"}),
        ("docker run --name wp \\\n--network wp", {"wp-network"}),
        ("docker run --restart ", {"no", "always", "unless-stopped", "on-failure"}),
        ("docker run --pull=", {"always", "missing", "never"}),
        ("/lang ", {"ko", "en"}),
        ("/saf", {"/safety"}),
    ],
)
def test_names_and_values_fit_their_place(bank: Bank, text: str, names: set[str]) -> None:
    assert set(offered(bank, text)) == names


@pytest.mark.parametrize(
    "text", ["docker run --name ", "docker run hello-world ", "docker run hello-world -", "docker pull "]
)
def test_nothing_is_offered_where_everything_is_free(bank: Bank, text: str) -> None:
    assert set(offered(bank, text)) <= set(LIVE["image"])


def test_a_flag_is_offered_once_unless_it_repeats(bank: Bank) -> None:
    found = set(offered(bank, "docker run -d --name cat -e A=1 --"))
    assert "--env" in found
    assert not {"--detach", "--name"} & found


def test_the_meaning_of_a_flag_stands_beside_it_in_the_current_language(bank: Bank) -> None:
    korean = offered(bank, "docker run --publ", "ko")["--publish"].meaning
    english = offered(bank, "docker run --publ", "en")["--publish"].meaning
    assert korean.startswith("-p  ")
    assert any("가" <= char <= "힣" for char in korean)
    assert english.isascii()
    assert "?" not in english
    assert "{" not in english


def test_the_choice_replaces_only_the_word_at_the_cursor(bank: Bank) -> None:
    text = "docker run --network=wp"
    assert offered(bank, text)["wp-network"].start == len("docker run --network=")


def test_paths_are_offered_to_programs_of_the_host(
    bank: Bank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "wp db").mkdir()
    (tmp_path / "wp.env").touch()
    monkeypatch.chdir(tmp_path)
    assert set(offered(bank, "ls w")) == {"wp\\ db/", "wp.env"}
    assert set(offered(bank, "docker run --env-file w")) == {"wp\\ db/", "wp.env"}


@pytest.mark.parametrize("text", ["'", '"', "\\", "docker run -e 'A", "|", "$(", "docker run --x=", "-", "/"])
def test_unfinished_text_of_any_kind_is_no_error(bank: Bank, text: str) -> None:
    offered(bank, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("애ㅊ", "docker"),
        ("애차", "docker"),
        ("애찯ㄱ ㅔㅕ", "pull"),
        ("docker ㅔㅕ", "pull"),
        ("애찯ㄱ ㄴ새ㅔ ", "my-cat"),
        ("애찯ㄱ ㄴ새ㅔ ㅡㅛ", "my-cat"),
        ("애찯ㄱ 겨ㅜ --ㅜㄷㅅ재가=제", "--network=wp-network"),
        ("애찯ㄱ 그 -", "--force"),
        ("/ㅗㄷ", "/help"),
        ("/ㅣ뭏 ", "ko"),
    ],
)
def test_what_is_typed_with_the_korean_layout_is_completed(bank: Bank, text: str, expected: str) -> None:
    tell = Teller(bank, "ko", Console())
    sources = Sources(bank, "ko", lambda kind: LIVE[kind], lambda typed: slash.words(typed, tell))
    found = {choice.text: choice.start for choice in korean_choices(text, sources)}
    assert found[expected] == max(text.rfind(" ") + 1, 0)


def test_a_map_is_offered_of_everything_that_has_a_name(bank: Bank) -> None:
    assert {"all", "my-cat", "old-cat", "wp-network", "wp-db-volume"} <= offered(bank, "/map ").keys()
    assert "hello-world" not in offered(bank, "/map ")


@pytest.mark.parametrize("text", ["", "docker p", "볼륨", "컨테이너가 뭔가", "docker run --name 내고양"])
def test_korean_is_not_completed_as_latin(bank: Bank, text: str) -> None:
    tell = Teller(bank, "ko", Console())
    sources = Sources(bank, "ko", lambda kind: LIVE[kind], lambda typed: slash.words(typed, tell))
    assert list(korean_choices(text, sources)) == []
