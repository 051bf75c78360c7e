"""Each rule catches what it should, and leaves alone what it should."""

from __future__ import annotations

import pytest

from tests.support.lines import real_bank, type_line
from tutor import safety
from tutor.objects import Snapshot, Thing
from tutor.safety import exposure, loss, prune
from tutor.safety.filters import moment
from tutor.safety.rule import human_size

NOW = 1_700_000_000.0
DAY = 86_400
ANONYMOUS = "4f" * 32
LABEL = {"com.docker.volume.anonymous": ""}
DAEMON = Snapshot(
    (
        Thing("container", "web", "aa11", running=True, image="nginx:latest"),
        Thing("container", "old", "bb22", image="mysql:5.7", created=NOW - 2 * DAY, labels={"keep": "yes"}),
        Thing("container", "new", "cc33", image="busybox:latest", created=NOW - 60),
        Thing("image", "nginx:latest", "sha256:11aa", size=192_000_000, used_by=("web",)),
        Thing("image", "mysql:5.7", "sha256:22bb", size=501_000_000, used_by=("old",)),
        Thing("image", "debian:12", "sha256:33cc", size=117_000_000),
        Thing("image", "44dd55ee66ff", "sha256:44dd55ee66ff", size=5_000_000, dangling=True),
        Thing("volume", "wp-db", size=198_300_000, dangling=True),
        Thing("volume", "empty", size=0, dangling=True),
        Thing("volume", "used", size=12, used_by=("web",)),
        Thing("volume", ANONYMOUS, size=42_000, used_by=("old",), anonymous=True, labels=LABEL),
        Thing("volume", "5e" * 32, size=7, dangling=True, anonymous=True, labels=LABEL),
        Thing("network", "bridge", "n0"),
        Thing("network", "wp-network", "n1", used_by=("old",)),
        Thing("network", "busy", "n2", used_by=("web",)),
    ),
    "1.47",
    NOW,
)


def told(line: str, daemon: Snapshot = DAEMON) -> dict[str, tuple[str, ...]]:
    """Give the things that each caution about the line names."""
    return {one.code: one.objects for one in safety.check(type_line(line), daemon)}


@pytest.mark.parametrize(
    ("line", "code", "things"),
    [
        ("docker rm -f web old", "S001", ("web",)),
        ("docker rm -f aa1", "S001", ("web",)),
        ("docker rmi -f nginx", "S002", ("nginx:latest (192MB, web)",)),
        ("docker image rm --force 33c", "S002", ("debian:12 (117MB)",)),
        ("docker container prune", "S003", ("old", "new")),
        ("docker container prune --filter until=24h", "S003", ("old",)),
        ("docker container prune --filter label=keep", "S003", ("old",)),
        ("docker container prune --filter label!=keep=yes", "S003", ("new",)),
        ("docker image prune", "S004", ("44dd55ee66ff (5MB)",)),
        ("docker image prune -a", "S004", ("debian:12 (117MB)", "44dd55ee66ff (5MB)")),
        ("docker volume prune", "S005", (f"{'5e' * 32} (7B)",)),
        ("docker volume prune -a", "S005", ("wp-db (198MB)", "empty (0B)", f"{'5e' * 32} (7B)")),
        ("docker network prune", "S006", ("wp-network",)),
        ("docker system prune", "S003", ("old", "new")),
        ("docker system prune", "S007", ()),
        (
            "docker system prune -a",
            "S004",
            ("mysql:5.7 (501MB)", "debian:12 (117MB)", "44dd55ee66ff (5MB)"),
        ),
        ("docker system prune --volumes", "S005", (f"{ANONYMOUS} (42kB)", f"{'5e' * 32} (7B)")),
        ("docker volume rm wp-db empty", "S008", ("wp-db (198MB)",)),
        ("docker run -v /:/host debian", "S009", ("/",)),
        ("docker run -v /etc/../etc/ssl:/ssl debian", "S009", ("/etc/ssl",)),
        ("docker run --mount type=bind,source=/usr,target=/x debian", "S009", ("/usr",)),
        (
            "docker run -v /var/run/docker.sock:/var/run/docker.sock:ro debian",
            "S010",
            ("/var/run/docker.sock",),
        ),
        ("docker run --privileged debian", "S011", ("debian",)),
        ("docker exec --privileged web sh", "S011", ("web",)),
        ("docker run -p 3306:3306 mysql:5.7", "S012", ("-p 3306:3306 (MySQL)",)),
        ("docker run -p 0.0.0.0:15432:5432 postgres", "S012", ("-p 0.0.0.0:15432:5432 (PostgreSQL)",)),
        ("docker run -p 6379 redis", "S012", ("-p 6379 (Redis)",)),
        ("docker run -p 6370-6380:6370-6380 redis", "S012", ("-p 6370-6380:6370-6380 (Redis)",)),
        ("docker rm -v old", "S013", (f"{ANONYMOUS} (42kB)",)),
        ("docker kill web", "S014", ("web",)),
        ("docker builder prune", "S015", ()),
        ("docker volume prune", "S016", ("wp-db (198MB)", "empty (0B)")),
        ("docker system prune --volumes", "S016", ("wp-db (198MB)", "empty (0B)")),
    ],
)
def test_what_would_be_lost_or_exposed_is_named(line: str, code: str, things: tuple[str, ...]) -> None:
    assert told(line)[code] == things


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("docker rm -f old", "S001"),
        ("docker rm web", "S001"),
        ("docker rmi nginx", "S002"),
        ("docker container ls", "S003"),
        ("docker image prune --filter until=2000-01-01 --filter label=x", "S004"),
        ("docker system prune", "S005"),
        ("docker network rm wp-network", "S006"),
        ("docker container prune", "S007"),
        ("docker volume rm empty", "S008"),
        ("docker volume rm used", "S008"),
        ("docker run -v /etc:/x:ro debian", "S009"),
        ("docker run -v /etc/localtime:/etc/localtime debian", "S009"),
        ("docker run -v /srv/www:/x debian", "S009"),
        ("docker run -v etc:/x debian", "S009"),
        ("docker run -v /var/run/app.sock:/x debian", "S010"),
        ("docker run --privileged=false debian", "S011"),
        ("docker run -p 127.0.0.1:3306:3306 mysql:5.7", "S012"),
        ("docker run -p 3306:80 nginx", "S012"),
        ("docker rm old", "S013"),
        ("docker rm -v new", "S013"),
        ("docker kill -s HUP web", "S014"),
        ("docker image prune", "S015"),
        ("docker volume prune -a", "S016"),
        ("docker volume prune --filter label=x", "S016"),
        ("docker system prune", "S016"),
    ],
)
def test_what_is_harmless_is_left_alone(line: str, code: str) -> None:
    assert code not in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "docker ps -a",
        "docker run -d -p 8080:8080 --name my-cat tomcat",
        "docker stop web",
        "docker rm old",
        "docker rm -f",
        "docker system prune --help",
        "docker kill web",
        "docker run --privileged debian",
    ],
)
def test_a_line_that_can_be_judged_by_itself_asks_the_daemon_for_nothing(line: str) -> None:
    assert safety.wants(type_line(line)) == frozenset()


def test_a_snapshot_holds_only_what_the_rules_need() -> None:
    assert safety.wants(type_line("docker rm -f web")) == {"container"}
    assert safety.wants(type_line("docker system prune")) == {"container", "network", "image"}


def test_an_image_in_use_loses_all_its_names_but_the_last() -> None:
    names = ("busybox:latest", "aa:1", "mm/x:1", "localhost:5000/x:1")
    images = tuple(Thing("image", name, "sha256:1", size=5, used_by=("web",)) for name in names)
    pruned = told("docker image prune -a", Snapshot(images, "1.47", NOW))["S004"]
    assert pruned == ("busybox:latest (5B)", "aa:1 (5B)", "mm/x:1 (5B)")


def test_an_old_daemon_prunes_volumes_with_a_name_too() -> None:
    old = DAEMON._replace(api_version="1.41")
    assert "wp-db (198MB)" in told("docker volume prune", old)["S005"]
    assert "S016" not in told("docker volume prune", old)


def test_a_long_name_does_not_make_a_volume_anonymous_to_a_prune() -> None:
    volume = Thing("volume", ANONYMOUS, size=7, anonymous=True)
    assert set(told("docker volume prune", Snapshot((volume,), "1.45", NOW))) == {"S016"}


def test_a_prune_is_asked_about_once() -> None:
    asked = safety.check(type_line("docker container prune"), DAEMON)
    forced = safety.check(type_line("docker container prune -f"), DAEMON)
    assert [one.asked_by_docker for one in (*asked, *forced)] == [True, False]


def test_a_kill_is_only_mentioned_to_the_careful() -> None:
    assert [one.level for one in safety.check(type_line("docker kill web"), DAEMON)] == ["all"]


def test_a_daemon_that_does_not_answer_gives_no_cautions() -> None:
    assert told("docker rm -f web", Snapshot()) == {}


def test_every_rule_has_its_words() -> None:
    for rule in (*loss.RULES, *prune.RULES, *exposure.RULES):
        assert real_bank().has(f"caution/{rule.code}")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("24h", NOW - DAY),
        ("1h30m", NOW - 5400),
        ("1699999999", 1_699_999_999),
        ("2020-01-02T00:00:00Z", 1_577_923_200),
        ("soon", None),
    ],
)
def test_an_age_is_read_as_the_daemon_does(text: str, seconds: float | None) -> None:
    assert moment(text, NOW) == seconds


def test_sizes_are_written_as_docker_does() -> None:
    assert [human_size(size) for size in (0, 999, 13_256, 198_300_000, 1_234_567_890)] == [
        "0B",
        "999B",
        "13.3kB",
        "198MB",
        "1.23GB",
    ]
