"""Which gateway, range and reserved address belongs to which subnet."""

from __future__ import annotations

import pytest

from tutor.daemon.network.create import ranges
from tutor.errors import DockerError
from tutor.model import FlagUse, Invocation, Value


def line(**flags: list[str]) -> Invocation:
    uses = [
        FlagUse(name.replace("_", "-"), f"--{name}", Value("string", raw), 0, 0)
        for name, given in flags.items()
        for raw in given
    ]
    return Invocation("", "network create", flags=tuple(uses))


def test_each_address_goes_to_the_subnet_it_lies_in() -> None:
    found = ranges(
        line(
            subnet=["10.9.0.0/16", "10.8.0.0/16"],
            gateway=["10.8.0.1", "10.9.0.1"],
            ip_range=["10.9.1.0/24"],
            aux_address=["a=10.9.0.5"],
        )
    )
    assert found == [
        {"Subnet": "10.8.0.0/16", "Gateway": "10.8.0.1"},
        {
            "Subnet": "10.9.0.0/16",
            "IPRange": "10.9.1.0/24",
            "Gateway": "10.9.0.1",
            "AuxiliaryAddresses": {"a": "10.9.0.5"},
        },
    ]


@pytest.mark.parametrize(
    ("flags", "problem"),
    [
        ({"gateway": ["1.2.3.4"]}, "every ip-range or gateway must have a corresponding subnet"),
        ({"subnet": ["10.9.0.0/16"], "gateway": ["1.2.3.4"]}, "no matching subnet for gateway 1.2.3.4"),
        (
            {"subnet": ["10.9.0.0/16", "10.9.1.0/24"]},
            "multiple overlapping subnet configuration is not supported",
        ),
    ],
)
def test_what_does_not_fit_is_refused(flags: dict[str, list[str]], problem: str) -> None:
    with pytest.raises(DockerError) as caught:
        ranges(line(**flags))
    assert caught.value.text == problem
