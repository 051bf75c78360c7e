"""Templates that only name fields are printed without the evaluator, and print the same."""

from __future__ import annotations

import pytest

from tutor.daemon.format.gotypes import Number, Row, row
from tutor.daemon.format.template import execute, parse
from tutor.daemon.format.template.functions import CLI
from tutor.daemon.format.template.plain import filled, plain

CELLS = {"ID": lambda: "abc", "Names": lambda: "웹 <b>", "Size": lambda: 3, "Count": lambda: Number("7")}


def test_fields_and_texts_print_what_the_evaluator_prints() -> None:
    template, data = parse("id {{.ID}}\t{{ .Names }}.", CLI), Row(CELLS)
    parts = plain(template)
    assert parts is not None
    assert filled(parts, data) == execute(template, row("*formatter.Context", data)) == "id abc\t웹 <b>."


@pytest.mark.parametrize(
    "source",
    ["{{json .ID}}", "{{.ID | upper}}", "{{.A.B}}", "{{$x := .ID}}{{$x}}", "{{if .ID}}y{{end}}", "{{.}}"],
)
def test_whatever_is_more_than_a_field_is_left_to_the_evaluator(source: str) -> None:
    assert plain(parse(source, CLI)) is None


@pytest.mark.parametrize("name", ["Size", "Count", "Nothing"])
def test_a_cell_that_is_missing_or_no_text_is_left_to_the_evaluator(name: str) -> None:
    parts = plain(parse(f"{{{{.{name}}}}}", CLI))
    assert parts is not None
    assert filled(parts, Row(CELLS)) is None
