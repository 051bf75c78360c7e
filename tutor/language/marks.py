"""What documentation writes into a line for its reader and not for the shell."""

from __future__ import annotations

import re

from tutor.lazy import pattern

_INSIDE = r"[\w .:@/|-]*[\w.]"
PLACE = pattern(
    r"""<[^\W\d](?:[^<>|&;'"\n]*[^<>|&;'"\s])?(?<!\ \d)>(?![\w~$>&]|/dev/)"""
    rf"""|(?<![{{$])\{{[^\W\d_](?=[^{{}}]*[ |]){_INSIDE}\}}(?!\}})"""
    rf"""|\[[:@/]?[^\W\d_](?=[^][]*[ |]){_INSIDE}\]"""
)
"""Where a reader is to type a name: `<container>`, with a blank or a bar in it `{id|name}`, `[my name]`."""
PROMPT = pattern(
    r"""[ \t]*(?:
    (?: [\w.-]+@[\w.-]+:[^\s#$]*[#$] | \[[\w.-]+@[\w.-]+[ :][^]\n]*\][#$] | \$
      | (?:\([\w.-]+\)[ ]+)?                                # (venv) in front
        (?: \[[^\]\s]+(?:[ ][^\]\s]+)?\][ ]?[#$]?           # [node1] $
          | [\w.@~-][\w.@:~/-]*(?:[ ][\w.~-]+)?[ ]?[#$%]    # host:~ me$, bash-5.1#, ~#
          | [➜❯]+(?:[ ]+[\w.~/-]+)? | [#$>%])
        (?=[ ]+(?:sudo[ ]+)?docker(?:-compose)?[ ]+[a-z-])
    )[ ]+
    | (?:PS[ ]+)?[A-Za-z]:\\[^>\n]*>[ ]*(?=docker\b)        # PS C:\Users\me>
    )""",
    re.VERBOSE,
)
"""The prompt of a shell, as it stands before commands in documentation; the rarer ones only before docker."""
