"""Which names hold secrets."""

import pytest

from tutor.secrets import is_secret


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD", "API_TOKEN", "AWS_SECRET_ACCESS_KEY", "db_passwd"])
def test_a_name_that_speaks_of_a_secret_holds_one(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize(
    "name", ["MYSQL_ALLOW_EMPTY_PASSWORD", "ALLOW_EMPTY_PASSWORD", "MARIADB_RANDOM_ROOT_PASSWORD"]
)
def test_a_name_that_asks_for_yes_or_no_holds_none(name: str) -> None:
    assert not is_secret(name)


@pytest.mark.parametrize("name", ["POSTGRES_PASSWORD_FILE", "REGISTRY_AUTH_HTPASSWD_PATH", "PATH", "PWD"])
def test_a_name_that_says_where_one_is_holds_none(name: str) -> None:
    assert not is_secret(name)
