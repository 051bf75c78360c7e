"""Where common programs take secrets: which words of one command are theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.journal.mask import names_secret
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Places = Iterator[tuple[int, int]]

_MYSQL_WORDS: Final = """
    mysql mysqladmin mysqlcheck mysqldump mysqlimport mysqlpump mysqlsh mariadb mariadb-admin mariadb-check
    mariadb-dump mariadb-import
"""
_MYSQL: Final = frozenset(_MYSQL_WORDS.split())
_ALONE: Final = {
    **dict.fromkeys(("login", "sshpass", "cqlsh", "cypher-shell"), "-p"),
    **dict.fromkeys(("mongo", "mongosh", "mongodump", "mongorestore", "mongoexport", "mongoimport"), "-p"),
    **dict.fromkeys(("redis-cli", "valkey-cli", "keydb-cli"), "-a"),
    **dict.fromkeys(("ldapsearch", "ldapadd", "ldapmodify", "ldapdelete", "ldapwhoami"), "-w"),
    **dict.fromkeys(
        ("sqlcmd", "bcp", "zip", "unzip", "mosquitto_pub", "mosquitto_sub", "mosquitto_rr"), "-P"
    ),
    **dict.fromkeys(("useradd", "usermod", "rabbitmqadmin"), "-p"),
}
"""Program -> flag that is followed by nothing but a secret, in the next word or in the same one."""
_OF_SAMBA: Final = ("-U", "--user=", "--user")
_OF_HTTPIE: Final = ("-a", "--auth=", "--auth")
_PAIRED: Final = {
    "login": ("-u", "--username=", "--username"),
    "curl": ("-u", "--user=", "--user", "-U", "--proxy-user", "-b", "--cookie=", "--cookie"),
    **dict.fromkeys(("smbclient", "smbget", "rpcclient"), _OF_SAMBA),
    **dict.fromkeys(("http", "https", "xh"), _OF_HTTPIE),
    **dict.fromkeys(("samba", "lftp", "open"), ("-u",)),
}
"""Program -> flags that `NAME:SECRET` follows."""
_BETWEEN: Final = {
    **dict.fromkeys(("smbclient", "smbget", "rpcclient"), "%"),
    **dict.fromkeys(("lftp", "open"), ","),
    "samba": ";",
}
"""Program -> what stands between name and secret, where it is no colon."""
_ORACLE: Final = frozenset(("sqlplus", "sqlldr", "expdp", "impdp", "rman"))
_PACKERS: Final = frozenset(("7z", "7za", "7zr"))
_AFTER: Final = {
    "vault": pattern("login"),
    "ngrok": pattern("(?:add-)?authtoken"),
    "snyk": pattern("auth"),
    "redis-cli": pattern("auth", re.IGNORECASE),
    "valkey-cli": pattern("auth", re.IGNORECASE),
}
"""Program -> word that a secret ends the command after; `redis-cli AUTH [NAME] SECRET`."""
_SECOND: Final = {
    "rabbitmqctl": pattern("add_user|change_password|authenticate_user"),
    "mc": pattern("set|add"),
    "mysqladmin": pattern("password"),
    "mariadb-admin": pattern("password"),
}
"""Program -> word behind which a secret comes second.

For `mysqladmin` it comes first; in `mc alias set NAME URL KEY SECRET` there are two from the third on.
"""
_KNOWN: Final = _MYSQL.union(_ALONE, _PAIRED, _AFTER, _SECOND, _ORACLE, _PACKERS, ("openssl",))
_LONG: Final = pattern(
    "-(?:password|passwd|token|secret|(?:src|dest)?storepass|keypass)|--oauth2-bearer|--pw"
)
"""Options that say themselves what follows, though not as `--password` does."""
_PORTS: Final = pattern(r"[\d.:\[\]-]*:[\d.:-]+(?:/\w+)?")


def secret_words(words: Sequence[str]) -> Places:
    """Give the places of secrets: the number of a word, and where in it the secret begins."""
    program = ""
    for number, word in enumerate(words):
        name = word.removeprefix("--entrypoint=").rpartition("/")[2]
        after = _AFTER.get(program)
        if after and after.fullmatch(word):  # `vault login`: not the program of that name
            yield from _last(words, number)
        elif name in _KNOWN and words[number - 1 : number] != ["--name"]:
            program = name
        elif name in ("htpasswd", "mosquitto_passwd"):
            yield from _of_htpasswd(words, number)
        elif program:
            yield from _own(program, words, number)
            yield from _told(program, words, number)
    yield from _set(words)


def _own(program: str, words: Sequence[str], number: int) -> Places:
    """Give what is a secret in one word, by the program's own rules."""
    word = words[number]
    if program in _MYSQL or program in _PACKERS:
        if word.startswith("-p") and not _PORTS.fullmatch(word[2:]):
            yield number, 2
    elif program in _ORACLE:
        if re.fullmatch(r"\w+/[^@]+(?:@.*)?", word):
            yield number, word.index("/") + 1
    elif program == "openssl":
        if words[number - 1] in ("-k", "-K"):
            yield number, 0
    else:
        yield from _flagged(program, words, number)


def _flagged(program: str, words: Sequence[str], number: int) -> Places:
    word = words[number]
    alone = _ALONE.get(program, "\0")
    flag = next((flag for flag in (alone, *_PAIRED.get(program, ())) if word.startswith(flag)), None)
    if flag is None or (word == flag and number + 1 == len(words)):
        return
    place = number + 1, 0
    if word != flag:
        place = number, len(flag) + (word[len(flag)] == "=" and flag == alone)
    value = words[place[0]][place[1] :]
    if _PORTS.fullmatch(value):  # `-p 8080:80`: the name was a container's and the flag is Docker's
        return
    if flag == alone:
        yield place
        return
    mark = "=" if flag in ("-b", "--cookie", "--cookie=") else _BETWEEN.get(program, ":")
    if mark in value:
        yield place[0], place[1] + value.index(mark) + 1


def _behind(words: Sequence[str], number: int) -> list[int]:
    return [place for place in range(number + 1, len(words)) if not words[place].startswith("-")]


def _last(words: Sequence[str], number: int) -> Places:
    """Give the last word, where it is no `NAME=VALUE`."""
    yield from ((place, 0) for place in _behind(words, number)[-1:] if "=" not in words[place])


def _told(program: str, words: Sequence[str], number: int) -> Places:
    """Give what follows a word that says so."""
    if program in _SECOND and _SECOND[program].fullmatch(words[number]):
        behind = _behind(words, number)
        found = behind[2:] if program == "mc" else behind[:1] if program in _MYSQL else behind[1:2]
        yield from ((place, 0) for place in found)
    elif program == "openssl" and words[number] == "passwd":
        yield from (
            (place, 0) for place in _behind(words, number) if words[place - 1] not in ("-salt", "-in")
        )


def _of_htpasswd(words: Sequence[str], number: int) -> Places:
    """Give the password of `htpasswd -b [FILE] NAME PASSWORD`; behind `--entrypoint` an image comes first."""
    image = re.fullmatch(r"[^/]+/.+", words[number])
    between = words[number].startswith("--entrypoint=") or words[number - 1 : number] == ["--entrypoint"]
    letters = "".join(word[1:] for word in words[number + 1 :] if word.startswith("-"))
    valued = [place + 1 for place, word in enumerate(words) if re.fullmatch(r"-\w*[Cr]", word)]
    names = [
        place
        for place in range(number + 1, len(words))
        if not words[place].startswith("-") and place not in valued
    ]
    place = between + (1 if "n" in letters else 2)
    if image and not letters and len(names) == 2:  # `xmartlabs/htpasswd NAME PASSWORD`
        yield names[1], 0
    elif "b" in letters and len(names) > place:
        yield names[place], 0


def _set(words: Sequence[str]) -> Places:
    """Give the value of `set NAME VALUE`, and what follows `-password`."""
    for number, word in enumerate(words[:-1]):
        if _LONG.fullmatch(word):
            yield number + 1, 0
        elif word in ("-auth", "--auth") and re.match(r"[^:/]+:(?!//)", words[number + 1]):
            yield number + 1, words[number + 1].index(":") + 1
        elif word.lower() == "set" and names_secret(words[number + 1].rpartition(":")[2]):
            yield from ((number + 2, 0) for _ in words[number + 2 : number + 3])
