from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.support.certificates import Authority
from tutor.daemon.config import Config, load
from tutor.daemon.endpoint import DEFAULT_HOST, Tls, resolve
from tutor.daemon.gonet import fit
from tutor.daemon.ssh import command
from tutor.errors import DockerError
from tutor.model import FlagUse, Value

CONFIG = Config(Path("/nowhere"))


def flag(name: str, raw: str) -> FlagUse:
    return FlagUse(name, f"--{name}", Value("string", raw), 0, 0)


def context(folder: Path, name: str, host: str) -> None:
    place = folder / "contexts" / "meta" / hashlib.sha256(name.encode()).hexdigest()
    place.mkdir(parents=True)
    (place / "meta.json").write_text(json.dumps({"Name": name, "Endpoints": {"docker": {"Host": host}}}))


def test_without_any_word_it_is_the_usual_socket() -> None:
    assert resolve((), {}, CONFIG).host == DEFAULT_HOST


def test_the_flag_wins_over_the_environment() -> None:
    chosen = resolve((flag("host", "unix:///b"),), {"DOCKER_HOST": "unix:///a"}, CONFIG)
    assert chosen.host == "unix:///b"


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("tcp://", "tcp://localhost:2375"),
        ("tcp://h", "tcp://h:2375"),
        ("h:99", "tcp://h:99"),
        ("ssh://u@h", "ssh://u@h"),
    ],
)
def test_hosts_are_completed(given: str, host: str) -> None:
    assert resolve((), {"DOCKER_HOST": given}, CONFIG).host == host


def test_a_context_of_the_settings_is_used(tmp_path: Path) -> None:
    context(tmp_path, "lab", "unix:///lab")
    config = Config(tmp_path, {"currentContext": "lab"})
    assert resolve((), {}, config).host == "unix:///lab"


def test_docker_host_hides_the_context_of_the_settings(tmp_path: Path) -> None:
    config = Config(tmp_path, {"currentContext": "lab"})
    assert resolve((), {"DOCKER_HOST": "unix:///a"}, config).host == "unix:///a"


def test_an_unknown_context_is_refused_in_the_clis_words() -> None:
    with pytest.raises(
        DockerError, match='unable to resolve docker endpoint: context "foo": context not found'
    ):
        resolve((flag("context", "foo"),), {}, CONFIG)


def test_host_and_context_exclude_each_other() -> None:
    with pytest.raises(DockerError, match="cannot specify both --host and --context"):
        resolve((flag("context", "foo"), flag("host", "x")), {}, CONFIG)


def test_tls_of_the_environment(tmp_path: Path) -> None:
    files = Authority().write(tmp_path / "files")
    env = {"DOCKER_HOST": "tcp://h", "DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": str(files)}
    chosen = resolve((), env, CONFIG)
    named = [str(files / f"{name}.pem") for name in ("ca", "cert", "key")]
    assert (chosen.host, chosen.tls) == ("tcp://h:2376", Tls(*named))


def test_files_that_are_no_certificates_are_refused(tmp_path: Path) -> None:
    files, others = Authority().write(tmp_path / "files"), Authority().write(tmp_path / "others")
    env = {"DOCKER_HOST": "tcp://h", "DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": str(files)}
    well = {name: (files / name).read_bytes() for name in ("ca.pem", "cert.pem", "key.pem")}
    info = "Failed to initialize: failed to retrieve context tls info:"
    for changed, text, why in (
        ("ca.pem", b"", f"{info} ca.pem seems invalid"),
        ("cert.pem", b"x", f"{info} tls: failed to find any PEM data in certificate input"),
        ("cert.pem", well["key.pem"], f"{info} tls: failed to find certificate PEM data"),
        ("key.pem", b"x", "Failed to initialize: no valid private key found"),
        ("key.pem", well["cert.pem"], f"{info} tls: found a certificate rather than a key"),
        ("key.pem", (others / "key.pem").read_bytes(), f"{info} tls: private key does not match public key"),
    ):
        (files / changed).write_bytes(text)
        with pytest.raises(DockerError) as refused:
            resolve((), env, CONFIG)
        assert refused.value.text.startswith(why)
        (files / changed).write_bytes(well[changed])


# The words are those of docker 28.2.2.
@pytest.mark.parametrize(
    ("host", "why"),
    [
        ("x://y", "unable to resolve docker endpoint: invalid bind address format: x://y"),
        ("http://h:1", "unable to resolve docker endpoint: invalid bind address format: http://h:1"),
        ("TCP://h:1", "unable to resolve docker endpoint: invalid bind address format: TCP://h:1"),
        (
            "tcp://a b",
            'unable to resolve docker endpoint: parse "tcp://a b": invalid character " " in host name',
        ),
        ("tcp://h:x", 'unable to resolve docker endpoint: parse "tcp://h:x": invalid port ":x" after host'),
        ("tcp://[::1", "unable to resolve docker endpoint: parse \"tcp://[::1\": missing ']' in host"),
        ("ssh://", "ssh host connection is not valid: invalid SSH URL: hostname is empty"),
        (
            "ssh://u:p@h",
            "ssh host connection is not valid: invalid SSH URL: plain-text password is not supported",
        ),
        (
            "ssh://h?x=1",
            'ssh host connection is not valid: invalid SSH URL: query parameters are not allowed: "x=1"',
        ),
        ("ssh://h#x", 'ssh host connection is not valid: invalid SSH URL: fragments are not allowed: "x"'),
        ("ssh://h:x", 'parse "ssh://h:x": invalid port ":x" after host'),
    ],
)
def test_what_is_no_address_is_refused_in_the_words_of_the_docker_command(host: str, why: str) -> None:
    with pytest.raises(DockerError) as refused:
        resolve((), {"DOCKER_HOST": host}, CONFIG)
    assert refused.value.text == f"Failed to initialize: {why}"


@pytest.mark.parametrize(
    ("host", "words"),
    [
        ("ssh://h", "-- h docker system dial-stdio"),
        ("ssh://u@h:22", "-l u -p 22 -- h docker system dial-stdio"),
        ("ssh://h/run/x.sock", "-- h docker --host unix:///run/x.sock system dial-stdio"),
    ],
)
def test_an_ssh_address_becomes_a_command(host: str, words: str) -> None:
    assert " ".join(command(host)) == f"ssh -o ConnectTimeout=30 -T {words}"


# The words are those of docker 28.2.2.
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "unexpected EOF"),
        ('{"a": "b', "unexpected EOF"),
        ("nonsense", "invalid character 'o' in literal null (expecting 'u')"),
        ('{"a": tru}', "invalid character '}' in literal true (expecting 'e')"),
        ('{"a" 1}', "invalid character '1' after object key"),
        ('{"a":1,}', "invalid character '}' looking for beginning of object key string"),
        ("{'a':1}", r"invalid character '\'' looking for beginning of object key string"),
        ('{"a": 01}', "invalid character '1' after object key:value pair"),
        ("[1 2]", "invalid character '2' after array element"),
        ("[]", "json: cannot unmarshal array into Go value of type configfile.ConfigFile"),
        (
            '{"auths":{"a":1}}',
            "json: cannot unmarshal number into Go struct field ConfigFile.auths of type types.AuthConfig",
        ),
        (
            '{"psFormat": 3}',
            "json: cannot unmarshal number into Go struct field ConfigFile.psFormat of type string",
        ),
        ('{"auths":{"a":{"auth":"YQ=="}}}', "Invalid auth configuration file"),
        ('{"auths":{"a":{"auth":"OmI="}}}', "Invalid auth configuration file"),
        ('{"auths":{"a":{"auth":"no base64!"}}}', "illegal base64 data at input byte 2"),
        ('{"auths":{"a":{"auth":"not/base64="}}}', "illegal base64 data at input byte 11"),
    ],
)
def test_a_damaged_settings_file_is_a_warning_in_the_words_of_the_docker_command(
    tmp_path: Path, text: str, why: str
) -> None:
    (tmp_path / "config.json").write_text(text)
    warning = load({"DOCKER_CONFIG": str(tmp_path)}).warning
    assert warning == f"WARNING: Error parsing config file ({tmp_path}/config.json): {why}"


@pytest.mark.parametrize("text", ["", '{"a":1} x', '{"auths": null}', '{"auths":{"a":{"auth":"YTpi\\n"}}}'])
def test_what_go_takes_is_no_reason_to_warn(tmp_path: Path, text: str) -> None:
    (tmp_path / "config.json").write_text(text)
    assert load({"DOCKER_CONFIG": str(tmp_path)}).warning == ""


def test_a_settings_file_that_is_a_folder_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "config.json").mkdir()
    why = f"read {tmp_path}/config.json: is a directory"
    warning = f"WARNING: Error parsing config file ({tmp_path}/config.json): {why}"
    assert load({"DOCKER_CONFIG": str(tmp_path)}).warning == warning


def test_logins_are_decoded(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"auths": {"h": {"auth": "YTpiOmM="}}}')
    found = load({"DOCKER_CONFIG": str(tmp_path)}).table("auths")
    assert found == {"h": {"username": "a", "password": "b:c", "serveraddress": "h"}}


def test_settings_are_read(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"detachKeys": "ctrl-e,e", "HttpHeaders": {"A": "b"}}')
    config = load({"DOCKER_CONFIG": str(tmp_path)})
    assert (config.text("detachKeys"), config.table("HttpHeaders")) == ("ctrl-e,e", {"A": "b"})


@pytest.mark.parametrize(
    ("given", "host", "name"),
    [
        ("tcp:127.0.0.1:9", "tcp://[tcp:127.0.0.1:9]:2375", "tcp:127.0.0.1:9"),
        ("2375", "tcp://2375:2375", "2375"),
        ("tcp://[::1]:9", "tcp://[::1]:9", "::1"),
    ],
)
def test_what_go_takes_for_a_name_stays_one(given: str, host: str, name: str) -> None:
    found = resolve((flag("host", given),), {}, CONFIG)
    assert (found.host, found.name) == (host, name)


@pytest.mark.parametrize(
    ("host", "is_fit"),
    [("localhost", True), ("10.0.0.1", True), ("::1", True), ("2375", False), ("127.1", False)],
)
def test_numbers_that_are_no_address_to_go_are_not_dialled(host: str, is_fit: bool) -> None:
    assert fit(host) == is_fit
