"""Find the value of a pipeline."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from tutor.daemon.format.gotypes import ANY, BOOL, COMPLEX, FLOAT, INT, STRING, Type, Value, truth
from tutor.daemon.format.template.errors import TemplateError
from tutor.daemon.format.template.fields import reach
from tutor.daemon.format.template.nodes import (
    Chain,
    Command,
    Constant,
    FieldPath,
    Nil,
    Node,
    Pipe,
    Variable,
    Word,
)
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.daemon.format.template.functions import Args, Function
    from tutor.daemon.format.template.parser import Template

_NOTHING = object()
_CONSTANTS = {bool: BOOL, int: INT, float: FLOAT, complex: COMPLEX, str: STRING}
_LARGEST = 2**63 - 1


class Evaluator:
    """Knows the variables and, for error messages, which part of the template is at work (`at`)."""

    def __init__(
        self,
        template: Template,
        dot: Value | None,
        functions: Mapping[str, Function],
        strict: bool,
        name: str | None = None,
    ) -> None:
        self._template, self._functions, self._strict = template, functions, strict
        self._name = template.name if name is None else name
        self._variables: list[tuple[str, Value | None]] = [("$", dot)]
        self.at: Node = Node(0)

    def inside(self, name: str, dot: Value | None) -> Evaluator:
        """Give the evaluator of the named template `name`."""
        return Evaluator(self._template, dot, self._functions, self._strict, name)

    @contextmanager
    def scope(self) -> Iterator[None]:
        """Forget at the end what was declared within."""
        count = len(self._variables)
        yield
        del self._variables[count:]

    def set(self, name: str, value: Value | None, assign: bool) -> None:
        """Declare the variable `name`, or give the one there is a new value."""
        if not assign:
            self._variables.append((name, value))
            return
        found = [index for index, one in enumerate(self._variables) if one[0] == name]
        if not found:
            self.fail(f"undefined variable: {name}")
        self._variables[found[-1]] = (name, value)

    def fail(self, text: str) -> NoReturn:
        """Raise a TemplateError that names the place."""
        before = self._template.source[: self.at.position]
        column = len(before[before.rfind("\n") + 1 :].encode())
        where = f"{self._template.name}:{before.count(chr(10)) + 1}:{column}"
        raise TemplateError(f"template: {where}: executing {quote(self._name)} at <{self.at}>: {text}")

    def pipe(self, dot: Value | None, pipe: Pipe) -> Value | None:
        """Give the value of a pipeline and set its variables (those of a `range` are set by the loop)."""
        self.at = pipe
        value: Value | None = None
        final: object = _NOTHING
        for command in pipe.commands:
            value = self._command(dot, command, final)
            if value is not None and value.type.kind == "interface" and value.data is None:
                value = None
            final = value
        if len(pipe.declared) == 1:
            self.set(pipe.declared[0].name, value, pipe.assigns)
        return value

    def _command(self, dot: Value | None, command: Command, final: object) -> Value | None:
        first = command.args[0]
        if isinstance(first, Word):
            return self._function(dot, first, command, final)
        if isinstance(first, FieldPath | Chain | Variable):
            return self._path(dot, first, command.args, final)
        self.at = first
        if len(command.args) > 1 or final is not _NOTHING:
            self.fail(f"can't give argument to non-function {first}")
        if isinstance(first, Nil):
            self.fail("nil is not a command")
        return self._plain(dot, first)

    def _plain(self, dot: Value | None, node: Node) -> Value | None:
        if isinstance(node, Pipe):
            return self.pipe(dot, node)
        if isinstance(node, Constant):
            if isinstance(node.value, int) and node.value > _LARGEST:
                self.fail(f"{node} overflows int")
            return Value(_CONSTANTS[type(node.value)], node.value)
        return dot

    def _path(
        self, dot: Value | None, node: FieldPath | Chain | Variable, args: Sequence[Node], final: object
    ) -> Value | None:
        self.at = node
        if isinstance(node, Chain):
            if isinstance(node.node, Nil):
                self.fail(f"indirection through explicit nil in {node}")
            value = self._argument(dot, node.node, None)
        elif isinstance(node, Variable):
            value = next(one for name, one in reversed(self._variables) if name == node.name)
        else:
            value = dot
        if not node.names and (len(args) > 1 or final is not _NOTHING):
            self.fail(f"can't give argument to non-function {node}")
        boxed = False
        for index, name in enumerate(node.names):
            last = index == len(node.names) - 1
            given = self._given(dot, value, name, args[1:], final) if last else []
            if not isinstance(node, Chain):  # for which Go names what it looked at last
                self.at = node
            holder, value = value, self._field(value, name, given, boxed)
            boxed = holder is not None and holder.type.kind == "map" and holder.type.elem == ANY
        return value

    def _given(
        self, dot: Value | None, value: Value | None, name: str, args: Sequence[Node], final: object
    ) -> list[Value | None]:
        """Give the arguments of a field; those of a row's are counted first, and are strings."""
        row = value.data if value is not None and value.type.kind == "row" else None
        method, count = row is not None and name in row.methods, len(args) + (final is not _NOTHING)
        if row is not None and (method or name in row.cells) and count != int(method):
            self.fail(f"wrong number of args for {name}: want {int(method)} got {count}")
        given = [self._argument(dot, one, STRING if method else None) for one in args]
        return given if final is _NOTHING else [*given, final]  # type: ignore[list-item]

    def _field(self, value: Value | None, name: str, given: Args, boxed: bool) -> Value | None:
        """Reach a field; of what a map of anything holds (`boxed`), Go's errors do not name the type."""
        try:
            return reach(value, name, given, self._strict)
        except ValueError as error:
            text = str(error)
            field = f"can't evaluate field {name} in type "
            self.fail(field + ANY.name if boxed and text.startswith(field) else text)

    def _function(self, dot: Value | None, word: Word, command: Command, final: object) -> Value | None:
        self.at = word
        function = self._functions[word.name]
        nodes = command.args[1:]
        count = len(nodes) + (final is not _NOTHING)
        self._check_count(word.name, function, count)
        if word.name in ("and", "or"):
            return self._short_circuit(dot, word, nodes, final)
        args = [self._argument(dot, node, self._param(function, index)) for index, node in enumerate(nodes)]
        if final is not _NOTHING:
            value: Value | None = final  # type: ignore[assignment]
            args.append(self._checked(value, self._param(function, len(nodes))))
        if word.name == "not":
            return Value(BOOL, not truth(args[0]))
        try:
            return function.call(args)
        except ValueError as error:
            self.at, text = command, str(error)
            if word.name == "call":
                text = text.replace("non-function", f"non-function {nodes[0] if nodes else ''}".rstrip())
            self.fail(f"error calling {word.name}: {text}")

    def _check_count(self, name: str, function: Function, count: int) -> None:
        wanted = len(function.params)
        if function.rest is not None and count < wanted:
            self.fail(f"wrong number of args for {name}: want at least {wanted} got {count}")
        if function.rest is None and count != wanted:
            self.fail(f"wrong number of args for {name}: want {wanted} got {count}")

    def _param(self, function: Function, index: int) -> Type | None:
        return function.params[index] if index < len(function.params) else function.rest

    def _short_circuit(
        self, dot: Value | None, word: Word, nodes: Sequence[Node], final: object
    ) -> Value | None:
        value: Value | None = None
        for node in nodes:
            value = self._argument(dot, node, None)
            if truth(value) == (word.name == "or"):
                return value
        return value if final is _NOTHING else final  # type: ignore[return-value]

    def _argument(self, dot: Value | None, node: Node, wanted: Type | None) -> Value | None:
        self.at = node
        if isinstance(node, Nil):
            if wanted is not None and wanted.kind not in ("interface", "slice", "map", "ptr"):
                self.fail(f"cannot assign nil to {wanted.name}")
            return None
        if isinstance(node, Constant) and wanted is not None and wanted.kind != "interface":
            return self._literal(node, wanted)
        if isinstance(node, Word):
            return self._checked(self._function(dot, node, Command(node.position, [node]), _NOTHING), wanted)
        if isinstance(node, FieldPath | Chain | Variable):
            return self._checked(self._path(dot, node, [node], _NOTHING), wanted)
        return self._checked(self._plain(dot, node), wanted)

    def _literal(self, node: Constant, wanted: Type) -> Value:
        """Give a literal as the wanted type: `2.0` is a whole number too."""
        if wanted.kind == "string" and isinstance(node.value, str):
            return Value(STRING, node.value)
        if wanted.kind == "int":
            whole = _whole(node.value)
            if whole is not None:
                return Value(INT, whole)
        if wanted.kind not in ("string", "int"):
            self.fail(f"can't handle {node} for arg of type {wanted.name}")
        return self.fail(f"expected {'string' if wanted.kind == 'string' else 'integer'}; found {node}")

    def _checked(self, value: Value | None, wanted: Type | None) -> Value | None:
        """Refuse a value that is not of the wanted type."""
        if wanted is None or wanted.kind == "interface":
            return value
        if value is None:
            self.fail(f"invalid value; expected {wanted.name}")
        same = value.type.kind == wanted.kind and (
            value.type.elem == wanted.elem if wanted.kind == "slice" else value.type.name == wanted.name
        )
        if not same:
            self.fail(f"wrong type for value; expected {wanted.name}; got {value.type.name}")
        return value


def _whole(value: str | complex) -> int | None:
    """Give the whole number that a literal is, if Go's `int` holds it."""
    if isinstance(value, str | bool) or (isinstance(value, complex) and value.imag):
        return None
    real = value.real
    return int(real) if real == int(real) and abs(real) <= _LARGEST else None
