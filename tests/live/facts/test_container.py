"""What is said of the commands about containers, except run, create, exec, update, start and attach."""

# ruff: noqa: E501
from __future__ import annotations

from tests.live.facts import Fact, facts_daemon, trials

COMMAND, FLAG, OPERAND = "command/container", "flag/container", "operand/container"
SERVER = "docker run -d --init --name $N busybox sleep 600 >/dev/null"
FOREVER = "while :; do sleep 0.1; done"
NAMES = "--format '{{.Names}}'"

FACTS = (
    # commit, diff, export
    Fact(f"{COMMAND} commit/more", "the new image has the changed files and the command", "docker run --name $N busybox sh -c 'echo hi > /new'; docker commit $N $N; docker run --rm $N cat /new; docker inspect -f '{{json .Config.Cmd}}' $N:latest", r"^hi\n.*echo hi > /new"),
    Fact(f"{COMMAND} commit/more", "what lies in volumes is not included", "docker run --name $N -v /data busybox touch /data/f; docker commit $N $N; docker run --rm $N ls -A /data; echo none", r"^sha256:\w+\nnone$"),
    Fact(f"{FLAG} commit/change", "sets the command", "docker create --name $N busybox; docker commit -c 'CMD echo new' $N $N; docker run --rm $N", "^new$"),
    Fact(f"{FLAG} commit/change/more", "RUN is refused", "docker create --name $N busybox; docker commit -c 'RUN true' $N", "is not a valid change command", 1),
    Fact(f"{FLAG} commit/message", "docker history shows it", "docker create --name $N busybox; docker commit -m note-$N -a me $N $N; docker history $N; docker image inspect -f {{.Author}} $N", r"note-fact-\d+\s(?s:.*)^me$"),
    Fact(f"{OPERAND} commit/REPOSITORY/more", "capital letters are refused", "docker commit x UPPER", "must be lowercase", 1),
    Fact(f"{COMMAND} diff/more", "A, C and D; of a volume only the directory", "docker run --name $N -v /vol busybox sh -c 'touch /new /vol/f; rm /etc/passwd; echo >> /etc/group'; docker diff $N | sort", r"\AA /new\nA /vol\nC /etc\nC /etc/group\nD /etc/passwd\Z"),
    Fact(f"{COMMAND} export/more", "volumes are empty directories", "docker run --name $N -v /vol busybox sh -c 'touch /new /vol/f'; docker export $N | tar t | grep -E '^(new|vol)'", r"\Anew\nvol/\Z"),
    Fact(f"{COMMAND} export/more", "refuses to print to a terminal", "docker create --name $N busybox; script -qec \"docker export $N\" /dev/null", "cowardly refusing to save to a terminal", 1),
    Fact(f"{FLAG} export/output/stdio", "writes a file named -", "docker create --name $N busybox; docker export -o - $N; tar tf ./- | grep -c bin/busybox", "^1$"),
    # cp
    Fact(f"{COMMAND} cp/more", "works on stopped containers", "docker run --name $N busybox sh -c 'echo hi > /f'; docker cp -q $N:/f .; cat f", "^hi$"),
    Fact(f"{COMMAND} cp/more", "a path in the container begins at /", "docker create -w /tmp --name $N busybox; docker cp -q $N:etc/passwd p; head -c 4 p", "^root"),
    Fact(f"{COMMAND} cp/more", "two containers at once are refused", "docker cp a:/x b:/x", "copying between containers is not supported", 1),
    Fact(f"{COMMAND} cp/more", "a missing file is told", "docker create --name $N busybox; docker cp $N:/nope .", "Could not find the file", 1),
    Fact(f"{OPERAND} cp/DEST_PATH/more", "a second time goes inside, unless /. is at the end", f"{SERVER}; mkdir d; touch d/f; docker cp -q d $N:/x; docker cp -q d $N:/x; docker cp -q d/. $N:/y; docker cp -q d/. $N:/y; docker exec $N find /x /y -type f", r"\A(?=(?s:.*)/x/d/f)(?=(?s:.*)/x/f)(?s:.*)/y/f\Z"),
    Fact(f"{OPERAND} cp/DEST_PATH/more", "the directories above must exist", "touch f; docker create --name $N busybox; docker cp f $N:/no/such", "Could not find the file /no", 1),
    Fact(f"{OPERAND} cp/SRC_PATH/stdio", "unpacks an archive", "docker create --name $N busybox cat /tmp/f; echo hi > f; tar c f | docker cp - $N:/tmp; docker start -a $N", "^hi$"),
    Fact(f"{FLAG} cp/archive", "gives the files to the user of the program", "docker run -d --init -u 1000 --name $N busybox sleep 600; touch f; chown 4711 f; docker cp -q f $N:/tmp/a; docker cp -qa f $N:/tmp/b; docker exec $N stat -c %u /tmp/a /tmp/b", r"^4711\n1000$"),
    Fact(f"{FLAG} cp/follow-link", "copies the file instead of the link", f"{SERVER}; docker exec $N ln -s /etc/passwd /l; docker cp -q $N:/l a; docker cp -qL $N:/l b; stat -c %F a b", r"^symbolic link\nregular file$"),
    # inspect
    Fact(f"{COMMAND} inspect/more", "looks among containers only", "docker container inspect busybox", "No such container", 1),
    Fact(f"{FLAG} inspect/format/more", "a misspelt field", "docker create --name $N busybox; docker container inspect -f {{.Nope}} $N", "map has no entry for key", 1),
    Fact(f"{FLAG} inspect/format/table", "there are no tables", "docker create --name $N busybox; docker container inspect -f 'table {{.Name}}' $N", r"^table /fact-\d+$"),
    Fact(f"{FLAG} inspect/format/json", "JSON in one line", "docker create --name $N busybox; docker container inspect -f json $N | tail -n 1 | cut -c1-7", r'^\[?\{"Id":'),
    Fact(f"{FLAG} inspect/size/more", "two fields in bytes", "docker run --name $N busybox sh -c 'printf 12345 > /f'; docker container inspect -s -f '{{.SizeRw}} {{.SizeRootFs}}' $N", r"^(?:5|4096) \d{7,}$"),
    # kill, stop, restart
    Fact(f"{COMMAND} kill/more", "exit code 137, and the container stays", f"{SERVER}; docker kill $N; docker inspect -f '{{{{.State.Status}}}} {{{{.State.ExitCode}}}}' $N", "^exited 137$"),
    Fact(f"{COMMAND} kill/more", "one that is not running is refused", "docker create --name $N busybox; docker kill $N", "is not running", 1),
    Fact(f"{FLAG} kill/signal", "what it does is up to the program", "docker run -d --name $N busybox sh -c \"trap 'echo again' HUP; echo ready; while :; do sleep 0.1; done\"; until docker logs $N | grep -q ready; do :; done; docker kill -s HUP $N; until docker logs $N | grep again; do :; done; docker inspect -f {{.State.Status}} $N", r"^again\nrunning$"),
    Fact(f"{FLAG} kill/signal/more", "an unknown signal is refused", f"{SERVER}; docker kill -s NOPE $N", "[Ii]nvalid signal", 1),
    Fact(f"{FLAG} kill/signal/term", "does not kill later", "docker run -d --name $N busybox sleep 600; docker kill -s TERM $N; docker inspect -f {{.State.Status}} $N", "^running$"),
    Fact(f"{COMMAND} stop/more", "143 for SIGTERM; files and name stay", f"{SERVER}; docker exec $N touch /kept; docker stop $N; docker inspect -f {{{{.State.ExitCode}}}} $N; docker diff $N", r"^143\n(?s:.*)A /kept"),
    Fact(f"{OPERAND} stop/CONTAINER/more", "one that is stopped already is no error", "docker create --name $N busybox; docker stop $N", r"^fact-\d+$"),
    Fact(f"{FLAG} stop/timeout/zero", "gives no time to end", f"docker run -d --name $N busybox sh -c \"trap 'sleep 5' TERM; {FOREVER}\"; docker stop -t 0 $N; docker inspect -f {{{{.State.ExitCode}}}} $N", "^137$"),
    Fact(f"{FLAG} stop/timeout/unlimited", "waits as long as it takes", f"{SERVER}; docker stop -t -1 $N; docker inspect -f {{{{.State.ExitCode}}}} $N", "^143$"),
    Fact(f"{FLAG} stop/time/more", "the old name works, with a notice", f"{SERVER}; docker stop --time 0 $N", "deprecated(?s:.*)timeout"),
    Fact(f"{COMMAND} restart/more", "one that is stopped is simply started; files stay", "docker run --name $N busybox sh -c 'echo x >> /f; wc -l < /f'; docker restart $N; docker wait $N; docker logs $N", r"^1\n2$"),
    # logs
    Fact(f"{COMMAND} logs/more", "errors come on standard error", "docker run --name $N busybox sh -c 'echo out; echo err >&2' >/dev/null 2>&1; docker logs $N 2>/dev/null", r"\Aout\Z"),
    Fact(f"{COMMAND} logs/more", "what exec printed is not there", f"{SERVER}; docker exec $N echo hi; docker logs $N; echo none", r"\Ahi\nnone\Z"),
    Fact(f"{FLAG} logs/since/more", "days do not exist", "docker create --name $N busybox; docker logs --since 1d $N", "failed to parse value as time or duration", 1),
    Fact(f"{FLAG} logs/tail/number", "0 shows none", "docker run --name $N busybox seq 3; echo -; docker logs -n 2 $N; docker logs -n 0 $N", r"^-\n2\n3\Z"),
    Fact(f"{FLAG} logs/tail/all", "anything that is no number means all", "docker run --name $N busybox seq 2; echo -; docker logs --tail x $N", r"^-\n1\n2\Z"),
    Fact(f"{FLAG} logs/until/ago", "leaves out the last minutes", "docker run --name $N busybox echo hi; docker logs --until 1h $N; docker logs --since 1h $N", r"\Ahi\nhi\Z"),
    Fact(f"{FLAG} logs/follow/more", "ends when the container ends", "docker run -d --name $N busybox sh -c 'echo a; sleep 0.2; echo b'; docker logs -f $N", r"^a\nb\Z"),
    # ls
    Fact(f"{COMMAND} ls/more", "stopped ones are hidden", f"docker create --name $N busybox; docker ps -f name=$N {NAMES}; docker ps -a -f name=$N$ {NAMES}", r"\A\w{64}\nfact-\d+\Z"),
    Fact(f"{FLAG} ls/filter/no_status", "removing is a state, stopped is none", "docker ps -f status=removing -q; docker ps -f status=stopped", "[Ii]nvalid filter", 1),
    Fact(f"{FLAG} ls/format", "a word without a field is printed as it stands", "docker run -d --init --name $N busybox sleep 600; docker ps -f name=$N$ --format pretty", r"^pretty\Z"),
    Fact(f"{FLAG} inspect/format/default", "table is only a word here", "docker create --name $N busybox; docker container inspect -f table $N", r"^table\Z"),
    Fact(f"{FLAG} ls/filter/status", "finds stopped ones without -a", f"docker run --name $N busybox true; docker ps -f status=exited -f name=$N$ {NAMES}", r"\Afact-\d+\Z"),
    Fact(f"{FLAG} ls/filter/exited", "finds by exit code, with -a", f"docker run --name $N busybox sh -c 'exit 77'; docker ps -f exited=77 {NAMES}; docker ps -a -f exited=77 {NAMES}", r"\Afact-\d+\Z"),
    Fact(f"{FLAG} ls/filter/name", "matches in part", f"docker create --name $N-long busybox; docker ps -a -f name=$N-lo {NAMES}; docker ps -a -f name=^$N-lo$ {NAMES}", r"^fact-\d+-long\Z"),
    Fact(f"{FLAG} ls/filter/more", "the same key twice means either, different keys both", f"docker create --name $N-a -l x=$N busybox; docker create --name $N-b busybox; docker ps -a -f name=$N-a -f name=$N-b {NAMES} | wc -l; docker ps -a -f name=$N-b -f label=x=$N {NAMES} | wc -l", r"^2\n0$"),
    Fact(f"{FLAG} ls/filter/more", "an unknown key is refused", "docker ps -f nonsense=1", "[Ii]nvalid filter", 1),
    Fact(f"{FLAG} ls/filter/not_label", "is refused", "docker ps -f label!=x", "[Ii]nvalid filter", 1),
    Fact(f"{FLAG} ls/format/more", "a misspelt name", f"{SERVER}; docker ps --format '{{{{.Nope}}}}'", "evaluate field", 1),
    Fact(f"{FLAG} ls/last", "counts stopped ones too, newest first", f"docker create --name $N busybox; docker ps -n 1 {NAMES}; docker ps -l {NAMES}", r"^(fact-\d+)\n\1$"),
    Fact(f"{FLAG} ls/last/zero", "the same as without the option", "docker ps -n 0 -q > a; docker ps -q > b; cmp a b && echo same", "^same$"),
    # pause, port, prune, rename, rm
    Fact(f"{COMMAND} pause/more", "takes no exec and cannot be removed", f"{SERVER}; docker pause $N; docker exec $N true; docker rm $N; docker unpause $N", r"is paused(?s:.*)paused container|is paused(?s:.*)container is paused"),
    Fact(f"{COMMAND} unpause/more", "only a paused one can be continued", f"{SERVER}; docker unpause $N", "is not paused", 1),
    Fact(f"{COMMAND} port/more", "nothing is printed if nothing is published", f"{SERVER}; docker port $N; echo none", r"\Anone\Z"),
    Fact(f"{OPERAND} port/PRIVATE_PORT/more", "tcp, unless udp is said", "docker run -d --init -p 18100:80 --name $N busybox sleep 600; docker port $N 80; docker port $N 80/udp", r"^0\.0\.0\.0:18100\n(?s:.*)No public port", 1),
    Fact(f"{COMMAND} prune/more", "created ones go too, volumes stay", f"docker create -l p=$N -v /data --name $N busybox; docker volume ls -q | wc -l > a; docker container prune -f --filter label=p=$N; docker volume ls -q | wc -l | cmp - a && echo kept; docker ps -a -f name=$N$ {NAMES}", r"Deleted Containers(?s:.*)^kept\Z"),
    Fact(f"{COMMAND} pause/more", "rm refuses it without -f", "docker run -d --init --name $N busybox sleep 600; docker pause $N; docker rm $N; docker rm -f $N; echo code $?", r"^code 0\n(?s:.*)paused container"),
    Fact(f"{FLAG} logs/tail/one", "the last line", "docker run --name $N busybox sh -c 'echo a; echo b'; docker logs -n 1 $N", r"\Aa\nb\nb\Z"),
    Fact(f"{COMMAND} prune/more", "paused ones stay", f"docker run -d --init -l p=$N --name $N busybox sleep 600; docker pause $N; docker container prune -f --filter label=p=$N; docker unpause $N; docker ps -f name=$N$ {NAMES}", r"^(fact-\d+)\n\1\Z"),
    Fact(f"{FLAG} prune/filter/more", "others are refused", "docker container prune -f --filter status=exited", "[Ii]nvalid filter", 1),
    Fact(f"{COMMAND} rename/more", "works while it runs, frees the name, keeps the host name", f"{SERVER}; docker exec $N hostname > a; docker rename $N $N-old; docker exec $N-old hostname | cmp - a && echo same; docker create --name $N busybox", r"^same\n\w{64}$"),
    Fact(f"{COMMAND} rename/more", "a name that is taken is refused", "docker create --name $N busybox; docker create --name $N-b busybox; docker rename $N $N-b", "is already in use", 1),
    Fact(f"{OPERAND} rename/NEW_NAME/more", "at least two characters", "docker create --name $N busybox; docker rename $N x", "Invalid container name", 1),
    Fact(f"{COMMAND} rm/more", "a running one is refused; the name is free again", f"{SERVER}; docker rm $N; docker stop -t 0 $N; docker rm $N; docker create --name $N busybox", r"^\w{64}\n(?s:.*)cannot remove"),
    Fact(f"{COMMAND} rm/more", "named and anonymous volumes stay", "docker create -v $N:/a -v /b --name $N busybox; docker volume ls -q | wc -l > a; docker rm $N; docker volume ls -q | wc -l | cmp - a && echo kept", "^kept$"),
    Fact(f"{FLAG} rm/volumes", "deletes anonymous volumes, not named ones", "docker create -v $N:/a -v /b --name $N busybox; docker volume ls -q | wc -l; docker rm -v $N; docker volume ls -q | wc -l; docker volume ls -q | grep -c ^$N$", r"^1$"),
    Fact(f"{FLAG} rm/force/more", "a name that does not exist is reported, with exit code 0", "docker rm -f nobody-there", "No such container"),
    Fact(f"{FLAG} rm/link/more", "a plain container name is refused", "docker create --name $N busybox; docker rm --link $N", "cannot remove the default (?:link )?name", 1),
    # stats, top, wait
    Fact(f"{FLAG} stats/no-stream", "shows the numbers once; a stopped one has zeros", "docker create --name $N busybox; docker stats --no-stream --format '{{.Name}} {{.MemUsage}} {{.PIDs}}' $N", r"\A\w{64}\nfact-\d+ 0B / 0B 0\Z"),
    Fact(f"{COMMAND} top/more", "the numbers are those of the host", f"{SERVER}; docker top $N -o pid,cmd | grep -v '^PID' | sort -n | head -n 1 | cut -d' ' -f1 | tr -d '\\n'; echo; docker inspect -f {{{{.State.Pid}}}} $N", r"^(\d+)\n\1$"),
    Fact(f"{OPERAND} top/PS_OPTIONS/more", "the column PID must be among them", f"{SERVER}; docker top $N -o cmd", "find PID field in ps output", 1),
    Fact(f"{COMMAND} top/more", "one that is not running is refused", "docker create --name $N busybox; docker top $N", "is not running", 1),
    Fact(f"{COMMAND} wait/more", "prints the code, and ends with 0 itself", "docker run --name $N busybox sh -c 'exit 9'; docker wait $N", "^9$"),
    Fact(f"{OPERAND} wait/CONTAINER/more", "codes in the order typed", "docker run -d --name $N busybox sh -c 'sleep 0.2; exit 4'; docker run -d --name $N-b busybox sh -c 'exit 5'; docker wait $N $N-b", r"^4\n5$"),
    # checkpoint
    Fact("command/checkpoint/more", "needs experimental features", "docker checkpoint ls x", "only supported on a Docker daemon with experimental features enabled", 1),
)  # fmt: skip

daemon = facts_daemon("busybox")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
