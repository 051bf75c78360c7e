"""What is said of swarm, node, service, stack, secret and config: one swarm of one node.

The kernel may lack IP_VS: services take `--endpoint-mode dnsrr` and ports `mode=host`.
"""

# ruff: noqa: E501
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.facts import Fact, facts_daemon, trials

if TYPE_CHECKING:
    from tests.support.daemon import LiveDaemon

CREATE, UPDATE, SCALE = "flag/service create", "flag/service update", "command/service scale/more"
NEW = "docker service create -q -d --endpoint-mode dnsrr --name $N"
IDLE = f"{NEW} --replicas 0"  # a service of which only the settings matter
SLEEP = "busybox sleep 600"
SPEC = "docker service inspect $N -f"
NODE = "$(docker node ls -q)"
SECRET = "echo hush | docker secret create $N -"
TASK = "docker ps -q --filter label=com.docker.swarm.service.name=$N"
COMPOSE = "printf 'services: {web: {image: busybox, command: sleep 600, build: ., deploy: {replicas: 0, endpoint_mode: dnsrr}, volumes: [\"data:/d\"]}}\\nvolumes: {data: {}}\\n' > c.yaml"


def until(text: str) -> str:
    """Wait until a task of `$N` says this, then print the tasks."""
    seen = "docker service ps $N --no-trunc --format '{{.Name}} {{.CurrentState}} {{.Error}}'"
    return f"until {seen} | grep -q '{text}'; do sleep 0.1; done; {seen}"


FACTS = (
    # the swarm and its nodes
    Fact("command/swarm init/more", "a machine that is in a swarm already is refused", "docker swarm init", "already part of a swarm", 1),
    Fact("command/swarm join/more", "a machine in a swarm must leave it first", "docker swarm join --token x 127.0.0.1:2377", "already part of a swarm", 1),
    Fact("command/swarm leave/more", "a manager is refused without --force", "docker swarm leave", "Use `--force`", 1),
    Fact("flag/swarm join-token/rotate", "a new token", "docker swarm join-token -q worker; docker swarm join-token -q --rotate worker; docker swarm join-token -q worker", r"\A(\S+)\n(?!\1)(\S+)\n\2\Z"),
    Fact("flag/swarm join-token/rotate/more", "the token of the other role does not change", "docker swarm join-token -q manager; docker swarm join-token -q --rotate worker; docker swarm join-token -q manager", r"\A(\S+)\n\S+\n\1\Z"),
    Fact("operand/swarm join-token/ROLE", "only worker and manager", "docker swarm join-token boss", "unknown role", 1),
    Fact("flag/swarm ca/rotate", "old join tokens stop working", "docker swarm join-token -q worker; docker swarm ca -q --rotate > /dev/null; docker swarm join-token -q worker", r"\A(\S+)\n(?!\1)\S+\Z"),
    Fact("flag/swarm ca/cert-expiry/more", "works only together with --rotate", "docker swarm ca --cert-expiry 720h", "requires the `--rotate` flag", 1),
    Fact("flag/swarm ca/ca-cert/more", "must be PEM", "echo x > f; docker swarm ca --rotate --ca-cert f", "file contents must be in PEM format", 125),
    Fact("flag/swarm update/cert-expiry/more", "less than 1h is refused", "docker swarm update --cert-expiry 10m", "minimum certificate expiry time is: 1h", 1),
    Fact("flag/swarm update/external-ca/more", "needs a protocol", "docker swarm update --external-ca url=https://x", "external-ca option needs a protocol= parameter", 125),
    Fact("flag/swarm update/autolock/more", "prints the key, and off again", "docker swarm update --autolock; docker swarm update --autolock=false", r"SWMKEY-1-(?s:.*)Swarm updated"),
    Fact("command/swarm unlock/more", "elsewhere it is not locked", "docker swarm unlock", "swarm is not locked", 1),
    Fact("command/node rm/more", "a manager is refused", f"docker node rm {NODE}", "must be demoted to worker before removal", 1),
    Fact("command/node demote/more", "the last manager cannot be demoted", f"docker node demote {NODE}", "attempting to demote the last manager of the swarm", 1),
    Fact("command/node update/more", "self does not work here", "docker node update --label-add a=b self", "node self not found", 1),
    Fact("operand/node inspect/NODE/self", "self works here", "docker node inspect self -f '{{.Spec.Role}}'", "^manager$"),
    Fact("flag/node update/label-rm/more", "a key that is not there is refused", f"docker node update --label-rm nope {NODE}", "exist in node's labels", 1),
    Fact("flag/node update/availability", "other words are refused", f"docker node update --availability sleepy {NODE}", "invalid Availability", 1),
    Fact("flag/node update/availability/drain", "capitals are taken", f"docker node update --availability Active {NODE}; docker node inspect self -f '{{{{.Spec.Availability}}}}'", "^active$"),
    Fact("flag/node ls/filter/more", "labels set with node update are node.label", f"docker node update --label-add disk=ssd {NODE} > /dev/null; docker node ls -q -f label=disk=ssd; docker node ls -q -f node.label=disk=ssd", r"\A\S+\Z"),
    Fact("flag/node ls/filter/more", "another word is refused", "docker node ls -f nope=1", "nvalid filter", 1),
    Fact("flag/node inspect/pretty/more", "--format is ignored", "docker node inspect --pretty -f nothing self", "^Hostname:"),
    Fact("flag/service inspect/pretty/more", "--format is refused", f"{IDLE} busybox; docker service inspect --pretty -f nothing $N", "--format is incompatible with human friendly format", 1),
    Fact("flag/secret inspect/pretty/more", "--format is ignored", f"{SECRET}; docker secret inspect --pretty -f nothing $N", "^Driver:"),
    Fact("flag/config inspect/pretty/more", "--format is ignored", "echo a | docker config create $N -; docker config inspect --pretty -f nothing $N", "^Data:"),
    # a service and its settings
    Fact("command/service create/more", "without a name Docker invents one", "docker service create -q -d --replicas 0 busybox | xargs docker service inspect -f '{{.Spec.Name}}'", "^[a-z]+_[a-z]+$"),
    Fact(f"{CREATE}/name/more", "a name can be used once", f"{IDLE} busybox; {IDLE} busybox", "name conflicts with an existing object", 1),
    Fact(f"{CREATE}/mode/more", "--replicas with global is refused", "docker service create --mode global --replicas 2 busybox", "replicas can only be used with replicated", 1),
    Fact(f"{CREATE}/max-concurrent/more", "for jobs only", "docker service create --max-concurrent 1 busybox", "max-concurrent can only be used with replicated-job mode", 1),
    Fact(f"{CREATE}/mode/replicated_job", "runs until as many have succeeded", f"docker service create -q -d --name $N --mode replicated-job --replicas 2 busybox true; until docker service ls -f name=$N | grep '2/2 completed'; do sleep 0.1; done; {until('.')}", "Complete"),
    Fact(f"{CREATE}/endpoint-mode/more", "dnsrr and an ordinary port exclude each other", f"{IDLE} -p 18100:80 busybox", "port published with ingress mode", 1),
    Fact(f"{CREATE}/publish/more", "an address is refused", f"{IDLE} -p 127.0.0.1:8080:80 busybox", "hostip is not supported", 125),
    Fact(f"{CREATE}/publish/more", "mode=host: one task a node", f"{NEW} --replicas 2 -p target=80,published=18101,mode=host {SLEEP}; {until('host-mode port')}", "Pending.*host-mode port already in use"),
    Fact(f"{CREATE}/publish/range", "one to one", f"docker service create -q -d --name $N --replicas 0 -p 18110-18111:80-81 busybox; {SPEC} '{{{{range .Spec.EndpointSpec.Ports}}}}{{{{.PublishedPort}}}}:{{{{.TargetPort}}}} {{{{end}}}}'", "18110:80 18111:81|18111:81 18110:80"),
    Fact(f"{UPDATE}/publish-rm/more", "mode=host must be said", f"{IDLE} -p target=80,published=18120,mode=host busybox; docker service update -q -d --publish-rm 80 $N; {SPEC} '{{{{len .Spec.EndpointSpec.Ports}}}}'; docker service update -q -d --publish-rm target=80,mode=host $N; {SPEC} '{{{{len .Spec.EndpointSpec.Ports}}}}'", r"^1\n(?s:.*)^0\Z"),
    Fact(f"{CREATE}/network/more", "a local network is not found", f"docker network create $N; {IDLE} --network $N busybox", "not found", 1),
    Fact(f"{CREATE}/network/none", "is refused", f"{IDLE} --network none busybox", "network none not found", 1),
    Fact(f"{CREATE}/restart-condition/more", "always is refused", f"{NEW} --restart-condition always busybox", "invalid RestartCondition", 1),
    Fact(f"{CREATE}/update-order", "other words are refused", f"{NEW} --update-order sideways busybox", "unrecognized update order", 1),
    Fact(f"{CREATE}/rollback-failure-action/rollback", "is accepted", f"{IDLE} --rollback-failure-action rollback busybox; {SPEC} '{{{{.Spec.RollbackConfig.FailureAction}}}}'", "^rollback$"),
    Fact(f"{CREATE}/update-monitor/zero", "0 says nothing: 5s", f"{IDLE} --update-monitor 0s busybox; {SPEC} '{{{{.Spec.UpdateConfig.Monitor}}}}'", "^5s$"),
    Fact(f"{CREATE}/constraint/more", "a single = is refused", f"{NEW} --constraint node.role=manager busybox", "expected one operator", 1),
    Fact(f"{CREATE}/constraint/more", "no node fits: Pending", f"{NEW} --constraint node.labels.none==x {SLEEP}; {until('no suitable node')}", "Pending.*no suitable node"),
    Fact(f"{CREATE}/placement-pref/more", "only spread is possible", f"{NEW} --placement-pref pack=node.id busybox", "only spread is supported", 125),
    Fact(f"{CREATE}/reserve-memory/more", "too much is never placed", f"{NEW} --reserve-memory 999g {SLEEP}; {until('insufficient')}", "Pending.*insufficient resources"),
    Fact(f"{CREATE}/generic-resource/more", "nodes must announce it", f"{NEW} --generic-resource gpu=1 {SLEEP}; {until('insufficient')}", "Pending.*insufficient resources"),
    Fact(f"{CREATE}/generic-resource/bare", "a number must follow", f"{NEW} --generic-resource gpu busybox", "expected `name=value`", 125),
    Fact(f"{CREATE}/replicas-max-per-node/more", "the rest stays Pending", f"{NEW} --replicas 2 --replicas-max-per-node 1 {SLEEP}; {until('max replicas')}", "Pending.*max replicas per node limit exceed"),
    Fact(f"{CREATE}/credential-spec/more", "anything else is refused", f"{NEW} --credential-spec x busybox", "value must be prefixed", 125),
    Fact(f"{CREATE}/no-healthcheck/more", "is refused together with --health-cmd", f"{NEW} --no-healthcheck --health-cmd true busybox", "conflicts with --health-", 1),
    # its tasks
    Fact(f"{CREATE}/mount/more", "a missing host path: Rejected", f"{NEW} --restart-condition none --mount type=bind,src=/no/such,dst=/x {SLEEP}; {until('Rejected')}", "Rejected.*bind source path does not exist"),
    Fact("operand/service create/IMAGE/more", "an image that cannot be pulled: Rejected", f"{NEW} --restart-condition none --no-resolve-image no-such-image-here; {until('Rejected')}", "Rejected.*No such image"),
    Fact(f"{CREATE}/limit-cpu/more", "more than the node has: Rejected", f"{NEW} --restart-condition none --limit-cpu 999 {SLEEP}; {until('Rejected')}", "Rejected.*ange of CPUs"),
    Fact(f"{CREATE}/limit-memory/more", "over the limit: 137", f"{NEW} --restart-condition none --limit-memory 16m busybox sh -c 'x=a; while :; do x=$x$x; done'; {until('Failed')}", r"Failed.*non-zero exit \(137\)"),
    Fact(f"{CREATE}/restart-max-attempts", "gives up after so many new starts", f"{NEW} --restart-delay 1ms --restart-max-attempts 2 busybox false; until [ $(docker service ps -q -f desired-state=shutdown $N | wc -l) = 3 ]; do sleep 0.1; done; sleep 0.5; docker service ps -q $N | wc -l", "^3$"),
    Fact(f"{CREATE}/health-cmd/more", "an unhealthy container is ended", f"{NEW} --init --restart-condition none --health-cmd false --health-interval 100ms --health-retries 1 {SLEEP}; {until('unhealthy')}", "unhealthy container"),
    Fact(f"{CREATE}/entrypoint/more", "the value is split into words", f"{NEW} --restart-condition none --entrypoint 'echo a' busybox b; {until('Complete')}; until docker service logs --raw $N 2>&1 | grep -q .; do :; done; docker service logs --raw $N", "^a b$"),
    Fact(f"{CREATE}/secret/more", "place and rights", f"{SECRET}; {NEW} --secret source=$N,target=pw,mode=0400 {SLEEP}; {until('Running')}; docker exec $({TASK}) ls -l /run/secrets/pw", "^-r--------"),
    Fact(f"{CREATE}/config/more", "without a target it lies at the root", f"echo hello | docker config create $N -; {NEW} --config $N {SLEEP}; {until('Running')}; docker exec $({TASK}) sh -c \"ls -l /$N; cat /$N\"", r"^-r--r--r--(?s:.*)^hello$"),
    Fact(f"{CREATE}/env/inherit", "what the shell lacks the container does not get", f"unset NOPE; {NEW} -e NOPE {SLEEP}; {until('Running')}; docker exec $({TASK}) sh -c 'echo ${{NOPE-unset}}'", "^unset$"),
    Fact(f"{CREATE}/hostname/more", "placeholders differ", f"{NEW} --hostname 'web-{{{{.Task.Slot}}}}' {SLEEP}; {until('Running')}; docker exec $({TASK}) hostname", "^web-1$"),
    Fact(f"{CREATE}/host/gateway", "leads to the node", f"{NEW} --host gw:host-gateway {SLEEP}; {until('Running')}; docker exec $({TASK}) cat /etc/hosts", r"^172\.\S+\tgw$"),
    Fact(f"{CREATE}/label/more", "containers do not get it, but --container-label", f"{NEW} --label a=1 --container-label b=2 {SLEEP}; {until('Running')}; docker inspect $({TASK}) -f '{{{{.Config.Labels.a}}}} {{{{.Config.Labels.b}}}}'", "^<no value> 2$"),
    Fact(f"{CREATE}/tty", "a shell waits instead of ending", f"{NEW} -t --restart-condition none busybox; {until('Running')}; sleep 0.5; {until('.')}", "Running"),
    Fact(f"{CREATE}/log-driver/none", "logs prints nothing, and no error", f"{NEW} --log-driver none {SLEEP}; {until('Running')} > /dev/null; docker service logs $N > out 2>&1; echo $? $(wc -c < out)", "^0 0$"),
    Fact("operand/service logs/SERVICE/more", "a name that fits neither is refused", "docker service logs no-such-service", "no such task or service", 1),
    # changing it
    Fact(SCALE, "a global service cannot be scaled", "docker service create -q -d --name $N --mode global --constraint node.role==worker busybox; docker service scale $N=2", "scale can only be used with replicated or replicated-job mode", 1),
    Fact("operand/service scale/SERVICE/more", "without a number it is refused", "docker service scale web", "invalid scale specifier", 1),
    Fact("command/service rollback/more", "a service that was never updated is refused", f"{IDLE} busybox; docker service rollback -d $N", "does not have a previous spec", 1),
    Fact(f"{UPDATE}/rollback/more", "a second rollback brings back what the first undid", f"{IDLE} busybox; docker service update -q -d --env-add A=1 $N; docker service rollback -q -d $N; {SPEC} '{{{{.Spec.TaskTemplate.ContainerSpec.Env}}}}'; docker service rollback -q -d $N; {SPEC} '{{{{.Spec.TaskTemplate.ContainerSpec.Env}}}}'", r"^\[\]$(?s:.*)^\[A=1\]$"),
    Fact(f"{UPDATE}/force", "replaces tasks even if no setting changes", f"{NEW} --stop-grace-period 0s {SLEEP}; {until('Running')}; docker service update -q -d --force $N; until [ $(docker service ps -q $N | wc -l) = 2 ]; do sleep 0.1; done; echo replaced", "^replaced$"),
    Fact(f"{UPDATE}/image/more", "a tag that is not found is only warned of", f"{IDLE} busybox; docker service update -d --image busybox:no-such-tag $N 2>&1; {SPEC} '{{{{.Spec.TaskTemplate.ContainerSpec.Image}}}}'", r"could not be accessed on a registry(?s:.*)^busybox:no-such-tag$"),
    Fact(f"{UPDATE}/env-rm/more", "a name that is not set is ignored", f"{IDLE} busybox; docker service update -q -d --env-rm NOPE $N && echo fine", "^fine$"),
    Fact(f"{UPDATE}/mount-rm/more", "the path counts, not the volume's name", f"{IDLE} --mount src=vol,dst=/x busybox; docker service update -q -d --mount-rm vol $N; {SPEC} '{{{{len .Spec.TaskTemplate.ContainerSpec.Mounts}}}}'; docker service update -q -d --mount-rm /x $N; {SPEC} '{{{{len .Spec.TaskTemplate.ContainerSpec.Mounts}}}}'", r"^1$(?s:.*)^0$"),
    Fact(f"{UPDATE}/network-rm/more", "a network that does not exist is refused", f"{IDLE} busybox; docker service update -q -d --network-rm nope $N", "network nope not found", 1),
    # secrets and configs
    Fact("operand/secret create/SECRET/more", "a name can be used once", f"{SECRET}; {SECRET}", "already exists", 1),
    Fact("command/secret create/more", "at most 500 KB", "head -c 600000 /dev/zero | docker secret create $N -", "less than 512000 bytes", 1),
    Fact("command/secret inspect", "the content is never shown", f"{SECRET} > /dev/null; docker secret inspect -f '{{{{json .Spec}}}}' $N", r'^\{"Name":"fact-\d+","Labels":\{\}\}$'),
    Fact("command/secret rm/more", "a secret in use stays", f"{SECRET}; {IDLE} --secret $N busybox; docker secret rm $N", "is in use by the following service", 1),
    Fact("command/config inspect/more", "--pretty shows the content as text", "echo hello | docker config create $N -; docker config inspect --pretty $N", "^hello$"),
    Fact("command/config rm/more", "a config in use stays", f"echo a | docker config create $N -; {IDLE} --config $N busybox; docker config rm $N", "is in use by the following service", 1),
    Fact("flag/secret create/template-driver/more", "another name is accepted here", "echo a | docker secret create --template-driver nope $N - > /dev/null && echo made", "^made$"),
    Fact("flag/secret ls/filter/more", "a name fits from its beginning", f"{SECRET} > /dev/null; docker secret ls -f name=fact- --format '{{{{.Name}}}}' | grep -cx $N", "^1$"),
    # stacks
    Fact("flag/stack deploy/compose-file/more", "must be given", "docker stack deploy $N", "pecify a Compose file", 1),
    Fact("command/stack deploy/more", "builds nothing; names begin with the stack's", f"{COMPOSE}; docker stack deploy -c c.yaml $N 2>&1; docker stack services $N --format '{{{{.Name}}}}'", r"Ignoring unsupported options: build(?s:.*)^fact-\d+_web$"),
    Fact("flag/stack deploy/detach/more", "Docker reminds of the coming default", f"{COMPOSE}; docker stack deploy -c c.yaml $N", "--detach=false will become the default"),
    Fact("flag/stack deploy/prune/more", "without it a renamed service stays, with it it goes", f"{COMPOSE}; docker stack deploy -c c.yaml $N; sed -i s/web:/api:/ c.yaml; docker stack deploy -c c.yaml $N; docker stack services $N -q | wc -l; docker stack deploy --prune -c c.yaml $N; docker stack services $N -q | wc -l", r"^2$(?s:.*)Removing service fact-\d+_web(?s:.*)^1$"),
    Fact("command/stack deploy/more", "a config cannot be changed under the same name", "printf 'services: {a: {image: busybox, deploy: {replicas: 0, endpoint_mode: dnsrr}, configs: [c]}}\\nconfigs: {c: {file: ./c}}\\n' > c.yaml; echo 1 > c; docker stack deploy -c c.yaml $N; echo 2 > c; docker stack deploy -c c.yaml $N", "only updates to Labels are allowed", 1),
    Fact("command/stack ps/more", "a stack that does not exist", "docker stack ps no-such-stack", "nothing found in stack", 1),
    Fact("flag/stack ls/orchestrator/more", "is ignored", "docker stack ls --orchestrator all", "option will be ignored"),
    Fact("command/stack config/more", "an unset variable becomes empty; --skip-interpolation leaves it", "printf 'services: {web: {image: \"busybox:x$NOPE\"}}\\n' > c.yaml; docker stack config -c c.yaml | grep image; docker stack config --skip-interpolation -c c.yaml | grep image", r"image: busybox:x\n\s*image: busybox:x\$NOPE"),
)  # fmt: skip

swarmless = facts_daemon("busybox")


@pytest.fixture(scope="module")
def daemon(swarmless: LiveDaemon) -> LiveDaemon:
    swarmless.docker("swarm", "init", "--advertise-addr", "127.0.0.1")
    return swarmless


test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
