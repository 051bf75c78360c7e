from __future__ import annotations

import http.client
import json
import ssl

import pytest

from tests.practice.servers import serving
from tests.practice.test_registry_layout import store
from tutor.practice import hub
from tutor.practice.registry_layout import Layout

MANIFEST = "/v2/library/busybox/manifests/latest"
TOKEN = {"Authorization": "Bearer practice"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    return hub.certificate(tmp_path_factory.mktemp("hub"))


@pytest.fixture
def layout(tmp_path):
    layout = Layout(tmp_path)
    store(layout, "busybox")
    return layout


@pytest.fixture
def visit(layout, certificate):
    """Give a function that asks a host through the stand-in, trusting its certificate as the daemon does."""
    with serving(lambda listening: hub.serve(layout, listening, certificate, limit=2)) as port:

        def visit(host, path, method="GET", **headers):
            trust = ssl.create_default_context(cafile=certificate)
            connection = http.client.HTTPSConnection("127.0.0.1", port, context=trust)
            connection.set_tunnel(host, 443)
            try:
                connection.request(method, path, headers=headers)
                answer = connection.getresponse()
                return answer, json.loads(answer.read() or "null")
            finally:
                connection.close()

        yield visit


def test_nobody_pulls_without_a_token(visit):
    answer, _ = visit("registry-1.docker.io", MANIFEST)
    assert answer.status == 401
    assert 'scope="repository:library/busybox:pull"' in answer.headers["WWW-Authenticate"]


def test_everybody_gets_a_token_and_pulls_with_it(visit):
    assert "token" in visit("auth.docker.io", "/token?service=registry.docker.io")[1]
    assert visit("registry-1.docker.io", MANIFEST, **TOKEN)[0].status == 200


def test_an_unknown_repository_is_refused_as_docker_hub_refuses_it(visit):
    answer, body = visit("registry-1.docker.io", "/v2/library/nothing/manifests/latest", **TOKEN)
    assert answer.status == 401
    assert 'error="insufficient_scope"' in answer.headers["WWW-Authenticate"]
    assert body["errors"][0]["detail"][0]["Name"] == "library/nothing"


def test_pulls_beyond_the_limit_are_refused(visit):
    statuses = [visit("registry-1.docker.io", MANIFEST, **TOKEN)[0].status for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_there_are_no_accounts_to_log_in_to(visit):
    assert visit("auth.docker.io", "/token?account=me", Authorization="Basic bWU6eA==")[0].status == 401


def test_search_finds_practice_images_and_says_what_they_are(visit):
    results = visit("index.docker.io", "/v1/search?q=busy&n=25")[1]["results"]
    assert [(one["name"], one["is_official"]) for one in results] == [("busybox", True)]
    assert "docker-tutor" in results[0]["description"]


def test_any_other_host_is_refused(visit):
    with pytest.raises(OSError, match="502"):
        visit("example.com", "/")


def test_the_certificate_is_private_and_made_once(certificate):
    assert certificate.stat().st_mode & 0o777 == 0o600
    assert hub.certificate(certificate.parent).stat().st_mtime_ns == certificate.stat().st_mtime_ns
