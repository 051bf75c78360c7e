"""Make trees of the pipelines of a template."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor.daemon.format.template.constants import constant
from tutor.daemon.format.template.cursor import Cursor
from tutor.daemon.format.template.nodes import (
    Chain,
    Command,
    Constant,
    Dot,
    FieldPath,
    Nil,
    Node,
    Pipe,
    Variable,
    Word,
)
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tutor.daemon.format.template.lexer import Token

_LITERALS = frozenset(("bool", "char", "number", "string", "raw"))
_OPERANDS = _LITERALS | {"dot", "field", "word", "nil", "variable", "left"}


class PipelineParser(Cursor):
    """Knows which functions there are and which variables are declared."""

    def __init__(self, source: str, functions: Container[str], name: str) -> None:
        super().__init__(source, name)
        self._functions = functions
        self._variables = ["$"]

    @contextmanager
    def _scope(self) -> Iterator[None]:
        count = len(self._variables)
        yield
        del self._variables[count:]

    def _pipeline(self, context: str, end: str) -> Pipe:
        self._skip_space()
        pipe = Pipe(self._peek().position)
        self._declarations(pipe, context)
        while True:
            token = self._next_word()
            if token.kind == end:
                self._check(pipe, context)
                return pipe
            if token.kind not in _OPERANDS:
                self._unexpected(token, context)
            self._at -= 1
            pipe.commands.append(self._command())

    def _declarations(self, pipe: Pipe, context: str) -> None:
        while self._peek().kind == "variable":
            start = self._at
            name = self._next()
            self._skip_space()
            after = self._peek().kind
            if after not in ("declare", "assign", "comma"):
                self._at = start
                return
            self._next()
            pipe.assigns = after == "assign"
            pipe.declared.append(Variable(name.position, name.text))
            self._variables.append(name.text)
            self._skip_space()
            if after != "comma":
                return
            if context != "range" or len(pipe.declared) > 1:
                self._fail(f"too many declarations in {context}")
            if self._peek().kind not in ("variable", "end", "right"):
                self._fail("range can only initialize variables")

    def _check(self, pipe: Pipe, context: str) -> None:
        if not pipe.commands:
            self._fail(f"missing value for {context}")
        for index, command in enumerate(pipe.commands[1:], 2):
            if isinstance(command.args[0], Constant | Dot | Nil):
                self._fail(f"non executable command in pipeline stage {index}")

    def _command(self) -> Command:
        command = Command(self._peek().position)
        while True:
            self._skip_space()
            operand = self._operand()
            if operand is not None:
                command.args.append(operand)
            token = self._next()
            if token.kind == "space":
                continue
            if token.kind in ("end", "right"):
                self._at -= 1
            elif token.kind != "pipe":
                self._unexpected(token, "operand")
            break
        if not command.args:
            self._fail("empty command")
        return command

    def _operand(self) -> Node | None:
        node = self._term()
        if node is None or self._peek().kind != "field":
            return node
        position, names = self._peek().position, []
        while self._peek().kind == "field":
            names.append(self._next().text[1:])
        if isinstance(node, FieldPath):
            return FieldPath(position, (*node.names, *names))
        if isinstance(node, Variable):
            return Variable(position, node.name, (*node.names, *names))
        if isinstance(node, Constant | Nil | Dot):
            self._fail(f"unexpected . after term {quote(str(node))}")
        return Chain(position, node, tuple(names))

    def _term(self) -> Node | None:
        token = self._next_word()
        if token.kind in _LITERALS:
            return self._constant(token)
        if token.kind in ("word", "variable"):
            return self._named_term(token)
        match token.kind:
            case "dot":
                return Dot(token.position)
            case "nil":
                return Nil(token.position)
            case "field":
                return FieldPath(token.position, (token.text[1:],))
            case "left":
                return self._pipeline("parenthesized pipeline", "right")
        self._at -= 1
        return None

    def _named_term(self, token: Token) -> Node:
        if token.kind == "word":
            if token.text not in self._functions:
                self._fail(f"function {quote(token.text)} not defined")
            return Word(token.position, token.text)
        if token.text not in self._variables:
            self._fail(f"undefined variable {quote(token.text)}")
        return Variable(token.position, token.text)

    def _constant(self, token: Token) -> Constant:
        try:
            value = constant(token.kind, token.text)
        except ValueError as error:
            self._fail(str(error))
        return Constant(token.position, value, token.text, token.kind == "char")
