"""The template language against what the CLI printed (golden/templates.json, made by record.py)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.table import Listing
from tutor.errors import DockerError

GOLDEN = json.loads((Path(__file__).parent / "golden" / "templates.json").read_text())
HEADERS = {
    "Name": "NAME",
    "Description": "DESCRIPTION",
    "DockerEndpoint": "DOCKER ENDPOINT",
    "Error": "ERROR",
}
CELLS = {
    "Current": True,
    "Description": "Current DOCKER_HOST based configuration",
    "DockerEndpoint": "unix:///var/run/docker.sock",
    "Error": "",
    "Name": "default",
}


def contexts(template: str) -> tuple[str, str]:
    """Give what is printed on the two streams."""
    row = Row({name: (lambda value=value: value) for name, value in CELLS.items()})
    try:
        return Listing(template, HEADERS, "formatter.clientContextContext").render([row]), ""
    except DockerError as error:
        return "", f"{error.text}\n"


@pytest.mark.parametrize("case", GOLDEN, ids=[case["template"] for case in GOLDEN])
def test_a_template_prints_what_the_cli_prints(case: dict[str, str]) -> None:
    assert contexts(case["template"]) == (case["out"], case["err"])
