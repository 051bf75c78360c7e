from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bank.house import house
from tutor.bank.lint import check
from tutor.bank.lint.__main__ import main
from tutor.bank.load import content_folder

if TYPE_CHECKING:
    from pathlib import Path

TEXT = '[text]\nen = "Stops the `{container}` container."\nko = "`{container}` 컨테이너를 중지합니다."\n'
MORE = '[more]\nen = "It keeps its files."\nko = "파일은 그대로 남습니다."\n'
PUBLISH_MORE = '"Ports below 1024 need rights."\nko = "1024번 아래 포트는 권한이 필요합니다."\n'
MORE_OF_PUBLISH = f"[flag.publish.more]\nen = {PUBLISH_MORE}"
STOP = "commands/container-stop.toml"
NAME = "errors/name.toml"
CONTAINER = "concepts/container.toml"
PREDICT = "quiz/predict.toml"


def codes(root: Path) -> set[str]:
    return {finding.code for finding in check(root)}


def box(row: str) -> str:
    """Draw a box around nine columns as a literal; a row with a blank too many comes out too wide."""
    blanks = " " * (9 - len(row) - sum(char > "가" for char in row) if row != " 이미지 " else 4)
    return f"'''\n+---------+\n|{row}{blanks}|\n+---------+\n'''"


def test_our_own_content_keeps_the_rules():
    assert check(content_folder()) == []


def test_a_good_house_has_no_findings(tmp_path):
    assert check(house(tmp_path)) == []


WRITE = "quiz/write.toml"
GOAL = 'goal = [{ container = "{container}", state = "exited" }]'
WRONG = {
    "C001 no TOML": (STOP, "min = 1 }", "min = 1"),
    "C002 unknown key": (STOP, "changes = true", "changes = true\nchange = true"),
    "C002 unknown key of a flag": (STOP, 'short = "p"', 'shorthand = "p"'),
    "C003 one language missing": (STOP, 'ko = "프로그램에 신호를 보냅니다."', ""),
    "C004 different slots": (STOP, "`{container}` 컨테이너를", "컨테이너를"),
    "C005 different code": (STOP, "Stops the `{container}`", "Stops `docker` the `{container}`"),
    "C006 slot of no value": (STOP, "A signal goes to", "{signal} goes to"),
    "C006 slot of another form": (STOP, "Port {container} gets", "Port {host} gets"),
    "C007 particle after a slot": (STOP, "{host}번 포트를", "{host}를"),
    "C007 particle after code": (NAME, "`{name}` 이름은", "`{name}`은"),
    "C008 banned by the glossary": (NAME, "이름은 하나뿐", "쉘 이름은 하나뿐"),
    "C008 banned wording": (NAME, "이름은 하나뿐", "당신의 이름은 하나뿐"),
    "C008 contraction": (NAME, "Names are unique.", "Names don't repeat."),
    "C008 not the register": (NAME, "다른 이름을 고르세요.", "다른 이름으로 해요."),
    "C009 too long": (NAME, "Names are unique.", "Names are unique. " * 10),
    "C010 command without text": (STOP, TEXT, ""),
    "C010 flag without text": (STOP, '[[operand]]', '[flag.x]\nvalue = "switch"\n[[operand]]'),
    "C011 no link": (STOP, "https://docs", "docs"),
    "C011 no source": (NAME, 'source = ["https://docs.docker.com/"]', "source = []"),
    "C012 pattern does not compile": (NAME, '[^"]+)', '[^"]+'),
    "C012 pattern misses its example": (NAME, "already in use'''", "taken'''"),
    "C012 no example": (NAME, 'example = \'The container name "/my-cat" is already in use\'', ""),
    "C018 destruction first": (NAME, "docker stop {name}", "docker rm {name}"),
    "C018 force first": (NAME, "docker stop {name}", "docker stop --force {name}"),
    "C013 docker refuses the line": (NAME, "docker stop {name}", "docker stop --now {name}"),
    "C013 no such command": (NAME, "docker stop {name}", "docker halt {name}"),
    "C014 no such kind": (STOP, 'kind = "container"', 'kind = "ship"'),
    "C014 no such form": (STOP, "form.host_container", "form.host"),
    "C014 no such form of a command": (STOP, TEXT, f"{TEXT}\n[form.many]\nen = 'a'\nko = '예.'"),
    "C014 no such concept": (STOP, '["container"]', '["ship"]'),
    "C014 no such command": ("commands/container-wait.toml", '"container stop"', '"container halt"'),
    "C015 one language says less": (
        NAME, "Names are unique.", "Names are unique, and a stopped container keeps the one that it has."
    ),
    "C017 a plain text without the value": (STOP, "Port {container} gets", "A port gets"),
    "C017 a form without the values": (STOP, "Port {host} leads to port {container}.", "Leads to a port."),
    "C019 a command": (STOP, MORE, ""),
    "C019 an option": (STOP, MORE_OF_PUBLISH, ""),
    "C020 one language": (CONTAINER, "", '[picture]\nen = "+--+"\n'),
    "C020 too wide": (CONTAINER, "", f'[picture]\nen = "{"-" * 77}"\nko = "-"\n'),
    "C020 an edge is off": (CONTAINER, "", f"[picture]\nen = '-'\nko = {box(' 이미지 ')}\n"),
    "C020 wide in some terminals": (CONTAINER, "", '[picture]\nen = "a -> b"\nko = "a → b"\n'),
    "C021 an entry that is nowhere": ("ask.toml", "concept/container", "concept/ship"),
    "C021 an option that is nowhere": ("ask.toml", "concept/container", "flag/container stop/ship"),
    "C022 unknown key": (PREDICT, "shown =", "show ="),
    "C022 about nothing": (PREDICT, "command/container stop", "command/container halt"),
    "C022 no such set": (PREDICT, 'set = "ending"', 'set = "end"'),
    "C022 no such concept": (PREDICT, '["container"]', '["ship"]'),
    "C022 no question": ("quiz/order.toml", "ask.", "why."),
    "C022 too few choices": (PREDICT, ', { code = "Exited (0)" }', ""),
    "C022 a choice twice": (PREDICT, '{ code = "Exited (0)" }', '{ en = "It goes on.", ko = "예." }'),
    "C022 a choice like a key": (PREDICT, '"Exited (0)"', '"1"'),
    "C022 a right choice that stands out": (PREDICT, '"It ends."', '"It ends gently, as it should."'),
    "C022 too few steps": ("quiz/order.toml", '"docker stop a", ', ""),
    "C022 no step too many": ("quiz/order.toml", 'extra = "docker stop d"', ""),
    "C022 a goal about nothing": (WRITE, "{ container =", "{ ship ="),
    "C022 a goal of another family": (WRITE, 'container = "{container}", state', 'swarm = "active", nodes'),
    "C022 no such key of a goal": (WRITE, "state =", "status ="),
    "C022 no such state": (WRITE, '"exited"', '"ended"'),
    "C022 lines before nothing": (WRITE, GOAL, ""),
    "C013 a line before that docker refuses": (WRITE, "docker stop a", "docker halt a"),
    "C022 no such option": ("quiz/sets.toml", "--publish", "--pub"),
    "C022 no such command": ("quiz/sets.toml", '"container stop" =', '"container halt" ='),
    "C022 no such error": ("quiz/errors.toml", "error.name-conflict", "error.name-taken"),
    "C022 no such error nearby": ("quiz/errors.toml", '[["name', '[["other", "name'),
    "C013 a line of a set that docker refuses": ("quiz/sets.toml", "stop -p 80", "stop -x 80"),
    "C013 a step that docker refuses": ("quiz/order.toml", "docker stop d", "docker halt d"),
    "C006 a name that no question has": (PREDICT, "`{container}` do", "`{ship}` do"),
    "C007 particle in a question": (PREDICT, "`{container}` 컨테이너는", "`{container}`는"),
    "C003 a choice in one language": (PREDICT, ', ko = "끝납니다."', ""),
    "C021 unknown key": ("ask.toml", "asked", "ask"),
    "C021 asked for twice": ("ask.toml", '"what is it"', '"what is it", "what is it"'),
    "C021 unknown table": ("ask.toml", "[same]", "[alike]"),
    "C021 no such idea": ("ask.toml", "tries =", 'concept = "ship"\ntries ='),
    "C013 a line to try that docker refuses": ("ask.toml", "docker stop", "docker stop --now"),
}  # fmt: skip


def test_boxes_may_hold_korean_and_plus_signs(tmp_path):
    good = box(" 이미지").replace("|\n+", "|\n| 1 + 1   |\n+", 1)
    assert "1 + 1" in good
    assert check(house(tmp_path, {CONTAINER: ("", f"[picture]\nen = {good}\nko = {good}\n")})) == []


@pytest.mark.parametrize("wrong", WRONG)
def test_a_rule_catches(wrong, tmp_path):
    file, old, new = WRONG[wrong]
    assert wrong[:4] in codes(house(tmp_path, {file: (old, new)}))


FINE = {
    "C004 slots in another order": (
        STOP, "Port {host} leads to port {container}.", "Port {container} is reached by port {host}."
    ),
    "C006 the raw value": (STOP, "Port {container} gets", "Port {container} (`{value}`) gets"),
    "C007 a noun like a particle": (STOP, "`{container}` 컨테이너를", "`{container}`이라는컨테이너를"),
    "C007 a counter after a number": (STOP, "{host}번 포트를", "{host}번과"),
    "C008 wrong spelling in code": (NAME, "이름은 하나뿐", "`쉘` 이름은 하나뿐"),
    "C009 two sentences": (NAME, "Names are unique.", "Names are unique. One container has it."),
    "C012 an exit code needs no example": (NAME, 'kind = "message"', 'kind = "exit"'),
    "C015 short texts": (NAME, "Names are unique.", "Unique."),
    "C017 a reason": (
        STOP, 'help = "Publish"\n[flag.publish.text]\nen = "Port {container} gets',
        'help = "Publish"\nnameless = "a secret"\n[flag.publish.text]\nen = "A port gets'
    ),
    "C019 a hidden option": (STOP, "[[operand]]", '[flag.x]\nvalue = "switch"\nhidden = true\n[[operand]]'),
    "C013 a mention": (NAME, "Names are unique.", "`docker stop` needs one."),
    "C013 a plugin": (NAME, "Names are unique.", "`docker scout cves` needs one."),
    "C013 a placeholder": (NAME, "Names are unique.", "`docker stop CONTAINER` needs one."),
}  # fmt: skip


@pytest.mark.parametrize("fine", FINE)
def test_a_rule_lets_pass(fine, tmp_path):
    file, old, new = FINE[fine]
    assert fine[:4] not in codes(house(tmp_path, {file: (old, new)}))


COMPOSE = """
name = "compose{more}"
plugin = "compose"
usage = "docker compose"
help = "Run"
link = "https://docs.docker.com/compose/"
scope = "later"
"""


@pytest.mark.parametrize(
    ("line", "right"), [("compose up", True), ("compose up --nope", False), ("compose go", False)]
)
def test_a_line_for_a_plugin_is_read_as_the_plugin_does(line, right, tmp_path):
    root = house(tmp_path, {NAME: ("Names are unique.", f"`docker {line}` needs one.")})
    group = "[[section]]\ntitle = 'Commands'\ncommands = ['up']\n"
    (root / "commands/compose.toml").write_text(COMPOSE.format(more="") + group)
    (root / "commands/compose-up.toml").write_text(COMPOSE.format(more=" up"))
    assert ("C013" not in codes(root)) == right


def test_commands_of_a_later_issue_need_no_text_yet(tmp_path):
    change = ("changes = true", 'changes = true\nscope = "later"')
    root = house(tmp_path, {STOP: change})
    path = root / STOP
    path.write_text(path.read_text("utf-8").replace(TEXT, ""), "utf-8")
    assert check(root) == []


def test_the_command_line_tells_files_and_ends_with_one(tmp_path, capsys):
    root = house(tmp_path, {STOP: ("https://docs", "docs")})
    assert main([str(root)]) == 1
    assert capsys.readouterr().out.startswith(f"{root / STOP}: C011: ")


def test_the_command_line_is_silent_when_all_is_well(tmp_path, capsys):
    assert main([str(house(tmp_path))]) == 0
    assert capsys.readouterr().out == ""
