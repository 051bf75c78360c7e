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
            "type=volume,src=data,dst=/b,volume-nocopy,volume-subpath=s,volume-label=a=b",
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
    RUN.format("-v $(cat where):/b:ro"),
    RUN.format("-v data:/b:rshared"),
    *(RUN.format(f"-v /a:/b:{mode}") for mode in ("rprivate", "ro,rshared", "slave", "z,cached")),
    RUN.format("-v data:/b:nocopy --gpus 'driver=nvidia,\"capabilities=gpu,utility\",options=a=b'"),
    "docker context create a --docker host=tcp://b:2376,ca=c,cert=d,key=e,skip-tls-verify=true",
    "docker context create a --docker from=b",
    *(
        BUILD.format(f"-o type=image,name=a,{fields}")
        for fields in (
            "oci-mediatypes=true,compression=uncompressed,push-by-digest=true,name-canonical=true",
            "oci-mediatypes=false,compression=zstd,compression-level=3,force-compression=true",
            "registry.insecure=true,store=false,unpack=true,rewrite-timestamp=true",
        )
    ),
    BUILD.format("-o 'type=image,\"name=a,b\",annotation-index.a.b=c' -o type=cacheonly"),
    "docker buildx bake --list type=targets,format=json",
    BUILD.format("-o type=docker,context=a -o type=oci,dest=a,tar=false"),
    BUILD.format("-o type=local,dest=a,platform-split=false -o type=tar,dest=a,platform-split=true"),
    *(
        BUILD.format(f"--cache-to {fields}")
        for fields in (
            "type=registry,ref=a,oci-mediatypes=true,image-manifest=true,compression=zstd,compression-level=3",
            "type=registry,ref=a,oci-mediatypes=false,image-manifest=false,compression=uncompressed",
            "type=registry,ref=a,force-compression=true,ignore-error=true",
            "type=s3,bucket=a,region=b,name=c,prefix=d,blobs_prefix=e,manifests_prefix=f,endpoint_url=g",
            "type=s3,bucket=a,region=b,upload_parallelism=4,touch_refresh=24h,use_path_style=true",
            "type=azblob,account_url=a",
            "type=gha,timeout=5m,url=a,repository=b/c",
        )
    ),
    BUILD.format("--cache-from type=local,src=a,tag=b,digest=c"),
    BUILD.format("--secret id=GIT_AUTH_TOKEN --secret id=a"),
    BUILD.format("--call check,format=json,ignorestatus=true"),
    BUILD.format(
        "--attest type=provenance,mode=min,version=v1,builder-id=a,inline-only=true --provenance mode=max"
    ),
    BUILD.format("--sbom generator=a"),
    BUILD.format("--policy filename=a.rego,reset=true,strict=true,log-level=debug --policy disabled=true"),
    *(
        f"docker buildx create --driver-opt {fields}"
        for fields in (
            "image=a,network=b,memory=1g,memory-swap=2g,cpu-period=1,cpu-quota=1,cpu-shares=512,cpuset-cpus=0",
            "network=host,memory-swap=-1,cpuset-mems=0,gpus=all,cgroup-parent=a,restart-policy=always",
            "default-load=true,env.A=b,provenance-add-gha=false,key=a,cert=b,cacert=c,servername=d",
            "namespace=a,replicas=2,requests.cpu=1,requests.memory=1G,requests.ephemeral-storage=1G",
            "limits.cpu=1,limits.memory=1G,limits.ephemeral-storage=1G,nodeselector=a=b,annotations=a=b",
            "labels=a=b,tolerations=key=a,serviceaccount=b,schedulername=c,timeout=60s,rootless=true",
            "loadbalance=sticky,qemu.install=true,qemu.image=a",
            "loadbalance=random",
        )
    ),
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
