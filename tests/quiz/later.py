"""Opens the prompt with a clock that is some days ahead: `python -m tests.quiz.later DAYS [LANG]`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tutor import start

if TYPE_CHECKING:
    from tutor.model import Lang

if __name__ == "__main__":
    ahead = timedelta(days=float(sys.argv[1]))
    lang: Lang = "ko" if sys.argv[2:] == ["ko"] else "en"
    sys.exit(start.prompt(start.Wishes(lang=lang), lambda: datetime.now(UTC) + ahead))
