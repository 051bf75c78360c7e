"""What is said of docker itself, and of the commands about the system, contexts, logins, plugins and manifests."""

# ruff: noqa: E501
from __future__ import annotations

from tests.live.facts import Fact, facts_daemon, trials

OWN = "export DOCKER_CONFIG=$PWD/config; mkdir -p config"
MAKE = f"{OWN}; docker context create $N --docker host=tcp://server:1"
EVENTS = "docker events --since 10m --until 0s"
DONE = f"docker run --rm --name $N busybox true; until {EVENTS} --filter container=$N --filter event=destroy | grep -q .; do :; done"
PLUGIN = f"{OWN}; mkdir -p p/rootfs; echo $N > p/rootfs/f; echo '{{\"description\":\"'$N'\"}}' > p/config.json; docker plugin create me/$N p"

FACTS = (
    # docker's own options
    Fact("flag/docker/version/more", "asks no daemon", "docker -H tcp://127.0.0.1:1 --version", r"^Docker version "),
    Fact("command/docker/more", "-v means something else behind run", "docker -v; docker run --rm -v $N:/x busybox true; docker volume ls -q -f name=$N", r"\ADocker version .*\nfact-\d+\Z"),
    Fact("flag/docker/host/more", "nobody answers", "docker -H tcp://127.0.0.1:1 ps", "Cannot connect to the Docker daemon", 1),
    Fact("flag/docker/host/tcp", "is the meaning without a scheme", "docker -H 127.0.0.1:1 ps", "daemon at tcp://127.0.0.1:1", 1),
    Fact("flag/docker/context/more", "cannot stand beside -H", "docker -H tcp://a:1 -c b ps", "cannot specify both --host and --context", 1),
    Fact("flag/docker/context/more", "wins over DOCKER_HOST", f"{OWN}; docker context create $N --docker host=tcp://127.0.0.1:1; docker -c $N ps", "daemon at tcp://127.0.0.1:1", 1),
    Fact("flag/docker/context/more", "a missing one is refused", f"{OWN}; docker -c no-such ps", "context not found", 1),
    Fact("flag/docker/log-level/more", "another word is refused", "docker -l loud ps", "Unable to parse logging level", 1),
    Fact("flag/docker/tlscacert/more", "the file must be there", f"{OWN}; docker --tlsverify ps", r"ca\.pem: no such file or directory", 1),
    Fact("flag/docker/config/more", "a missing directory counts as empty", "docker --config /no/such context ls -q", "^default$"),
    Fact("command/help/more", "several words", "docker help network create", r"^Usage: +docker network create"),
    Fact("command/help/more", "an unknown one", "docker help nope", "unknown help topic", 1),
    # system
    Fact("command/version/more", "without a daemon only the client is shown", "docker -H tcp://127.0.0.1:1 version", r"^Client:(?s:.*)Cannot connect", 1),
    Fact("flag/version/format/table", "knows no tables", "docker version -f 'table {{.Client.Os}}'", "^table linux$"),
    Fact("command/system info/more", "without a daemon only the client is shown", "docker -H tcp://127.0.0.1:1 info", r"^Client:(?s:.*)Cannot connect", 1),
    Fact("command/system df/more", "containers have a line of their own", "docker system df --format '{{.Type}}'", r"\AImages\nContainers\nLocal Volumes\nBuild Cache\Z"),
    Fact("flag/system df/verbose/more", "LINKS and UNIQUE SIZE", "docker system df -v", r"UNIQUE SIZE(?s:.*)LINKS"),
    Fact("command/system events/more", "what run really does", f"{DONE}; {EVENTS} --filter container=$N --filter type=container --format '{{{{.Action}}}}'", r"\Acreate\nattach\nstart\ndie"),
    Fact("flag/system events/filter/event", "only this one", f"{DONE}; {EVENTS} --filter container=$N --filter event=die --format '{{{{.Action}}}}'", r"\Adie\Z"),
    Fact("flag/system events/filter/image", "containers of it too", f"{DONE}; {EVENTS} --filter image=busybox --filter type=container --filter event=create --format '{{{{.Actor.Attributes.name}}}}' | tail -1", r"\Afact-\d+\Z"),
    Fact("flag/system events/filter/more", "a misspelt value is no error", f"{EVENTS} --filter type=nonsense; echo none", r"\Anone\Z"),
    Fact("flag/system prune/filter/more", "a time and --volumes are refused", "docker system prune -f --volumes --filter until=1h", 'The "until" filter is not supported with "--volumes"', 1),
    Fact("flag/system prune/filter/until_ago", "younger ones stay", "docker run --name $N busybox true; docker system prune -f --filter until=24h; docker ps -aq -f name=$N | wc -l", r"^\s*1\Z"),
    Fact("command/system prune/more", "volumes stay, stopped containers go", "docker run --name $N -v $N:/x busybox true; docker system prune -f >/dev/null; docker volume ls -q -f name=$N; docker ps -aq -f name=$N | wc -l", r"^fact-\d+\n\s*0\Z"),
    Fact("flag/system prune/volumes/more", "named ones stay", "docker run --name $N -v $N:/x busybox true; docker system prune -f --volumes >/dev/null; docker volume ls -q -f name=$N", r"^fact-\d+\Z", since=(23, 0)),
    # contexts
    Fact("command/context create/more", "nothing is checked", MAKE, "Successfully created context"),
    Fact("command/context create/more", "without --docker it copies the address in use", f"{OWN}; docker context create $N; docker context inspect -f '{{{{.Endpoints.docker.Host}}}}' $N", r"^unix://"),
    Fact("operand/context create/CONTEXT/more", "default is reserved", f"{OWN}; docker context create default", "reserved context name", 1),
    Fact("operand/context create/CONTEXT/more", "a name that is taken", f"{MAKE}; docker context create $N", "already exists", 1),
    Fact("flag/context create/docker/more", "another key is refused", f"{OWN}; docker context create $N --docker nonsense=1", "unrecognized config key", 1),
    Fact("flag/context create/from/more", "cannot stand beside --docker", f"{MAKE}; docker context create $N-b --from $N --docker host=tcp://b:1", "cannot use --docker flag when --from is set", 1),
    Fact("command/context export/more", "can be brought in under another name", f"{MAKE}; docker context export $N; docker context import $N-b $N.dockercontext; docker context inspect -f '{{{{.Endpoints.docker.Host}}}}' $N-b", "^tcp://server:1$"),
    Fact("operand/context export/FILE/more", "a file is not overwritten", f"{MAKE}; docker context export $N f; docker context export $N f", "file exists", 1),
    Fact("operand/context import/FILE/more", "a pipe works", f"{MAKE}; docker context export $N - | docker context import $N-b -", "Successfully imported"),
    Fact("command/context ls/more", "a warning while DOCKER_HOST is set", f"{MAKE}; docker context use $N", "DOCKER_HOST environment variable overrides the active context"),
    Fact("command/context show/more", "prints default while DOCKER_HOST is set", f"{MAKE}; docker context use $N; docker context show; unset DOCKER_HOST; docker context show", r"^default\nfact-\d+$"),
    Fact("command/context rm/more", "the one in use is refused", f"{MAKE}; docker context use $N; unset DOCKER_HOST; docker context rm $N", "is in use", 1),
    Fact("flag/context rm/force", "default is used again, and a missing one is no error", f"{MAKE}; docker context use $N; unset DOCKER_HOST; docker context rm -f $N no-such; docker context show", r"^default$"),
    Fact("command/context update/more", "only what is named changes", f"{MAKE}; docker context update $N --description hey; docker context inspect $N", '"Description": "hey"(?s:.*)"Host": "tcp://server:1"'),
    Fact("command/context update/more", "default cannot be changed", f"{OWN}; docker context update default --description x", "reserved context name", 1),
    Fact("operand/context use/CONTEXT/more", "a missing one is refused", f"{OWN}; docker context use no-such", "context not found", 1),
    Fact("operand/context inspect/CONTEXT/more", "a missing one is refused", f"{OWN}; docker context inspect no-such", "context not found", 1),
    Fact("operand/context rm/CONTEXT/more", "a missing one is refused", f"{OWN}; docker context rm no-such", "does not exist|context not found", 1),
    # login, search
    Fact("flag/login/password/more", "Docker itself warns", f"{OWN}; docker login -u a -p b 127.0.0.1:1", "Using --password via the CLI is insecure(?s:.*)connection refused", 1),
    Fact("flag/login/password-stdin/more", "needs the user, and no -p", f"{OWN}; echo x | docker login --password-stdin 127.0.0.1:1; docker login -u a -p b --password-stdin 127.0.0.1:1", "requires --username to be set(?s:.*)cannot specify both --password and --password-stdin", 1),
    Fact("flag/login/username/more", "needs a terminal", f"{OWN}; docker login -u a 127.0.0.1:1", "Cannot perform an interactive login from a non TTY device", 1),
    Fact("operand/logout/SERVER/more", "no login is no error", f"{OWN}; docker logout 127.0.0.1:1", "127.0.0.1:1"),
    Fact("flag/search/limit/more", "more than 100 is refused", "docker search --limit 101 busybox", r"outside the range of \[1, 100\]", 1),
    Fact("flag/search/limit/zero", "is no choice of one's own", "docker search --limit 0 --format '{{.Name}}' busybox", "^busybox$"),
    Fact("flag/search/limit/unlimited", "neither", "docker search --limit -1 --format '{{.Name}}' busybox", "^busybox$"),
    # plugins, manifests, signatures, completion
    Fact("command/plugin create/more", "the new plugin is off", f"{PLUGIN}; docker plugin ls --format '{{{{.Name}}}} {{{{.Enabled}}}}' -f enabled=false | grep $N", r"^me/fact-\d+:latest false\Z"),
    Fact("command/plugin create/more", "config.json must be there", f"{OWN}; mkdir p; docker plugin create me/$N p", "no such file or directory", 1),
    Fact("operand/plugin set/KEY/more", "an unknown name is refused", f"{PLUGIN}; docker plugin set me/$N NONSENSE=1", "not found in the plugin configuration", 1),
    Fact("flag/plugin ls/filter/more", "another value is refused", "docker plugin ls -f enabled=x", "nvalid filter", 1),
    Fact("operand/plugin enable/PLUGIN/more", "a missing one", "docker plugin enable no-such", "not found", 1),
    Fact("command/manifest rm/more", "a missing one", f"{OWN}; docker manifest rm me/no-such", "No such manifest", 1),
    Fact("command/manifest annotate/more", "an image outside the list", f"{OWN}; docker manifest annotate me/no-such busybox --arch arm64", "does not exist", 1),
    Fact("command/trust sign/more", "the tag must be written", f"{OWN}; docker trust sign busybox", "no tag specified", 1),
    Fact("command/trust signer add/more", "the key must be named", f"{OWN}; docker trust signer add bob me/app", "path to a public key must be provided", 1),
    Fact("command/completion bash/more", "a script for the shell", "docker completion bash | head -1", "^# bash completion"),
)  # fmt: skip

daemon = facts_daemon("busybox")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
