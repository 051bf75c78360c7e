"""Commands of plugins that are being tried out, or were: no word of their lines stays without a note."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import explain, more
from tutor.explain.notes import unexplained

LINES = {
    "buildx debug build": "docker buildx debug --invoke /bin/sh --on=always build -t app --build-arg A=1 .",
    "buildx debug": "docker buildx debug",
    "buildx dap build": "docker buildx dap build -f Dockerfile.dev .",
    "buildx dap attach": "docker buildx dap attach /tmp/socket",
    "buildx dial-stdio": "docker buildx --builder remote dial-stdio --platform linux/arm64 --progress plain",
    "compose alpha": "docker compose alpha",
    "compose alpha viz": "docker compose -f a alpha viz --image --networks --indentation-size 2",
    "compose alpha generate": "docker compose alpha generate --format json --name shop --project-dir . a b",
    "compose alpha publish": "docker compose alpha publish --with-env --app -y me/shop:1",
    "compose alpha dry-run": "docker compose alpha dry-run -- up -d",
    "compose alpha watch": "docker compose alpha watch --quiet web",
    "compose alpha scale": "docker compose alpha scale --no-deps web=2",
}


@pytest.mark.parametrize(("command", "line"), LINES.items())
def test_every_word_of_a_trial_command_is_explained(command: str, line: str) -> None:
    found, bank = type_line(line), real_bank()
    notes = explain(found, bank)
    assert (found.command, unexplained(found)) == (command, ())
    assert not [one.key for one in notes if one.key.startswith("message/")]
    places = {(one.start, one.end) for one in notes}
    assert all((use.start, use.end) in places for use in (*found.outer, *found.flags))


def test_a_flag_of_a_group_has_its_long_form() -> None:
    keys = {one.key for one in more(type_line(LINES["buildx debug build"]), real_bank())}
    assert {"flag/buildx debug/invoke/more", "flag/buildx debug/on/more"} < keys


@pytest.mark.parametrize(
    ("name", "today"),
    [("watch", "docker compose watch"), ("scale", "docker compose scale"), ("dry-run", "--dry-run")],
)
def test_what_moved_names_the_command_of_today(name: str, today: str) -> None:
    for lang in ("en", "ko"):
        assert f"`{today}`" in real_bank().say(f"command/compose alpha {name}", lang, {})
