from __future__ import annotations

import io
import platform
import subprocess
import tarfile

import pytest

from tutor.practice import catalog, handmade
from tutor.practice.registry_layout import Layout

TUTORIAL = ["hello-world", "busybox", "debian", "nginx", "registry:2", "tomcat", "mysql:5.7", "wordpress"]


CI = ["jenkins/ssh-agent", "buildbot/buildbot-master", "buildbot/buildbot-worker"]


@pytest.mark.parametrize("reference", [*TUTORIAL, *CI, "docker.io/library/tomcat:latest"])
def test_the_kit_has_the_images_that_lessons_name(reference):
    if catalog.release()["id"] != "debian" and reference == "debian":
        pytest.skip("the base image is this distribution's")
    assert catalog.find(reference) is not None


def test_the_kit_does_not_pretend_to_have_an_image():
    assert catalog.find("alpine") is None
    assert catalog.find("mysql:8") is None


def test_an_image_is_built_after_those_that_it_is_made_from():
    assert [image.name for image in catalog.closure(["tomcat"])] == ["debian", "jre", "tomcat"]


def test_every_built_image_has_a_dockerfile_from_its_parent():
    images = catalog.load()
    for image in images.values():
        if image.how == "build":
            first = (image.folder / "Dockerfile").read_text().split("FROM ")[1].split()[0]
            assert first in {tag.removesuffix(":latest") for tag in images[image.parent].tags}


def test_no_source_names_a_package_host():
    folders = [image.folder for image in catalog.load().values() if image.how == "build"]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert not [file for file in files if "://" in file.read_text()]


def test_an_image_is_current_until_its_sources_change(tmp_path):
    layout = Layout(tmp_path)
    image = catalog.load()["nginx"]
    assert not image.is_current(layout)
    image.remember(layout)
    assert image.is_current(layout)
    changed = catalog.Image(image.name, image.how, image.tags, image.parent, "another key")
    assert not changed.is_current(layout)


def test_an_image_is_stale_when_it_is_made_from_another_package_of_python(monkeypatch):
    before = catalog.load()["buildbot-worker"].key
    changed = catalog.tomllib.loads((catalog._FOLDER / "catalog.toml").read_text())
    changed["buildbot-worker"]["wheels"] = ["buildbot-worker==4.2.0"]
    monkeypatch.setattr(catalog.tomllib, "loads", lambda _: changed)
    assert catalog.load.__wrapped__()["buildbot-worker"].key != before


@pytest.mark.skipif(platform.machine() != "x86_64", reason="a program for x86-64")
def test_the_handmade_program_prints_its_text_and_ends_well(tmp_path):
    program = tmp_path / "hello"
    program.write_bytes(handmade.program("Hello, 도커!\n".encode()))
    program.chmod(0o755)
    done = subprocess.run([program], capture_output=True, check=True)
    assert done.stdout.decode() == "Hello, 도커!\n"


def test_the_hello_layer_holds_one_program():
    with tarfile.open(fileobj=io.BytesIO(handmade.hello_layer(b"hi"))) as layer:
        assert [(one.name, one.mode) for one in layer] == [("hello", 0o755)]
