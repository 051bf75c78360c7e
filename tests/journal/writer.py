"""A prompt's journal in a process of its own: tells each line that it keeps, until it is killed."""

import sys
from itertools import count
from pathlib import Path

from tests.journal.support import line, type_line
from tutor.journal import Journal

path, name, lines = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
journal = Journal.open(path, lambda key, /, **slots: sys.exit(key))
journal.describe(name=name)
for number in count() if lines < 0 else range(lines):
    turn = type_line(journal, f"echo {name} {number}", ("out", b"word " * 5000))
    begun = journal.begin(line(f"docker run {name} {number}", "docker"))
    sys.stdout.write(f"{turn} {begun}\n")
    sys.stdout.flush()
    journal.recorder(begun).write("out", b"some output\n" * 3000)
    journal.recorder(begun).close()
