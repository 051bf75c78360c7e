"""`printf` as Go has it; what it should print was printed by the docker command."""

from __future__ import annotations

import pytest

from tutor.daemon.format.goprintf import sprintf
from tutor.daemon.format.gotypes import BOOL, COMPLEX, FLOAT, INT, STRING, STRINGS, Value

TYPES = {bool: BOOL, int: INT, float: FLOAT, complex: COMPLEX, str: STRING, list: STRINGS}


@pytest.mark.parametrize(
    ("template", "given", "printed"),
    [
        ("%5d|%-5d|%05d|%+d|% d", [42, 42, 42, 42, 42], "   42|42   |00042|+42| 42"),
        ("%.3d|%8.3d|%08.3d|%.0d", [7, 7, 7, 0], "007|     007|     007|"),
        ("%#U %#X %O %c %+q", [8984, 255, 8, -1, 233], "U+2318 '⌘' 0XFF 0o10 \ufffd '\\u00e9'"),
        (
            "%6.1f|%+.1f|% .1f|%#.0f|%x|%b",
            [1.25, 1.5, 1.5, 2.0, 1.5, 1.5],
            "   1.2|+1.5| 1.5|2.|0x1.8p+00|6755399441055744p-52",
        ),
        ("%s|%6s|%.2s|%#q|%+q|% x", ["hé"] * 6, 'hé|    hé|hé|`hé`|"h\\u00e9"|68 c3 a9'),
        ("%3s|%q|%d", [["a", "b"]] * 3, '[  a   b]|["a" "b"]|[%!d(string=a) %!d(string=b)]'),
        ("%[2]d %[1]d %[3]d", [1, 2], "2 1 %!d(BADINDEX)"),
        ("%*d|%*d|%.*f", [5, 42, -5, 42, 2, 3.14159], "   42|42   |3.14"),
        ("%v %.2f", [1j, 1j], "(0+1i) (0.00+1.00i)"),
        ("%d %t", ["a", 1], "%!d(string=a) %!t(int=1)"),
        ("%d %z%", [True], "%!d(bool=true) %!z(MISSING)%!(NOVERB)"),
        ("a", [1, "b"], "a%!(EXTRA int=1, string=b)"),
        ("%*d", ["a", 42], "%!(BADWIDTH)42"),
    ],
)
def test_printf_prints_what_go_prints(template: str, given: list[object], printed: str) -> None:
    values = [Value(TYPES[type(one)], one) for one in given]
    assert sprintf(template, values) == printed
