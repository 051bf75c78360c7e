"""What is said of the commands about volumes."""

# ruff: noqa: E501
from __future__ import annotations

from tests.live.facts import Fact, facts_daemon, trials

CREATE, PRUNE = "flag/volume create", "flag/volume prune"
VOLUME = "docker volume create $N"

FACTS = (
    # create
    Fact("command/volume create", "outlives its containers", f"{VOLUME}; docker run --rm -v $N:/x busybox sh -c 'echo kept > /x/f'; docker run --rm -v $N:/x busybox cat /x/f", "^kept$"),
    Fact("command/volume create/more", "run makes a missing one", "docker run --rm -v $N:/x busybox true; docker volume ls -q -f name=$N", r"^fact-\d+\Z"),
    Fact("command/volume create/more", "making it again is no error and changes nothing", f"{VOLUME}; docker run --rm -v $N:/x busybox touch /x/f; {VOLUME}; docker run --rm -v $N:/x busybox ls /x", "^f$"),
    Fact("command/volume create/more", "without a name it has 64 characters", "docker volume create", r"\A[0-9a-f]{64}\Z"),
    Fact("command/volume create/more", "without a name it counts as anonymous", "V=$(docker volume create); docker volume prune -f; docker volume inspect $V", "no such volume", 1),
    Fact("operand/volume create/VOLUME/more", "a path is no name", "docker volume create /srv/data", "includes invalid characters for a local volume name", 1),
    Fact("operand/volume create/VOLUME/more", "one character is not enough", "docker volume create x", "too short", 1),
    Fact(f"{CREATE}/name/more", "a name in both places is refused", "docker volume create --name a b", "cannot specify a volume-name through both --name and as a positional arg", 1),
    Fact(f"{CREATE}/driver/more", "a missing driver is a plugin that is not there", "docker volume create -d nope $N", 'plugin "?nope"? not found', 1),
    Fact(f"{CREATE}/opt/more", "an unknown name is refused", "docker volume create -o nonsense=1 $N", 'invalid option: "?nonsense', 1),
    Fact(f"{CREATE}/opt/more", "a memory disk", "docker volume create -o type=tmpfs -o device=tmpfs -o o=size=1m $N; docker run --rm -v $N:/x busybox df -k /x", r"^tmpfs +1024 "),
    Fact(f"{CREATE}/opt/more", "a directory of the host, which stays", "mkdir d; docker volume create -o type=none -o o=bind -o device=$PWD/d $N; docker run --rm -v $N:/x busybox touch /x/f; docker volume rm $N; ls d", "^f$"),
    Fact(f"{CREATE}/opt/more", "a mistake shows only at the start", "docker volume create -o type=none -o o=bind -o device=/no/such $N && echo made; docker run --rm -v $N:/x busybox true", r"^made\n(?s:.*)failed to mount local volume", 127),
    Fact(f"{CREATE}/opt/size", "needs quotas", "docker volume create -o size=10m $N", "no quota support", 1),
    Fact(f"{CREATE}/group", "needs a swarm", "docker volume create --group g $N", "not a swarm manager", 1, since=(23, 0)),
    Fact(f"{CREATE}/label/more", "finds it again", "docker volume create --label backup=daily $N; docker volume ls -q -f label=backup -f name=$N", r"^fact-\d+\Z"),
    # inspect, ls
    Fact("command/volume inspect/more", "busybox shows what is inside", f"{VOLUME}; docker run --rm -v $N:/d busybox touch /d/f; docker run --rm -v $N:/d busybox ls /d", "^f$"),
    Fact("operand/volume inspect/VOLUME/more", "a part of the name is not enough", "docker volume create $N-long; docker volume inspect $N-lo", "no such volume", 1),
    Fact("flag/volume inspect/format/more", "one fact", f"{VOLUME}; docker volume inspect -f '{{{{.Mountpoint}}}}' $N", r"^/.*/volumes/fact-\d+/_data$"),
    Fact("flag/volume inspect/format/default", "table is only a word here", f"{VOLUME}; docker volume inspect -f table $N", r"^table\Z"),
    Fact("command/volume ls/more", "-v without a name makes one", "docker run --name $N -v /x busybox true; docker ps -a -f name=$N$ --format '{{.Mounts}}' --no-trunc", r"^[0-9a-f]{64}\Z"),
    Fact("flag/volume ls/filter/dangling", "a stopped container is a user too", f"{VOLUME}; docker volume create $N-b; docker run -v $N-b:/x busybox true; docker volume ls -q -f dangling=true -f name=$N", r"^fact-\d+\Z"),
    Fact("flag/volume ls/filter/not_dangling", "what a container uses", f"{VOLUME}; docker volume create $N-b; docker run -v $N-b:/x busybox true; docker volume ls -q -f dangling=false -f name=$N", r"^fact-\d+-b\Z"),
    Fact("flag/volume ls/filter/name", "a part of the name is enough", "docker volume create a$N-z; docker volume ls -q -f name=$N-", r"^afact-\d+-z\Z"),
    Fact("flag/volume ls/filter/more", "another key is refused", "docker volume ls -f nonsense=1", "nvalid filter", 1),
    Fact("flag/volume ls/format/template", "one line each, without headings", f"{VOLUME}; docker volume ls -f name=$N --format '{{{{.Name}}}} {{{{.Driver}}}}'", r"^fact-\d+ local\Z"),
    Fact("flag/volume ls/format/table", "with headings", f"{VOLUME}; docker volume ls -f name=$N --format 'table {{{{.Driver}}}}'", r"^DRIVER\nlocal\Z"),
    Fact("flag/volume ls/format/json", "one line of JSON each", f"{VOLUME}; docker volume ls -f name=$N --format json", r'^\{.*"Name":"fact-\d+".*\}\Z'),
    Fact("flag/volume ls/format/default", "the usual table", "docker volume ls -f name=no-such --format table", r"^DRIVER +VOLUME NAME\Z"),
    # rm
    Fact("command/volume rm/more", "a stopped container prevents it, and ps shows which", "docker run --name $N -v $N:/x busybox true; docker ps -a -f volume=$N --format '{{.Names}}'; docker volume rm $N", r"^fact-\d+\n(?s:.*)volume is in use", 1),
    Fact("command/volume rm/more", "a copy can be kept before", f"{VOLUME}; docker run --rm -v $N:/d busybox touch /d/f; docker run --rm -v $N:/d -v .:/b busybox tar czf /b/copy.tgz -C /d .; tar tzf copy.tgz", r"^\./f$"),
    Fact("operand/volume rm/VOLUME/more", "the others go nevertheless", f"{VOLUME}; docker volume rm no-such $N", r"^fact-\d+\n(?s:.*)no such volume", 1),
    Fact("flag/volume rm/force", "a missing one is no error", "docker volume rm -f no-such; echo code $?", "^code 0$"),
    Fact("flag/volume rm/force/more", "one in use stays", "docker run --name $N -v $N:/x busybox true; docker volume rm -f $N", "volume is in use", 1),
    # prune
    Fact("command/volume prune", "named ones stay", f"{VOLUME}; docker volume prune -f; docker volume ls -q -f name=$N", r"^fact-\d+\Z", since=(23, 0)),
    Fact("command/volume prune/more", "a stopped container is a user, a deleted one is not", "docker run --name $N -v /x busybox true; docker volume prune -f; docker inspect -f '{{(index .Mounts 0).Name}}' $N > v; docker volume inspect -f here $(cat v); docker rm $N; docker volume prune -f; docker volume inspect $(cat v)", r"^here\n(?s:.*)no such volume", 1),
    Fact(f"{PRUNE}/all", "named ones go too", f"{VOLUME}; docker volume prune -af; docker volume ls -q -f name=$N; echo none", r"^Total .*\nnone\Z", since=(23, 0)),
    Fact(f"{PRUNE}/filter/not_label", "spares what has the label", "docker volume create --label keep $N; docker volume prune -f --filter label!=keep; docker volume ls -q -f name=$N", r"^fact-\d+\Z"),
    Fact(f"{PRUNE}/filter/more", "until is refused", "docker volume prune -f --filter until=1h", "nvalid filter", 1),
    Fact("flag/volume prune/force/more", "any answer but yes keeps all", f"{VOLUME}; echo n | docker volume prune; docker volume ls -q -f name=$N", r"fact-\d+\Z"),
    Fact("operand/volume update/VOLUME/more", "needs a volume that is there", "docker volume update --availability drain no-such", "no such volume", 1, since=(23, 0)),
)  # fmt: skip

daemon = facts_daemon("busybox")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
