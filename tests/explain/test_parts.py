"""Each field of a value that has several is explained at its own place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import explain

if TYPE_CHECKING:
    from tutor.model import Note

RUN, BUILD, SERVICE = "docker run {} x", "docker buildx build {} .", "docker service create {} x"
LINES = [
    *(
        RUN.format(f"--mount {mount}")
        for mount in (
            "type=bind,src=/a,dst=/b,bind-propagation=rprivate",
            "type=bind,src=/a,dst=/b,bind-propagation=shared",
            "type=bind,src=/a,dst=/b,bind-propagation=slave,consistency=cached",
            "type=bind,src=/a,dst=/b,bind-nonrecursive",
            "type=bind,src=/a,dst=/b,ro,bind-recursive=writable",
            "type=bind,src=/a,dst=/b,ro,bind-recursive=readonly,bind-propagation=rprivate",
            "type=volume,src=a,dst=/b,volume-nocopy,volume-subpath=s,volume-label=a=b",
            "type=volume,dst=/b,volume-driver=local,volume-opt=type=nfs,volume-opt=device=:/e",
            "type=image,src=a,dst=/b,image-subpath=s",
            "type=tmpfs,dst=/b,tmpfs-size=64m,tmpfs-mode=1770",
        )
    ),
    RUN.format(
        "--network name=n,ip=10.0.0.2,ip6=::1,mac-address=02:00:00:00:00:01,link-local-ip=169.254.0.1"
    ),
    RUN.format("--network name=n,driver-opt=a=b,gw-priority=1,link-local-ip=169.254.0.1"),
    SERVICE.format("--secret source=s,target=/t,uid=103,gid=104 --config source=c,target=/c,uid=1,gid=2"),
    *(BUILD.format(f"-o type={kind}") for kind in ("local,dest=out", "tar", "docker", "oci", "registry")),
    BUILD.format("-o type=image,name=me/app,push=true --secret id=a,src=b --secret id=c,env=D"),
    BUILD.format("--cache-to type=registry,ref=me/app:c,mode=max --cache-from type=local,src=c"),
    BUILD.format(
        "--cache-to type=local,dest=c,mode=min --cache-to type=inline --cache-from type=gha,scope=a"
    ),
    BUILD.format("--cache-to type=s3,region=eu-west-1,bucket=b --cache-from type=azblob -o type=tar,dest=-"),
    "docker context create a --docker host=tcp://b:2376,ca=c,cert=d,key=e,skip-tls-verify=true",
    "docker context create a --docker from=b",
    BUILD.format("--secret id=a,source=b --secret type=env,id=c,src=D --secret type=env,id=c,source=D"),
]


def parts(line: str) -> list[Note]:
    return [note for note in explain(type_line(line), real_bank()) if note.key.startswith("part/")]


def test_every_field_that_has_a_text_is_found() -> None:
    reached = {note.key for line in LINES for note in parts(line)}
    assert reached == set(real_bank().keys("part/"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "docker run --mount type=tmpfs,dst=/b,tmpfs-size=64m x",
            [
                (
                    "tmpfs-size=64m",
                    'Holds at most 64 MiB; a write beyond that fails with "No space left on device".',
                )
            ],
        ),
        (
            "docker run --mount type=volume,dst=/b,volume-opt=type=nfs,volume-opt=device=:/e x",
            [
                ("volume-opt=type=nfs", "Hands `type=nfs` to the volume driver when the volume is made."),
                ("volume-opt=device=:/e", "Hands `device=:/e` to the volume driver when the volume is made."),
            ],
        ),
        (
            """docker run --mount 'type=volume,dst=/b,"volume-opt=o=addr=10.0.0.1,rw"' x""",
            [
                (
                    "volume-opt=o=addr=10.0.0.1,rw",
                    "Hands `o=addr=10.0.0.1,rw` to the volume driver when the volume is made.",
                )
            ],
        ),
        (
            "docker run --network name=n,ip=10.0.0.2 x",
            [
                (
                    "ip=10.0.0.2",
                    "Takes the fixed IPv4 address `10.0.0.2` there, which must lie in the network's range.",
                )
            ],
        ),
        (
            "docker run --mount type=tmpfs,tmpfs-mode=700,tmpfs-size=1g,dst=/b x",
            [
                ("tmpfs-mode=700", "Gives the directory the permissions 700, as `chmod` writes them."),
                (
                    "tmpfs-size=1g",
                    'Holds at most 1 GiB; a write beyond that fails with "No space left on device".',
                ),
            ],
        ),
        ("docker buildx build -o dest=out .", [("dest=out", "The place is `out`.")]),
        ("docker run --mount type=bind,src=/a,dst=/b,volume-nocopy=false x", []),
    ],
)
def test_a_field_is_explained_where_it_stands(line: str, expected: list[tuple[str, str]]) -> None:
    bank = real_bank()
    found = [(line[note.start : note.end], bank.say(note.key, "en", note.slots)) for note in parts(line)]
    assert found == expected
