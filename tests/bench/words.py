"""How fast the bank is loaded, a line explained and a question answered: without a daemon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.bench import OURS, Bench
from tests.bench.measure import clock, interleaved, quiet
from tests.bench.report import Row, limit, report

if TYPE_CHECKING:
    from tutor.bank import Bank

LINE = "docker run -d -p 8080:8080 -e A=b -v data:/data --name my-cat tomcat"
QUESTION = "컨테이너를 지웠는데 데이터가 없어졌어요"
EXPLAIN, LOAD, FIRST, FURTHER = 0.005, 0.015, 0.05, 0.015  # seconds


def measure(bench: Bench) -> None:
    """Time both in this process, then `docker-tutor explain` from start to end."""
    from tutor.ask import Asker
    from tutor.bank.compile import compile_content
    from tutor.bank.load import content_folder, load

    bank = load()
    asker = Asker(bank)
    asker.ask(QUESTION, "ko")
    found = interleaved(
        {
            "load": clock(lambda: load().say("message/prompt.welcome", "ko")),
            "compile": clock(lambda: compile_content(content_folder())),
            "explain": clock(lambda: explain(bank)),
            "first": clock(lambda: Asker(load()).ask(QUESTION, "ko")),
            "question": clock(lambda: asker.ask(QUESTION, "ko")),
            "process": clock(lambda: quiet([*OURS, "explain", "--lang", "ko", "--", LINE], bench.env)),
            "docker": bench.docker("--version"),
        },
        rounds=9,
    )
    limit("explain a line of five options", found["explain"], EXPLAIN)
    limit("load the bank", found["load"], LOAD)
    limit("answer a first question, opening the index", found["first"], FIRST)
    limit("answer a further question", found["question"], FURTHER)
    report(
        Row("load the bank", "compiling it from TOML", found["load"], found["compile"]),
        Row("`explain`, as a process", "`docker --version`", found["process"], found["docker"], 8),
    )


def explain(bank: Bank) -> None:
    """Read a line, explain it and put it in words."""
    from tutor.explaining import explained
    from tutor.language import Surroundings, read

    assert explained(read(LINE, bank, Surroundings()), bank, "ko")["notes"]
