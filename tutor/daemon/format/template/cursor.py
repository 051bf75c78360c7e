"""Walk over the tokens of a template."""

from __future__ import annotations

from typing import NoReturn

from tutor.daemon.format.template.errors import TemplateError
from tutor.daemon.format.template.lexer import Token, tokens


class Cursor:
    """Stands before one token; `name` is the template's, for error messages."""

    def __init__(self, source: str, name: str) -> None:
        self._source, self._name = source, name
        self._tokens = tokens(source)
        self._at = 0

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
