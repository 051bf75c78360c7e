"""Print a template with a value: text, branches, loops, named templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.daemon.format.goformat import printed, show
from tutor.daemon.format.gotypes import INT, Value, entries, indirect, members, truth
from tutor.daemon.format.template.errors import TemplateError
from tutor.daemon.format.template.evaluate import Evaluator
from tutor.daemon.format.template.functions import CLI, Function
from tutor.daemon.format.template.nodes import Action, Branch, Call, Jump, Node, Text
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.daemon.format.template.parser import Template

_DEPTH = 200


def execute(
    template: Template,
    dot: Value | None,
    functions: Mapping[str, Function] = CLI,
    *,
    strict: bool = False,
) -> str:
    """Print `template` with the value `dot`; with `strict`, a key that a map does not have is an error.

    Raises: TemplateError, in Go's words.
    """
    pieces: list[str] = []
    try:
        _Walker(template, Evaluator(template, dot, functions, strict), pieces).walk(template.body, dot)
    except TemplateError as error:
        error.printed = "".join(pieces)
        raise
    return "".join(pieces)


class _JumpError(Exception):
    """Leave the body of a loop."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class _Walker:
    def __init__(self, template: Template, evaluator: Evaluator, out: list[str], depth: int = 0) -> None:
        self._template, self._evaluator, self._out, self._depth = template, evaluator, out, depth

    def walk(self, nodes: list[Node], dot: Value | None) -> None:
        """Print `nodes`."""
        for node in nodes:
            match node:
                case Text():
                    self._out.append(node.text)
                case Action():
                    self._action(node, dot)
                case Branch(word="range"):
                    self._range(node, dot)
                case Branch():
                    self._branch(node, dot)
                case Call():
                    self._call(node, dot)
                case Jump():
                    raise _JumpError(node.word)

    def _action(self, node: Action, dot: Value | None) -> None:
        self._evaluator.at = node
        value = self._evaluator.pipe(dot, node.pipe)
        if not node.pipe.declared:
            self._out.append(printed(value))

    def _branch(self, node: Branch, dot: Value | None) -> None:
        with self._evaluator.scope():
            value = self._evaluator.pipe(dot, node.pipe)
            if truth(value):
                self.walk(node.body, value if node.word == "with" else dot)
            elif node.otherwise is not None:
                self.walk(node.otherwise, dot)

    def _range(self, node: Branch, dot: Value | None) -> None:
        evaluator = self._evaluator
        with evaluator.scope():
            value = evaluator.pipe(dot, node.pipe)
            if value is not None and value.type.kind == "int" and len(node.pipe.declared) > 1:
                evaluator.fail(f"can't use {show(value)} to iterate over more than one variable")
            any_ = False
            for key, one in self._items(value):
                any_ = True
                with evaluator.scope():
                    declared = node.pipe.declared
                    if declared:
                        wanted = [one] if len(declared) == 1 else [key, one]
                        for variable, what in zip(declared, wanted, strict=True):
                            evaluator.set(variable.name, what, node.pipe.assigns)
                    try:
                        self.walk(node.body, one)
                    except _JumpError as jump:
                        if jump.word == "break":
                            break
            if not any_ and node.otherwise is not None:
                self.walk(node.otherwise, dot)

    def _items(self, value: Value | None) -> Iterator[tuple[Value, Value]]:
        if value is None:
            return
        value = indirect(value)
        match value.type.kind:
            case "slice":
                yield from ((Value(INT, index), one) for index, one in enumerate(members(value)))
            case "map":
                yield from entries(value)
            case "int":
                yield from ((Value(INT, index), Value(INT, index)) for index in range(value.data))
            case _ if value.data is not None or value.type.kind != "interface":
                self._evaluator.fail(f"range can't iterate over {show(value)}")

    def _call(self, node: Call, dot: Value | None) -> None:
        self._evaluator.at = node
        body = self._template.named.get(node.name)
        if body is None:
            self._evaluator.fail(f"template {quote(node.name)} not defined")
        if self._depth > _DEPTH:
            self._evaluator.fail("exceeded maximum template depth (100000)")
        value = self._evaluator.pipe(dot, node.pipe) if node.pipe else None
        inner = self._evaluator.inside(node.name, value)
        _Walker(self._template, inner, self._out, self._depth + 1).walk(body, value)
