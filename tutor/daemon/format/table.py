"""Print lists: `--format` templates and the tables made with them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from tutor.daemon.format.gotypes import Row, Value, row
from tutor.daemon.format.tabwriter import align
from tutor.daemon.format.template import Template, TemplateError, execute, parse
from tutor.daemon.format.template.functions import CLI, HEADER
from tutor.daemon.format.template.plain import filled, plain
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_TABLE = "table"


class Listing:
    """One list to be printed: the format asked for, the titles of the columns, the CLI's type name of a row.

    Raises: DockerError when the format is no template.
    """

    def __init__(self, source: str, headers: Mapping[str, str], type_name: str) -> None:
        self._table = source.startswith(_TABLE)
        self._headers, self._type = headers, f"*{type_name}"
        self._template = parsed(_final(source))
        self._plain = plain(self._template)

    def render(self, rows: Iterable[Row]) -> str:
        """Print the rows, with their titles above if it is a table.

        Raises: DockerError when the template does not fit.
        """
        text = "".join(f"{self._line(one)}\n" for one in rows)
        return align(f"{self._header()}\n{text}") if self._table else text

    def _line(self, one: Row) -> str:
        """Print a row: the usual templates without the evaluator, which takes four times as long."""
        text = None if self._plain is None else filled(self._plain, one)
        return executed(self._template, row(self._type, one)) if text is None else text

    def _header(self) -> str:
        titles = _Titles((name, _always(title)) for name, title in self._headers.items())
        value = row("formatter.SubHeaderContext", Row(titles, {"Label": _label}))
        try:
            return execute(self._template, value, HEADER)
        except TemplateError as error:
            return error.printed


class _Titles(dict[str, "Callable[[], Any]"]):
    """Knows every name: a column without a title is a missing value."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, _: str) -> Callable[[], Any]:
        return lambda: None


def _always(text: str) -> Callable[[], str]:
    return lambda: text


def _label(name: str) -> str:
    return name.rpartition(".")[2].replace("-", " ").replace("_", " ")


def _final(source: str) -> str:
    if source.startswith(_TABLE):
        source = source[len(_TABLE) :]
    elif source == "json":
        source = "{{json .}}"
    return source.strip(" ").replace(r"\t", "\t").replace(r"\n", "\n")


@cache
def parsed(source: str, code: int = 1) -> Template:
    """Parse a `--format` template.

    Raises: DockerError as the CLI words it.
    """
    try:
        return parse(source, CLI)
    except TemplateError as error:
        raise DockerError(f"template parsing error: {error}", code) from None


def executed(template: Template, value: Value | None) -> str:
    """Print a `--format` template with a value.

    Raises: DockerError as the CLI words it.
    """
    try:
        return execute(template, value)
    except TemplateError as error:
        raise DockerError(f"template parsing error: {error}") from None
