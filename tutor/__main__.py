"""Command line of docker-tutor: builds every part once and hands over."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run docker-tutor with `argv` (default: the process's) and give its exit code.

    The prompt and `forward` start without the click library: their start-up time is felt at every use.
    """
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["forward"]:
        from tutor.forward import forward_main

        return forward_main(words[1:])
    raise SystemExit("not built yet")


if __name__ == "__main__":
    sys.exit(main())
