"""What the parts of a line mean together, and what will be read otherwise than meant: each rule both ways."""

from __future__ import annotations

import re

import pytest

from tests.support.lines import real_bank, type_line
from tutor.bank.lint.texts import SLOT
from tutor.explain import explain, wants
from tutor.explain.combine import RULES
from tutor.model import Known
from tutor.objects import ImageFacts

HERE = Known(
    images={
        "shop": ImageFacts(ports=("8000/tcp",), volumes=("/data",), command=("/bin/sh",)),
        "curl": ImageFacts(entrypoint=("curl",)),
        "two": ImageFacts(names=("two:latest", "two:1.0")),
        "two:latest": ImageFacts(names=("two:latest", "two:1.0")),
        "one": ImageFacts(names=("one:latest",)),
    },
    folders=frozenset({"wp_db", "app"}),
    cpus=2,
)

CAUGHT = {
    "L041": ["docker run --network host --mac-address 02:42:ac:11:00:09 nginx"],
    "L100": ["docker run --ip 172.17.0.9 nginx", "docker run --network host --ip6 fd00::9 nginx"],
    "L101": ["docker run --uts host -h web nginx", "docker run --uts host --domainname a.b nginx"],
    "L102": [
        "docker run --network host --sysctl net.ipv4.ip_forward=1 nginx",
        "docker run --ipc host --sysctl kernel.shmmax=1 nginx",
    ],
    "L103": [
        "docker run -m 1g --memory-reservation 2g nginx",
        "docker update -m 10m --memory-reservation 20m web",
    ],
    "L104": ["docker run --cpu-rt-period 1000 --cpu-rt-runtime 2000 nginx"],
    "L105": ["docker run --cpuset-cpus 2 nginx", "docker update --cpuset-cpus 0-7 web"],
    "L106": ["docker service create --mode global --replicas 2 nginx"],
    "L107": ["docker service create --max-concurrent 2 nginx"],
    "L108": ["docker service create --endpoint-mode dnsrr -p 80:80 nginx"],
    "L109": [
        "docker network create --gateway 10.1.0.1 app",
        "docker network create --subnet 10.2.0.0/24 --gateway 10.3.0.1 app",
        "docker network create --subnet 10.2.0.0/24 --ip-range 10.2.0.0/16 app",
        "docker network create --subnet 10.2.0.0/24 --aux-address host=10.3.0.1 app",
    ],
    "L110": ["docker network create --subnet 10.2.0.0/24 --subnet 10.2.0.0/25 app"],
    "L111": ["docker network create --subnet 10.2.0.0/24 --subnet 10.4.0.0/24 app"],
    "L112": [
        "docker network create --config-only --internal app",
        "docker network create --config-only --scope swarm a",
    ],
    "L113": ["docker network create --ipv4=false app"],
    "L114": [
        "docker run --log-opt foo=bar nginx",
        "docker run --log-opt abc nginx",
        "docker run --log-driver local --log-opt tag=x nginx",
        "docker run --log-driver journald --log-opt max-size=1m nginx",
        "docker run --log-driver syslog --log-opt foo=bar nginx",
    ],
    "L115": ["docker run --log-driver gelf nginx", "docker run --log-driver awslogs --log-opt tag=a nginx"],
    "L116": [
        "docker run --log-opt compress=true nginx",
        "docker run --log-opt max-size=1m --log-opt compress=true nginx",
        "docker run --log-opt max-buffer-size=4m nginx",
    ],
    "L117": ["docker volume create -o foo=bar data"],
    "L118": ["docker volume create -o type=tmpfs data", "docker volume create -o o=bind data"],
    "L119": ["docker service update --rollback --image nginx web"],
    "L120": ["docker swarm ca --cert-expiry 5h"],
    "L121": ["docker secret create -d vault token ./file"],
    "L084": [
        "docker rm -f $(docker ps -aq)",
        "docker rm `sudo docker ps -a -q`",
        "docker volume rm $(docker volume ls -q)",
        "docker rmi -f $(docker images -qa)",
    ],
    "L055": [
        "docker run -v /a:b nginx",
        "docker run --mount type=volume,dst=data nginx",
        "docker run --tmpfs tmp x",
    ],
    "L057": [
        "docker service create --mount type=bind,source=./conf,target=/c nginx",
        "docker service update --mount-add type=bind,src=.,dst=/c,ro web",
    ],
    "L056": ["docker run -v /a:/b:rx nginx", "docker run -v data:/b:ro,readonly nginx"],
    "L079": ["docker system prune --volumes --filter until=24h"],
    "L080": ["docker rm 'docker ps -aq'", 'docker stop "docker ps -q"'],
    "L081": ["docker run -d 8080:80 nginx", "docker create 127.0.0.1:80:80/tcp nginx"],
    "L085": [
        "docker run -e MYSQL_ROOT_PASSWORD 1234 mysql",
        "docker run -e POSTGRES_USER kim postgres:17",
        "docker run --log-opt max-size 10m nginx",
        "docker run --restart=on-failure 3 nginx",
        "docker run -d -p 8080 80 nginx",
    ],
    "L086": ["docker exec it web bash", "docker exec - it web bash", "docker run it ubuntu bash"],
    "L087": ["docker ps --format '{.Names}'", "docker ps --format 'table {[.ID]}\t{{.Image}}'"],
    "L088": [
        "docker inspect -f '{{.NetworkSettings.IPAddress}}' web",
        "docker container inspect --format '{{ .NetworkSettings.Gateway }}' web",
    ],
    "L082": ["docker compose up -d app.yml", "docker compose pull compose.prod.yaml"],
    "L083": ["docker stack deploy app.yml", "docker stack deploy -d shop"],
    "L001": ["docker run -it -d debian", "docker run -dt --name web nginx"],
    "L002": ["docker run -d ubuntu bash", "docker run -d ubuntu", "docker run -d shop"],
    "L003": ["docker run -t debian bash", "docker exec -t web sh"],
    "L004": ["docker run -i debian bash", "docker exec -i web sh"],
    "L005": ["docker run debian bash", "docker exec web /bin/sh", "docker run --entrypoint sh nginx"],
    "L010": [
        "docker run -d --restart always busybox echo hi",
        "docker run --restart unless-stopped alpine ls",
    ],
    "L011": [
        "docker run --rm -v /data nginx",
        "docker run --rm shop",
        "docker run --rm mysql:8.4",
        "docker run --rm redis redis-server --appendonly yes",
    ],
    "L012": ["docker run --entrypoint date nginx"],
    "L013": [
        "docker run --privileged --cap-add NET_ADMIN debian",
        "docker run --privileged --cap-drop ALL debian",
    ],
    "L014": ["docker run -u 1000 -v ./src:/src debian", "docker run --user 1000:1000 -v /srv:/srv debian"],
    "L015": ["docker run -w app debian", "docker exec -w ./app web ls"],
    "L016": [
        "docker run --name a --name b nginx",
        "docker run -m 1g --memory 2g nginx",
        "docker ps -n 1 -n 2",
    ],
    "L017": ["docker run -e A=1 -e A=2 nginx"],
    "L020": ["docker run -m 512 nginx", "docker update --memory=4096 web"],
    "L021": ["docker run -m 5m nginx", "docker run --memory 100k nginx"],
    "L022": ["docker run --memory-swap 1g nginx"],
    "L023": ["docker run -m 1g --memory-swap 512m nginx"],
    "L024": ["docker run -m 1g --memory-swap 1g nginx"],
    "L025": ["docker run -m 512m --memory-swap 1g nginx"],
    "L026": ["docker run --cpus 4 nginx", "docker update --cpus 2.5 web"],
    "L030": ["docker run --network host -p 80:80 nginx", "docker run --net=host -p 80 nginx"],
    "L031": ["docker run --network none -p 80:80 nginx"],
    "L032": [
        "docker run --network container:web -p 80:80 nginx",
        "docker run --network container:web -h x nginx",
    ],
    "L033": ["docker run --link db wordpress", "docker run --network bridge --link db:mysql wordpress"],
    "L034": ["docker run --network app --link db wordpress"],
    "L035": ["docker run --network host --link db wordpress"],
    "L036": ["docker run -P nginx", "docker run -dP shop"],
    "L037": ["docker run -P busybox", "docker run -P curl"],
    "L038": ["docker run -P -p 8080:80 nginx"],
    "L039": [
        "docker run -p 80:8080 nginx",
        "docker run -p 8000:80 shop",
        "docker run -p 127.0.0.1:80:8080/tcp nginx",
    ],
    "L040": ["docker run -p 8080:8080 nginx", "docker run -p 5000:80 shop"],
    "L050": ["docker run -v ./html:/usr/share/nginx/html nginx", "docker run -v /x:/etc debian"],
    "L051": ["docker run -v html:/usr/share/nginx/html nginx"],
    "L052": ["docker run -v wp_db:/var/lib/mysql mysql:8.4", "docker run -v app:/app:ro debian"],
    "L053": ["docker run -v data/app:/x debian"],
    "L054": ["docker run -v db:/var/lib/mysql mysql", "docker run -v db:/data postgres:latest"],
    "L060": [
        "docker run nginx -p 80:80",
        "docker run nginx -d",
        "docker exec web -it bash",
        "docker run ubuntu --name x",
        "docker run nginx -p8080:80",
        "docker run debian -e A=1",
        "docker run debian -v /a:/b",
        "docker create nginx --rm",
    ],
    "L061": ["docker images ls"],
    "L062": [
        *("docker stop container web", "docker inspect image nginx", "docker rm container a b"),
        *("docker create network web", "docker create service --name web nginx", "docker rm service web"),
    ],
    "L091": ["docker pull nginx docker run -d nginx", "docker stop web docker rm web"],
    "L092": ["docker run -e FOO:bar alpine env", "docker exec --env=A:b web env"],
    "L093": ["docker run -e A = b mysql"],
    "L089": ["docker service scale web 5"],
    "L090": ["docker exec -it web -c 'ls -l'"],
    "L063": ['docker run busybox "ls -l"', "docker exec web 'cat /etc/hosts'", 'docker run debian "ls | wc"'],
    "L064": ["docker exec web cd /app", "docker run debian export A=1"],
    "L065": [
        "docker run debian echo a$HOME",
        'docker exec web echo "$PATH"',
        'docker run debian sh -c "echo ${A}"',
    ],
    "L066": ["docker run --name -d nginx", "docker run -v -d nginx", "docker run --network --rm nginx"],
    "L067": [
        "docker run –name web nginx",
        "docker run debian echo “hi”",
        "docker run\u3000debian",
        "docker ps —all",
    ],
    "L068": ["docker run -v %cd%:/app node", r"docker run -v C:\Users\me:/data ubuntu"],
    "L069": ["docker run --shm-size=1 GB nginx", "docker run -m 512 m nginx", "docker update -m 1 g web"],
    "L070": ["docker stop -t 0 web", "docker restart --timeout 0 web"],
    "L071": ["docker logs -f web"],
    "L072": ["docker cp ./site/. web:/srv"],
    "L073": ["docker cp a.txt web:/srv/new/"],
    "L074": ["docker build ."],
    "L075": ["docker tag me/app app", "docker tag three two"],
    "L076": ["docker rmi two", "docker rmi two:latest"],
    "L077": ["docker system prune", "docker system prune -af"],
    "L078": ["docker push app", "docker push app:1.0"],
}

PASSED = {
    "L041": [
        "docker run --network app --mac-address 02:42:ac:11:00:09 nginx",
        "docker run --network host nginx",
    ],
    "L100": [
        "docker run --network app --ip 172.30.0.9 nginx",
        "docker run --network name=app --ip 172.30.0.9 x",
    ],
    "L101": ["docker run -h web nginx", "docker create --uts host --domainname a.b nginx"],
    "L102": [
        "docker run --sysctl net.ipv4.ip_forward=1 nginx",
        "docker run --ipc host --sysctl net.core.somaxconn=9 x",
    ],
    "L103": ["docker run -m 1g --memory-reservation 512m nginx", "docker run --memory-reservation 2g nginx"],
    "L104": ["docker run --cpu-rt-period 2000 --cpu-rt-runtime 1000 nginx"],
    "L105": ["docker run --cpuset-cpus 0-1 nginx", "docker run --cpuset-cpus abc nginx"],
    "L106": ["docker service create --replicas 2 nginx", "docker service create --mode global nginx"],
    "L107": ["docker service create --mode replicated-job --max-concurrent 2 nginx"],
    "L108": [
        "docker service create --endpoint-mode dnsrr -p mode=host,published=80,target=80 nginx",
        "docker service create -p 80:80 nginx",
    ],
    "L109": [
        "docker network create --subnet 10.2.0.0/24 --gateway 10.2.0.1 --ip-range 10.2.0.128/25 app",
        "docker network create --subnet 10.2.0.0/24 --aux-address host=10.2.0.9 app",
        "docker network create --subnet $NET --gateway $GATE app",
        "docker network create --subnet 10.2.0.0./24 --gateway 10.2.0.1 app",
    ],
    "L110": ["docker network create --subnet 10.2.0.0/24 --subnet fd00::/64 app"],
    "L111": [
        "docker network create --subnet 10.2.0.0/24 --subnet fd00::/64 app",
        "docker network create -d overlay --subnet 10.2.0.0/24 --subnet 10.4.0.0/24 app",
    ],
    "L112": [
        "docker network create --config-only --subnet 10.2.0.0/24 app",
        "docker network create --internal app",
    ],
    "L113": ["docker network create --ipv4=false --ipv6 app", "docker network create app"],
    "L114": [
        "docker run --log-opt max-size=1m --log-opt mode=blocking nginx",
        "docker run --log-driver syslog --log-opt syslog-address=udp://a:1 --log-opt tag=x nginx",
        "docker run --log-driver loki --log-opt loki-url=http://a nginx",
        "docker run --log-opt splunk-token=x nginx",
        "docker run --log-driver gcplogs --log-opt gcp-project=x nginx",
    ],
    "L115": [
        "docker run --log-driver gelf --log-opt gelf-address=udp://a:1 nginx",
        "docker run --log-driver syslog x",
    ],
    "L116": [
        "docker run --log-opt max-size=1m --log-opt max-file=3 --log-opt compress=true nginx",
        "docker run --log-driver local --log-opt compress=true nginx",
        "docker run --log-opt mode=non-blocking --log-opt max-buffer-size=4m nginx",
    ],
    "L117": ["docker volume create -o size=10m data", "docker volume create -d nfs -o foo=bar data"],
    "L118": [
        "docker volume create -o type=nfs -o device=:/x -o o=addr=a data",
        "docker volume create -o size=1m d",
    ],
    "L119": ["docker service update --rollback -d web", "docker service update --image nginx web"],
    "L120": ["docker swarm ca --rotate --cert-expiry 5h", "docker swarm ca"],
    "L121": ["docker secret create token ./file", "docker secret create -d vault token"],
    "L084": [
        "docker rm $(docker ps -aq -f status=exited)",
        "docker rm $(docker ps -aq --filter name=web)",
        "docker volume rm $(docker volume ls -qf dangling=true)",
        "docker rm $(cat ids)",
        "docker stop $(docker ps -q)",
    ],
    "L055": [
        "docker run -v /a:/b -v C:/a:C:/b --tmpfs /tmp nginx",
        "docker run --mount type=volume,dst=/data nginx",
    ],
    "L057": [
        "docker service create --mount type=bind,source=/srv/conf,target=/c nginx",
        "docker service create --mount type=volume,source=conf,target=/c nginx",
    ],
    "L056": [
        "docker run -v /a:/b:ro,Z -v c:/d:nocopy -v /e:/f:rslave,cached nginx",
        "docker run -v /a:/b nginx",
    ],
    "L079": ["docker system prune --filter until=24h", "docker system prune --volumes --filter label=a"],
    "L080": ["docker rm $(docker ps -aq)", "docker exec web 'docker ps'", "docker rm docker"],
    "L081": ["docker run -p 8080:80 nginx", "docker run nginx:80", "docker run 80"],
    "L085": [
        "docker run -e TAG nginx bash",
        "docker run -e TAG my-image my-command",
        "docker run --log-opt max-size=10m nginx sh",
        "docker run --restart always 3 nginx",
        "docker run -p 80 nginx 80",
    ],
    "L086": ["docker exec -it web bash", "docker exec it bash", "docker exec web it x", "docker run it"],
    "L087": ["docker ps --format '{{.Names}}'", "docker inspect -f '{{json .Config}} {x}' web"],
    "L088": [
        "docker inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web",
        "docker inspect -f '{{.NetworkSettings.Ports}}' web",
    ],
    "L082": ["docker compose -f app.yml up", "docker compose up app"],
    "L083": ["docker stack deploy -c app.yml shop", "docker stack deploy --compose-file - shop"],
    "L001": ["docker run -d nginx", "docker run -it debian", "docker run -di debian"],
    "L002": [
        "docker run -d ubuntu sleep 600",
        "docker run -dit ubuntu",
        "docker run -d ubuntu sh -c 'sleep 9'",
    ],
    "L003": ["docker run -it debian bash", "docker exec -t web top"],
    "L004": ["docker exec -i web mysql", "echo ls | docker exec -i web sh", "docker run -i debian cat"],
    "L005": ["docker run debian bash -c date", "docker run -it debian bash", "docker exec web sh /start.sh"],
    "L010": ["docker run -d --restart always nginx", "docker run --restart on-failure busybox false"],
    "L011": [
        "docker run --rm -v data:/data shop",
        "docker run --rm nginx",
        "docker run -v /data nginx",
        "docker run -it --rm redis redis-cli -h cache",
    ],
    "L012": ["docker run --entrypoint date nginx -u", 'docker run --entrypoint "" nginx ls'],
    "L013": ["docker run --cap-add NET_ADMIN debian", "docker run --privileged debian"],
    "L014": [
        "docker run -u 1000 debian",
        "docker run -u app -v ./a:/a debian",
        "docker run -u 0 -v ./a:/a debian",
    ],
    "L015": ["docker run -w /app debian"],
    "L016": ["docker run -p 80:80 -p 81:81 nginx", "docker run --rm --rm nginx", "docker run --name a nginx"],
    "L017": ["docker run -e A=1 -e B=1 nginx"],
    "L020": ["docker run -m 512m nginx", "docker run -m 536870912 nginx"],
    "L021": ["docker run -m 6m nginx", "docker run -m 512 nginx"],
    "L022": ["docker run -m 1g --memory-swap 2g nginx", "docker run --memory-swap -1 nginx"],
    "L023": ["docker run -m 1g --memory-swap 2g nginx", "docker run -m 1g --memory-swap -1 nginx"],
    "L024": ["docker run -m 1g --memory-swap 2g nginx"],
    "L025": ["docker run -m 1g --memory-swap 1g nginx", "docker run -m 1g nginx"],
    "L026": ["docker run --cpus 2 nginx", "docker run --cpus 0.5 nginx"],
    "L030": ["docker run --network web -p 80:80 nginx", "docker run --network host nginx"],
    "L031": ["docker run --network none nginx"],
    "L032": ["docker run --network container:web nginx", "docker run --network app -h x nginx"],
    "L033": ["docker run --network app --link db wordpress"],
    "L034": ["docker run --link db wordpress"],
    "L035": ["docker run --network host wordpress"],
    "L036": ["docker run -p 80 nginx", "docker run -P never-seen"],
    "L037": ["docker run -P nginx", "docker run -P never-seen", "docker run -P --expose 80 busybox"],
    "L038": ["docker run -P nginx", "docker run -p 80:80 nginx"],
    "L039": ["docker run -p 8080:80 nginx", "docker run -p 80:8080 never-seen", "docker run -p 90:91 nginx"],
    "L040": [
        "docker run -p 15672:15672 rabbitmq:4-management",
        "docker run -p 8080:80 nginx",
        "docker run -p 80:8080 never-seen",
        "docker run -p 80:8080 nginx",
    ],
    "L050": ["docker run -v ./db:/var/lib/mysql mysql:8.4", "docker run -v html:/usr/share/nginx/html nginx"],
    "L051": ["docker run -v ./html:/usr/share/nginx/html nginx", "docker run -v x:/x nginx"],
    "L052": [
        "docker run -v ./wp_db:/x debian",
        "docker run -v other:/x debian",
        "docker run -v /wp_db debian",
    ],
    "L053": [
        "docker run -v ./data/app:/x debian",
        "docker run -v /data/app:/x debian",
        "docker run -v a:/x debian",
    ],
    "L054": ["docker run -v db:/data mysql:8.4", "docker run mysql", "docker run -v html:/x nginx"],
    "L060": [
        "docker run debian ls -d",
        "docker run curl -v /a:/b",
        "docker run curlimages/curl -v https://example.com",
        "docker run mysql --character-set-server=utf8mb4",
        "docker exec web ls -l",
        "docker run redis redis-server -p 1",
        "docker run -p 80:80 nginx",
    ],
    "L061": ["docker image ls", "docker images nginx"],
    "L062": ["docker stop web db", "docker stop container", "docker stop service web"],
    "L092": ["docker run -e FOO alpine", "docker run -e A=b:c alpine", "docker run -e : alpine"],
    "L093": ["docker run -e A=b =", "docker run alpine = b"],
    "L089": ["docker service scale web=5", "docker service scale web=5 db=2", "docker service scale web"],
    "L090": ["docker exec web sh -c ls", "docker exec web -c"],
    "L091": ["docker pull docker run", "docker run docker docker ps", "docker exec web docker ps"],
    "L063": [
        "docker run busybox ls -l",
        'docker run curl "a b"',
        'docker run me/echo -text="a b"',
        "docker run debian sh -c 'ls -l'",
    ],
    "L064": ["docker exec web sh -c 'cd /app'", "docker exec web ls"],
    "L065": [
        "docker run debian sh -c 'echo $HOME'",
        "docker run debian echo hi",
        "docker run -e A=$HOME debian",
    ],
    "L066": ["docker run --name web -d nginx", "docker run --cpu-shares -1 nginx"],
    "L067": ["docker run --name web nginx", "docker run debian echo 안녕"],
    "L068": ["docker run -v $PWD:/app node", "docker run -v C:/Users/me:/data node"],
    "L069": ["docker run --shm-size=1GB nginx", "docker run -m 512m m", "docker run -m 536870912 app k"],
    "L070": ["docker stop -t 5 web", "docker stop web"],
    "L071": ["docker logs -f --tail 20 web", "docker logs web", "docker logs -f --since 5m web"],
    "L072": ["docker cp ./site web:/srv"],
    "L073": ["docker cp a.txt web:/srv", "docker cp a.txt web:/"],
    "L074": ["docker build -t app ."],
    "L075": ["docker tag app me/app", "docker tag two:latest two"],
    "L076": ["docker rmi one", "docker rmi never-seen"],
    "L077": ["docker system prune --volumes", "docker volume prune"],
    "L078": ["docker push me/app", "docker push localhost:5000/app"],
}


def codes(line: str, known: Known = HERE) -> set[str]:
    return {one.name for one in explain(type_line(line), real_bank(), known) if one.kind == "caution"}


@pytest.mark.parametrize("code", CAUGHT)
def test_a_rule_catches(code: str) -> None:
    assert [line for line in CAUGHT[code] if code not in codes(line)] == []


@pytest.mark.parametrize("code", PASSED)
def test_a_rule_lets_pass(code: str) -> None:
    assert [line for line in PASSED[code] if code in codes(line)] == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("docker run --network host -p 80:80 nginx", "message/explain.idle"),
        ("docker run --network none -P -p 80:80 nginx", "message/explain.idle"),
        ("docker run --network app -p 80:80 nginx", "flag/container run/publish/host_container"),
    ],
)
def test_an_option_without_effect_is_not_told_as_if_it_had_one(line: str, told: str) -> None:
    keys = [note.key for note in explain(type_line(line), real_bank(), HERE) if note.name == "publish"]
    assert keys == [told]


def test_every_rule_has_a_sentence_and_every_sentence_a_rule() -> None:
    rules = [rule.code for rule in RULES]
    assert len(rules) == len(set(rules))
    assert {f"combination/{code}" for code in rules} == set(real_bank().keys("combination/"))
    assert set(rules) == set(CAUGHT) == set(PASSED)


@pytest.mark.parametrize("code", CAUGHT)
def test_every_slot_of_a_sentence_is_filled(code: str) -> None:
    for note in (one for line in CAUGHT[code] for one in explain(type_line(line), real_bank(), HERE)):
        if note.name == code:
            wanted = set(SLOT.findall(real_bank()._texts["ko"][note.key]))
            assert all(note.slots.get(slot) for slot in wanted), note


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("docker run nginx -d -p 8080:80 --name web", "docker run -d -p 8080:80 --name web nginx"),
        ("docker run -d ubuntu -it bash", "docker run -d -it ubuntu bash"),
        ("docker exec web -it sh", "docker exec -it web sh"),
        ("docker run -d -p 80:8080 nginx", "docker run -d -p 8080:80 nginx"),
        ("docker run -p127.0.0.1:80:8080/tcp nginx", "docker run -p127.0.0.1:8080:80/tcp nginx"),
        ("docker run -v wp_db:/x debian", "docker run -v ./wp_db:/x debian"),
        ('docker run --rm busybox "ls -l" ', "docker run --rm busybox ls -l "),
        ('docker run busybox "ls | wc -l"', 'docker run busybox sh -c "ls | wc -l"'),
        ("docker stop container web", "docker container stop web"),
        ("docker container rm container web", "docker container rm web"),
        ("docker run –name web nginx", "docker run --name web nginx"),
        ("docker run –d nginx", "docker run -d nginx"),
        ("docker run —rm nginx", "docker run --rm nginx"),
        ("docker run -e “A=b c” nginx", 'docker run -e "A=b c" nginx'),
    ],
)
def test_the_line_is_put_right(line: str, better: str) -> None:
    notes = explain(type_line(line), real_bank(), HERE)
    offered = [one.slots.get("line") or one.slots.get("fixed") for one in notes if one.kind == "caution"]
    assert better in offered


def test_what_is_put_right_no_longer_falls_under_the_rule() -> None:
    for code, line in ((code, line) for code, lines in CAUGHT.items() for line in lines):
        for one in explain(type_line(line), real_bank(), HERE):
            better = one.slots.get("line", "") if one.name == code else ""
            assert not better or code not in codes(better), better


def test_secrets_stay_masked_in_what_is_put_right() -> None:
    told = explain(type_line("docker run mysql -e DB_PASSWORD=hush -e A=1 -p 1:1"), real_bank())
    assert "L060" in {one.name for one in told}
    assert "hush" not in "".join(f"{one.value}{''.join(one.slots.values())}" for one in told)


def test_an_ordinary_line_asks_the_daemon_for_nothing() -> None:
    for line in (
        "docker ps -a",
        "docker stop web",
        "docker run -d --name web nginx",
        "docker exec -it web sh",
    ):
        assert wants(type_line(line)) <= {"image"}
    assert wants(type_line("docker ps -a")) == frozenset()


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("docker run -p 80:80 nginx", {"image"}),
        ("docker run -v a:/x nginx", {"image", "folders"}),
        ("docker run --cpus 3 nginx", {"cpus"}),
        ("docker rmi web", {"images"}),
    ],
)
def test_only_what_a_rule_needs_is_looked_up(line: str, kinds: set[str]) -> None:
    assert wants(type_line(line)) == kinds


def test_a_line_from_the_tutorial_is_not_nagged_at() -> None:
    for line in (
        "docker run --rm hello-world",
        "docker run -d --name my-cat -p 8080:8080 tomcat:10.1",
        "docker run -d --name db -e MYSQL_ROOT_PASSWORD=x -v db:/var/lib/mysql mysql:8.4",
        "docker exec -it db bash",
        "docker stop my-cat",
        "docker logs --tail 20 my-cat",
        "docker run -it ubuntu bash",
    ):
        assert codes(line, Known()) == set(), line


def test_places_point_at_the_words_at_fault() -> None:
    line = "docker run -d nginx -p 80:80"
    note = next(one for one in explain(type_line(line), real_bank()) if one.name == "L060")
    assert re.sub(r"\s+", " ", line[note.start : note.end]) == "-p 80:80"
