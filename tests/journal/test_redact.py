"""Secrets are found in lines of every kind, and nothing else is taken for one."""

import shlex

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.lines import real_bank, type_line
from tutor.explain import explain
from tutor.journal.hide import hide
from tutor.journal.mask import Masker
from tutor.journal.redact import redact
from tutor.model import Lang


def masked(text: str) -> str:
    return redact(text, Masker()).text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("docker run -e DB_PASSWORD=hunter22 mysql", "docker run -e DB_PASSWORD=******** mysql"),
        ("run -eDB_PASSWORD=hunter22 mysql", "run -eDB_PASSWORD=******** mysql"),
        ("run -ite DB_PASSWORD=hunter22 mysql", "run -ite DB_PASSWORD=******** mysql"),
        ("run --env=API_TOKEN=hunter22 x", "run --env=API_TOKEN=******** x"),
        ("run -e 'API_KEY=two words' x", "run -e 'API_KEY=********' x"),
        ('run -e "API_KEY=a\\"b" x', 'run -e "API_KEY=********" x'),
        ("run -e DB_PASSWORD=a\\ b x", "run -e DB_PASSWORD=******** x"),
        ("run \\\n-e DB_PASSWORD=hunter22 \\\nx", "run \\\n-e DB_PASSWORD=******** \\\nx"),
        ("build --build-arg NPM_TOKEN=hunter22 .", "build --build-arg NPM_TOKEN=******** ."),
        ("run --label api.key=hunter22 x", "run --label api.key=******** x"),
        ("run -e DB_PASSWORD=1 x", "run -e DB_PASSWORD=******** x"),
        ("run -e 비밀_PASSWORD=한글비밀 x", "run -e 비밀_PASSWORD=******** x"),
        (
            "docker compose -f a.yml run -e DB_PASSWORD=hunter22 web",
            "docker compose -f a.yml run -e DB_PASSWORD=******** web",
        ),
        ("docker compose exec db mysql -phunter22", "docker compose exec db mysql -p********"),
        ("docker login -u me -p hunter22", "docker login -u me -p ********"),
        ("docker login -phunter22 -u me", "docker login -p******** -u me"),
        ("docker login -u me:hunter22 localhost", "docker login -u me:******** localhost"),
        ("docker login --username=me:hunter22", "docker login --username=me:********"),
        ("docker pull me:hunter22@localhost:5000/x", "docker pull me:********@localhost:5000/x"),
        ("docker plugin install me/plug API_KEY=hunter22", "docker plugin install me/plug API_KEY=********"),
        ("docker service create -e SECRET=hunter22 x", "docker service create -e SECRET=******** x"),
        ("docker login --password hunter22", "docker login --password ********"),
        ("docker login --password=hunter22", "docker login --password=********"),
        ("docker swarm join --token hunter22 1.2.3.4", "docker swarm join --token ******** 1.2.3.4"),
        (
            "echo hunter22 | docker login -u me --password-stdin",
            "echo ******** | docker login -u me --password-stdin",
        ),
        ("docker login --password-stdin <<< hunter22", "docker login --password-stdin <<< ********"),
        ("printf hunter22 | docker secret create db -", "printf ******** | docker secret create db -"),
        ("export MYSQL_PASSWORD=hunter22", "export MYSQL_PASSWORD=********"),
        ("MYSQL_PASSWORD=hunter22 ./start", "MYSQL_PASSWORD=******** ./start"),
        ("mysql -uroot -phunter22", "mysql -uroot -p********"),
        ("docker exec -it wp-db mysql -uroot -phunter22", "docker exec -it wp-db mysql -uroot -p********"),
        ("docker exec db sh -c 'mysql -phunter22 wp'", "docker exec db sh -c 'mysql -p******** wp'"),
        ("mysqladmin --password=hunter22 ping", "mysqladmin --password=******** ping"),
        ("mysql -e \"identified by 'hunter22'\"", "mysql -e \"identified by '********'\""),
        ("curl -u me:hunter22 localhost", "curl -u me:******** localhost"),
        ("curl --user=me:hunter22 localhost", "curl --user=me:******** localhost"),
        ("curl -H 'Authorization: Bearer hunter22' x", "curl -H 'Authorization: Bearer ********' x"),
        ("curl https://me:hunter22@localhost/x", "curl https://me:********@localhost/x"),
        ("curl 'http://localhost/?token=hunter22'", "curl 'http://localhost/?token=********'"),
        ("redis-cli -a hunter22 ping", "redis-cli -a ******** ping"),
        ("cd wp && export API_KEY=hunter22; env", "cd wp && export API_KEY=********; env"),
        (
            "echo hunter22 $DB_PASSWORD DB_PASSWORD=hunter22",
            "echo ******** $DB_PASSWORD DB_PASSWORD=********",
        ),
        ("run -e DB_PASSWORD='$ecret'", "run -e DB_PASSWORD='********'"),
        ("run -e DB_PASSWORD=\\$ecret", "run -e DB_PASSWORD=\\********"),
        ("run -e 'DB_PASSWORD=never closed", "run -e 'DB_PASSWORD=********"),
    ],
)
def test_the_value_of_a_secret_is_masked_where_it_stands(text: str, kept: str) -> None:
    assert masked(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "docker run -d -p 8080:80 --name mysql mysql:5.7",
        "docker run --name mysql -p3306:3306 mysql",
        "docker run --name mongo -p 27017:27017 mongo",
        "docker run -e DB_PASSWORD=$DB_PASSWORD mysql",
        "docker run -e DB_PASSWORD mysql",
        "docker attach --detach-keys=ctrl-a,a cat",
        "docker login -u me --password-stdin",
        "docker build --secret id=npm,src=npm.txt .",
        "mysql -u root -p",
        "docker exec -it wp-db mysql -u root -p wp",
        "curl -u me localhost:8080/key",
        "docker run -v /etc/keys:/keys:ro --mount type=bind,src=/a,dst=/b nginx",
        "docker ps --format '{{.Names}}' --filter status=exited",
        "echo '따옴표",
        "",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert masked(text) == text


def test_a_secret_of_an_earlier_line_is_masked_wherever_it_appears() -> None:
    masker = Masker()
    redact("export DB_PASSWORD=hunter22", masker)
    assert redact("echo hunter22 | wc", masker).text == "echo ******** | wc"


def test_a_switch_is_no_secret_to_remember() -> None:
    masker = Masker()
    redact("docker run -e MYSQL_RANDOM_ROOT_PASSWORD=true mysql", masker)
    assert masker.text("--rm=true") == "--rm=true"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=4))
def test_however_a_secret_is_quoted_none_of_it_stays(secret: str) -> None:
    before, after = "docker run -e DB_PASSWORD=", " mysql"
    assume(secret.strip() not in before + after)  # what is secret is masked there too
    kept = masked(f"{before}{shlex.quote(secret)}{after}")
    assert set(kept.removeprefix(before).removesuffix(after)) <= set("*'\"")


@given(st.text(), st.integers(0, 40))
def test_any_line_can_be_read(text: str, position: int) -> None:
    kept = redact(f"{text} -e A_TOKEN=hunter22", Masker())
    assert "hunter22" not in kept.text
    assert 0 <= kept.place(position) <= position + 8 * len(kept.spans)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    "line",
    [
        "docker login -p hunter22",
        "docker login -phunter22 -u ann localhost:5000",
        "docker login --password=hunter22",
        "docker login -u ann:hunter22 localhost:5000",
        "docker service create -e SECRET=hunter22 nginx",
        "docker service create --health-cmd 'curl -u me:hunter22 localhost' nginx",
        "docker service update --env-add DB_PASSWORD=hunter22 web",
        "docker build --build-arg NPM_TOKEN=hunter22 .",
        "docker build https://me:hunter22@github.com/x/y.git",
        "docker swarm join --token hunter22 1.2.3.4:2377",
        "docker plugin set me/plug API_KEY=hunter22",
        "docker plugin install me/plug PASSWORD=hunter22",
        "docker volume create --opt o=username=ann,password=hunter22 v",
        "docker run --mount type=volume,dst=/x,volume-opt=password=hunter22 nginx",
        "docker run --log-opt splunk-token=hunter22 nginx",
        "docker exec db mysql -uroot -phunter22",
        "docker exec db psql postgres://me:hunter22@localhost/x",
        "docker -H tcp://me:hunter22@localhost ps",
        "docker commit -c 'ENV DB_PASSWORD=hunter22' web app",
        "docker pull me:hunter22@localhost/x",
    ],
)
def test_no_note_shows_a_secret(line: str, lang: Lang) -> None:
    notes = hide(explain(type_line(line), real_bank()), line)
    assert notes
    shown = [f"{real_bank().say(note.key, lang, note.slots)} {note.value}" for note in notes]
    assert "hunter22" not in "\n".join(shown)


def test_a_word_that_is_a_secret_elsewhere_is_shown() -> None:
    line = "docker run -e DB_PASSWORD=tomcat tomcat"
    notes = hide(explain(type_line(line), real_bank()), line)
    said = [real_bank().say(note.key, "en", note.slots) for note in notes]
    assert "`tomcat`" in said[0]
    assert "tomcat" not in said[1]
