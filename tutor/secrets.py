"""Which names hold secrets, so that their values are shown and kept masked."""

from __future__ import annotations

from typing import Final

from tutor.lazy import pattern

MASK = "********"

_WORD: Final = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SECRET: Final = pattern(
    r"PASS(?:WORDS?|WD|PHRASE|CODE)?|SALT|\w*(?:PASSWORDS?|PASSWD|PASSPHRASE|SECRETS?|TOKENS?|CREDENTIALS?)"
    r"|(?!COMPASS|BYPASS|ENCOMPASS|SURPASS|OVERPASS|UNDERPASS|LOWPASS|HIGHPASS|TRESPASS)\w+PASS|(?!OLD)\w+PWD"
    r"|(?:ACCESS|ACCOUNT|ADMIN|API|APP|AUTH|CLIENT|DEPLOY|ENCRYPT|ENCRYPTION|HMAC|JWT|LICENSE|MASTER|PRIVATE"
    r"|ROOT|SECRET|SERVICE|SESSION|SHARED|SIGN|SIGNING|SSH|SSL|TLS)?KEYS?"
)
_BEHIND: Final = pattern("PWD|PAT")
"""Secrets only with a word in front: `PWD` by itself is the working folder."""
_ABOUT: Final = pattern(
    "ALG|ALGORITHM|COUNT|DAYS|DIR|DIRECTORY|DURATION|ENDPOINT|EXPIRATION|EXPIRES|EXPIRY|FILE|FOLDER|FORMAT"
    "|HASHER|HEADER|HOST|HOURS|INTERVAL|ISSUER|LEN|LENGTH|LIFETIME|LIMIT|MINUTES|NAME|PATH|POLICY|PORT|PREFIX"
    "|REALM|ROTATION|SECONDS|SIZE|SUFFIX|TIMEOUT|TTL|TYPE|URI|URL"
)
"""Last words that speak of a secret without being one: `POSTGRES_PASSWORD_FILE`, `TOKEN_TTL`."""
_NUMBERS: Final = frozenset(("MAX", "MIN", "NUM", "ALLOW", "REQUIRE"))
"""Words in front of what is counted or allowed: `MAX_TOKENS`, `ALLOW_EMPTY_PASSWORD`."""
_OPEN_KEYS: Final = pattern("CACHE|FOREIGN|OBJECT|PARTITION|PRIMARY|PUBLIC|ROUTING|ROW|SORT")
_PLAIN: Final = frozenset(
    (
        "key",  # `--label key=value`
        "GOOGLE_APPLICATION_CREDENTIALS",  # a file
        "MARIADB_RANDOM_ROOT_PASSWORD",  # yes or no
        "MYSQL_RANDOM_ROOT_PASSWORD",
    )
)

_LOGINS: Final = frozenset(("MASTERAUTH", "NEO4J_AUTH", "REDISCLI_AUTH", "REDIS_AUTH", "VALKEYCLI_AUTH"))
"""What holds a password though none of its words says so."""


def is_secret(name: str) -> bool:
    """Tell whether a variable, label or option of this name is likely to hold a secret.

    Its words tell, not its letters: `API_KEY` and `apiKey` hold one, `MONKEY` and `KEYBOARD` do not.
    """
    if name.lstrip("-").upper() in _LOGINS:
        return True
    words = [word.upper() for word in _WORD.findall(name)]
    if not words or name in _PLAIN or _ABOUT.fullmatch(words[-1]) or _NUMBERS.intersection(words):
        return False
    return any(_holds(words, at) for at in range(len(words)))


def _holds(words: list[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    if words[at] in ("KEY", "KEYS") and _OPEN_KEYS.fullmatch(before):
        return False
    return bool(_SECRET.fullmatch(words[at]) or (before and _BEHIND.fullmatch(words[at])))
