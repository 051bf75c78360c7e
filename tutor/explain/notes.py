"""Notes for one line: the command, each flag with its value, the operands, the order of events."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from tutor.bank.facts import SEVERAL
from tutor.explain import order, places, refusals
from tutor.explain.advice import advice
from tutor.explain.combine import combined, with_effect
from tutor.explain.combine.rule import Scene
from tutor.lazy import pattern
from tutor.model import FILLED, NO_PLUGIN, OTHER_PLUGIN, UNREAD, Known, Note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tutor.bank.facts import Command
    from tutor.bank.load import Bank
    from tutor.model import FlagUse, Invocation, Operand, Slots

_GUESSED: Final = frozenset({"unknown-flag", "bad-flag"})
"""Problems after which nobody knows which words are operands: the flag might have taken a value."""
_PRINTED: Final = pattern(r"\$\(|`")
"""What a command prints, any number of words."""
_APART: Final = "`, `"
"""Stands between several names that fill one slot; texts have each slot in backticks."""
_UNKNOWN: Final = Known()
_NOT_UNDERSTOOD: Final = _GUESSED | {"unknown-command", "missing-value", "invalid-value", "extra-operand"}


def explain(invocation: Invocation, bank: Bank, known: Known = _UNKNOWN) -> tuple[Note, ...]:
    """Give the notes of a line: the command, its parts, the order of events, what to beware of."""
    if any(operand.name == OTHER_PLUGIN for operand in invocation.operands):
        return (*_handed_over(invocation, bank), *_flags(invocation, bank))
    command = bank.command(invocation.command)
    slots = command_slots(invocation, command)
    refused = invocation.problem and invocation.problem.code != NO_PLUGIN
    if invocation.on("help") and not refused:
        return _helped(invocation, command, bank)
    onward = _onward(invocation.meant, known, bank) if invocation.meant else ()
    typed = sorted(
        (*_parts(Scene(invocation, known, bank)), *_not_of_plugin(invocation, command), *onward),
        key=lambda note: note.start,
    )
    warnings = tuple(combined(invocation, bank, known))
    parts = tuple(with_effect(note, warnings) for note in typed)
    if refused or any(map(refusals.tells, parts)):
        return (*_command(invocation, command, bank, slots), *parts, *warnings)
    told = advice(invocation, bank)
    events = () if _lacks_words(invocation, command) else order.steps(invocation, command, slots)
    return (*_command(invocation, command, bank, slots), *parts, *told, *events, *warnings)


def _parts(scene: Scene) -> tuple[Note, ...]:
    """Give the notes of the flags and the operands."""
    return (*_flags(scene.line, scene.bank), *_operands(scene))


def _onward(meant: Invocation, known: Known, bank: Bank) -> Iterator[Note]:
    """Explain what stands behind a word that ended the reading, the rest of the command's name too."""
    command = bank.command(meant.command)
    if meant.path_end:
        yield from _command(meant, command, bank, command_slots(meant, command))
    yield from _parts(Scene(meant, known, bank))


def _not_of_plugin(invocation: Invocation, command: Command) -> Iterator[Note]:
    """Say what a plugin will refuse, docker itself not: too few words, no such command or option."""
    if _lacks_words(invocation, command):
        slots = {"usage": command.usage.partition("\n")[0]}
        start, end = invocation.path_start, invocation.path_end
        yield Note(start, end, "operand", "", invocation.spelled, "message/plugin.too-few", slots)
    for wrong in invocation.operands:
        if "near" in wrong.value.slots and not wrong.name:
            what = "option" if wrong.value.raw.startswith("-") else "command"
            key = f"message/plugin.no-{what}{'-near' if wrong.value.slots['near'] else ''}"
            slots = {**wrong.value.slots, "command": command.name}
            yield Note(wrong.start, wrong.end, "operand", "", wrong.value.raw, key, slots)


def _lacks_words(invocation: Invocation, command: Command) -> bool:
    """Tell whether a plugin will miss a word; what the shell fills in may be any number of them."""
    open_ = any(re.search(r"[$`]|\.\.\.", operand.value.raw) for operand in invocation.operands)
    return bool(command.plugin) and len(invocation.operands) < command.minimum and not open_


def unexplained(invocation: Invocation) -> tuple[tuple[int, int], ...]:
    """Give the places of words that no note explains, in the order typed."""
    spans = {(operand.start, operand.end) for operand in invocation.operands if not operand.name}
    known = understood(invocation)
    spans |= {(operand.start, operand.end) for operand in invocation.operands if operand not in known}
    if invocation.meant:
        places = _places(invocation.meant)
        spans = {one for one in spans if not any(start <= one[0] and one[1] <= end for start, end in places)}
        spans |= {(one.start, one.end) for one in invocation.meant.operands if not one.name}
    problem = invocation.problem
    if problem and problem.code in _NOT_UNDERSTOOD and problem.start < problem.end:
        spans.add((problem.start, problem.end))
    return tuple(sorted(spans - _told_blanks(invocation)))


def _told_blanks(invocation: Invocation) -> set[tuple[int, int]]:
    """Give the places of what documentation leaves to fill in, and of which a note says just that."""
    found = {(one.start, one.end) for one in invocation.flags if places.blank(one.value)}
    words = (one for one in understood(invocation) if one.name and places.blank(one.value))
    return found | {(one.start, one.end) for one in words}


def _places(invocation: Invocation) -> set[tuple[int, int]]:
    """Give the places of the words that belong to a flag or have a place in the usage line."""
    named = {(one.start, one.end) for one in invocation.operands if one.name}
    return named | {(one.start, one.end) for one in invocation.flags}


def understood(invocation: Invocation) -> tuple[Operand, ...]:
    """Give the operands that surely are what they seem; after an unknown flag a word may be its value."""
    problem = invocation.problem
    if problem is None or problem.code not in _GUESSED:
        return invocation.operands
    return tuple(operand for operand in invocation.operands if operand.start < problem.end)


def command_slots(invocation: Invocation, command: Command) -> dict[str, str]:
    """Give what the command's sentences may name: the operands, or the place in the usage of one missing."""
    found: dict[str, list[str]] = {}
    known = [one for one in understood(invocation) if not places.blank(one.value) and not _is_place(one)]
    for name, group in groupby(known, key=lambda operand: operand.name):
        of_one_place: dict[str, list[str]] = {}
        for operand in group:
            for slot, text in operand.value.slots.items():
                of_one_place.setdefault(slot, []).append(text)
        found = {**of_one_place, **found, name.lower(): of_one_place.get("value", [])}
    missing = {_slot(facts.kind): facts.name for facts in command.operands}
    return {**missing, **{slot: _APART.join(texts) for slot, texts in found.items()}}


def _is_place(operand: Operand) -> bool:
    return operand.value.form == FILLED and _gap(operand.value.raw) == "message/explain.place"


def flag_owners(invocation: Invocation, bank: Bank) -> Iterator[tuple[str, FlagUse]]:
    """Give every use of a flag with what it belongs to: docker, a plugin, a group in it, the command."""
    plugin, group = invocation.command.partition(" ")[0], invocation.command.rpartition(" ")[0]
    known = bank.command(plugin).flags if invocation.outer else {}
    yield from (("docker", use) for use in invocation.globals)
    yield from ((plugin if use.name in known else group, use) for use in invocation.outer)
    yield from ((invocation.command, use) for use in invocation.flags)


def flag_key(bank: Bank, command: str, use: FlagUse) -> str:
    """Give the key of the most particular text for this use of a flag, or "" if the bank has none."""
    key = f"flag/{command}/{use.name}"
    if use.value.form == FILLED and not ("target" in use.value.slots and bank.has(f"{key}/{FILLED}")):
        return f"{_gap(use.value.raw)}-value"
    if use.value.form and bank.has(f"{key}/{use.value.form}"):
        return f"{key}/{use.value.form}"
    if use.value.kind == "switch" and use.value.form == "off":
        return "message/explain.off"
    return key if bank.has(key) else ""


def _gap(typed: str) -> str:
    """Give the key of what is said of a text that CI, the reader or the shell is yet to fill in."""
    if "${{" in typed:
        return "message/explain.workflow"
    by_reader = typed.startswith("<") or not re.search(r"[$`]", typed)
    return "message/explain.place" if by_reader else "message/explain.filled"


def _handed_over(invocation: Invocation, bank: Bank) -> Iterator[Note]:
    """Say which plugin gets the line, and what its command does; the other words are the plugin's own."""
    operand = invocation.operands[0]
    name, at = operand.value.raw, operand.start
    key = f"message/plugin.{name}"
    told = key if bank.has(key) else "message/plugin.other"
    words = re.finditer(r"\S+", invocation.line[at : operand.end])
    _, command, rest = (*((at + word.start(), at + word.end()) for word in words), (0, 0), (0, 0))[:3]
    of = f"{key}-{invocation.line[command[0] : command[1]]}"
    if not bank.has(of):
        yield Note(invocation.path_start, operand.end, "command", name, name, told, {"plugin": name})
        return
    yield Note(invocation.path_start, at + len(name), "command", name, name, told, {"plugin": name})
    yield Note(*command, "operand", "", invocation.line[command[0] : command[1]], of)
    if rest[1]:
        yield Note(rest[0], operand.end, "operand", "", "", "message/plugin.rest")


def _helped(invocation: Invocation, command: Command, bank: Bank) -> tuple[Note, ...]:
    """With `--help` nothing else on the line has an effect."""
    use = invocation.uses("help")[-1]
    slots = {"command": "docker" if command.name == "docker" else f"docker {command.name}"}
    key = "message/explain.help"
    if use.start == invocation.path_start:  # `docker help run`
        return (Note(use.start, use.end, "command", command.name, invocation.spelled, key, slots),)
    note = Note(use.start, use.end, "flag", "help", use.value.raw, key, slots)
    told = (*_command(invocation, command, bank, command_slots(invocation, command)), note)
    return (*told, *_ignored(invocation, use))


def _ignored(invocation: Invocation, asked: FlagUse) -> Iterator[Note]:
    """Say of what stands beside `--help` that it does nothing: one note for what is before, one for after."""
    flags = [(one.start, one.end) for one in invocation.flags]
    parts = sorted([*flags, *((one.start, one.end) for one in invocation.operands)])
    before = [part for part in parts if part < (asked.start, asked.end)]
    for run in (before, parts[len(before) + 1 :]):
        if run:
            yield Note(run[0][0], run[-1][1], "operand", "", "", "message/explain.ignored")


def _command(invocation: Invocation, command: Command, bank: Bank, slots: Slots) -> Iterator[Note]:
    start, end = invocation.path_start, invocation.path_end
    key = f"command/{command.name}"
    if command.name == "docker" and invocation.problem:
        return
    several = SEVERAL if _repeated(invocation) and bank.has(f"{key}/{SEVERAL}") else ""
    form = several or _switched(invocation, key, bank)
    if form and bank.has(f"{key}/{form}"):
        yield Note(start, end, "command", command.name, invocation.spelled, f"{key}/{form}", slots)
    elif bank.has(key):
        yield Note(start, end, "command", command.name, invocation.spelled, key, slots)
    elif command.name != "docker":
        told = {"command": command.name, "help": command.help}
        key = "message/explain.group" if command.sections else "message/explain.command"
        yield Note(start, end, "command", command.name, invocation.spelled, key, told)


def _switched(invocation: Invocation, key: str, bank: Bank) -> str:
    """Give the switch of the line with which a text has other words (`pull -a`), or ""."""
    names = (use.name for use in invocation.flags if use.value.kind == "switch" and use.value.form != "off")
    return next((name for name in names if bank.has(f"{key}/{name}")), "")


def _repeated(invocation: Invocation) -> bool:
    """Tell whether one place of the usage line has several words: `stop web db`, `stop $(docker ps -q)`."""
    operands = understood(invocation)
    names = {operand.name for operand in operands}
    return len(operands) > len(names) or any(_PRINTED.match(operand.value.raw) for operand in operands)


def _flags(invocation: Invocation, bank: Bank) -> Iterator[Note]:
    for command, use in flag_owners(invocation, bank):
        part = places.blank(use.value)
        told = _flag(invocation, command, use, bank)
        yield told
        if not refusals.tells(told):
            yield from _fields(use, invocation.line, bank)
        if part and not told.key.startswith("message/"):
            yield _blank(told, part, use.value.raw, invocation.line)


def _blank(told: Note, part: str, within: str, line: str) -> Note:
    """Say of a part of a value that has been explained that it is for the reader to fill in."""
    at = line.find(part, told.start, told.end)
    start, end = (at, at + len(part)) if at >= 0 else (told.start, told.end)
    key = places.key(part, within)
    return Note(start, end, "caution", "blank", part, key, {"part": part})


def _fields(use: FlagUse, line: str, bank: Bank) -> Iterator[Note]:
    """Say what the fields of a value mean that its form says nothing of, each at its own place."""
    passed: dict[str, int] = {}  # a field may stand there twice
    for name, slots in use.value.parts:
        key = f"part/{use.value.kind}.{name}"
        content = slots["content"]
        if wrong := refusals.part(use.value.kind, name, content):
            key, slots = wrong
        if bank.has(key) and not bank.has(f"{key}-{content}"):  # said of this content in particular
            found = _field(name, line, passed.get(name, use.start), use.end)
            start, end = found or (use.start, use.end)
            passed[name] = end
            yield Note(start, end, "flag", use.name, content, key, slots)


def _field(name: str, line: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the place of a field; the name of a part may have the field's value behind a dash."""
    for field in (name, name.rpartition("-")[0].removesuffix("-")):  # `memory-swap--1`
        escaped = re.escape(field)
        quoted = rf"(?<=[,']\"){escaped}=[^\"]*"  # a field of CSV with commas in it
        assigned = rf"{quoted}|(?<![\w-]){escaped}=[^,\s'\"]*"
        for shape in (assigned, rf"(?<![\w-]){escaped}(?![\w-])") if field else ():
            if found := re.compile(shape, re.IGNORECASE).search(line, start, end):
                return found.span()
    return None


def _flag(invocation: Invocation, command: str, use: FlagUse, bank: Bank) -> Note:
    shown = use.value.slots.get("value", use.value.raw)
    slots = {**use.value.slots, "flag": use.spelling}
    problem = invocation.problem
    at_fault = problem and problem.code == "invalid-value" and problem.start == use.start
    unread = at_fault or use.value.form == UNREAD
    if (part := places.blank(use.value)) and (unread or not places.clear(use.value, part)):
        key, slots["part"] = places.key(part, use.value.raw), part
    elif not at_fault and (wrong := refusals.flag(command, use)):
        key, slots = wrong[0], {**slots, **wrong[1]}
    elif unread:
        several = use.value.kind == "platform" and "," in use.value.raw and command.startswith("image ")
        key = f"message/explain.{'platforms' if several and command != 'image pull' else 'bad-value'}"
    else:
        key = flag_key(bank, command, _of_driver(invocation, use))
    if not key:
        facts = bank.command(command).flags.get(use.name)
        key, slots["help"] = "message/explain.flag", " ".join(facts.help.split()) if facts else use.name
    return Note(use.start, use.end, "flag", use.name, shown, key, slots)


def _of_driver(invocation: Invocation, use: FlagUse) -> FlagUse:
    """Leave out what an option of a volume means to the driver `local`, where there is another."""
    foreign = use.value.kind == "volume_opt" and invocation.raw("driver", "local") != "local"
    return use._replace(value=use.value._replace(form="")) if foreign and "key" in use.value.slots else use


def _operands(scene: Scene) -> Iterator[Note]:
    """Give one note for the words of one place in the usage line: `a b c` after `rm` are one note."""
    for (name, _), group in groupby(understood(scene.line), key=_together):
        words = list(group)
        part, within = _blank_of(words)
        note = _operand(scene, name, words)
        if note:
            yield note
        if note and part and not note.key.startswith("message/"):
            yield _blank(note, part, within, scene.line.line)


def _blank_of(operands: Sequence[Operand]) -> tuple[str, str]:
    """Give the first blank of some words, and the word that it stands in; a program reads its own words."""
    told = operands[:1] if operands[0].value.kind == "argument" else operands
    found = ((places.blank(one.value), one.value.raw) for one in told)
    return next((one for one in found if one[0]), ("", ""))


def _together(operand: Operand) -> tuple[str, int]:
    """Give what words of one note have in common; an address, and a place for one word, stand alone."""
    alone = operand.value.form == "remote" or operand.value.kind == "build_context"
    return operand.name, operand.start if alone else -1


def _operand(scene: Scene, name: str, operands: Sequence[Operand]) -> Note | None:
    first, key, bank = operands[0], f"operand/{scene.line.command}/{name}", scene.bank
    switched = _switched(scene.line, key, bank)
    form = SEVERAL if len(operands) > 1 else switched or _form(scene, name, first)
    part, within = _blank_of(operands)
    clear = len(operands) > 1 if within != first.value.raw else places.clear(first.value, part)
    wrong = next(filter(None, (refusals.operand(scene.line.command, one) for one in operands)), None)
    if part and not clear:
        key = places.key(part, within)
    elif wrong:
        key = wrong[0]
    elif form == FILLED:
        key = _gap(first.value.raw)
    elif form and bank.has(f"{key}/{form}"):
        key = f"{key}/{form}"
    if not bank.has(key):
        return None
    between = _APART if key.endswith(SEVERAL) else " "  # words for a program stay one text
    slots = {slot: between.join(_shown(operand, slot) for operand in operands) for slot in first.value.slots}
    slots = {**slots, **(wrong[1] if wrong else {}), "part": part}
    value = " ".join(_shown(operand, "value") for operand in operands) if "value" in slots else ""
    return Note(first.start, operands[-1].end, "operand", name, value, key, slots)


def _form(scene: Scene, name: str, operand: Operand) -> str:
    """Give the form of an operand: the command may be an argument of a program that is fixed."""
    if name == "DEST_PATH" and scene.line.operands[0].value.form == "stdio":
        return {"container": "unpacked"}.get(operand.value.form, operand.value.form)
    if name != "COMMAND":
        return operand.value.form
    fixed = scene.line.uses("entrypoint")
    if fixed:
        return "argument" if fixed[-1].value.raw else ""
    if scene.image is None:
        return operand.value.form or "either"
    if operand.value.form == "option" and scene.lacks_entrypoint:
        return "missing"
    return operand.value.form if scene.passes_on else "option"


def _shown(operand: Operand, slot: str) -> str:
    """Give a slot of one of several words; a masked one has only its `value`."""
    return operand.value.slots.get(slot) or operand.value.slots.get("value", operand.value.raw)


def _slot(kind: str) -> str:
    """Give the main slot of a value kind: `network` for `network_name`."""
    return {"container_name": "new_name", "search_term": "term"}.get(kind, kind.removesuffix("_name"))
