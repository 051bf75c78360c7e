"""What can be done with past sittings, for the command line and for the prompt alike."""

from __future__ import annotations

import getpass
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from tutor.model import Lang
from tutor.replay.player import IDLE, Player
from tutor.replay.stage import Stage
from tutor.replay.tape import Tape, tape
from tutor.replay.told import diagnosed, notes_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from tutor.bank import Bank
    from tutor.journal import Journal, Sitting
    from tutor.replay.rerun import Compared, Planned
    from tutor.replay.tape import Step
    from tutor.session import Session
    from tutor.tell import Teller

_MANY = 100_000  # lines that a search gives


@dataclass(frozen=True, slots=True)
class _How:
    """How lines are run again. Who runs a script has `trusted` it."""

    here: bool
    strict: bool
    limit: float
    trusted: bool


class Desk:
    """A learner's past sittings. `at_terminal` tells whether somebody can be asked and shown a player."""

    def __init__(self, teller: Teller, journal: Journal, *, at_terminal: bool) -> None:
        self.teller, self.journal, self.at_terminal = teller, journal, at_terminal

    def find(self, which: str) -> Tape | None:
        """Give the sitting of that number, or the `last` one that is over; say so where there is none."""
        number = which.removeprefix("#")
        if which == "last":
            found = [one for one in self.journal.sessions(2) if one.id != self.journal.current]
            wanted = found[-1] if found else None
        else:
            wanted = self.journal.sitting(int(number)) if number.isdecimal() else None
        if wanted:
            return tape(self.journal, wanted)
        if which == "last":
            self.teller.say("replay.none")
        else:
            self.teller.say("replay.unknown", id=which)
        return None

    def search(
        self,
        text: str = "",
        command: str = "",
        flag: str = "",
        error: str = "",
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> tuple[list[Sitting], dict[int, list[str]]]:
        """Give the sittings that fit and the lines by which they were found; without a wish, all."""
        from tutor.journal import Search

        if not (text or command or flag or error or since or until):
            return self.journal.sessions(), {}
        bank = self.teller.bank
        name = (bank.known(command.removeprefix("docker ").split()) if command else "") or command
        long = _long_name(flag, name, bank)
        dates = [one and one.astimezone(UTC) for one in (since, until)]
        wanted = Search(text, name, long, error, False, dates[0], dates[1], _MANY)
        lines: dict[int, list[str]] = {}
        for session, line in reversed(self.journal.lines(wanted)):
            lines.setdefault(session, []).append(line)
        named = self.journal.labelled(text) if text and not (command or flag or error) else ()
        return self.journal.sittings({*lines, *named}), lines

    def show_sittings(
        self, found: Sequence[Sitting], lines: Mapping[int, Sequence[str]], *, searched: bool = False
    ) -> None:
        """List sittings."""
        from tutor import screen
        from tutor.replay.inert import plain
        from tutor.replay.tape import cleaned

        if not found:
            self.teller.say("replay.none-found" if searched else "replay.none")
            return
        clean = {number: [plain(line) for line in some] for number, some in lines.items()}
        screen.sittings(self.teller.page(), [cleaned(one) for one in found], clean)

    def label(self, number: int, **about: Any) -> int:
        """Name, note or tag a sitting; give the exit code."""
        if not self._exists(number):
            return 1
        self.journal.label(number, **about)
        self.show_sittings([one for one in [self.journal.sitting(number)] if one], {})
        return 0

    def delete(self, number: int, *, secure: bool, asked: bool) -> int:
        """Delete a sitting, after a question where somebody can be asked; give the exit code."""
        if not self._exists(number):
            return 1
        if asked and not self._agrees("replay.really", id=str(number)):
            return 1
        self.journal.delete(number, secure)
        self.teller.say("replay.deleted-secure" if secure else "replay.deleted", id=str(number))
        return 0

    def play(
        self,
        shown: Tape,
        *,
        stepping: bool = False,
        predicting: bool = False,
        speed: float = 1.0,
        idle: float = IDLE,
    ) -> int:
        """Play a sitting; without a terminal, write it out with its explanations."""
        if not self.at_terminal:
            for step in shown.steps:
                self._write_out(step)
            return 0
        from tutor.prompt.replay import Show

        player = Player(shown.steps, speed=speed, idle=idle, stepping=stepping, predicting=predicting)
        Show(player, Stage(shown.steps), _Words(self, shown, player)).run()
        return 0

    def explanation(self, step: Step, width: int, *, over: bool, coloured: bool) -> str:
        """Give what is said about a line, in the language of now."""
        from tutor import screen

        written: list[str] = []
        page = screen.Page(self.teller.bank, self.teller.lang, written.append, width, coloured)
        screen.explanation(page, step.turn, notes_of(step.turn, self.teller.bank), over=over)
        return "".join(written)

    def title(self, shown: Tape, lang: Lang) -> str:
        """Give the name of a sitting, or what stands for it."""
        from tutor.screen.replay import when

        slots = {"id": str(shown.sitting.id), "when": when(shown.sitting.started)}
        return shown.sitting.name or self.teller.bank.say("message/replay.title", lang, slots)

    def export(self, shown: Tape, wanted: Mapping[str, str], cast_version: str, idle: float) -> int:
        """Write the files that are wanted; give the exit code."""
        for kind, name in wanted.items():
            text = self._exported(kind, shown, cast_version, idle)
            try:
                Path(name).write_text(text, "utf-8", "replace")
                if kind == "script":
                    Path(name).chmod(0o755)
            except OSError as error:
                self.teller.say("replay.not-written", path=name, why=error.strerror or str(error))
                return 1
            self.teller.say("replay.written", path=name)
        return 0

    def rerun(self, shown: Tape, *, here: bool, strict: bool, limit: float = 0.0) -> int:
        """Run a sitting again, each line for at most `limit` seconds (0: the usual); give the exit code."""
        from tutor.replay.again import planned

        how = _How(here, strict, limit, trusted=False)
        return self._again(planned(shown), shown.sitting.daemon, how)

    def rerun_file(self, path: Path, *, here: bool, strict: bool, limit: float = 0.0) -> int:
        """Run a script with checks; give the exit code."""
        from tutor.replay.again import planned_script
        from tutor.replay.export.script import read_script

        try:
            lines = read_script(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            self.teller.say("replay.unreadable", path=str(path), why=str(error))
            return 1
        return self._again(planned_script(lines), "", _How(here, strict, limit, trusted=True))

    def _again(self, plan: Sequence[Planned], daemon: str, how: _How) -> int:
        from tutor.replay import again
        from tutor.replay.rerun import Person, rerun

        tell = self.teller
        tell.say("replay.rerun-here" if how.here else "replay.rerun-practice", count=str(len(plan)))
        compared = list["Compared"]()
        with again.sitting(tell.lang, 0 if self.at_terminal else -1, here=how.here) as session:
            if not session.parts.reachable():
                session.parts.tell_why_not()
                return 1
            hosts = how.trusted or self._hosts(plan, session)
            ask = self._ask if how.here and self.at_terminal else None
            person = Person(self._secret, self.at_terminal, hosts, ask, how.here, how.limit)
            with suppress(KeyboardInterrupt):  # between two lines: enough of it
                for one in rerun(plan, session, person):
                    compared.append(one)
                    self._tell(one, daemon, session)
        different = sum(bool(one.differences) for one in compared)
        skipped = sum(bool(one.skipped) for one in compared)
        counts = {"same": len(compared) - different - skipped, "different": different, "skipped": skipped}
        tell.say("replay.summary", **{name: str(count) for name, count in counts.items()})
        return 1 if how.strict and (different or len(compared) < len(plan)) else 0

    def _tell(self, one: Compared, daemon: str, session: Session) -> None:
        from tutor import screen
        from tutor.replay.tape import cleaned

        tell = self.teller
        reasons = list(diagnosed(one.turn, tell.bank, tell.lang)[:2]) if one.turn and one.differences else []
        now = session.parts.engine.version
        if one.differences and not reasons and daemon and now and daemon != now:
            reasons = [tell.text("replay.reason-daemon", then=daemon, now=now)]
        screen.compared(tell.page(), cleaned(one), reasons)

    def _hosts(self, plan: Sequence[Planned], session: Session) -> bool:
        """Ask whether lines may run on this machine; nobody there means no."""
        from tutor.language import read

        surroundings = session.surroundings()
        lines = [one.line for one in plan if not one.stopped]
        ours = [
            line for line in lines if read(line, self.teller.bank, surroundings).kind in ("host", "shell")
        ]
        if not ours or not self.at_terminal:
            return False
        self.teller.say("replay.host-lines")
        self.teller.lines(ours)
        return self._agrees("replay.host-agree")

    def _secret(self, context: str) -> str | None:
        if not self.at_terminal:
            return None
        with suppress(EOFError, KeyboardInterrupt):
            return getpass.getpass(self.teller.text("replay.secret", context=context)) or None
        return None

    def _agrees(self, key: str, **slots: str) -> bool:
        return self.at_terminal and self._ask(self.teller.text(key, **slots))

    def _ask(self, question: str) -> bool:
        from tutor.prompt.answers import agrees

        with suppress(EOFError, KeyboardInterrupt):
            while (answer := agrees(input(question))) is None:
                pass
            return answer
        return False

    def _exported(self, kind: str, shown: Tape, cast_version: str, idle: float) -> str:
        from tutor.replay.export import cast, handout, page, script

        bank, lang = self.teller.bank, self.teller.lang
        titles = {one: self.title(shown, one) for one in get_args(Lang)}
        if kind == "cast":
            return cast.cast(shown, cast_version, titles[lang], idle)  # type: ignore[arg-type]
        if kind == "html":
            return page.page(shown, bank, lang, titles, idle)
        make = script.script if kind == "script" else handout.handout
        return make(shown, bank, lang, titles[lang])

    def _write_out(self, step: Step) -> None:
        from tutor.replay.terminal import final_text

        self.teller.echo(step.turn.line)
        for line in final_text(step):
            self.teller.write(f"{line}\n")
        self.teller.write(self.explanation(step, self.teller.page().width, over=True, coloured=False))

    def _exists(self, number: int) -> bool:
        if self.journal.sitting(number):
            return True
        self.teller.say("replay.unknown", id=str(number))
        return False


def _long_name(flag: str, command: str, bank: Bank) -> str:
    """Give the long name of a flag as the journal keeps it: `-p` is `publish` of `container run`."""
    if flag.startswith("--") or not flag.startswith("-"):
        return flag.removeprefix("--")
    names = [command] if command in bank.commands else ["container run", *bank.commands]
    known = (one for name in names for one in bank.command(name).flags.values())
    return next((one.name for one in known if one.short == flag[1:]), flag[1:])


class _Words:
    """What the player shows around the terminal, in the language of the teller."""

    def __init__(self, desk: Desk, shown: Tape, player: Player) -> None:
        self._desk, self._shown, self._player = desk, shown, player
        self._said: tuple[object, str] = (None, "")

    def head(self) -> str:
        from tutor.screen.replay import when

        player, sitting = self._player, self._shown.sitting
        state = (
            "playing"
            if player.playing
            else "over"
            if player.over
            else "asking"
            if player.asking
            else "paused"
        )
        return self._desk.teller.text(
            "replay.head",
            id=str(sitting.id),
            when=when(sitting.started),
            line=str(player.at + 1),
            lines=str(len(player.steps)),
            speed=f"{player.speed:g}",
            state=self._desk.teller.text(f"replay.state-{state}"),
        )

    def keys(self) -> str:
        return self._desk.teller.text("replay.keys")

    def pane(self, width: int) -> str:
        """Give the explanation; it is made anew only when something about it changes."""
        player = self._player
        about = (player.at, player.complete, width, self._desk.teller.lang)
        if self._said[0] != about:
            text = self._desk.explanation(player.step, width, over=player.complete, coloured=True)
            self._said = (about, text)
        return self._said[1]

    def message(self, key: str) -> str:
        right, count = self._player.score
        answer = self._answers()[self._player.foresight.right] if key.startswith("guess") else ""
        slots = {"right": str(right), "count": str(count), "answer": answer}
        return self._desk.teller.text(f"replay.{key}", **slots)

    def asking(self) -> str:
        asked = self._player.foresight
        numbered = (f"{at}  {text}" for at, text in enumerate(self._answers(), 1))
        return "\n".join((self._desk.teller.text(f"replay.{asked.ask}", **asked.slots), *numbered))

    def _answers(self) -> list[str]:
        choices = self._player.foresight.choices
        return [self._desk.teller.text(f"replay.{key}", **slots) for key, slots in choices]

    def switch(self) -> None:
        langs = get_args(Lang)
        at = langs.index(self._desk.teller.lang)
        self._desk.teller.lang = cast(Lang, langs[(at + 1) % len(langs)])
