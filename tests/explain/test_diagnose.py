"""What an error means, and what to type next."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor.explain import diagnose
from tutor.model import Change, Diagnosis, Outcome

TAKEN = (
    "docker: Error response from daemon: driver failed programming external connectivity on endpoint web "
    "(a3e67d9d): Bind for 0.0.0.0:8080 failed: port is already allocated"
)
CONFLICT = (
    'docker: Error response from daemon: Conflict. The container name "/my-cat" is already in use by '
    'container "0123456789ab". You have to remove (or rename) that container to be able to reuse that name.'
)
NO_PROGRAM = (
    "docker: Error response from daemon: failed to create task for container: failed to create shim task: "
    "OCI runtime create failed: runc create failed: unable to start container process: error during "
    'container init: exec: "-d": executable file not found in $PATH: unknown'
)
MADE = Change("container", "create", "brave_curie", "1" * 64)


def failing(line: str, error: str = "", code: int = 125, changes: tuple[Change, ...] = ()) -> Diagnosis:
    """Give what is said about a line that failed."""
    invocation = type_line(line)
    text = invocation.problem.text if invocation.problem else error
    status = "refused" if invocation.problem else "failed"
    found = diagnose(invocation, Outcome(status, code, text, changes), real_bank())
    assert found is not None
    return found


def test_a_line_that_works_needs_no_diagnosis() -> None:
    assert diagnose(type_line("docker ps"), Outcome("ok", 0), real_bank()) is None


def test_a_line_that_the_learner_declined_needs_no_diagnosis() -> None:
    assert diagnose(type_line("docker rm -f web"), Outcome("refused", 1), real_bank()) is None


def test_a_taken_name_is_given_back_as_typed() -> None:
    found = failing("docker run --name my-cat tomcat", CONFLICT)
    assert found.id == "name-conflict"
    assert "docker run --name my-cat-2 tomcat" in found.tries
    assert found.tries[-1] == "docker rm my-cat"


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("docker run -d -p 8080:80 nginx", "docker run -d -p 8081:80 nginx"),
        ("docker run -p8080:80 nginx", "docker run -p8081:80 nginx"),
        ("docker run --publish=8080:80 nginx", "docker run --publish=8081:80 nginx"),
        ("docker run -p 127.0.0.1:8080:80/udp nginx", "docker run -p 127.0.0.1:8081:80/udp nginx"),
        ("docker run -p 8081:81 -p 8080:80 nginx", "docker run -p 8081:81 -p 8082:80 nginx"),
        ("docker run -p 8080:8080 nginx", "docker run -p 8081:8080 nginx"),
    ],
)
def test_a_taken_port_leads_to_the_next_free_one(line: str, fixed: str) -> None:
    assert failing(line, TAKEN).tries[0] == fixed


def test_the_container_that_was_left_behind_is_named() -> None:
    tries = failing("docker run -p 8080:80 nginx", TAKEN, changes=(MADE,)).tries
    assert "docker rm brave_curie" in tries


def test_advice_without_a_name_to_fill_in_is_left_out() -> None:
    assert not any("rm" in line.split() for line in failing("docker run -p 8080:80 nginx", TAKEN).tries)


def test_options_after_the_image_are_moved_before_it() -> None:
    found = failing("docker run nginx -d -p 8080:80", NO_PROGRAM, 127)
    assert found.id == "flags-after-image"
    assert found.tries[0] == "docker run -d -p 8080:80 nginx"


def test_a_misspelled_command_or_option_is_put_right() -> None:
    assert failing("docker contianer ls").tries[0] == "docker container ls"
    assert failing("docker run --pubish 80:80 nginx").tries[0] == "docker run --publish 80:80 nginx"


@pytest.mark.parametrize(
    ("line", "listing"),
    [
        ("docker stop", "docker ps -a"),
        ("docker tag one", "docker images"),
        ("docker network connect lan", "docker network ls"),
        ("docker load app.tar", "docker load -i app.tar"),
        ("docker network ls web", "docker network ls --help"),
        ("docker stack deploy shop.yml shop", "docker stack deploy -c shop.yml shop"),
        ("docker load a b", "docker load --help"),
    ],
)
def test_a_missing_name_leads_to_what_may_be_named(line: str, listing: str) -> None:
    assert failing(line, code=1).tries[0] == listing


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("docker run -p 8080::80 nginx", "docker run -p 8080:80 nginx"),
        ("docker run -p 8080/80 nginx", "docker run -p 8080:80 nginx"),
        ("docker run -p 8080:80--name web nginx", "docker run -p 8080:80 --name web nginx"),
        ("docker build -t MyApp:V1 .", "docker build -t myapp:V1 ."),
        ("Docker run –d –it “nginx”", 'docker run -d -it "nginx"'),
    ],
)
def test_a_line_with_one_slip_is_put_right(line: str, right: str) -> None:
    assert failing(line).tries[0] == right


@pytest.mark.parametrize("line", ["애찯ㄱ ㅔㄴ", "docker ㅔㄴ", "docker ps -ㅁ"])
def test_the_korean_layout_is_named_as_the_cause(line: str) -> None:
    assert failing(line).id == "hangul-layout"


@pytest.mark.parametrize("line", ["도커 ps", "docker 실행 nginx", "docker run 이미지"])
def test_korean_that_is_meant_is_not_blamed_on_the_layout(line: str) -> None:
    assert failing(line).id != "hangul-layout"


def test_a_refused_value_is_named_with_its_option() -> None:
    slots = failing("docker run --restart on-failure:five nginx").slots
    assert (slots["flag"], slots["value"]) == ("--restart", "on-failure:five")


def test_capital_letters_in_an_image_are_made_small() -> None:
    found = failing("docker run -d Nginx:1.27")
    assert found.id == "uppercase-reference"
    assert found.tries[0] == "docker run -d nginx:1.27"


def test_destruction_never_is_the_first_advice() -> None:
    for entry in real_bank().errors:
        for example in (entry.example, *entry.examples):
            outcome = Outcome("failed", 1, example)
            found = example and diagnose(
                type_line("docker run --name web -p 80:80 nginx"), outcome, real_bank()
            )
            if found and found.tries:
                assert not found.tries[0].startswith(("docker rm", "docker rmi", "docker system prune"))


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        (1, "exit-1"),
        (126, "exit-126"),
        (127, "exit-127"),
        (137, "exit-137"),
        (139, "exit-139"),
        (143, "exit-143"),
    ],
)
def test_an_exit_code_in_the_foreground_is_explained(code: int, entry: str) -> None:
    assert failing("docker run debian", code=code).id == entry


def test_an_exit_code_of_a_listing_says_nothing() -> None:
    assert diagnose(type_line("docker ps"), Outcome("failed", 1), real_bank()) is None


def test_the_log_of_a_failed_container_can_be_read_by_its_name() -> None:
    assert "docker logs brave_curie" in failing("docker run debian", code=1, changes=(MADE,)).tries


def test_a_container_that_has_removed_itself_is_not_named() -> None:
    gone = Change("container", "destroy", "brave_curie")
    assert failing("docker run --rm debian", code=1, changes=(MADE, gone)).tries == ()


def test_of_several_errors_the_first_counts() -> None:
    error = (
        "Error response from daemon: No such container: a\nError response from daemon: No such container: b"
    )
    assert failing("docker rm a b", error, 1).slots["name"] == "a"


def test_names_in_advice_are_quoted_for_the_shell() -> None:
    found = failing("docker start 'a b'", "Error response from daemon: network a;reboot not found", 1)
    assert all("a;reboot" not in line or "'a;reboot'" in line for line in found.tries)


def test_a_line_whose_container_was_made_comes_after_what_frees_its_name() -> None:
    made = Change("container", "create", "web")
    tries = failing("docker run -p 8080:80 --name web nginx", TAKEN, changes=(made,)).tries
    assert tries[1:] == ("docker rm web", "docker run -p 8081:80 --name web nginx")


def test_a_name_that_a_failed_line_has_taken_is_freed_before_the_line_is_tried_again() -> None:
    made = Change("container", "create", "web")
    relative = "docker: the working directory 'app' is invalid, it needs to be an absolute path"
    tries = failing("docker run -w app --name web nginx", relative, changes=(made,)).tries
    assert tries == ("docker ps -a --filter name=web", "docker rm web", "docker run -w /app --name web nginx")


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("docker run --health-interval 5 nginx", "docker run --health-interval 5s nginx"),
        ("docker run -p 127.0.0.1:80 nginx", "docker run -p 127.0.0.1:80:80 nginx"),
        ("docker run -p localhost:8080:80 nginx", "docker run -p 127.0.0.1:8080:80 nginx"),
        ("docker run -p 80/tcp:8080 nginx", "docker run -p 80:8080/tcp nginx"),
        (
            "docker run --mount type=bind, source=/a, target=/b nginx",
            "docker run --mount type=bind,source=/a,target=/b nginx",
        ),
        ("docker login -u me --password-stdin -p x", "docker login -u me --password-stdin"),
    ],
)
def test_a_value_is_put_right_where_its_meaning_is_plain(line: str, fixed: str) -> None:
    assert failing(line).tries[0] == fixed


def test_a_wrong_host_address_is_no_wrong_port() -> None:
    found = failing("docker run --add-host foo:bar nginx")
    assert (found.id, found.slots["flag"]) == ("bad-value", "--add-host")
    assert failing("docker --log-level foo ps").slots["flag"] == "--log-level"


@pytest.mark.parametrize(
    ("line", "entry", "fixed"),
    [
        (
            "docker run -it \\ -v /a:/b \\ alpine:3 sh",
            "backslash-blank",
            "docker run -it -v /a:/b alpine:3 sh",
        ),
        ("docker run http://ghcr.io/a/b:1 sh", "image-url", "docker run ghcr.io/a/b:1 sh"),
        ("docker pull https://hub.docker.com/r/a/b/", "image-url", "docker pull a/b"),
        ("docker pull https://hub.docker.com/_/nginx", "image-url", "docker pull nginx"),
        ("docker run a/b:latest/", "image-slash", "docker run a/b:latest"),
        ("docker run '/img:v2' bash", "image-slash", "docker run 'img:v2' bash"),
        ("docker run -d /my/data:/data nginx", "mount-as-image", "docker run -d -v /my/data:/data nginx"),
        ("docker tag nginx 유저네임/nginx:1.0", "image-letters", "docker images"),
        ("docker build -t 이미지명 .", "image-letters", "docker images"),
        ("docker run nginx:", "invalid-reference", "docker images"),
    ],
)
def test_a_word_that_is_no_image_name_is_told_for_what_it_is(line: str, entry: str, fixed: str) -> None:
    found = failing(line)
    assert (found.id, found.tries[0]) == (entry, fixed)
