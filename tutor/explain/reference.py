"""What stands in an image's place where docker finds no image name, and the line without that slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.bank.load import Bank
    from tutor.model import FlagUse, Invocation, Operand, Slots

REFUSED: Final = "invalid reference format"
_URL: Final = pattern(r"https?://(?:(?:www\.)?hub\.docker\.com/(?:_|r)/)?")
"""With the path before the name on a page of Docker Hub."""
_MOUNT: Final = pattern(r"(?:[/~]|\.\.?/).*:/.*")
_ESCAPED_BLANK: Final = pattern(r"\\\s+")


def slip(invocation: Invocation) -> str:
    """Give the entry for the word that docker refused as an image's name, or ""."""
    part = _refused(invocation)
    word = part.value.raw if part else ""
    if word[:1].isspace():
        return "backslash-blank"
    if not word.isascii():
        return "image-letters"
    if _URL.match(word):
        return "image-url"
    if _MOUNT.fullmatch(word):
        return "mount-as-image"
    return "image-slash" if word.strip("/") not in ("", word) else ""


def joined(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Leave out the backslashes that stand before a blank."""
    return _ESCAPED_BLANK.sub("", invocation.line).rstrip()


def bare(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Leave out what is no part of an image's name: `https://`, and `/` at its ends."""
    part = _refused(invocation)
    typed = invocation.line[part.start : part.end] if part else ""
    name = _URL.sub("", part.value.raw).strip("/") if part else ""
    if part is None or part.value.raw not in typed:
        return ""
    typed = typed.replace(part.value.raw, name)
    return f"{invocation.line[: part.start]}{typed}{invocation.line[part.end :]}"


def mounted(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Put `-v` in front of what is a mount."""
    part = _refused(invocation)
    return f"{invocation.line[: part.start]}-v {invocation.line[part.start :]}" if part else ""


def _refused(invocation: Invocation) -> FlagUse | Operand | None:
    problem = invocation.problem
    if problem is None or REFUSED not in problem.text:
        return None
    parts: list[FlagUse | Operand] = [*invocation.operands, *invocation.flags]
    return next((part for part in parts if part.start == problem.start), None)
