"""Make a tree of a template's tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.daemon.format.template.constants import constant
from tutor.daemon.format.template.nodes import Action, Branch, Call, Jump, Node, Text
from tutor.daemon.format.template.pipeline import PipelineParser
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from tutor.daemon.format.template.lexer import Token


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


class _Parser(PipelineParser):
    def __init__(self, source: str, functions: Container[str], name: str) -> None:
        super().__init__(source, functions, name)
        self._named: dict[str, list[Node]] = {}
        self._ranges = 0

    def parse(self) -> Template:
        body, stopper = self._list(frozenset())
        assert stopper is None
        return Template(self._source, body, self._named, self._name)

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
            word = self._stopper(stoppers)
            if word is not None:
                return nodes, word
            if not stoppers and self._peek().text == "define":  # which only the outermost level may do
                self._define(self._next())
                continue
            nodes.append(self._action())

    def _stopper(self, stoppers: frozenset[str]) -> Token | None:
        """Take `end` or `else`, if one is next."""
        self._skip_space()
        word = self._peek()
        if word.kind != "keyword" or word.text not in ("end", "else"):
            return None
        self._next()
        if word.text not in stoppers:
            self._close(word.text)
            self._fail(f"unexpected {{{{{word.text}}}}}")
        return word

    def _close(self, word: str) -> None:
        if word == "end":
            self._expect("end", "end")

    def _action(self) -> Node:
        token = self._peek()
        if token.kind == "keyword":
            self._next()
            return self._keyword(token)
        pipe = self._pipeline("command", "end")
        return Action(pipe.position, pipe)

    def _keyword(self, token: Token) -> Node:
        match token.text:
            case "if" | "with" | "range":
                return self._branch(token)
            case "break" | "continue":
                return self._jump(token)
            case "template":
                return self._call()
            case "block":
                return self._block(token)
        return self._unexpected(token, "command")

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
        if token.kind == "keyword" and token.text in ("if", "with"):
            self._next()
            if token.text != word:
                self._unexpected(token, "input")
            return [self._branch(token)]
        self._expect("end", "else")
        body, stopper = self._list(frozenset(("end", "else")))
        assert stopper is not None
        if stopper.text == "else":
            self._fail("expected end; found {{else}}")
        self._expect("end", "end")
        return body

    def _quoted(self, context: str) -> str:
        token = self._next_word()
        if token.kind not in ("string", "raw"):
            self._unexpected(token, context)
        return str(constant(token.kind, token.text))

    def _define(self, token: Token) -> None:
        name = self._quoted("define clause")
        self._expect("end", "define clause")
        self._add(name, self._separate(f"unexpected {{{{else}}}} in {token.text} clause"))

    def _block(self, token: Token) -> Node:
        name = self._quoted("block clause")
        pipe = self._pipeline("block clause", "end")
        self._add(name, self._separate("unexpected {{else}} in block clause"))
        return Call(token.position, name, pipe)

    def _add(self, name: str, body: list[Node]) -> None:
        """Keep a named template; one that is empty does not count."""
        if _empty(self._named.get(name, ())):
            self._named[name] = body
        elif not _empty(body):
            self._fail(f"template: multiple definition of template {quote(name)}")

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
        name = self._quoted(context)
        self._skip_space()
        if self._peek().kind == "end":
            self._next()
            return Call(position, name, None)
        return Call(position, name, self._pipeline(context, "end"))


def _empty(body: Sequence[Node]) -> bool:
    return all(isinstance(node, Text) and not node.text.strip() for node in body)
