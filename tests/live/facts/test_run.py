"""What is said of run, create, exec, update, start and attach."""

# ruff: noqa: E501
from __future__ import annotations

from tests.live.facts import Fact, facts_daemon, trials

RUN, CREATE, EXEC = "flag/container run", "command/container create", "flag/container exec"
UPDATE, START = "flag/container update", "command/container start"
FOREVER = "while :; do sleep 1; done"

FACTS = (
    # the life of a container
    Fact(f"{RUN}/rm", "removes anonymous volumes and keeps named ones", "docker run --rm -v $N:/a -v /b busybox true; docker volume ls -q", r"\Afact-\d+\Z"),
    Fact(f"{RUN}/rm/more", "is refused together with --restart", "docker run --rm --restart always busybox true", "conflicting options", 125),
    Fact(f"{RUN}/detach/more", "a container lives as long as its main program", "docker run -d --name $N busybox sh; docker wait $N", r"^0$"),
    Fact(f"{RUN}/init", "makes stop quick", "docker run -d --init --name $N busybox sleep 600; docker stop $N; docker inspect -f '{{.State.ExitCode}}' $N", "^143$"),
    Fact(f"{RUN}/init/more", "process 1 ignores signals that it does not handle", "docker run -d --stop-timeout 1 --name $N busybox sleep 600; docker stop $N; docker inspect -f '{{.State.ExitCode}}' $N", "^137$"),
    Fact(f"{RUN}/stop-timeout/zero", "0 kills at once", f"docker run -d --stop-timeout 0 --name $N busybox sh -c '{FOREVER}'; docker stop $N; docker inspect -f '{{{{.State.ExitCode}}}}' $N", "^137$"),
    Fact(f"{RUN}/stop-signal", "sends another signal", "docker run -d --init --stop-signal SIGINT --name $N busybox sleep 600; docker stop $N; docker inspect -f '{{.State.ExitCode}}' $N", "^130$"),
    Fact(f"{RUN}/restart/on_failure_max", "restarts at most so often in a row", "docker run -d --restart on-failure:2 --name $N busybox false; docker wait $N; until [ $(docker inspect -f '{{.State.Status}}' $N) = exited ]; do :; done; docker inspect -f '{{.RestartCount}}' $N", "^2$"),
    Fact(f"{RUN}/restart/on_failure", "leaves a container alone that ends well", "docker run -d --restart on-failure --name $N busybox true; docker wait $N; docker inspect -f '{{.State.Status}} {{.RestartCount}}' $N", "^exited 0$"),
    Fact(f"{RUN}/restart/always", "starts again after a good end too", "docker run -d --restart always --name $N busybox true; until [ $(docker inspect -f '{{.RestartCount}}' $N) -gt 0 ]; do :; done; docker inspect -f '{{.State.ExitCode}}' $N", "^0$"),
    Fact(f"{RUN}/restart/more", "stop is respected", "docker run -d --init --restart always --name $N busybox sleep 600; docker stop $N; docker inspect -f '{{.State.Status}}' $N", "^exited$"),
    Fact(f"{RUN}/name/more", "a stopped container keeps its name", "docker run --name $N busybox true; docker run --name $N busybox true", "is already in use", 125),
    Fact(f"{RUN}/cidfile", "the file must not exist yet", "touch id; docker run --cidfile id busybox true", "container ID file found", 125),
    Fact(f"{RUN}/env/more", "an option after the image belongs to the program", "docker run --rm busybox printf '<%s>' -e A=1", "^<-e><A=1>$"),
    # the program
    Fact("command/container run/more", "127 means that the command was not found", "docker run --rm busybox bash", "not found", 127),
    Fact("command/container run/more", "126 means that the command cannot be executed", "docker run --rm busybox /etc", "permission denied|is a directory", 126),
    Fact("command/container run/more", "the exit code is the program's", "docker run --rm busybox sh -c 'exit 7'; echo code $?", "^code 7$"),
    Fact(f"{RUN}/entrypoint/more", "takes one program, not a line", "docker run --rm --entrypoint 'ls -l' busybox", "executable file not found", 127),
    Fact(f"{RUN}/entrypoint", "words after the image are its arguments", "docker run --rm --entrypoint echo busybox a b", "^a b$"),
    Fact(f"{RUN}/entrypoint/reset", "the words after the image are the command", "docker run --rm --entrypoint '' nginx echo hi", r"\Ahi$"),
    Fact(f"{RUN}/entrypoint/more", "the image's default command is dropped too", "docker run --rm --entrypoint '' busybox", "o command specified", 125),
    Fact(f"{RUN}/workdir", "is made if missing", "docker run --rm -w /a/b/c busybox pwd", "^/a/b/c$"),
    Fact(f"{RUN}/user/number", "a number need not exist in the image", "docker run --rm -u 4711 busybox id -u", "^4711$"),
    Fact(f"{RUN}/user/more", "a name that the image lacks is refused", "docker run --rm -u nobodyhere busybox id", "unable to find user", 125),
    Fact(f"{RUN}/user/user_group", "new files in mounts belong to user and group", "mkdir m; chmod 777 m; docker run --rm -u 1234:5678 -v ./m:/m busybox touch /m/f; stat -c %u:%g m/f", "^1234:5678$"),
    Fact(f"{RUN}/group-add", "the program also belongs to the group", "docker run --rm -u 1000 --group-add 4444 busybox id -G", r"\b4444\b"),
    Fact(f"{RUN}/hostname", "otherwise the first 12 characters of the ID", "docker run --name $N busybox hostname; docker ps -aq --no-trunc -f name=$N$ | cut -c1-12 | uniq", r"\A(\w{12})\n\1$"),
    Fact(f"{RUN}/domainname", "hostname -f prints it behind the host name", "docker run --rm -h mail --domainname example.com busybox hostname -f", r"^mail\.example\.com$"),
    # the environment
    Fact(f"{RUN}/env-file", "quotes become part of the value", "echo 'A=\"a b\"' > env; docker run --rm --env-file env busybox env", '^A="a b"$'),
    Fact(f"{RUN}/env-file/more", "a name alone takes its value from the shell; -e wins", "printf 'A\\nB=file\\n' > env; A=shell docker run --rm --env-file env -e B=line busybox sh -c 'echo $A $B'", "^shell line$"),
    Fact(f"{RUN}/env/inherit", "what the shell lacks the container does not get", "unset NOPE; docker run --rm -e NOPE busybox sh -c 'echo ${NOPE-unset}'", "^unset$"),
    Fact(f"{RUN}/label-file/more", "--label of the same key wins", "printf '# note\\na=file\\nb=1\\n' > l; docker create --label-file l --label a=line --name $N busybox; docker inspect -f '{{json .Config.Labels}}' $N", '^{"a":"line","b":"1"}$'),
    # files
    Fact(f"{RUN}/volume/bind", "a missing host directory is made", "docker run --rm -v ./new:/x busybox true; ls -d new/", "^new/$"),
    Fact(f"{RUN}/mount/bind", "a missing host directory is refused", "docker run --rm --mount type=bind,src=/no/such,dst=/x busybox true", "bind source path does not exist", 125),
    Fact(f"{RUN}/volume/bind_ro", "may read but not change", "echo hi > f; docker run --rm -v .:/x:ro busybox sh -c 'cat /x/f; touch /x/f'", "Read-only file system", 1),
    Fact(f"{RUN}/volume/more", "a new named volume is filled from the image, a bind mount hides it", "docker run --rm -v $N:/etc busybox ls /etc/passwd; mkdir e; docker run --rm -v ./e:/etc/ busybox ls /etc/passwd", r"\A/etc/passwd\n(?s:.*)No such file", 1),
    Fact(f"{RUN}/volume/named", "outlives the container", "docker run --rm -v $N:/x busybox sh -c 'echo kept > /x/f'; docker run --rm -v $N:/x busybox cat /x/f", "^kept$"),
    Fact(f"{RUN}/volume/anonymous", "another container does not get it", "docker run -v /x busybox touch /x/f; docker run -v /x busybox ls /x/f", "No such file", 1),
    Fact(f"{RUN}/volumes-from", "mounts what the other container mounts, running or not", "docker run --name $N -v $N:/x busybox sh -c 'echo shared > /x/f'; docker run --rm --volumes-from $N busybox cat /x/f", "^shared$"),
    Fact(f"{RUN}/read-only", "mounts and tmpfs can be written to", "docker run --rm --read-only --tmpfs /tmp busybox sh -c 'touch /tmp/f && echo written; touch /f'", r"^written\n(?s:.*)Read-only file system", 1),
    Fact(f"{RUN}/tmpfs/sized", "the size is a limit", "docker run --rm --tmpfs /x:size=1m busybox dd if=/dev/zero of=/x/f bs=1M count=2", "No space left", 1),
    Fact(f"{RUN}/tmpfs/more", "programs cannot be run from there", "docker run --rm --tmpfs /x busybox sh -c 'cp /bin/busybox /x/ls; /x/ls'", "Permission denied", 126),
    Fact(f"{RUN}/shm-size", "64 MiB unless told otherwise", "docker run --rm busybox df -k /dev/shm; docker run --rm --shm-size 1m busybox df -k /dev/shm", r"^shm +65536 (?s:.*)^shm +1024 "),
    # limits
    Fact(f"{RUN}/memory", "too much ends with 137, and inspect tells", "docker run --name $N -m 16m busybox sh -c 'x=a; while :; do x=$x$x; done'; docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' $N", "^137 true$"),
    Fact(f"{RUN}/memory/more", "less than 6m is refused", "docker run --rm -m 5m busybox true", "Minimum memory limit", 125),
    Fact(f"{RUN}/memory/more", "as much swap again is allowed", "docker create -m 16m --name $N busybox; docker inspect -f '{{.HostConfig.MemorySwap}}' $N", "^33554432$"),
    Fact(f"{RUN}/memory-swap/more", "a smaller sum, or one without a memory limit, is refused", "docker run --rm --memory-swap 16m busybox; docker run --rm -m 16m --memory-swap 8m busybox true", "always set the Memory limit(?s:.*)larger than memory limit", 125),
    Fact(f"{RUN}/cpus/more", "more processors than there are is refused", "docker run --rm --cpus 4096 busybox true", "ange of CPUs is from 0.01", 125),
    Fact(f"{RUN}/cpu-quota/more", "cannot stand beside --cpus", "docker run --rm --cpus 0.5 --cpu-quota 50000 busybox true", "Conflicting options", 125),
    Fact(f"{RUN}/cpuset-cpus/more", "a processor that is not there is refused", "docker run --rm --cpuset-cpus 4095 busybox true", "Requested CPUs are not available", 125),
    Fact(f"{RUN}/pids-limit/more", "at the limit no process can be started", "docker run --rm --pids-limit 3 busybox sh -c 'sleep 5 & sleep 5 & sleep 5 & sleep 5 &'", "Resource temporarily unavailable", 2),
    Fact(f"{RUN}/ulimit", "soft and hard limit", "docker run --rm --ulimit nofile=64:128 busybox sh -c 'ulimit -Sn; ulimit -Hn; ulimit -Sn 128 && ulimit -Sn'", r"\A64\n128\n128$"),
    # rights
    Fact(f"{RUN}/cap-drop/more", "chown needs CHOWN", "docker run --rm --cap-drop CHOWN busybox chown 1 /etc/passwd", "Operation not permitted", 1),
    Fact(f"{RUN}/cap-add/more", "root in a container has 14 privileges", "docker run --rm busybox grep CapEff /proc/self/status", "00000000a80425fb$"),
    Fact(f"{RUN}/cap-add/default", "comes back after all are dropped", "docker run --rm --cap-drop ALL --cap-add NET_BIND_SERVICE busybox grep CapEff /proc/self/status", "0000000000000400$"),
    Fact(f"{RUN}/security-opt/no_new_privileges", "is set in the kernel", "docker run --rm --security-opt no-new-privileges busybox grep NoNewPrivs /proc/self/status", r"\b1$"),
    Fact(f"{RUN}/sysctl/more", "host-wide settings are refused", "docker run --rm --sysctl kernel.panic=1 busybox true", "not allowed", 125),
    # the network
    Fact(f"{RUN}/publish/container", "the daemon chooses a free port", "docker run -d --init -p 80 --name $N busybox sleep 600; docker port $N", r"^80/tcp -> 0\.0\.0\.0:\d{4,5}$"),
    Fact(f"{RUN}/publish/host_range", "one of the range is taken", "docker run -d --init -p 18000-18002:80 --name $N busybox sleep 600; docker port $N 80", r"^0\.0\.0\.0:1800[0-2]$"),
    Fact(f"{RUN}/publish/range", "one to one", "docker run -d --init -p 18010-18011:80-81 --name $N busybox sleep 600; docker port $N 81", r"^0\.0\.0\.0:18011$"),
    Fact(f"{RUN}/publish/more", "a host port can be used once only", "docker run -d --init -p 18020:80 busybox sleep 600; docker run -d -p 18020:80 busybox true", "port is already allocated", 125),
    Fact(f"{RUN}/publish-all", "publishes what --expose names", "docker run -d --init -P --expose 9000 --name $N busybox sleep 600; docker port $N", r"^9000/tcp -> 0\.0\.0\.0:\d+$"),
    Fact(f"{RUN}/expose", "opens nothing to the host", "docker run -d --init --expose 9000 --name $N busybox sleep 600; docker port $N; echo none", r"\A\w{64}\nnone$"),
    Fact(f"{RUN}/network/none", "nothing but the loopback", "docker run --rm --network none busybox ip -o addr", r"\A(1: lo .*\n?)+\Z"),
    Fact(f"{RUN}/network/host", "published ports are discarded", "docker run --rm --network host -p 18030:80 busybox true", "Published ports are discarded"),
    Fact(f"{RUN}/network/container", "the same address", "docker run -d --init --name $N busybox sleep 600; docker exec $N hostname -i; docker run --rm --network container:$N busybox hostname -i", r"^(172\.\S+)\n\1$"),
    Fact(f"{RUN}/network", "containers find each other by name", "docker network create $N; docker run -d --init --network $N --name $N-a busybox sleep 600; docker run --rm --network $N busybox ping -c 1 $N-a", " 0% packet loss"),
    Fact(f"{RUN}/network/bridge", "names do not work on the default network", "docker run -d --init --name $N busybox sleep 600; docker run --rm busybox ping -c 1 $N", "bad address", 1),
    Fact(f"{RUN}/network/more", "a missing network is refused, not made", "docker run --rm --network no-such-net busybox true", "network no-such-net not found", 125),
    Fact(f"{RUN}/network-alias/more", "is refused on the default network", "docker run --rm --network-alias db busybox true", "only supported for user-defined networks", 125),
    Fact(f"{RUN}/ip/more", "is refused on the default network", "docker run --rm --ip 172.17.0.99 busybox true", "user specified IP address is supported on user defined networks only", 125),
    Fact(f"{RUN}/add-host/gateway", "leads to the host", "docker run --rm --add-host h:host-gateway busybox cat /etc/hosts", r"^172\.\S+\th$"),
    Fact(f"{RUN}/dns-search/none", "removes the search domains", "docker run --rm --dns-search=. busybox sh -c 'grep -c ^search /etc/resolv.conf'", "^0$", 1),
    # the rest of run
    Fact(f"{RUN}/log-driver/none", "docker logs fails", "docker run --log-driver none --name $N busybox echo hi; docker logs $N", "does not support reading", 1),
    Fact(f"{RUN}/log-opt/more", "an unknown name is refused", "docker run --rm --log-driver json-file --log-opt nonsense=1 busybox true", "unknown log opt", 125),
    Fact(f"{RUN}/interactive/more", "a pipe reaches the program", "printf 'a\\nb\\n' | docker run -i --rm busybox wc -l", r"^\s*2$"),
    Fact(f"{RUN}/tty/more", "-it needs a terminal here", "docker run -it --rm busybox true", "not a TTY|not a terminal", 1),
    Fact(f"{RUN}/attach/more", "cannot stand together with -d", "docker run -a stdout -d busybox true", "conflicting options", 1),
    Fact(f"{RUN}/pull/never", "fails if the image is not here", "docker run --pull never no-such-image", "No such image", 125),
    Fact(f"{RUN}/ipc/more", "without shareable the second fails", "docker run -d --init --name $N busybox sleep 600; docker run --rm --ipc container:$N busybox true", "non-shareable IPC", 125),
    Fact(f"{RUN}/uts/more", "cannot stand together with --hostname", "docker run --rm --uts host -h a busybox true", "conflicting options", 125),
    Fact(f"{RUN}/no-healthcheck/more", "is refused together with --health-cmd", "docker run --rm --no-healthcheck --health-cmd true busybox true", "conflicts with --health-", 125),
    Fact(f"{RUN}/health-cmd/more", "a check that cannot run makes the container unhealthy", "docker run -d --init --health-cmd curl --health-interval 100ms --health-retries 1 --name $N busybox sleep 600; until [ $(docker inspect -f '{{.State.Health.Status}}' $N) != starting ]; do :; done; docker ps --format '{{.Status}}' -f name=$N", r"\(unhealthy\)$"),
    # create, start, exec, attach, update
    Fact(CREATE, "does not start", "docker create --name $N busybox; docker inspect -f '{{.State.Status}}' $N", "^created$"),
    Fact(f"{CREATE}/more", "ps shows it only with -a", "docker create --name $N busybox; docker ps -q -f name=$N; docker ps -a --format '{{.Status}}' -f name=$N", r"\A\w{64}\nCreated$"),
    Fact(f"{CREATE}/more", "files can be copied in before the start", "echo hello > f; docker create --name $N busybox cat /f; docker cp -q f $N:/f; docker start -a $N", "^hello$"),
    Fact(f"{CREATE}/more", "a missing program is complained about only by start", "docker create --name $N busybox nonsense && echo made; docker start $N", r"^made\n(?s:.*)not found", 1),
    Fact("flag/container create/interactive/more", "without it no input is read", "docker create --name $N busybox cat; echo lost | docker start -i $N; docker create -i --name $N-i busybox cat; echo read | docker start -i $N-i", r"^\w{64}\n\w{64}\nread$"),
    Fact(START, "the settings and the files are those of before", "docker run --name $N -e A=1 busybox sh -c 'echo $A >> /f; cat /f'; docker start -a $N", r"\A1\n1\n1$"),
    Fact("command/container start/more", "starting one that runs is no error", "docker run -d --init --name $N busybox sleep 600; docker start $N", r"^fact-\d+$"),
    Fact("flag/container start/attach", "ends with the exit code of the program", "docker create --name $N busybox sh -c 'exit 3'; docker start -a $N; echo code $?", "^code 3$"),
    Fact("flag/container start/attach/more", "takes one container only", "docker create --name $N busybox; docker create --name $N-b busybox; docker start -a $N $N-b", "cannot start and attach multiple containers", 1),
    Fact("command/container exec/more", "does not start a stopped container", "docker create --name $N busybox; docker exec $N true", "is not running", 1),
    Fact("command/container exec/more", "ending the command does not stop the container", "docker run -d --init --name $N busybox sleep 600; docker exec $N true; docker inspect -f '{{.State.Status}}' $N", "^running$"),
    Fact("command/container exec/more", "the exit code is the command's", "docker run -d --init --name $N busybox sleep 600; docker exec $N sh -c 'exit 5'; echo code $?", "^code 5$"),
    Fact(f"{EXEC}/env", "holds for this command only", "docker run -d --init --name $N busybox sleep 600; docker exec -e A=1 $N sh -c 'echo $A'; docker exec $N sh -c 'echo ${A-unset}'", r"^1\nunset$"),
    Fact(f"{EXEC}/workdir/more", "a directory that is missing is not made", "docker run -d --init --name $N busybox sleep 600; docker exec -w /no/such $N pwd", "no such file or directory|chdir", 126),
    Fact(f"{EXEC}/detach/more", "the command goes on in the container", "docker run -d --init --name $N busybox sleep 600; docker exec -d $N sleep 555; docker top $N", "sleep 555"),
    Fact("command/container attach/more", "a stopped container cannot be attached", "docker create --name $N busybox; docker attach $N", "cannot attach to a stopped container", 1),
    Fact("flag/container attach/no-stdin", "does not pass on what is typed", "docker run -d -i --init --name $N busybox sh -c 'sleep 1; exit 4'; echo echo typed | docker attach --no-stdin $N; echo code $?", r"\A\w{64}\ncode 4$"),
    Fact(f"{UPDATE}/memory/more", "more than the sum of memory and swap is refused", "docker create -m 16m --name $N busybox; docker update -m 64m $N", "emory limit should be smaller than already set memoryswap limit", 1),
    Fact(f"{UPDATE}/restart/more", "is refused for a container with --rm", "docker run -d --init --rm --name $N busybox sleep 600; docker update --restart always $N", "estart policy cannot be updated because AutoRemove is enabled", 1),
    Fact("command/container update/more", "holds at once, without a restart", "docker run -d --init --name $N busybox sleep 600; docker update --cpus 0.5 $N; docker inspect -f '{{.HostConfig.NanoCpus}} {{.State.Status}}' $N", "^500000000 running$"),
    Fact(f"{UPDATE}/pids-limit", "limits a container that runs", "docker run -d --init --name $N busybox sleep 600; docker update --pids-limit 100 $N; docker inspect -f '{{.HostConfig.PidsLimit}}' $N", "^100$"),
)  # fmt: skip

daemon = facts_daemon("busybox", "nginx")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
