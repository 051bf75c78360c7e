"""Types until the disk is full and on: tells how many lines were kept, and what the journal reported."""

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from tests.journal.support import Told, open_journal, type_line

home, told = Path(sys.argv[1]), Told()
journal = open_journal(home, told)
for number in range(200):
    type_line(journal, f"echo {number}", ("out", os.urandom(8000)))
last = journal.last(1)[0].line.split()[1]
journal.close()
with closing(sqlite3.connect(f"file:{home}/journal.db?mode=ro", uri=True)) as db:
    print(db.execute("SELECT count(*) FROM turns WHERE status = 'ok'").fetchone()[0])
    print(int(last) + 1)
    print(db.execute("PRAGMA integrity_check").fetchone()[0])
print(" ".join(told.keys))
