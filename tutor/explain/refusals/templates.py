"""Go templates that cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.base import said
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_ACTION: Final = pattern(r"""\{\{((?:"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'|[^"'`{}])*)\}\}""")
_TEXT: Final = pattern(r"""\"(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'""")
_WORD: Final = pattern(r"(?<![\w.$\"'])[A-Za-z_]\w*")
_FUNCTIONS: Final = """
    and break call continue block define else end eq false ge gt html if index join js json le len lower lt
    ne nil not or pad padWithSpace print printf println range slice split table template title trim true
    truncate upper urlquery with
"""


def template(value: Value) -> Found:
    """Check that each `{{` has its `}}`, and that what is called is there."""
    rest = _ACTION.sub("", value.raw)
    if "{{" in rest:
        return said("unclosed")
    for action in _ACTION.findall(value.raw):
        code = re.sub(r"/\*.*?\*/", "", action, flags=re.DOTALL)
        unknown = [one for one in _WORD.findall(_TEXT.sub('""', code)) if one not in _FUNCTIONS.split()]
        if unknown:
            return said("function", name=unknown[0])
    return None
