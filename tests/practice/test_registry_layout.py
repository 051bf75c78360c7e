from __future__ import annotations

import io
import json
import tarfile

import pytest

from tutor.practice.registry_layout import Layout, full_name, image_config


@pytest.fixture
def layout(tmp_path):
    return Layout(tmp_path)


def store(layout, *references, layer=b"a layer"):
    stored = layout.put_bytes(layer)
    layout.put_image(references, image_config([stored], {}, "amd64", "2026-01-01T00:00:00Z"), [stored])
    return stored


def saved_image(layers, same=()):
    """Give a stream as `docker save` writes it; `same` are (link, target) pairs for repeated layers."""
    data = io.BytesIO()
    manifest = [
        {"Config": "config.json", "RepoTags": ["x:1"], "Layers": [*layers, *(link for link, _ in same)]}
    ]
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in {**layers, "config.json": b"{}"}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for link, target in same:
            entry = tarfile.TarInfo(link)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            archive.addfile(entry)
        content = json.dumps(manifest).encode()
        entry = tarfile.TarInfo("manifest.json")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    data.seek(0)
    return data


def manifest_of(layout, repository, tag):
    return json.loads(layout.blob(layout.resolve(repository, tag)).read_bytes())


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("tomcat", "library/tomcat:latest"),
        ("mysql:5.7", "library/mysql:5.7"),
        ("docker.io/library/nginx", "library/nginx:latest"),
        ("jenkins/ssh-agent", "jenkins/ssh-agent:latest"),
    ],
)
def test_a_short_reference_means_what_docker_hub_takes_it_for(short, full):
    assert full_name(short) == full


def test_an_image_answers_to_each_of_its_references(layout):
    store(layout, "tomcat", "tomcat:10.1")
    assert layout.tags("library/tomcat") == ["10.1", "latest"]
    assert layout.resolve("library/tomcat", "latest") == layout.resolve("library/tomcat", "10.1")


def test_a_manifest_can_be_asked_for_by_its_digest(layout):
    store(layout, "tomcat")
    digest = layout.resolve("library/tomcat", "latest")
    assert layout.resolve("library/tomcat", f"sha256:{digest}") == digest


def test_an_unknown_tag_has_no_manifest(layout):
    store(layout, "tomcat")
    assert layout.resolve("library/tomcat", "4") is None


def test_a_saved_image_keeps_the_order_of_its_layers(layout):
    layout.put_saved(saved_image({"1/layer.tar": b"first", "2/layer.tar": b"second"}), ["x:1"])
    layers = manifest_of(layout, "library/x", "1")["layers"]
    contents = [layout.blob(layer["digest"].removeprefix("sha256:")).read_bytes() for layer in layers]
    assert contents == [b"first", b"second"]


def test_a_layer_that_a_saved_image_only_links_to_is_found(layout):
    same = [("2/layer.tar", "../1/layer.tar")]
    layout.put_saved(saved_image({"1/layer.tar": b"first"}, same), ["x:1"])
    layers = manifest_of(layout, "library/x", "1")["layers"]
    assert layers[0]["digest"] == layers[1]["digest"]


def test_pruning_deletes_only_what_no_tag_leads_to(layout):
    old = store(layout, "tomcat", layer=b"old")
    new = store(layout, "tomcat", layer=b"new")
    layout.prune()
    assert not layout.blob(old.digest).exists()
    assert layout.blob(new.digest).read_bytes() == b"new"
    assert layout.blob(layout.resolve("library/tomcat", "latest")).exists()
