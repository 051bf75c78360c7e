"""Command line of docker-tutor: hands over to what was asked for, with no more imports than that needs."""

from __future__ import annotations

import gc
import os
import signal
import sys


def main(argv: list[str] | None = None) -> int:
    """Run docker-tutor with `argv` (default: the process's) and give its exit code.

    The prompt, `forward` and `explain` start without the click library: their start-up time is felt.
    """
    words = sys.argv[1:] if argv is None else argv
    if "DOCKER_CLI_PLUGIN_ORIGINAL_CLI_COMMAND" in os.environ or words[:1] == ["docker-cli-plugin-metadata"]:
        from tutor.plugins import ours

        words = ours.words(words, os.environ)
    if words[:1] == ["docker-cli-plugin-metadata"]:
        return ours.describe()
    if words[:1] == ["forward"]:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # while it starts, Ctrl-C ends it without a word
        from tutor.forward import forward_main
        from tutor.journal.watch import watcher

        return forward_main(words[1:], watcher())
    if words[:1] == ["explain"] and _explained(words[1:], alone=argv is None):
        return 0
    if words in ([], ["--install"]):
        from tutor import start

        return start.prompt(start.Wishes(install=bool(words)))
    from tutor import cli

    return cli.run(words)


def _explained(words: list[str], *, alone: bool) -> bool:
    """Explain a line, if the click library is not needed for it.

    A process that is `alone` with it tidies up no memory, neither on the way nor at its end: that would take
    a fifth of its time.
    """
    if alone:
        gc.disable()
    from tutor import explaining

    done = explaining.quickly(words)
    if done and alone:
        sys.stdout.flush()
        os._exit(0)
    return done


if __name__ == "__main__":
    sys.exit(main())
