"""Which names hold secrets, so that their values are shown and kept masked."""

from __future__ import annotations

import re

MASK = "********"

_SECRET_NAME = re.compile(r"PASS(?:W|PHRASE|_|$)|_PWD|SECRET|TOKEN|KEY|CREDENTIAL", re.IGNORECASE)

_OTHER = re.compile(r"_(?:FILE|PATH|DIR|REALM)$|(?:^|_)(?:ALLOW_EMPTY|RANDOM(?:_ROOT)?)_", re.IGNORECASE)


def is_secret(name: str) -> bool:
    """Tell whether a variable, label or option of this name is likely to hold a secret.

    `POSTGRES_PASSWORD_FILE` says where one is, which is made for not having to write it down;
    `MYSQL_ALLOW_EMPTY_PASSWORD` and `MYSQL_RANDOM_ROOT_PASSWORD` say yes or no.
    """
    return bool(_SECRET_NAME.search(name)) and not _OTHER.search(name)
