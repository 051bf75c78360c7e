from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.bank.house import house
from tutor.bank import load
from tutor.bank.compile import ContentError


def test_a_command_is_found_by_every_spelling(tmp_path):
    bank = load(house(tmp_path))
    assert bank.canonical(("stop",)) == bank.canonical(("container", "stop")) == "container stop"
    assert bank.canonical(()) == "docker"
    assert bank.canonical(("container", "halt")) is None


def test_facts_come_from_the_file(tmp_path):
    command = load(house(tmp_path)).command("container stop")
    assert (command.minimum, command.maximum) == (1, None)
    assert command.flags["publish"].repeatable
    assert command.short("p") is command.flags["publish"]
    assert command.operands[0].kind == "container"
    assert command.order[0].key == "order/container stop/1"


def test_an_unknown_command_is_a_key_error(tmp_path):
    with pytest.raises(KeyError):
        load(house(tmp_path)).command("container halt")


def test_a_sentence_names_the_values(tmp_path):
    bank = load(house(tmp_path))
    key = "flag/container stop/publish/host_container"
    assert bank.say(key, "en", {"host": "8080", "container": "80"}) == "Port 8080 leads to port 80."
    assert bank.say(key, "ko", {"host": "8080", "container": "80"}) == "8080번 포트를 80번 포트로 잇습니다."


def test_a_missing_slot_shows_the_raw_value_and_never_raises(tmp_path):
    bank = load(house(tmp_path))
    assert bank.say("command/container stop", "en", {"value": "web"}) == "Stops the `web` container."
    assert bank.say("command/container stop", "en") == "Stops the `?` container."


def test_go_templates_are_no_slots(tmp_path):
    change = ("Hello.", "Try `docker ps --format {{json}}`.")
    bank = load(house(tmp_path, {"messages.toml": change}))
    assert bank.say("message/prompt.welcome", "en", {"json": "x"}) == change[1]


def test_an_unknown_text_is_a_key_error(tmp_path):
    bank = load(house(tmp_path))
    assert not bank.has("message/prompt.nothing")
    with pytest.raises(KeyError):
        bank.say("message/prompt.nothing", "ko", {})


def test_flags_of_another_command_are_taken_over_with_their_texts(tmp_path):
    bank = load(house(tmp_path))
    assert bank.command("container wait").flags["publish"].short == "p"
    assert bank.has("flag/container wait/publish/host_container")


def test_a_flag_left_out_is_not_taken_over(tmp_path):
    change = ('"container stop"', '"container stop"\nflags_without = ["publish"]')
    bank = load(house(tmp_path, {"commands/container-wait.toml": change}))
    assert not bank.command("container wait").flags
    assert not bank.has("flag/container wait/publish")


def test_errors_come_in_matching_order(tmp_path):
    earlier = '[taken]\nrank = 1\npattern = "taken"\ncommands = ["*"]\nkind = "message"\nsource = []\n'
    bank = load(house(tmp_path, {"errors/name.toml": ("[name-conflict]", earlier + "[name-conflict]")}))
    assert [entry.id for entry in bank.errors] == ["taken", "name-conflict"]
    assert bank.errors[1].tries == ("docker stop {name}",)


def test_the_compiled_file_is_used_until_content_changes(tmp_path):
    root = house(tmp_path)
    load(root)
    compiled = root / ".compiled" / "en.jsonl"
    compiled.write_text(compiled.read_text("utf-8").replace("Hello.", "kept"), "utf-8")
    assert load(root).say("message/prompt.welcome", "en") == "kept"
    os.utime(root / "messages.toml", ns=(1, 1))
    assert load(root).say("message/prompt.welcome", "en") == "Hello."


def test_a_compiled_file_that_is_gone_or_damaged_is_written_anew(tmp_path):
    root = house(tmp_path)
    for damage in (Path.unlink, lambda file: file.write_text("no JSON", "utf-8")):
        load(root)
        damage(root / ".compiled" / "commands.jsonl")
        assert load(root).command("container stop").flags


def test_all_texts_that_begin_alike_are_found(tmp_path):
    found = load(house(tmp_path)).keys("flag/container stop/")
    assert "flag/container stop/publish/host_container" in found
    assert all(key.startswith("flag/container stop/") for key in found)


def test_a_new_file_is_noticed(tmp_path):
    root = house(tmp_path)
    load(root)
    (root / "messages").mkdir()
    (root / "messages" / "more.toml").write_text('[more]\nen = "x"\nko = "y"\n', "utf-8")
    assert load(root).say("message/more", "ko") == "y"


def test_a_folder_that_cannot_be_written_to_still_loads(tmp_path):
    root = house(tmp_path)
    (root / ".compiled").write_text("in the way", "utf-8")
    assert load(root).say("message/prompt.welcome", "en") == "Hello."


def test_a_broken_file_is_named(tmp_path):
    with pytest.raises(ContentError, match=r"messages\.toml"):
        load(house(tmp_path, {"messages.toml": ("Hello.", '"')}))


def test_the_real_bank_loads_within_a_blink():
    load()
    best = min(_seconds() for _ in range(5))
    assert best < 0.05


def _seconds() -> float:
    began = time.process_time()
    bank = load()
    bank.command("container run")
    bank.has("command/container run")
    return time.process_time() - began
