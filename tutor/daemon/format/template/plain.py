r"""The usual templates, which only name fields: `{{.ID}}\t{{.Names}}`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.template.nodes import Action, Command, FieldPath, Node, Pipe, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.daemon.format.gotypes import Row
    from tutor.daemon.format.template.parser import Template

Part = tuple[str, bool]


def plain(template: Template) -> Sequence[Part] | None:
    """Give the texts, and the fields' names with True; None if there is anything else."""
    parts = [_part(node) for node in template.body]
    return None if None in parts else [part for part in parts if part is not None]


def _part(node: Node) -> Part | None:
    match node:
        case Text(text=text):
            return text, False
        case Action(pipe=Pipe(commands=[Command(args=[FieldPath(names=(name,))])], declared=[])):
            return name, True
    return None


def filled(parts: Sequence[Part], row: Row) -> str | None:
    """Print a row; None if a cell is missing or no text, which needs the evaluator."""
    cells, pieces = row.cells, []
    for text, is_field in parts:
        piece = text
        if is_field:
            if text not in cells:
                return None
            piece = cells[text]()
            if type(piece) is not str:  # a number of a JSON document is a str too
                return None
        pieces.append(piece)
    return "".join(pieces)
