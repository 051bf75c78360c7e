from __future__ import annotations

import http.client
import http.server
import socket
import threading

import pytest

from tests.practice.servers import serving
from tutor.practice import egress, nxdomain
from tutor.practice.relay import published

QUESTION = b"\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00\x07example\x03com\x00\x00\x01\x00\x01"


def test_every_name_is_unknown_to_the_name_server():
    answer = nxdomain.refuse(QUESTION)
    assert answer[:2] == QUESTION[:2]
    assert answer[3] & 0x0F == 3
    assert answer[12:] == QUESTION[12:]


def test_records_after_the_question_are_not_sent_back():
    assert nxdomain.refuse(QUESTION + b"additional record") == nxdomain.refuse(QUESTION)


@pytest.mark.parametrize("noise", [b"", b"short", b"\0" * 12])
def test_what_is_no_question_gets_no_answer(noise):
    assert nxdomain.refuse(noise) is None


class Origin(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = f"{self.path} for {self.headers['Host']}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


@pytest.fixture
def origin():
    with serving(lambda listening: egress.Server(listening, Origin)) as port:
        yield f"127.0.0.1:{port}"


def fetch(proxy, url):
    connection = http.client.HTTPConnection("127.0.0.1", proxy)
    connection.request("GET", url, headers={"Host": url.split("/")[2]})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_the_way_out_fetches_what_is_asked_for(origin):
    with serving(egress.serve) as proxy:
        assert fetch(proxy, f"http://{origin}/packages?x=1") == (200, f"/packages?x=1 for {origin}")


def test_the_way_out_goes_through_the_machines_own_proxy(origin):
    with serving(lambda listening: egress.serve(listening, origin)) as proxy:
        status, body = fetch(proxy, "http://nowhere.invalid/packages")
    assert (status, body) == (200, "http://nowhere.invalid/packages for nowhere.invalid")


def test_a_host_that_does_not_answer_is_a_bad_gateway():
    with serving(egress.serve) as proxy:
        assert fetch(proxy, "http://127.0.0.1:1/")[0] == 502


def test_the_way_out_opens_tunnels(origin):
    with serving(egress.serve) as proxy:
        connection = http.client.HTTPConnection("127.0.0.1", proxy)
        host, port = origin.split(":")
        connection.set_tunnel(host, int(port))
        connection.request("GET", "/tunnelled")
        assert connection.getresponse().read().startswith(b"/tunnelled")
        connection.close()


def test_joined_connections_carry_both_ways_and_end_together():
    (left, near), (far, right) = socket.socketpair(), socket.socketpair()
    joined = threading.Thread(target=egress.join, args=(near, far))
    joined.start()
    left.sendall(b"there")
    right.sendall(b"back")
    assert (right.recv(5), left.recv(4)) == (b"there", b"back")
    left.close()
    assert right.recv(1) == b""
    right.close()
    joined.join(5)
    assert not joined.is_alive()


def test_only_published_tcp_ports_are_relayed():
    ports = [
        {"PrivatePort": 80, "PublicPort": 8080, "Type": "tcp", "IP": "0.0.0.0"},
        {"PrivatePort": 80, "PublicPort": 8080, "Type": "tcp", "IP": "::"},
        {"PrivatePort": 53, "PublicPort": 53, "Type": "udp", "IP": "0.0.0.0"},
        {"PrivatePort": 443, "Type": "tcp"},
        {"PrivatePort": 22, "PublicPort": 2222, "Type": "tcp", "IP": "172.17.0.1"},
    ]
    assert set(published([{"Ports": ports}, {"Ports": None}])) == {("127.0.0.1", 8080), ("172.17.0.1", 2222)}
