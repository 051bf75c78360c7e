from __future__ import annotations

import http.client
import json

import pytest

from tests.practice.servers import serving
from tests.practice.test_registry_layout import store
from tutor.practice import mirror
from tutor.practice.registry_layout import MANIFEST, Layout


@pytest.fixture
def layout(tmp_path):
    layout = Layout(tmp_path)
    store(layout, "busybox", layer=b"0123456789")
    return layout


@pytest.fixture
def ask(layout):
    with serving(lambda listening: mirror.serve(layout, listening)) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port)

        def ask(path, method="GET", **headers):
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer, answer.read()

        yield ask
        connection.close()


def code_of(body):
    return json.loads(body)["errors"][0]["code"]


def test_a_manifest_names_its_own_digest_and_kind(ask, layout):
    answer, body = ask("/v2/library/busybox/manifests/latest")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == MANIFEST
    assert answer.headers["Docker-Content-Digest"] == f"sha256:{layout.resolve('library/busybox', 'latest')}"
    assert len(json.loads(body)["layers"]) == 1


def test_asking_only_for_the_head_gives_no_body(ask):
    answer, body = ask("/v2/library/busybox/manifests/latest", "HEAD")
    assert (answer.status, body) == (200, b"")


def layer_path(ask):
    _, body = ask("/v2/library/busybox/manifests/latest")
    return f"/v2/library/busybox/blobs/{json.loads(body)['layers'][0]['digest']}"


def test_a_layer_comes_whole(ask):
    answer, body = ask(layer_path(ask))
    assert (answer.status, body) == (200, b"0123456789")


@pytest.mark.parametrize(("span", "part"), [("bytes=4-", b"456789"), ("bytes=2-3", b"23")])
def test_a_pull_that_was_cut_off_goes_on_where_it_stopped(ask, span, part):
    answer, body = ask(layer_path(ask), Range=span)
    assert (answer.status, body) == (206, part)


def test_a_range_behind_the_end_is_not_kept(ask):
    assert ask(layer_path(ask), Range="bytes=99-")[0].status == 200


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/v2/library/nothing/manifests/latest", "NAME_UNKNOWN"),
        ("/v2/library/busybox/manifests/9", "MANIFEST_UNKNOWN"),
        ("/v2/library/busybox/blobs/sha256:ffff", "BLOB_UNKNOWN"),
        ("/v2/library/busybox/blobs/..%2F..%2Fetc", "BLOB_UNKNOWN"),
        ("/etc/passwd", "UNSUPPORTED"),
    ],
)
def test_what_is_not_there_is_refused_in_the_registrys_words(ask, path, code):
    answer, body = ask(path)
    assert (answer.status, code_of(body)) == (404, code)


def test_the_catalogue_lists_repositories(ask):
    assert json.loads(ask("/v2/_catalog")[1]) == {"repositories": ["library/busybox"]}
