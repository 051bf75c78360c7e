from __future__ import annotations

import pytest

from tutor.bank import load
from tutor.practice import install
from tutor.practice.find import reachable
from tutor.practice.spec import Spec


@pytest.mark.parametrize(
    ("release", "found"),
    [
        ("ID=debian\n", "debian"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "debian"),
        ("ID=fedora\n", "fedora"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"),
        ("ID=arch\n", "arch"),
        ('ID=opensuse-leap\nID_LIKE="suse opensuse"\n', "suse"),
        ("ID=alpine\n", "alpine"),
        ("ID=plan9\n", "linux"),
    ],
)
def test_the_kind_of_system_is_read_from_its_release_file(tmp_path, release, found):
    file = tmp_path / "os-release"
    file.write_text(release)
    assert install.system("Linux", file) == found


@pytest.mark.parametrize(
    ("kernel", "found"), [("Darwin", "macos"), ("Windows", "windows"), ("FreeBSD", "linux")]
)
def test_other_kernels_are_known_by_name(kernel, found):
    assert install.system(kernel) == found


def test_a_system_without_a_release_file_is_some_linux(tmp_path):
    assert install.system("Linux", tmp_path / "none") == "linux"


def test_there_are_words_for_every_kind_of_system():
    bank = load()
    systems = [*install._STEPS, "linux"]
    assert not [name for name in systems if not bank.has(f"message/practice.install-{name}")]


def test_a_daemon_chosen_by_name_is_never_replaced(tmp_path):
    env = {"HOME": str(tmp_path), "DOCKER_HOST": "tcp://127.0.0.1:1"}
    assert reachable(env) == "tcp://127.0.0.1:1"


def test_a_spec_survives_its_way_to_the_keeper():
    spec = Spec("x", images="own", arguments=("--debug",), limit=3)
    assert Spec.from_json(spec.to_json()) == spec
