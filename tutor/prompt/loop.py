"""The interactive loop: reads a line or a pasted block and gives it to the session, again and again.

Nothing heavy is imported before the first paint; after it, a thread prepares the other parts.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
import traceback
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from prompt_toolkit import PromptSession
from prompt_toolkit.application import run_in_terminal
from prompt_toolkit.auto_suggest import AutoSuggestFromHistory, DynamicAutoSuggest, ThreadedAutoSuggest
from prompt_toolkit.completion import DynamicCompleter, ThreadedCompleter
from prompt_toolkit.styles import Style

from tutor.prompt import keys
from tutor.prompt.completer import LineCompleter
from tutor.prompt.history import JournalHistory, MeantHistory
from tutor.prompt.unaided import Unaided
from tutor.tell import SIGN

if TYPE_CHECKING:
    from collections.abc import Callable

    from prompt_toolkit.application import Application

    from tutor.prompt.choices import Sources
    from tutor.session import Session

T = TypeVar("T")
IMPORTING = 10.0  # seconds after which we no longer wait for the thread that imports
TWICE = 1.0  # seconds between two Ctrl-C that mean: how do I leave?
STYLE = {
    "bottom-toolbar": "noreverse fg:ansibrightblack",
    "prompt": "bold",
    "auto-suggestion": "fg:ansibrightblack",
}


class Loop:
    """One person at one terminal. `warm` prepares the slow parts; `sources` feeds completion."""

    def __init__(
        self,
        session: Session,
        sources: Callable[[], Sources],
        forget: Callable[[], object],
    ) -> None:
        self._session, self._forget = session, forget
        self._imported = threading.Event()
        completer = ThreadedCompleter(LineCompleter(lambda: self._after_imports(sources)))
        suggest = ThreadedAutoSuggest(AutoSuggestFromHistory())
        self._prompt: PromptSession[str] = PromptSession(
            history=MeantHistory(JournalHistory(lambda: session.parts.journal().history()), self._kept),
            completer=DynamicCompleter(lambda: None if session.examined else completer),
            auto_suggest=DynamicAutoSuggest(lambda: None if session.examined else suggest),
            key_bindings=keys.bindings(),
            bottom_toolbar=self._bottom,
            multiline=True,
            prompt_continuation=".".rjust(len(SIGN) - 1) + " ",
            style=Style.from_dict(STYLE),
            reserve_space_for_menu=6,
        )
        self._typing = Unaided(self._prompt.default_buffer)
        self._cleared = -TWICE

    def run(self, warm: Callable[[], object]) -> int:
        """Take lines until the learner leaves; give the exit code of the program.

        `warm` is called in a thread after the first paint.
        """
        thread = threading.Thread(target=warm, daemon=True)

        def painted(_: Application[str]) -> None:
            if thread.ident is None:
                thread.start()

        self._prompt.app.after_render += painted
        with asyncio.Runner() as runner:  # one for all prompts: each would start and end threads of its own
            while not self._session.leaving:
                self._turn(runner)
        return 0

    def _kept(self, text: str) -> str:
        """Give a line for arrow-up as it was meant; it has been accepted, so that waiting costs nothing."""
        return self._after_imports(lambda: self._session.meant(text))

    def _after_imports(self, work: Callable[[], T]) -> T:
        """Do something that imports: two threads that import parts of one package at once fail both."""
        self._imported.wait(IMPORTING)
        return work()

    def _bottom(self) -> str:
        """Give the bottom line: what Enter runs where the Korean layout is on, else the session's state."""
        imported = self._imported.is_set()
        meant = self._session.meant(self._prompt.default_buffer.text) if imported else ""
        if not meant:
            return self._session.state()
        return self._session.parts.tell.text("keyboard.preview", line=" ".join(meant.split()))

    def _turn(self, runner: asyncio.Runner) -> None:
        self._typing.take()  # what was left of a line that Ctrl-C ended
        keys.type_ahead(self._prompt.app.input, self._session.parts.host.take_typed_ahead())
        try:
            text = runner.run(self._prompt.prompt_async([("class:prompt", SIGN)]))
        except KeyboardInterrupt:
            self._clear()
        except EOFError:
            self._session.leaving = True
        else:
            self._session.unaided = self._typing.take()
            self._take(unicodedata.normalize("NFC", text))

    def imported(self) -> None:
        """Let what imports begin: the thread that prepares the first line has all its modules."""
        self._imported.set()
        self.repaint()

    def repaint(self) -> None:
        """Show the bottom line anew; any thread may ask for it."""
        self._prompt.app.invalidate()

    def tell_news(self) -> None:
        """Show news above the line that is being typed; any thread may ask."""
        app = self._prompt.app
        if app.is_running and app.loop:  # else they are shown when the line that runs has ended
            app.loop.call_soon_threadsafe(run_in_terminal, self._session.parts.tell_news)

    def _take(self, text: str) -> None:
        try:
            self._after_imports(lambda: self._session.take_block(text))
        except KeyboardInterrupt:
            self._session.parts.tell.say("prompt.stopped")
        except Exception as error:  # a fault of ours: the learner keeps the prompt, we get the report
            report = self._session.parts.home / "fault.txt"
            with contextlib.suppress(OSError):
                report.parent.mkdir(parents=True, exist_ok=True)
                report.write_text(traceback.format_exc(), "utf-8")
            self._session.parts.tell.say("prompt.fault", error=repr(error), report=str(report))
        self._forget()

    def _clear(self) -> None:
        now = time.monotonic()
        if now - self._cleared < TWICE:
            self._session.parts.tell.say("prompt.leave")
        self._cleared = now
