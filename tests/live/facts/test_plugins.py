"""What is said of compose and buildx, tried with the plugins that the kit fetches."""

# ruff: noqa: E501
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.facts import Fact, facts_daemon, trials
from tutor.practice.engine import EngineError
from tutor.practice.engines import fetch_plugins
from tutor.practice.paths import kit

if TYPE_CHECKING:
    from collections.abc import Iterator

UP, DOWN, RUN = "flag/compose up", "flag/compose down", "flag/compose run"
WEB = "  web: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s}"
DB = "  db: {image: busybox, command: sleep 600, init: true, stop_grace_period: 0s, volumes: ['data:/data', /anon]}"
JOB = "  job: {image: busybox, command: sh -c 'exit 7'}"
BOTH = f"services:\n{WEB}\n{DB}\nvolumes: {{data: }}\n"
NAMES = "docker ps -a --filter name=$N --format '{{.Names}} {{.State}}' | sort"


def project(file: str, script: str) -> str:
    """Make a script that has this Compose file, and a project of its own."""
    return f"export COMPOSE_PROJECT_NAME=$N\ncat > compose.yaml <<'END'\n{file}\nEND\nexec 3>&1\n{script}"


def build(dockerfile: str, script: str) -> str:
    """Make a script that has this Dockerfile."""
    return f"cat > Dockerfile <<'END'\n{dockerfile}\nEND\n{script}"


QUIET = "2>/dev/null"

FACTS = (
    # compose: the life of a project
    Fact(
        "command/compose up/more",
        "a project is called after its directory",
        "mkdir -p Shop_1; cd Shop_1; printf 'services: {web: {image: busybox}}' > compose.yaml; docker compose config | head -1",
        "^name: shop_1$",
    ),
    Fact(
        "command/compose up/more",
        "containers without a change stay, those with one are replaced",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose ps -q web > a; docker compose ps -q db > b; sed -i 's/sleep 600, init/sleep 601, init/;s/  db: .*601/&/' compose.yaml; sed -i '/db:/s/601/600/' compose.yaml; docker compose up -d {QUIET}; docker compose ps -q web | cmp -s - a || echo replaced; docker compose ps -q db | cmp -s - b && echo kept",
        ),
        r"\Areplaced\nkept\Z",
    ),
    Fact(
        "command/compose up/more",
        "a service reaches another by its name",
        project(BOTH, f"docker compose up -d {QUIET}; docker compose exec -T web ping -c1 -q db"),
        "1 packets received",
    ),
    Fact(
        f"{UP}/no-start",
        "creates the containers but does not start them",
        project(BOTH, f"docker compose up --no-start {QUIET}; {NAMES}"),
        r"\A\S+-db-1 created\n\S+-web-1 created\Z",
    ),
    Fact(
        f"{UP}/abort-on-container-exit/more",
        "cannot be used with -d",
        project(BOTH, "docker compose up -d --abort-on-container-exit"),
        "cannot be combined|incompatible",
        1,
    ),
    Fact(
        f"{UP}/exit-code-from",
        "ends with the exit code of the service",
        project(
            f"services:\n{WEB}\n{JOB}\n",
            f"docker compose up --exit-code-from job >/dev/null {QUIET}; echo code $?",
        ),
        "^code 7$",
    ),
    Fact(
        f"{UP}/force-recreate",
        "replaces all containers, even where nothing has changed",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose ps -q web > a; docker compose up -d --force-recreate {QUIET}; docker compose ps -q web | cmp -s - a || echo replaced",
        ),
        "^replaced$",
    ),
    Fact(
        f"{UP}/no-recreate",
        "keeps containers whose settings have changed",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose ps -q web > a; sed -i s/600/601/ compose.yaml; docker compose up -d --no-recreate {QUIET}; docker compose ps -q web | cmp - a && echo kept",
        ),
        "^kept$",
    ),
    Fact(
        f"{UP}/no-recreate/more",
        "cannot be used with --force-recreate",
        project(BOTH, "docker compose up -d --no-recreate --force-recreate"),
        "cannot be combined|incompatible",
        1,
    ),
    Fact(
        f"{UP}/scale",
        "runs so many containers of the service",
        project(BOTH, f"docker compose up -d --scale web=3 {QUIET}; docker compose ps -q web | wc -l"),
        "^3$",
    ),
    Fact(
        f"{UP}/scale/more",
        "a service with a container_name cannot have more than one",
        project(
            "services: {web: {image: busybox, container_name: one}}", "docker compose up -d --scale web=2"
        ),
        "requires each container to have a unique name",
        1,
    ),
    Fact(
        f"{UP}/pull/never",
        "an image that is missing is an error",
        project("services: {web: {image: 'busybox:never'}}", "docker compose up -d --pull never"),
        "No such image|not found",
        1,
    ),
    Fact(
        f"{UP}/remove-orphans",
        "removes containers whose service is no longer in the file",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; sed -i /db:/d compose.yaml; docker compose up -d --remove-orphans {QUIET}; {NAMES}",
        ),
        r"\A\S+-web-1 running\Z",
    ),
    Fact(
        f"{UP}/remove-orphans/more",
        "without it the old container stays and Compose warns",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; sed -i /db:/d compose.yaml; docker compose up -d; docker compose ps --orphans --format '{{{{.Service}}}}'",
        ),
        r"(?s)^db$.*Found orphan containers",
    ),
    Fact(
        f"{UP}/wait/more",
        "fails if one ends with an error",
        project(f"services:\n{WEB}\n{JOB}\n", f"docker compose up --wait {QUIET}; echo code $?"),
        "^code 1$",
    ),
    Fact(
        f"{UP}/renew-anon-volumes",
        "gives new containers empty anonymous volumes",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose exec -T db touch /anon/f; docker compose up -d --force-recreate {QUIET}; docker compose exec -T db ls /anon; docker compose up -d -V --force-recreate {QUIET}; docker compose exec -T db ls /anon; echo end",
        ),
        r"\Af\nend\Z",
    ),
    Fact(
        "command/compose down",
        "volumes stay",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose down {QUIET}; {NAMES}; docker volume ls -q -f name=$N; docker network ls -q -f name=$N",
        ),
        r"\A\S+_data\Z",
    ),
    Fact(
        f"{DOWN}/volumes",
        "deletes the project's volumes",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose down -v {QUIET}; docker volume ls -q -f name=$N; echo end",
        ),
        r"\Aend\Z",
    ),
    Fact(
        f"{DOWN}/volumes/more",
        "volumes marked external stay",
        project(
            "services: {db: {image: busybox, command: 'true', volumes: ['out:/x']}}\nvolumes: {out: {external: true, name: fact-outside}}",
            f"docker volume create fact-outside; docker compose up -d {QUIET}; docker compose down -v {QUIET}; docker volume ls -q -f name=fact-outside",
        ),
        r"\Afact-outside\nfact-outside\Z",
    ),
    Fact(
        "flag/compose/dry-run",
        "shows what would be done and does nothing",
        project(BOTH, f"docker compose up -d {QUIET}; docker compose --dry-run down -v; {NAMES}"),
        r"(?s)\A\S+-db-1 running\n\S+-web-1 running\n.*DRY-RUN MODE -  Volume",
    ),
    Fact(
        "flag/compose/project-name/more",
        "two names run the same file side by side",
        project(
            BOTH,
            f'docker compose -p $N-a up -d {QUIET}; docker compose -p $N-b up -d {QUIET}; docker compose ls --format json | grep -o "$N-[ab]" | sort -u | wc -l',
        ),
        "^2$",
    ),
    Fact(
        "flag/compose/profile/more",
        "a service with a profile starts only when that is named",
        project(
            "services:\n  web: {image: busybox}\n  tool: {image: busybox, profiles: [debug]}",
            "docker compose config --services; docker compose --profile debug config --services | sort | tr '\\n' ' '",
        ),
        r"\Aweb\ntool web",
    ),
    Fact(
        "flag/compose/env-file/more",
        "variables reach a container only where the file passes them on",
        project(
            "services: {web: {image: busybox, environment: ['A=$A']}}",
            "printf 'A=1\\nB=2\\n' > vars; docker compose --env-file vars run --rm web env | grep -E '^[AB]='",
        ),
        r"\AA=1$(?s:.)*(?<!B=2)\Z",
    ),
    Fact(
        "flag/compose/file/more",
        "a later file wins, and after up there is no -f",
        project(
            "services: {web: {image: busybox}}",
            "printf 'services: {web: {image: nginx}}' > b.yaml; docker compose -f compose.yaml -f b.yaml config --images; docker compose up -f b.yaml",
        ),
        r"\Anginx\nunknown shorthand flag: 'f'",
        1,
    ),
    Fact(
        "command/compose run/more",
        "publishes no ports, and stays without --rm",
        project(
            "services: {web: {image: busybox, command: sleep 600, init: true, ports: ['18099:80']}}",
            f"docker compose run -d web {QUIET}; docker ps --filter name=$N --format 'ports:{{{{.Ports}}}}'; docker compose run web true {QUIET}; docker ps -aq --filter name=$N | wc -l",
        ),
        r"^ports:\n2$",
    ),
    Fact(
        f"{RUN}/service-ports",
        "publishes the ports of the service",
        project(
            "services: {web: {image: busybox, command: sleep 600, init: true, ports: ['18098:80']}}",
            f"docker compose run -d -P web {QUIET}; docker ps --filter name=$N --format '{{{{.Ports}}}}'",
        ),
        "18098->80/tcp",
    ),
    Fact(
        "command/compose stop/more",
        "start lets them go on with their data",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose exec -T web touch /f; docker compose stop {QUIET}; docker compose start {QUIET}; docker compose exec -T web ls /f",
        ),
        "^/f$",
    ),
    Fact(
        "flag/compose rm/stop/more",
        "rm alone passes over what runs",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose rm -f; docker compose rm -sf web {QUIET}; {NAMES}",
        ),
        r"(?s)^\S+-db-1 running$.*No stopped containers",
    ),
    Fact(
        "command/compose config/more",
        "says where in the file a mistake is",
        project("services: {web: {imag: busybox}}", "docker compose config -q"),
        "services.web.*imag",
        1,
    ),
    Fact(
        "flag/compose config/quiet",
        "no output means that the file is right",
        project(BOTH, "docker compose config -q; echo $?"),
        r"\A0\Z",
    ),
    Fact(
        "flag/compose config/no-interpolate",
        "leaves variables unfilled",
        project(
            "services: {web: {image: 'busybox:$TAG'}}",
            "TAG=1 docker compose config --no-interpolate | grep image",
        ),
        r"busybox:\$TAG$",
    ),
    Fact(
        "flag/compose config/hash",
        "a new checksum where the settings are new",
        project(
            BOTH,
            "docker compose config --hash web > a; sed -i s/600/601/ compose.yaml; docker compose config --hash web | cmp -s - a || echo other",
        ),
        "^other$",
    ),
    Fact(
        "command/compose port",
        "tells which host port leads to a port",
        project(
            "services: {web: {image: busybox, command: sleep 600, init: true, ports: ['18097:80']}}",
            f"docker compose up -d {QUIET}; docker compose port web 80",
        ),
        "^0.0.0.0:18097$",
    ),
    Fact(
        "command/compose images/more",
        "the list is empty before up",
        project(
            BOTH,
            f"docker compose images -q; echo none; docker compose up -d {QUIET}; docker compose images -q | sort -u | wc -l",
        ),
        r"\Anone\n1\Z",
    ),
    Fact(
        "command/compose ls/more",
        "stopped projects are hidden",
        project(
            BOTH,
            f'docker compose up -d {QUIET}; docker compose stop {QUIET}; docker compose ls -q | grep -c "^$N$"; docker compose ls -aq | grep -c "^$N$"',
        ),
        r"\A0\n1\Z",
    ),
    Fact(
        "command/compose wait",
        "waits until the service ends and prints its exit code",
        project(
            "services: {job: {image: busybox, command: 'sh -c \"sleep 2; exit 7\"'}}",
            f"docker compose up -d {QUIET}; docker compose wait job {QUIET}; echo code $?",
        ),
        r"\b7\ncode 7$|^code 7$",
    ),
    Fact(
        "command/compose kill",
        "ends containers at once",
        project(
            BOTH,
            f"docker compose up -d {QUIET}; docker compose kill {QUIET}; docker inspect -f '{{{{.State.ExitCode}}}}' $N-web-1",
        ),
        "^137$",
    ),
    Fact(
        "command/compose alpha viz/more",
        "it starts nothing",
        project(BOTH, f"docker compose alpha viz | head -1; {NAMES}"),
        r"\Adigraph \S+ \{\nviz command is EXPERIMENTAL\Z",
    ),
    Fact(
        "command/compose alpha watch/more",
        "a newer version prints its help",
        project(BOTH, "docker compose alpha watch web"),
        "^Usage:  docker compose alpha ",
    ),
    # buildx
    Fact(
        "command/buildx debug/more",
        "without BUILDX_EXPERIMENTAL=1 buildx only prints its help",
        "docker buildx debug build . ; BUILDX_EXPERIMENTAL=1 docker buildx debug --help",
        r"(?s)^Usage:  docker buildx \[OPTIONS\] COMMAND.*^Usage:  docker buildx debug",
    ),
    Fact(
        "flag/buildx build/tag",
        "gives the image this name",
        build(
            "FROM busybox",
            f"docker buildx build -q -t $N:2 . {QUIET}; docker images --format '{{{{.Tag}}}}' $N",
        ),
        "^2$",
    ),
    Fact(
        "flag/buildx build/file",
        "another Dockerfile",
        build(
            "FROM nosuch",
            f"printf 'FROM busybox\\nLABEL other=1' > Other; docker buildx build -q -f Other -t $N . {QUIET}; docker inspect -f '{{{{.Config.Labels.other}}}}' $N",
        ),
        "^1$",
    ),
    Fact(
        "flag/buildx build/target",
        "stops after this stage",
        build(
            "FROM busybox AS one\nLABEL stage=one\nFROM one AS two\nLABEL stage=two",
            f"docker buildx build -q --target one -t $N . {QUIET}; docker inspect -f '{{{{.Config.Labels.stage}}}}' $N",
        ),
        "^one$",
    ),
    Fact(
        "flag/buildx build/build-arg",
        "sets an argument that the Dockerfile declares",
        build(
            "FROM busybox\nARG A=old\nRUN echo $A > /a",
            f"docker buildx build -q --build-arg A=new -t $N . {QUIET}; docker run --rm $N cat /a",
        ),
        "^new$",
    ),
    Fact(
        "flag/buildx build/secret",
        "the file is there during the step and not in the image",
        build(
            "FROM busybox\nRUN --mount=type=secret,id=k cp /run/secrets/k /copied\nRUN ls /run/secrets > /seen || true",
            f"echo key > k; docker buildx build -q --secret id=k,src=k -t $N . {QUIET}; docker run --rm $N sh -c 'cat /copied; ls /run/secrets/k'",
        ),
        "^key$",
        1,
    ),
    Fact(
        "flag/buildx build/iidfile",
        "writes the ID into the file",
        build("FROM busybox", f"docker buildx build -q --iidfile id -t $N . {QUIET}; cat id"),
        "^sha256:[0-9a-f]{64}",
    ),
    Fact(
        "flag/buildx build/no-cache",
        "runs every step again",
        build(
            "FROM busybox\nRUN cat /proc/sys/kernel/random/uuid > /u",
            f"for o in '' '' --no-cache; do docker buildx build -q $o -t $N . {QUIET} | cut -c1-71; docker run --rm $N cat /u; done | grep -v sha | uniq -c | tr -s ' ' | cut -d' ' -f2",
        ),
        r"\A2\n1\Z",
    ),
    Fact(
        "command/buildx ls/more",
        "the default builder is in the daemon",
        "docker buildx ls",
        r"^default\*?\s+docker\b",
    ),
    Fact(
        "command/buildx rm",
        "the default builder cannot be removed",
        "docker buildx rm default",
        "cannot be removed|context builder",
        1,
    ),
    Fact(
        "command/buildx bake",
        "builds what the file describes",
        build(
            "FROM busybox\nLABEL baked=1",
            f"printf 'target \"default\" {{ tags = [\"%s\"] }}' $N > docker-bake.hcl; docker buildx bake {QUIET}; docker inspect -f '{{{{.Config.Labels.baked}}}}' $N",
        ),
        "^1$",
    ),
    Fact(
        "flag/buildx bake/print",
        "prints what would be built and builds nothing",
        build(
            "FROM busybox",
            f'printf \'target "default" {{ tags = ["%s"] }}\' $N > docker-bake.hcl; docker buildx bake --print {QUIET} | grep -c tags; docker images -q $N',
        ),
        r"\A1\Z",
    ),
)


@pytest.fixture(scope="module", autouse=True)
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let docker find the plugins that the kit fetches."""
    try:
        folder = fetch_plugins("sid", kit())
    except EngineError as error:
        pytest.skip(f"no plugins to fetch: {error}")
    config = tmp_path_factory.mktemp("config")
    (config / "cli-plugins").symlink_to(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOCKER_CONFIG", str(config))
        yield


daemon = facts_daemon("busybox", "nginx")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
