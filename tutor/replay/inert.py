r"""Takes out of what a container printed all that could act outside the place where it is shown.

What is left is text, cursor movement, erasing and colours: enough for `vim`. Window titles, links, the
clipboard, questions to the terminal, mouse and keyboard modes are gone, in whatever way they were written.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_STRINGS: Final = "PX^_]k"  # DCS, SOS, PM, APC, OSC, and the title of screen(1)
_TOKEN: Final = re.compile(
    r"\x1b\[(?P<params>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    rf"|(?P<string>\x1b[{re.escape(_STRINGS)}])"
    r"|(?P<escape>\x1b(?:[ -/]+[0-~]|(?!\[)[0-~]))"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
)
_UNFINISHED: Final = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[ -/]*)\Z")
_END: Final = re.compile(r"\x07|\x1b\\|\x9c|\x18|\x1a|\x1b(?=[^\\])")
_CONTROLS: Final = frozenset("\b\t\n\r\x0b\x0c\x0e\x0f")
_ESCAPES: Final = frozenset("78DEHMc") | {"(B", "(0", "(A", ")B", ")0", ")A"}
_FINALS: Final = frozenset("@ABCDEFGHIJKLMPSTXZ`abdefgmrsu")
_MODES: Final = frozenset({"4", "?6", "?7", "?25", "?47", "?1047", "?1048", "?1049"})
_LONGEST: Final = 256  # characters that a control sequence may have
_NUMBER: Final = re.compile(r"\d{5,}")
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")


class Inert:
    """Reads bytes piece by piece; a sequence or a character may lie in two pieces."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._swallowing = False

    def feed(self, data: bytes) -> str:
        """Give what may be shown of `data`."""
        text = self._whole(self._rest + self._decoder.decode(data))
        shown, at = list[str](), 0
        while at < len(text):
            if self._swallowing:
                at = self._skip(text, at)
                continue
            found = _TOKEN.search(text, at)
            shown.append(text[at : found.start() if found else len(text)])
            if not found:
                break
            at = found.end()
            self._swallowing = found["string"] is not None
            shown.append(_allowed(found))
        return "".join(shown)

    def _whole(self, text: str) -> str:
        """Hold back a sequence that has only begun; one without an end is forgotten."""
        begun = _UNFINISHED.search(text)
        if begun is None:
            self._rest = ""
            return text
        self._rest = begun[0] if len(begun[0]) < _LONGEST else ""
        return text[: begun.start()]

    def _skip(self, text: str, at: int) -> int:
        """Find the end of a string that is not for showing."""
        end = _END.search(text, at)
        if end is None:
            return len(text)
        self._swallowing = False
        return end.start() if end[0] == "\x1b" else end.end()


def plain(text: str) -> str:
    """Give a text of one or more lines without any control or invisible character."""
    kept = Inert().feed(text.encode("utf-8", "replace"))
    kept = re.sub(r"\x1b(?:\[[0-?]*[@-~]|[()].|.)", "", kept.replace("\r\n", "\n").replace("\t", "    "))
    return _INVISIBLE.sub("", re.sub(r"[\x00-\x09\x0b-\x1f]", "", kept))


def _allowed(found: re.Match[str]) -> str:
    """Give a sequence as it may be shown, "" if it may not."""
    if found["final"]:
        return _control_sequence(found["params"], found["between"], found["final"])
    if found["control"]:
        return found[0] if found[0] in _CONTROLS else ""
    if found["escape"]:
        return found[0] if found[0][1:] in _ESCAPES else ""
    return ""


def _control_sequence(params: str, between: str, final: str) -> str:
    params = _NUMBER.sub("9999", params)
    if between or len(params) > _LONGEST:
        return ""
    if final in "hl":
        mark = "?" if params.startswith("?") else ""
        modes = [one for one in params.removeprefix("?").split(";") if f"{mark}{one}" in _MODES]
        return f"\x1b[{mark}{';'.join(modes)}{final}" if modes else ""
    if final not in _FINALS or params[:1] in ("<", "=", ">", "?") or (final == "J" and "3" in params):
        return ""
    return f"\x1b[{_colours(params) if final == 'm' else params.replace(':', ';')}{final}"


def _colours(params: str) -> str:
    """Write colours with semicolons, which every terminal reads."""
    return ";".join(_colour(one) if ":" in one else one for one in params.split(";"))


def _colour(param: str) -> str:
    kind, *values = param.split(":")
    if kind in ("38", "48"):
        return ";".join([kind, *filter(None, values)])
    return "24" if (kind, values[:1]) == ("4", ["0"]) else kind
