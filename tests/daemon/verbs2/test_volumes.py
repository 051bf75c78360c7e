"""Lists of volumes, those of a cluster too; the expected tables are what docker 28.2.2 prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.daemon.verbs2.calls import Typed

PLAIN = {"Driver": "local", "Mountpoint": "/x", "Scope": "local", "Labels": None}
TABLE = """\
VOLUME NAME   GROUP     DRIVER    AVAILABILITY   STATUS
b9                      csi       pause          pending creation
b10           g         csi       active         in use (1 node)
b11                     csi       active         in use (2 nodes)
"""


def cluster(name: str, availability: str, nodes: int, **spec: str) -> dict[str, Any]:
    info = {"Info": {"VolumeID": "v"}, "PublishStatus": [{}] * nodes} if nodes else {}
    found = {"ID": "x", "Version": {"Index": 1}, "Spec": {**spec, "Availability": availability}, **info}
    return {"Name": name, "Driver": "csi", "Mountpoint": "", "Scope": "global", "ClusterVolume": found}


VOLUMES = {
    "Volumes": [
        cluster("b11", "active", 2),
        cluster("b10", "active", 1, Group="g"),
        {"Name": "a", **PLAIN},
        cluster("b9", "pause", 0),
    ]
}


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("--cluster",), TABLE),
        (("--cluster", "--format", "json"), TABLE),
        (("--cluster", "-q"), "b9\nb10\nb11\n"),
        (("--format", "{{.Name}} {{.Status}}"), "a N/A\nb9 pending creation\nb10 in use (1 node)\n"),
    ],
)
def test_cluster_volumes_have_a_list_of_their_own(
    typed: Callable[..., Typed], words: tuple[str, ...], text: str
) -> None:
    assert typed(__volumes=VOLUMES)("volume", "ls", *words)[1].startswith(text)
