"""Past sittings for tests: lines with what they printed and when, kept in a real journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.journal.support import Hand, open_journal
from tests.support.lines import read_line, real_bank
from tutor.explain import diagnose, explain
from tutor.model import Change, Outcome, Stream
from tutor.replay.tape import tape

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tutor.journal import Journal
    from tutor.replay.tape import Tape

CONFLICT = 'docker: Error response from daemon: Conflict. The container name "/web" is already in use by container "69d7630ce7333907a1ec01dabcfb621d40a7aa39fe026f69fb0fb6d589b0973d".'  # noqa: E501
HOSTILE = (
    b"\x1b]0;EVIL-TITLE\x07\x1b]52;c;ZXZpbA==\x07\x1b]8;;http://evil.example/\x1b\\link\x1b]8;;\x1b\\"
    b"\x1b[6n\x1b[c\x1b[?1000h\x1b[?2004h\x1bPq#0\x1b\\\x1b[8;1;1t\x1b[5i"
    b"</script><script>document.title='pwned'</script><img src=x onerror=alert(1)>`$(touch pwned)`\r\n"
    b"# [click](http://evil.example)\r\n'; touch pwned; '\r\n\x1b[31mred\x1b[0m\r\n"
)


@dataclass
class Past:
    """A learner whose lines are typed by the test; `hand` moves time and the terminal's size."""

    folder: Path
    hand: Hand = field(default_factory=Hand)

    def __post_init__(self) -> None:
        self.journal: Journal = open_journal(self.folder, hand=self.hand)

    def types(
        self,
        text: str,
        *printed: tuple[float, Stream, bytes],
        code: int = 0,
        error: str = "",
        changes: Sequence[Change] = (),
        seconds: float = 1.0,
        pause: float = 0.5,
    ) -> int:
        """Type a line that prints (seconds since it began, stream, bytes) and ends after `seconds`."""
        self.hand.seconds += pause
        line = read_line(text)
        notes = [note for one in line.invocations for note in explain(one, real_bank())]
        turn = self.journal.begin(line, notes)
        begun, recorder = self.hand.seconds, self.journal.recorder(turn)
        for at, stream, data in printed:
            self.hand.seconds = begun + at
            recorder.write(stream, data)
        self.hand.seconds = begun + seconds
        outcome = Outcome("failed" if code else "ok", code, error, tuple(changes), seconds)
        found = diagnose(line.invocations[0], outcome, real_bank()) if code and line.invocations else None
        self.journal.finish(turn, outcome, found)
        return turn

    def tape(self) -> Tape:
        """Give the sitting as it is played."""
        sitting = self.journal.sitting(self.journal.session)
        assert sitting is not None
        return tape(self.journal, sitting)


def usual(folder: Path) -> Past:
    """Give a sitting of five lines: the second and the fourth go wrong, the last is hostile."""
    past = Past(folder)
    started = [Change("container", "create", "web"), Change("container", "start", "web")]
    past.types("docker run -d --name web nginx", (0.5, "out", b"69d7630ce733\n"), changes=started)
    past.types(
        "docker run -d --name web nginx", (0.2, "err", CONFLICT.encode() + b"\n"), code=125, error=CONFLICT
    )
    past.types(
        "docker ps",
        (0.1, "out", b"CONTAINER ID   IMAGE\n"),
        (9.1, "out", b"69d7630ce733   nginx\n"),
        seconds=9.2,
    )
    missing = "Error response from daemon: No such container: nope"
    past.types("docker logs nope", (0.1, "err", missing.encode() + b"\n"), code=1, error=missing)
    past.types("docker exec -it web sh", (0.3, "out", HOSTILE))
    return past
