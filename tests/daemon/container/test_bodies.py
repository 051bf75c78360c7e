"""The body of a request to create a container, against what the CLI sent for the same line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.daemon.container import bodies
from tests.daemon.terminals import Pipes
from tutor import language
from tutor.bank import load
from tutor.daemon.call import Call
from tutor.daemon.config import Config
from tutor.daemon.connection import Connection
from tutor.daemon.container.body import body
from tutor.daemon.container.make import create_query, require_api
from tutor.daemon.endpoint import Endpoint
from tutor.errors import DockerError

GOLDEN = json.loads(bodies.GOLDEN.read_text())


@pytest.fixture(scope="module")
def bank() -> Any:
    return load()


def call_for(options: str, bank: Any) -> Call:
    parts = bodies.words(options)
    invocation = language.parse(language.as_words(parts), " ".join(parts), bank)
    if invocation.problem:
        raise DockerError(invocation.problem.text)
    connection = Connection(Endpoint("unix://$SOCKET", api_version=bodies.API))
    return Call(invocation, Pipes(), connection, Config(bodies.FILES))


@pytest.fixture(autouse=True)
def _same_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(bodies.FILES)
    monkeypatch.setenv("HOME", "/root")
    monkeypatch.delenv("NOPE", raising=False)


@pytest.mark.parametrize("options", [line for line in GOLDEN if "changes" in GOLDEN[line]])
def test_the_body_is_the_one_that_the_cli_sends(options: str, bank: Any) -> None:
    call = call_for(options, bank)
    made = bodies.shown(body(call).json)
    assert bodies.difference(made, GOLDEN[""]["body"]) == GOLDEN[options]["changes"]
    assert {key: str(value) for key, value in create_query(call).items()} == GOLDEN[options]["query"]


def make(options: str, bank: Any) -> None:
    call = call_for(options, bank)
    require_api(call, body(call))


@pytest.mark.parametrize("options", [line for line in GOLDEN if "error" in GOLDEN[line]])
def test_what_the_cli_refuses_is_refused_in_its_words(options: str, bank: Any) -> None:
    with pytest.raises(DockerError) as refused:
        make(options, bank)
    said = GOLDEN[options]["error"].strip()
    assert refused.value.text == said or f"docker: {refused.value.text}\n\n" in said
