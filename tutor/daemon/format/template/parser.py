"""Make a tree of a template's tokens."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from tutor.daemon.format.template.constants import constant
from tutor.daemon.format.template.errors import TemplateError
from tutor.daemon.format.template.lexer import Token, quote, tokens
from tutor.daemon.format.template.nodes import (
    Action,
    Branch,
    Call,
    Chain,
    Command,
    Constant,
    Dot,
    FieldPath,
    Jump,
    Nil,
    Node,
    Pipe,
    Text,
    Variable,
    Word,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_OPERANDS = {"bool", "char", "dot", "field", "word", "number", "nil", "raw", "string", "variable", "left"}


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed template; `named` are those that `define` and `block` made."""

    source: str
    body: list[Node]
    named: dict[str, list[Node]]
    name: str = ""


def parse(source: str, functions: Container[str], name: str = "") -> Template:
    """Parse a template that may call `functions`; error messages begin with its `name`.

    Raises: TemplateError, in Go's words.
    """
    return _Parser(source, functions, name).parse()


class _Parser:
    def __init__(self, source: str, functions: Container[str], name: str) -> None:
        self._source, self._name = source, name
        self._tokens = tokens(source)
        self._at = 0
        self._functions = functions
        self._named: dict[str, list[Node]] = {}
        self._variables = ["$"]
        self._ranges = 0

    def parse(self) -> Template:
        body, stopper = self._list(frozenset())
        assert stopper is None
        return Template(self._source, body, self._named, self._name)

    # Tokens.

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _peek(self) -> Token:
        return self._tokens[min(self._at, len(self._tokens) - 1)]

    def _next_word(self) -> Token:
        self._skip_space()
        return self._next()

    def _skip_space(self) -> None:
        while self._peek().kind == "space":
            self._at += 1

    def _expect(self, kind: str, context: str) -> Token:
        token = self._next_word()
        if token.kind != kind:
            self._unexpected(token, context)
        return token

    def _fail(self, text: str) -> NoReturn:
        line = self._tokens[max(min(self._at, len(self._tokens)) - 1, 0)].line
        raise TemplateError(f"template: {self._name}:{line}: {text}")

    def _unexpected(self, token: Token, context: str) -> NoReturn:
        if token.kind == "error":
            raise TemplateError(f"template: {self._name}:{token.line}: {token}")
        self._fail(f"unexpected {token} in {context}")

    # Lists of text and actions.

    def _list(self, stoppers: frozenset[str]) -> tuple[list[Node], Token | None]:
        """Read up to one of the `stoppers` (`end`, `else`), whose token is given; it is inside its braces."""
        nodes: list[Node] = []
        while True:
            token = self._next()
            if token.kind == "eof":
                if stoppers:
                    self._fail("unexpected EOF")
                return nodes, None
            if token.kind == "text":
                nodes.append(Text(token.position, token.text))
                continue
            if token.kind != "open":
                self._unexpected(token, "input")
            self._skip_space()
            word = self._peek()
            if word.kind == "keyword" and word.text in ("end", "else"):
                self._next()
                if word.text not in stoppers:
                    self._close(word.text)
                    self._fail(f"unexpected {{{{{word.text}}}}}")
                return nodes, word
            node = self._action()
            if node is not None:
                nodes.append(node)

    def _close(self, word: str) -> None:
        if word == "end":
            self._expect("end", "end")

    def _action(self) -> Node | None:
        token = self._peek()
        if token.kind == "keyword":
            self._next()
            return self._keyword(token)
        pipe = self._pipeline("command", "end")
        return Action(pipe.position, pipe)

    def _keyword(self, token: Token) -> Node | None:
        match token.text:
            case "if" | "with" | "range":
                return self._branch(token)
            case "break" | "continue":
                return self._jump(token)
            case "template":
                return self._call()
            case "block":
                return self._block(token)
            case "define":
                self._define(token)
                return None
        self._unexpected(token, "command")

    def _jump(self, token: Token) -> Node:
        after = self._next_word()
        if after.kind != "end":
            self._unexpected(after, f"{{{{{token.text}}}}}")
        if not self._ranges:
            self._fail(f"{{{{{token.text}}}}} outside {{{{range}}}}")
        return Jump(token.position, token.text)

    def _branch(self, token: Token) -> Node:
        word = token.text
        with self._scope():
            pipe = self._pipeline(word, "end")
            self._ranges += word == "range"
            body, stopper = self._list(frozenset(("end", "else")))
            self._ranges -= word == "range"
            otherwise = self._otherwise(word, stopper)
        return Branch(pipe.position, word, pipe, body, otherwise)

    def _otherwise(self, word: str, stopper: Token | None) -> list[Node] | None:
        assert stopper is not None
        if stopper.text == "end":
            self._expect("end", "end")
            return None
        self._skip_space()
        token = self._peek()
        if token.kind == "keyword" and token.text == word and word in ("if", "with"):
            self._next()
            return [self._branch(token)]
        self._expect("end", "else")
        body, stopper = self._list(frozenset(("end", "else")))
        assert stopper is not None
        if stopper.text == "else":
            self._fail("expected end; found {{else}}")
        self._expect("end", "end")
        return body

    @contextmanager
    def _scope(self) -> Iterator[None]:
        count = len(self._variables)
        yield
        del self._variables[count:]

    def _name(self, context: str) -> str:
        token = self._next_word()
        if token.kind not in ("string", "raw"):
            self._unexpected(token, context)
        return str(constant(token.kind, token.text))

    def _define(self, token: Token) -> None:
        name = self._name("define clause")
        self._expect("end", "define clause")
        self._named[name] = self._separate(f"unexpected {{{{else}}}} in {token.text} clause")

    def _block(self, token: Token) -> Node:
        name = self._name("block clause")
        pipe = self._pipeline("block clause", "end")
        self._named[name] = self._separate("unexpected {{else}} in block clause")
        return Call(token.position, name, pipe)

    def _separate(self, problem: str) -> list[Node]:
        """Read a template within the template; it sees no variables of the outer one."""
        outer, self._variables = self._variables, ["$"]
        ranges, self._ranges = self._ranges, 0
        body, stopper = self._list(frozenset(("end", "else")))
        assert stopper is not None
        if stopper.text == "else":
            self._fail(problem)
        self._expect("end", "end")
        self._variables, self._ranges = outer, ranges
        return body

    def _call(self) -> Node:
        context = "template clause"
        self._skip_space()
        position = self._peek().position
        name = self._name(context)
        self._skip_space()
        if self._peek().kind == "end":
            self._next()
            return Call(position, name, None)
        return Call(position, name, self._pipeline(context, "end"))

    # Pipelines.

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
            if after not in ("declare", "assign") and not (after == "comma" and context == "range"):
                self._at = start
                return
            self._next()
            pipe.assigns = after == "assign"
            pipe.declared.append(Variable(name.position, name.text))
            if not pipe.assigns:
                self._variables.append(name.text)
            elif name.text not in self._variables:
                self._fail(f"undefined variable {quote(name.text)}")
            self._skip_space()
            if after != "comma":
                return
            if self._peek().kind != "variable":
                self._fail("range can only initialize variables")
            if len(pipe.declared) > 1:
                self._fail(f"too many declarations in {context}")

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
        at, text = token.position, token.text
        match token.kind:
            case "word":
                if text not in self._functions:
                    self._fail(f"function {quote(text)} not defined")
                return Word(at, text)
            case "dot":
                return Dot(at)
            case "nil":
                return Nil(at)
            case "variable":
                if text not in self._variables:
                    self._fail(f"undefined variable {quote(text)}")
                return Variable(at, text)
            case "field":
                return FieldPath(at, (text[1:],))
            case "left":
                return self._pipeline("parenthesized pipeline", "right")
            case "bool" | "char" | "number" | "string" | "raw":
                return self._constant(token)
        self._at -= 1
        return None

    def _constant(self, token: Token) -> Constant:
        try:
            value = constant(token.kind, token.text)
        except ValueError as error:
            self._fail(str(error))
        return Constant(token.position, value, token.text, token.kind == "char")
