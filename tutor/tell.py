"""The tutor's own voice: shows each part of a turn through `screen`, in the language and width of now."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tutor.ask import Answer
    from tutor.bank import Bank
    from tutor.model import Caution, Detail, Diagnosis, Lang, Line, Note, Outcome, Slots, Terminal
    from tutor.objects import ContainerFacts
    from tutor.screen import Page

SIGN = "tutor> "
USUAL_WIDTH = 80


class Teller:
    """Tells the learner things. `lang` may change at any time."""

    def __init__(self, bank: Bank, lang: Lang, terminal: Terminal) -> None:
        self.bank, self.lang, self.terminal = bank, lang, terminal

    def text(self, key: str, **slots: str) -> str:
        """Give a message of the bank as plain text; its key is without `message/`."""
        return self.bank.say(f"message/{key}", self.lang, slots).replace("`", "")

    def concept(self, name: str) -> str:
        """Give the title of a concept."""
        return self.bank.say(f"concept/{name}/title", self.lang, {})

    def greet(self) -> None:
        """Show the first line of help, without waiting for `screen` to be imported."""
        self.write(f"{self.text('prompt.welcome')}\n")

    def echo(self, line: str) -> None:
        """Show a line that comes from a file, as if it had been typed."""
        self.write(f"{SIGN}{line}\n")

    def say(self, key: str, **slots: str) -> None:
        """Show a message."""
        from tutor import screen

        screen.message(self.page(), key, **slots)

    def lines(self, lines: Sequence[str]) -> None:
        """Show command lines to type, as they are."""
        self.write("".join(f"|   {line}\n" for line in lines))

    def notes(self, line: Line, notes: Sequence[Note], details: Mapping[str, Detail] | None = None) -> None:
        """Show what the line means; `details` says how much of each text, all where one is not named."""
        from tutor import screen
        from tutor.journal.hide import hide

        screen.notes(self.page(), line, hide(notes, line.text), details or {})
        if line.shadowed:
            self.say("prompt.shadowed", name=line.shadowed)

    def cautions(self, cautions: Sequence[Caution]) -> None:
        """Show what the line would lose or expose."""
        from tutor import screen

        screen.cautions(self.page(), cautions)

    def end(self, line: Line, outcome: Outcome, diagnosis: Diagnosis | None) -> None:
        """Show what changed, or what went wrong and what to type next."""
        from tutor import screen

        if outcome.status == "interrupted" and self.terminal.is_tty("out"):
            self.write("\n")  # the terminal has written ^C and stays on that line
        screen.changes(self.page(), outcome.changes)
        problem = line.invocations[0].problem if line.kind == "docker" else None
        if diagnosis:
            screen.diagnosis(self.page(), diagnosis)
        elif problem and outcome.exit_code:
            screen.problem(self.page(), problem)

    def state(self, entry: str, slots: Slots) -> None:
        """Show an entry of the error catalogue that the daemon's state led to."""
        from tutor import screen
        from tutor.explain.state import entry_of

        screen.diagnosis(self.page(), entry_of(entry, slots, self.bank))

    def why(self, line: str, error: str, container: ContainerFacts | None, found: Diagnosis | None) -> None:
        """Show why a line went wrong, or how a container fares."""
        from tutor import screen
        from tutor.explain.why import meaning

        sources = next((one.source for one in self.bank.errors if found and one.id == found.id), ("",))
        said = found is not None and found.id.startswith("exit-")
        key = meaning(container.exit_code, self.bank) if container and not said else ""
        screen.why(self.page(), line, error, found, container, sources[0], key)

    def more(self, line: Line) -> None:
        """Show the long form of a line."""
        from tutor import explain, screen

        notes = [note for one in line.invocations for note in explain.more(one, self.bank)]
        spellings = [text for one in line.invocations for text in explain.alternatives(one, self.bank)]
        if notes or spellings:
            screen.more(self.page(), line, notes, spellings)
        else:
            self.say("prompt.nothing-more")

    def answers(self, found: Sequence[Answer]) -> None:
        """Show the answers to a question."""
        from tutor import screen

        screen.answers(self.page(), found)

    def nearest(self, found: Sequence[Answer]) -> None:
        """Say that a question has no answer, and show the ideas that are nearest."""
        from tutor import screen

        screen.nearest(self.page(), found)

    def more_about(self, answer: Answer) -> None:
        """Show the idea behind an answer in full, or what `/help` says where there is none."""
        from tutor import screen

        if answer.concept:
            screen.concept(self.page(), answer.concept)
        else:
            self.help(answer.topic)

    def help(self, topic: str) -> None:
        """Show help about everything, or about one topic."""
        from tutor import screen

        screen.help_(self.page(), topic)

    def warm(self) -> None:
        """Import what the first line needs."""
        from tutor import explain, language
        from tutor.journal import hide
        from tutor.screen import after, before

        language.read("docker ps", self.bank, language.Surroundings())
        del explain, hide, after, before

    def page(self) -> Page:
        """Give where the tutor's words go now."""
        from tutor.screen import Page

        coloured = self.terminal.is_tty("out") and not os.environ.get("NO_COLOR")
        width = self.terminal.size()[1] or USUAL_WIDTH
        return Page(self.bank, self.lang, self.write, width, coloured)

    def write(self, text: str) -> None:
        """Show text as it is."""
        self.terminal.out.write(text.encode("utf-8", "surrogateescape"))
        self.terminal.out.flush()
