"""Opens the prompt with a clock that is some days ahead: `python -m tests.quiz.later DAYS`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from tutor import start

if __name__ == "__main__":
    ahead = timedelta(days=float(sys.argv[1]))
    sys.exit(start.prompt(start.Wishes(lang="en"), lambda: datetime.now(UTC) + ahead))
