"""Finds what an error or an exit code means in the bank's catalogue, and what to type next."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

from tutor.explain import reference
from tutor.explain.edits import lookalikes, retyped
from tutor.explain.notes import understood
from tutor.explain.places import first_blank
from tutor.explain.repair import REPAIRS
from tutor.lazy import pattern
from tutor.model import NO_PLUGIN, Diagnosis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.bank.facts import ErrorEntry
    from tutor.bank.load import Bank
    from tutor.model import Invocation, Outcome

_SLOT = pattern(r"(?<!\{)\{([a-z_]+)\}(?!\})")
_DESTROYS = pattern(r"docker (?:\w+ )?(?:rm|rmi|prune|kill)\b")
_FOREGROUND: Final = frozenset({"container run", "container exec", "container start"})
_OTHERWISE: Final = frozenset(
    {"value", "name"}
)  # `name` is the container's in the catalogue, not the image's
_NO_SUCH: Final = frozenset({"unknown-flag", "bad-flag", "unknown-command"})
"""Problems that no blank on the line is the cause of, unless docker names it."""
_HANGUL = pattern(r"[ㄱ-ㅎㅏ-ㅣ가-힣]")
_SEVERAL = pattern(r"\n(?=Error response from daemon: )")


def diagnose(invocation: Invocation, outcome: Outcome, bank: Bank) -> Diagnosis | None:
    """Give the entry that fits what went wrong, with its slots filled; None if nothing did or none fits."""
    if outcome.status == "ok":
        return None
    text = invocation.problem.text if invocation.problem else outcome.error
    part = first_blank(invocation)
    if part and (part in text or (invocation.problem and invocation.problem.code not in _NO_SUCH)):
        return Diagnosis("blank-left", {"value": part})
    entry, groups = _find(invocation, text, bank) or _by_exit_code(invocation, outcome, bank)
    if entry is None:
        return None
    slots = {
        **_at_fault(invocation),
        **_own(invocation, outcome),
        **groups,
        "code": str(outcome.exit_code),
        **_seen(invocation, groups),
    }
    return Diagnosis(entry.id, slots, _tries(invocation, outcome, entry, slots, bank))


def _find(invocation: Invocation, text: str, bank: Bank) -> tuple[ErrorEntry, Mapping[str, str]] | None:
    """Search in the catalogue's order, first among the entries of this command, then among all.

    Where a command failed for several things, the first error counts.
    """
    code = invocation.problem.code if invocation.problem else ""
    if code and any(lookalikes(invocation.line, invocation.path_end)):
        code, text = "smart-punctuation", ""
    elif code and _keyed_in_korean(invocation):
        code, text = "hangul-layout", ""
    elif wrong := reference.slip(invocation):
        code, text = wrong, ""
    ours = [entry for entry in bank.errors if _fits(entry, invocation.command)]
    for part in (*_SEVERAL.split(text)[:1], text):
        for entries in (ours, bank.errors):
            found = _match(entries, code, part)
            if found:
                return found
    return None


def _keyed_in_korean(invocation: Invocation) -> bool:
    """Tell whether what was meant is what the keys say without the Korean layout."""
    meant = invocation.problem.suggestion if invocation.problem else ""
    named = invocation.line.split()[:1] == ["도커"]
    return bool(meant and _HANGUL.search(invocation.line)) and not (named or _HANGUL.search(meant))


def _match(
    entries: Sequence[ErrorEntry], code: str, text: str
) -> tuple[ErrorEntry, Mapping[str, str]] | None:
    for entry in entries:
        match = re.search(entry.pattern, text) if entry.pattern and text else None
        if match or (code and code in entry.codes):
            return entry, _groups(match)
    return None


def _fits(entry: ErrorEntry, command: str) -> bool:
    return any(name in ("*", command) or command.startswith(f"{name} ") for name in entry.commands)


def _groups(match: re.Match[str] | None) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text} if match else {}


def _seen(invocation: Invocation, groups: Mapping[str, str]) -> dict[str, str]:
    """Give one thing its usual slot where several patterns of an entry call it differently.

    Of several containers on the line, the one in the message is meant.
    """
    seen = {"host": groups["port"]} if "port" in groups and "host" not in groups else {}
    told = groups.get("container") or groups.get("name") or groups.get("id")
    if told and len(invocation.named("CONTAINER")) > 1:
        seen["container"] = told
    return seen


def _by_exit_code(
    invocation: Invocation, outcome: Outcome, bank: Bank
) -> tuple[ErrorEntry | None, Mapping[str, str]]:
    if invocation.command not in _FOREGROUND or outcome.status in ("refused", "unreachable"):
        return None, {}
    by_code = {code: entry for entry in bank.errors for code in entry.codes}
    who = "exec" if invocation.command == "container exec" else "exit"
    codes = (f"{who}-{outcome.exit_code}", f"exit-{outcome.exit_code}", f"{who}-other")
    return next((by_code[code] for code in codes if code in by_code), None), {}


def _own(invocation: Invocation, outcome: Outcome) -> dict[str, str]:
    """Give what the learner named on the line; the new container's name also from what has happened."""
    slots = dict(_plugin(invocation))
    for operand in reversed(understood(invocation)):
        slots |= {slot: text for slot, text in operand.value.slots.items() if slot not in _OTHERWISE}
    for flag, slot in (("network", "network"), ("volume", "source"), ("publish", "host")):
        use = invocation.last(flag)
        if use and slot in use.value.slots:
            slots[{"source": "volume"}.get(slot, slot)] = use.value.slots[slot]
    return slots | _container(invocation, outcome)


def _at_fault(invocation: Invocation) -> dict[str, str]:
    """Give the option whose value is refused."""
    start = invocation.problem.start if invocation.problem else -1
    flags = (*invocation.flags, *invocation.globals, *invocation.outer)
    uses = [use for use in flags if use.start == start]
    return {"flag": uses[0].spelling, "value": uses[0].value.raw} if uses else {}


def _plugin(invocation: Invocation) -> Iterator[tuple[str, str]]:
    """Name the plugin that the line needs and that is not installed."""
    if invocation.problem and invocation.problem.code == NO_PLUGIN:
        yield "plugin", invocation.command.partition(" ")[0]


def _container(invocation: Invocation, outcome: Outcome) -> dict[str, str]:
    """Name the container that the line made, if it is still there."""
    if made := _made(outcome):
        return {"container": made, "name": made}
    named = invocation.raw("name")
    there = named and not invocation.on("rm")
    return {"name": named, **({"container": named} if there else {})} if named else {}


def _made(outcome: Outcome) -> str:
    """Name the container that was made and is still there, "" if there is none."""
    events = [(change.action, change.name) for change in outcome.changes if change.kind == "container"]
    made = [name for action, name in events if action == "create"]
    return made[-1] if made and ("destroy", made[-1]) not in events else ""


def _tries(
    invocation: Invocation, outcome: Outcome, entry: ErrorEntry, slots: Mapping[str, str], bank: Bank
) -> tuple[str, ...]:
    """Give the lines to type next, mildest first; what lacks a name is left out, destruction never leads."""
    lines = list(filled(entry.tries, slots))
    place, repaired = _repaired(invocation, entry, slots, bank)
    if repaired and _made(outcome) == invocation.raw("name", "-"):  # made, not started: the name is not free
        name = shlex.quote(_made(outcome))
        lines = lines or [f"docker ps -a --filter name={name}"]
        lines += [f"docker rm {name}"]
        place = len(lines)
    lines[place:place] = [repaired] if repaired else []
    lines = list(dict.fromkeys(lines))
    mild = next(
        (line for line in lines if not _DESTROYS.match(line) and line != invocation.line.strip()), None
    )
    return tuple(dict.fromkeys((mild, *lines))) if mild else ()


def _repaired(
    invocation: Invocation, entry: ErrorEntry, slots: Mapping[str, str], bank: Bank
) -> tuple[int, str]:
    """Give the learner's own line put right, and its place among the advice."""
    if invocation.problem and invocation.problem.suggestion:
        return 0, retyped(invocation.problem.suggestion)
    repair = REPAIRS.get(entry.id)
    return (repair.place, repair.make(invocation, slots, bank)) if repair else (0, "")


def filled(tries: Sequence[str], slots: Mapping[str, str]) -> tuple[str, ...]:
    """Fill command lines in, ready for a shell; those that lack a name are left out."""
    complete = (line for line in tries if all(slots.get(slot) for slot in _SLOT.findall(line)))
    return tuple(_SLOT.sub(lambda match: shlex.quote(slots[match[1]]), line) for line in complete)
