"""What is said of the commands about networks."""

# ruff: noqa: E501
from __future__ import annotations

from tests.live.facts import Fact, facts_daemon, trials

CREATE, CONNECT, DISCONNECT = "flag/network create", "flag/network connect", "command/network disconnect"
SLEEPS = "docker run -d --init --name $N busybox sleep 600"
NET = "docker network create $N"

FACTS = (
    # create
    Fact("command/network create", "containers find each other by name", f"{NET}; docker run -d --init --network $N --name $N busybox sleep 600; docker run --rm --network $N busybox ping -c 1 $N", " 0% packet loss"),
    Fact("flag/network create/subnet", "a range has a size", "docker network create --subnet 172.21.0.0 $N", "nvalid (?:CIDR|subnet)", 1),
    Fact("flag/network create/ip-range", "so has a part of it", "docker network create --subnet 172.21.0.0/16 --ip-range 172.21.4.0 $N", "invalid CIDR", 1),
    Fact("flag/network create/subnet", "an address inside means the range; newer engines refuse it", "docker network create --subnet 172.28.0.9/24 $N && docker run --rm --network $N busybox hostname -i || echo", "^172.28.0.2|it should be 172.28.0.0/24"),
    Fact("command/network create/more", "a name that is taken is refused", f"{NET}; {NET}", "already exists", 1),
    Fact("operand/network create/NETWORK/more", "some names belong to Docker", "for n in bridge host none default; do docker network create $n; done 2>&1 | grep -c 'operation is not permitted on predefined'", "^4$"),
    Fact(f"{CREATE}/subnet", "the addresses are from the range", "docker network create --subnet 10.71.0.0/24 $N; docker run --rm --network $N busybox hostname -i", r"^10\.71\.0\.2$"),
    Fact(f"{CREATE}/subnet/more", "a range in use is refused", "docker network create --subnet 10.72.0.0/24 $N; docker network create --subnet 10.72.0.0/16 $N-b", "Pool overlaps with other one on this address space", 1),
    Fact(f"{CREATE}/gateway/more", "needs a subnet", "docker network create --gateway 10.73.0.1 $N", "must have a corresponding subnet", 1),
    Fact(f"{CREATE}/gateway", "the way out", "docker network create --subnet 10.73.0.0/24 --gateway 10.73.0.254 $N; docker run --rm --network $N busybox ip route", r"^default via 10\.73\.0\.254 "),
    Fact(f"{CREATE}/ip-range", "only a part of the subnet is handed out", "docker network create --subnet 10.74.0.0/24 --ip-range 10.74.0.128/25 $N; docker run --rm --network $N busybox hostname -i", r"^10\.74\.0\.1(2[89]|3\d)$"),
    Fact(f"{CREATE}/aux-address", "is kept out of what containers get", "docker network create --subnet 10.75.0.0/29 --aux-address router=10.75.0.2 $N; docker run --rm --network $N busybox hostname -i", r"^10\.75\.0\.3$"),
    Fact(f"{CREATE}/aux-address/more", "must lie in the subnet", "docker network create --aux-address router=10.75.9.2 $N", "no matching subnet for aux-address", 1),
    Fact(f"{CREATE}/internal", "closes the way out", "docker network create --internal $N; docker run --rm --network $N busybox ping -c 1 -W 1 1.1.1.1", "100% packet loss|unreachable", 1),
    Fact(f"{CREATE}/internal/more", "published ports do not work", "docker network create --internal $N; docker run -d --init -p 18600:80 --network $N --name $N busybox sleep 600; docker port $N; echo none", r"\A\w{64}\n\w{64}\nnone$"),
    Fact(f"{CREATE}/config-only/more", "no container can join", "docker network create --config-only --subnet 10.76.0.0/24 $N; docker run --rm --network $N busybox true", "cannot create endpoint on configuration-only network", 125),
    Fact(f"{CREATE}/config-from", "takes all settings", "docker network create --config-only --subnet 10.77.0.0/24 $N; docker network create --config-from $N $N-b; docker network inspect -f '{{(index .IPAM.Config 0).Subnet}}' $N-b", r"^10\.77\.0\.0/24$"),
    Fact(f"{CREATE}/config-from/more", "no setting may stand beside it", "docker network create --config-only $N; docker network create --config-from $N --subnet 10.78.0.0/24 $N-b", "user specified configurations are not supported", 1),
    Fact(f"{CREATE}/driver/more", "overlay needs a swarm", "docker network create -d overlay $N", "not a swarm manager", 1),
    Fact(f"{CREATE}/driver", "another one is a plugin", "docker network create -d nodriver $N", 'plugin "?nodriver"? not found', 1),
    Fact(f"{CREATE}/ipam-driver/null", "a bridge needs addresses", "docker network create --ipam-driver=null $N", "ipv4 pool is empty", 1),
    Fact(f"{CREATE}/driver/windows", "a Linux daemon looks for a plugin", "docker network create -d l2bridge $N", 'plugin "?l2bridge"? not found', 1),
    Fact(f"{CREATE}/ingress/more", "bridge is refused", "docker network create --ingress $N", "Ingress network can only be global scope", 1),
    Fact(f"{CREATE}/ipam-opt/more", "unknown names are kept without a word", "docker network create --ipam-opt nonsense=1 $N", r"\A\w{64}\Z"),
    Fact(f"{CREATE}/ipv6/more", "a range of one's own works on every engine", "docker network create --ipv6 --subnet fd00:71::/64 $N; docker run --rm --network $N busybox ip -o -6 addr show eth0", r"inet6 fd00:71::2/64"),
    Fact(f"{CREATE}/opt/bridge_name", "names the switch on the host", "docker network create -o com.docker.network.bridge.name=fact0 $N; ip -o link show fact0", r"\bfact0:"),
    Fact(f"{CREATE}/opt/mtu", "limits the packets", "docker network create -o com.docker.network.driver.mtu=1400 $N; docker run --rm --network $N busybox cat /sys/class/net/eth0/mtu", "^1400$"),
    Fact(f"{CREATE}/opt/more", "enable_icc=false keeps containers apart", "docker network create -o com.docker.network.bridge.enable_icc=false $N; docker run -d --init --network $N --name $N busybox sleep 600; docker run --rm --network $N busybox ping -c 1 -W 1 $N", "100% packet loss", 1),
    Fact(f"{CREATE}/attachable/more", "changes nothing on a bridge", "docker network create --attachable $N; docker run --rm --network $N busybox echo in", "^in$"),
    # connect and disconnect
    Fact("command/network connect", "works while it runs, and names work then", f"{NET}; {SLEEPS}; docker network connect $N $N; docker run --rm --network $N busybox ping -c 1 $N", " 0% packet loss"),
    Fact("command/network connect/more", "a second time is refused", f"{NET}; {SLEEPS}; docker network connect $N $N; docker network connect $N $N", "already exists in network", 1),
    Fact("command/network connect/more", "a container on host cannot be connected", f"{NET}; docker run -d --init --network host --name $N busybox sleep 600; docker network connect $N $N", "cannot be connected to any other network", 1),
    Fact("command/network connect/more", "a container on none cannot be connected", "docker run -d --init --network none --name $N busybox sleep 600; docker network connect bridge $N", r"private \(none\) mode", 1),
    Fact("operand/network connect/CONTAINER", "a stopped one is connected at its start", f"{NET}; docker create --name $N busybox ip -o -4 addr; docker network connect $N $N; docker start -a $N", r"eth1 "),
    Fact(f"{CONNECT}/alias", "the others find it under this name", f"{NET}; {SLEEPS}; docker network connect --alias db $N $N; docker run --rm --network $N busybox ping -c 1 db", " 0% packet loss"),
    Fact(f"{CONNECT}/alias/more", "is refused on the default network", f"{NET}; docker run -d --init --network $N --name $N busybox sleep 600; docker network connect --alias x bridge $N", "only for containers in user defined networks|only supported for user-defined networks", 1),
    Fact(f"{CONNECT}/ip", "the address is fixed", "docker network create --subnet 10.79.0.0/24 $N; docker create --name $N busybox ip -o -4 addr; docker network connect --ip 10.79.0.77 $N $N; docker start -a $N", r"10\.79\.0\.77/24"),
    Fact(f"{CONNECT}/ip/more", "the network needs a range of its own", f"{NET}; {SLEEPS}; docker network connect --ip 172.30.9.9 $N $N", "only when connecting to networks with user configured subnets", 1),
    Fact(f"{CONNECT}/link", "leads to the container", f"{NET}; docker run -d --init --network $N --name $N busybox sleep 600; docker create --name $N-b busybox ping -c 1 db; docker network connect --link $N:db $N $N-b; docker start -a $N-b", " 0% packet loss"),
    Fact(f"{CONNECT}/link-local-ip", "is an address more", f"{NET}; docker create --name $N busybox ip -o -4 addr; docker network connect --link-local-ip 169.254.8.8 $N $N; docker start -a $N", r"169\.254\.8\.8/16"),
    Fact(f"{CONNECT}/driver-opt/bare", "a value is needed", "docker network connect --driver-opt a b c", "invalid key/value pair format in driver options", 1),
    Fact(DISCONNECT, "it goes on running", f"{SLEEPS}; docker network disconnect bridge $N; docker inspect -f '{{{{.State.Status}}}}' $N", "^running$"),
    Fact(f"{DISCONNECT}/more", "without a network there is no way out", f"{SLEEPS}; docker network disconnect bridge $N; docker exec $N ip -o addr", r"^\w{64}\n(1: lo .*\n?)+\Z"),
    Fact(f"{DISCONNECT}/more", "one that was not on it is refused", f"{NET}; {SLEEPS}; docker network disconnect $N $N", "is not connected to network", 1),
    Fact(f"{DISCONNECT}/more", "from host nothing can be taken off", "docker run -d --init --network host --name $N busybox sleep 600; docker network disconnect host $N", "cannot (?:be disconnected|disconnect container) from host network", 1),
    Fact("flag/network disconnect/force/more", "a wrong name is not forgiven", f"{NET}; docker network disconnect -f $N no-such", "not found", 1),
    # inspect, ls
    Fact("command/network inspect/more", "only running members are listed", f"{NET}; docker run --network $N --name $N busybox true; docker network inspect -f '{{{{len .Containers}}}}' $N; docker start $N; docker run -d --init --network $N busybox sleep 600; docker network inspect -f '{{{{len .Containers}}}}' $N", r"^0\n(?s:.*)^[12]$"),
    Fact("operand/network inspect/NETWORK/more", "a missing one does not hide the others", "docker network inspect -f '{{.Name}}' no-such bridge", r"^bridge\n(?s:.*)no-such not found", 1),
    Fact("flag/network inspect/format/table", "knows no tables", "docker network inspect -f 'table {{.Name}}' bridge", "^table bridge$"),
    Fact("flag/network inspect/format/more", "names the members", f"{NET}; docker run -d --init --network $N --name $N busybox sleep 600; docker network inspect -f '{{{{range .Containers}}}}{{{{.Name}}}} {{{{end}}}}' $N", r"^fact-\d+ ?$"),
    Fact("flag/network ls/filter/type", "builtin are the three of Docker", "docker network ls -f type=builtin --format '{{.Name}}'", r"\Abridge\nhost\nnone\Z"),
    Fact("flag/network ls/filter/name", "a part of the name is enough", "docker network ls -f name=ridg -f type=builtin --format '{{.Name}}'", r"\Abridge\Z"),
    Fact("flag/network ls/filter/dangling", "one that a running container uses is left out", f"{NET}; docker network create $N-b; docker run -d --init --network $N-b busybox sleep 600; docker network ls -f dangling=true -f name=$N --format '{{{{.Name}}}}'", r"^fact-\d+\Z", since=(29, 0)),
    Fact("flag/network ls/filter/not_dangling", "the three of Docker are among them", "docker network ls -f dangling=false -f type=builtin --format '{{.Name}}'", r"\Abridge\nhost\nnone\Z"),
    Fact("flag/network ls/filter/more", "another key is refused", "docker network ls -f nonsense=1", "nvalid filter", 1),
    Fact("flag/network ls/format/more", "a name that does not exist", "docker network ls --format '{{.Nonsense}}'", "evaluate field", 1),
    Fact("flag/network ls/format", "words without a field", "docker network ls -f type=builtin --format pretty", r"\Apretty\npretty\npretty\Z"),
    # rm, prune
    Fact("command/network rm/more", "a running container prevents it", f"{NET}; docker run -d --init --network $N busybox sleep 600; docker network rm $N", "has active endpoints", 1),
    Fact("command/network rm/more", "a stopped one does not, and cannot start then", f"{NET}; docker run --network $N --name $N busybox true; docker network rm $N; docker start $N", r"^fact-\d+\n(?s:.*)network \w+ not found", 1),
    Fact("command/network rm/more", "the three of Docker stay", "docker network rm bridge", "is a pre-defined network", 1),
    Fact("operand/network rm/NETWORK/more", "the others go nevertheless", f"{NET}; docker network rm no-such $N", r"^fact-\d+\n(?s:.*)not found", 1),
    Fact("flag/network rm/force", "a missing one is no error", "docker network rm -f no-such; echo code $?", r"^code 0$"),
    Fact("flag/network rm/force/more", "one in use stays", f"{NET}; docker run -d --init --network $N busybox sleep 600; docker network rm -f $N", "has active endpoints", 1),
    Fact("flag/network prune/filter/not_label", "spares what has the label", "docker network create --label keep=1 $N; docker network prune -f --filter label!=keep; docker network ls -q -f name=$N | wc -l", r"^\s*1\Z"),
    Fact("flag/network prune/filter/until_ago", "younger ones stay", f"{NET}; docker network prune -f --filter until=24h; docker network ls --format '{{{{.Name}}}}' -f name=$N", r"^fact-\d+\Z"),
    Fact("flag/network prune/filter/more", "another key is refused", "docker network prune -f --filter dangling=true", "nvalid filter", 1),
)  # fmt: skip

daemon = facts_daemon("busybox")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
