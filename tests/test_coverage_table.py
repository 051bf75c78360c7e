"""docs/coverage.md says what is so."""

from __future__ import annotations

import pytest

from scripts.coverage_table import PAGE, page
from tests.parity import recording
from tutor.bank import load

pytestmark = pytest.mark.slow

RENEW = "docs/coverage.md is not current: run `python scripts/coverage_table.py`"


def test_the_page_of_what_is_known_is_current():
    assert PAGE.read_text("utf-8") == page(load()), RENEW


def test_a_command_without_a_module_is_not_marked_as_forwarded():
    lines = page(load()).splitlines()
    assert "| `docker help` | yes | yes | yes | - | yes |" in lines
    assert "| `docker container ls` | yes | yes | yes | yes | yes |" in lines


def test_an_option_that_the_code_never_names_is_not_marked_as_forwarded():
    after = page(load()).partition("## container run\n")[2].partition("\n## ")[0]
    assert "| `--disable-content-trust` | yes | yes | yes | - | yes |" in after
    assert "| `--publish` | yes | yes | yes | yes | yes |" in after


def test_only_what_a_line_of_the_parity_tests_has_is_marked_as_compared():
    bank = load()
    line = recording.Answer(0, "", [])
    page_of_one = page(bank, {"docker ps -a": line, "docker ps --nosuch": line}, {"one": "images -q"})
    marked = [
        row for row in page_of_one.splitlines() if row.endswith("| yes | yes |") and row.startswith("| `")
    ]
    assert [row.split("`")[1] for row in marked] == [
        "docker container ls",
        "--all",
        "docker image ls",
        "--quiet",
    ]
