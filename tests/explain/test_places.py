"""Blanks that were pasted from documentation, and what is written alike and means itself."""

from __future__ import annotations

import pytest

from tests.support.lines import read_line, real_bank, type_line
from tutor.explain import diagnose, explain, explain_line
from tutor.language import Surroundings, read
from tutor.model import Outcome

BLANKS = """
docker run -d --name {name} {image} | {name} {image}
docker exec -it {container-name} bash | {container-name}
docker pull {registry}/{image}:{tag} | {registry}
docker run -p {port}:80 nginx | {port}
docker run -v {path}:/data nginx | {path}
docker run -e POSTGRES_USER={user} postgres | {user}
docker network connect {network} {container} | {network} {container}
docker push myregistry.com/{repo} | {repo}
docker stop [container] | [container]
docker logs [container_name] | [container_name]
docker rm [container-id] [container-id] | [container-id]
docker tag nginx[:TAG] me/nginx[:TAG] | [:TAG] [:TAG]
docker run [OPTIONS] nginx | [OPTIONS]
docker run nginx [COMMAND] [ARG...] | [COMMAND] [ARG...]
docker pull nginx[@DIGEST] | [@DIGEST]
docker volume rm VOLUME_NAME | VOLUME_NAME
docker logs CONTAINER_ID | CONTAINER_ID
docker logs CONTAINER | CONTAINER
docker exec -it NAME sh | NAME
docker run -p HOST_PORT:CONTAINER_PORT nginx | HOST_PORT
docker run IMAGE | IMAGE
docker rmi IMAGE_ID | IMAGE_ID
docker network create NETWORK | NETWORK
docker cp CONTAINER:SRC_PATH DEST_PATH | CONTAINER DEST_PATH
docker run --network NETWORK_NAME nginx | NETWORK_NAME
docker tag SOURCE_IMAGE TARGET_IMAGE | SOURCE_IMAGE TARGET_IMAGE
docker push YOUR_USERNAME/app | YOUR_USERNAME
docker pull your-username/your-image | your-username
docker build -t yourname/app . | yourname
docker run -v /path/to/data:/data nginx | /path/to/data
docker run -e API_URL=YOUR_URL nginx | YOUR_URL
docker rm ... | ...
docker stack deploy -c compose.yml STACK | STACK
docker compose up -d {service} | {service}
docker run alpine ... | ...
docker service create {Option} nginx | {Option}
docker service update --image {Image:Tag} web | {Image:Tag}
docker image ls [옵션] | [옵션]
docker pull [이미지명]:[태그명] | [이미지명]
docker run --name [컨테이너이름] [이미지이름] | [컨테이너이름] [이미지이름]
docker run --memory [용량] nginx | [용량]
docker run -e [변수]=[값] nginx | [값]
docker run nginx {CMD} | {CMD}
docker run [OPTIONS] IMAGE[:TAG] | [OPTIONS] IMAGE[:TAG]
docker stop 컨테이너이름 | 컨테이너이름
docker volume rm 볼륨이름 | 볼륨이름
docker update --restart=on-failure:3 {{name_of_container}} | {{name_of_container}}
docker run -p {{8080}}:80 -v {{path/to/dir}}:/data nginx | {{8080}} {{path/to/dir}}
docker network create [--internal] | [--internal]
docker run -v /PATH/TO/CONFIG:/config nginx | /PATH/TO/CONFIG
docker plugin install me/plug SIZE=1 ACCOUNT=[MY-ACCOUNT] | [MY-ACCOUNT]
""".strip().splitlines()
NONE = r"""
docker ps --format '{{.Names}}'
docker ps --format '{{json .}}'
docker inspect -f '{{range .Mounts}}{{.Source}}{{end}}' web
docker ps --format 'table {{.ID}}\t{{.Names}}'
docker service create --name web --hostname '{{.Node.Hostname}}' nginx
docker rm web{1..3}
docker rm {web,db}
docker cp [a-z]* web:/srv
docker cp file[ab].txt web:/srv
docker cp log[0-9].txt web:/srv
docker run -p [::1]:8080:80 nginx
docker run -p [fe80::1]:8080:80 nginx
docker run --add-host db:[::1] nginx
docker run nginx echo {a}
docker run alpine echo [x]
docker run alpine sh -c 'echo {name} CONTAINER ...'
docker run golang go test ./...
docker run golang go list ...
docker run -e JSON='{"a": 1}' nginx
docker run -e LIST='["a","b"]' nginx
docker run -e NAME=web nginx
docker run -e CONTAINER nginx
docker run -e PATH=/usr/bin:$PATH nginx
docker run -l 'rule=Host(`a.b`)' nginx
docker run --health-cmd 'test [ -f /x ]' nginx
docker run --entrypoint '["sh"]' nginx
docker run --name WEB nginx
docker run --name Name-1 nginx
docker exec web ls NAME
docker exec web psql -d {db}
docker run -v "$PWD":/APP nginx
docker run -w /IMAGE nginx
docker search --filter stars=3 name
docker logs name
docker stop container
docker exec -it my-container sh
docker run -d --name my_app your.registry.com/app
docker volume create path
docker commit -c 'CMD ["nginx"]' web me/web
docker commit -c 'ENV NAME=VALUE' web me/web
docker run --log-opt tag='{{.Name}}/{{.ID}}' nginx
docker run --log-opt 'labels=[a]' nginx
docker network create --label a={} web-net
docker build --build-arg URL=http://x/{} .
docker run --security-opt label=type:svirt nginx
docker node update --label-add NAME=1 node1
docker run --device /dev/TAG nginx
docker ps --filter NAME=web
docker run --network NAME=net1,ALIAS=web nginx
docker volume create --opt device=//u1.your-server.de/backup store
docker run alpine echo 안녕
docker run -v 자료:/data nginx
docker exec db mysql -p {비밀번호}
docker network rm 우리망
""".strip().splitlines()
WITH_BLANKS = """
docker start [컨테이너 id]
docker exec -it {container id|name} bash
docker image rm [이미지명 | 이미지 ID]
docker run -it --name {내가 정하는 이름} [실행할 이미지] bash
docker run [OPTIONS] IMAGE[:TAG|@DIGEST] [COMMAND] [ARG...]
docker image tag {이미지 이름} {계정}/{이미지 이름}:{태그}
docker run nginx [실행 파일]
docker run -p [호스트 포트]:[컨테이너 포트] nginx
""".strip().splitlines()
"""Lines whose blanks have a blank or a bar in them: only where documentation is read are they one word."""


def blanks(line: str) -> list[str]:
    notes = explain_line(read_line(line), real_bank())
    return [note.slots["part"] for note in notes if note.key.startswith("message/blank.")]


@pytest.mark.parametrize("row", BLANKS)
def test_a_blank_of_documentation_is_told_and_not_explained_as_a_value(row: str) -> None:
    line, _, expected = row.partition(" | ")
    found = blanks(line)
    assert found == expected.split(" ")
    notes = explain_line(read_line(line), real_bank())
    said = [real_bank().say(one.key, "ko", one.slots) for one in notes if one.kind in ("command", "order")]
    assert not any(f"`{part}`" in text for part in found if not part.isupper() for text in said)
    for lang in ("ko", "en"):
        told = [real_bank().say(one.key, lang, one.slots) for one in notes if "/blank." in one.key]
        assert all(f"`{part}`" in text for part, text in zip(found, told, strict=True))


@pytest.mark.parametrize("line", WITH_BLANKS)
def test_a_blank_with_several_words_in_it_is_one(line: str) -> None:
    read_only = Surroundings(keeps_unset=True, keeps_places=True)
    (found,) = read(line, real_bank(), read_only).invocations
    assert found.problem is None
    notes = [note for note in explain(found, real_bank()) if note.kind not in ("order", "command")]
    told = [note.slots["part"] for note in notes if note.key.startswith("message/blank.")]
    assert told
    assert all(line.count(part) for part in told)
    assert not [note for note in notes if note.kind == "caution"]
    typed = [word for word in line.split() if word in ("nginx", "bash")]
    assert len(notes) == len(told) + len(typed) + ("-it" in line.split()) * 2


@pytest.mark.parametrize(
    "line",
    ["docker run alpine [ -f /x ]", "docker ps --format {{json .}}", "docker ps && { docker images; }"],
)
def test_what_only_a_shell_reads_so_is_no_blank(line: str) -> None:
    read_only = Surroundings(keeps_unset=True, keeps_places=True)
    for found in read(line, real_bank(), read_only).invocations:
        assert not [note for note in explain(found, real_bank()) if "/blank." in note.key]


@pytest.mark.parametrize(
    ("line", "meaning", "part"),
    [
        ("docker run -v /path/to/data:/data nginx", "flag/container run/volume/bind", "/path/to/data"),
        ("docker run -e API_URL=YOUR_URL nginx", "flag/container run/env", "YOUR_URL"),
        ("docker push your-name/app:1.0", "operand/image push/", "your-name"),
        (
            "docker plugin install me/plug A=1 B=[MY-ID] C=3",
            "operand/plugin install/KEY",
            "[MY-ID]",
        ),
    ],
)
def test_what_is_clear_in_spite_of_a_blank_is_explained_too(line: str, meaning: str, part: str) -> None:
    notes = explain_line(read_line(line), real_bank())
    blank = next(note for note in notes if note.key == "message/blank.name")
    assert (blank.kind, line[blank.start : blank.end]) == ("caution", part)
    assert any(note.key.startswith(meaning) for note in notes)


@pytest.mark.parametrize("line", NONE)
def test_what_means_itself_is_no_blank(line: str) -> None:
    assert blanks(line) == []


def test_the_error_of_a_line_with_a_blank_is_told_by_the_blank() -> None:
    refused = type_line("docker run {image}")
    assert refused.problem
    outcome = Outcome("refused", 125, refused.problem.text)
    told = diagnose(refused, outcome, real_bank())
    assert told
    assert (told.id, told.slots["value"]) == ("blank-left", "{image}")
    missing = Outcome("failed", 1, "Error response from daemon: No such container: NAME")
    told = diagnose(type_line("docker stop NAME"), missing, real_bank())
    assert told
    assert told.id == "blank-left"


def test_an_error_of_another_kind_keeps_its_own_meaning() -> None:
    taken = 'Conflict. The container name "/web" is already in use by container "0f".'
    told = diagnose(
        type_line("docker run --name web -v VOLUME_NAME:/x nginx"), Outcome("failed", 125, taken), real_bank()
    )
    assert told
    assert told.id == "name-conflict"


def test_a_blank_is_not_blamed_for_a_flag_that_does_not_exist() -> None:
    refused = type_line("docker service create --replicass {number} nginx")
    assert refused.problem
    told = diagnose(refused, Outcome("refused", 125, refused.problem.text), real_bank())
    assert told
    assert told.id == "unknown-flag"
    assert told.tries == ("docker service create --replicas {number} nginx",)
