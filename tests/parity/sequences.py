"""Command lines to compare; one depends on the other, and each block begins on a clean daemon."""

from __future__ import annotations

from tests.parity.formats import FORMATS

# What a container writes that is copied out: the files of a build context.
CONTEXT = (
    '"mkdir -p /ctx/sub; cd /ctx; echo aaa > a; echo bbb > sub/b; echo x > sub/x; ln -s a link; ln a hard; '
    ": > sub/.dockerignore; "
    r"printf 'FROM busybox\nARG A=1\nCOPY a /a\nRUN echo hi $A\n' > Dockerfile; : > empty; "
    r"printf '# note\nsub\n!sub/b\n' > .dockerignore; printf 'FROM busybox\nRUN exit 42\n' > failing; "
    r"printf 'FROM busybox AS one\nRUN echo one\nFROM one AS two\nRUN echo two\n' > stages; "
    r"""printf 'FROM busybox\nNOSUCH x\n' > wrong; printf 'FROM busybox\nCOPY sub/x /\n' > copies" """
)

SEQUENCES: dict[str, str] = {
    "hello": """
        run hello-world
        run --rm hello-world
        images
        image ls
        images -q --no-trunc
        images --digests hello-world
        images --format {{.Repository}}:{{.Tag}}
        images --format json
        ps
        ps -a --format "{{.Image}} {{.Status}} {{.Command}}"
        rmi hello-world
        rmi -f hello-world
        rmi hello-world
        run --pull never hello-world
        pull hello-world
        pull hello-world
        pull -q hello-world
        pull hello-world:nosuchtag
        pull nosuchimage-at-all
        pull Hello
        inspect hello-world --format {{.RepoTags}}
        search hello-world
    """,
    "life": """
        create --name life busybox sleep 300
        ps -a --format "{{.Names}} {{.Status}}"
        start life
        ps --format "{{.Names}} {{.Status}} {{.Ports}}"
        exec life echo hello
        exec life sh -c "echo out; echo err >&2; exit 3"
        exec -e A=1 -w /tmp -u nobody life sh -c "echo $A; pwd; id -u"
        exec life nosuchprogram
        exec -d life touch /made
        exec life ls /made
        top life -o args
        rename life lived
        rename life again
        inspect -f "{{.Name}} {{.State.Running}} {{.HostConfig.NetworkMode}}" lived
        rm lived
        kill lived
        wait lived
        ps -a --format "{{.Names}} {{.Status}}"
        restart -t 0 lived
        stop -t 0 lived nosuch
        rm nosuch lived
        rm -f nosuch
        start nosuch
        stop nosuch
        logs nosuch
        exec nosuch ls
        attach nosuch
        port nosuch
        cp nosuch:/x .
        top nosuch
        wait nosuch
        kill nosuch
        restart nosuch
        rename nosuch other
    """,
    "exits": """
        run --rm busybox true
        run --rm busybox false
        run --rm busybox sh -c "exit 42"
        run --rm busybox sh -c "echo out; echo err >&2"
        run --rm busybox nosuchprogram
        run --rm busybox /etc
        run --rm busybox -p 80
        run --name ends busybox sh -c "kill -9 $$"
        run --name ends busybox true
        rm ends
        run --rm --network nosuch busybox true
        run --rm -v relative/path:/x busybox true
        run --rm --mount type=bind,source=/nosuch,target=/x busybox true
        run --rm -m 1m busybox true
        run --rm -u nosuchuser busybox true
        run --rm -w rel busybox true
        run --rm --restart always busybox true
        run -p 99999:80 busybox true
        run -p abc busybox true
        run --memory abc busybox true
        run -e busybox
        run
        run -it busybox true
        run Busybox
        run busybox:
    """,
    "flags": """
        run --rm -e A=1 -e B busybox env
        run --rm --hostname box busybox hostname
        run --rm -w /tmp busybox pwd
        run --rm -u 1000:1000 busybox id
        run --rm --read-only busybox touch /x
        run --rm --tmpfs /t:size=1m busybox df -h /t
        run --rm --entrypoint echo busybox a b
        run --rm --add-host db:10.0.0.9 busybox grep db /etc/hosts
        run --rm --dns 10.0.0.53 busybox cat /etc/resolv.conf
        run --rm --init busybox ps -o args
        run --rm --cap-drop ALL busybox chown 1 /tmp
        run --rm --privileged busybox true
        run --rm --label a=b --cpus 0.5 --memory 64m --pids-limit 50 busybox true
        run --rm --network none busybox ip addr show lo
        run --rm --stop-signal INT --stop-timeout 3 busybox true
        run --rm --health-cmd true --health-interval 1s --health-retries 2 busybox true
        run --rm --ulimit nofile=100:200 busybox sh -c "ulimit -n"
        run --rm --sysctl net.ipv4.ip_forward=0 busybox true
        run --rm --shm-size 8m busybox df /dev/shm
        run --rm --log-driver none busybox echo unseen
        run --rm --platform linux/amd64 busybox true
        run --rm --platform linux/arm64 --pull never busybox true
        run --rm --cidfile cid busybox true
        run --rm --cidfile cid busybox true
        run --rm -d --name gone busybox true
    """,
    "logs": """
        run --name talker busybox sh -c "for i in 1 2 3 4 5; do echo line $i; done; sleep 1; echo oops >&2"
        logs talker
        logs --tail 2 talker
        logs -n 0 talker
        logs -t --tail 1 talker
        logs --since 1h talker
        logs --until 1h talker
        logs -f talker
        logs --details talker
        start -a talker
        run -d --name tty -t busybox echo through a terminal
        wait tty
        logs tty
    """,
    "networks": """
        network create wp-network
        network create wp-network
        network create --driver nosuch other
        network create --subnet 10.87.0.0/24 --label a=b -o com.docker.network.bridge.name=par0 sub
        network ls
        network ls --filter name=wp -q --no-trunc
        network ls --format "{{.Name}} {{.Driver}} {{.Scope}}"
        network inspect sub --format "{{json .IPAM.Config}} {{.Labels}}"
        run -d --name a --network wp-network --network-alias alpha busybox sleep 300
        run --rm --network wp-network busybox nslookup alpha
        run -d --name b busybox sleep 300
        network connect --alias beta --ip 10.87.0.9 sub b
        network connect sub b
        network disconnect sub b
        network disconnect sub b
        network connect nosuch b
        network inspect nosuch
        network rm wp-network
        network rm nosuch
        network rm bridge
        rm -f a b
        network rm wp-network sub
        network create host
    """,
    "volumes": """
        volume create wp-db-volume
        volume create wp-db-volume
        volume create --label a=b labelled
        volume create a
        volume ls
        volume ls -q
        volume ls --filter name=wp --format "{{.Name}} {{.Driver}}"
        run --rm -v wp-db-volume:/data busybox sh -c "echo kept > /data/file"
        run --rm -v wp-db-volume:/data:ro busybox cat /data/file
        run --rm -v wp-db-volume:/data:ro busybox touch /data/x
        run -d --name user -v wp-db-volume:/data -v /anonymous busybox sleep 300
        run --rm --volumes-from user:ro busybox cat /data/file
        volume inspect wp-db-volume --format "{{.Name}} {{.Driver}} {{.Mountpoint}}"
        inspect --type volume wp-db-volume --format {{.Scope}}
        inspect --type image wp-db-volume
        volume rm wp-db-volume
        volume rm nosuch
        volume inspect nosuch
        volume inspect nosuch wp-db-volume --format {{.Name}}
        rm -f user
        volume rm wp-db-volume
        volume prune -f
    """,
    "ports": """
        run -d --name web -p 18080:80 -p 127.0.0.1:18443:443 -p 18053:53/udp busybox sleep 300
        port web
        port web 80
        port web 443/tcp
        port web 81
        ps --format "{{.Ports}}"
        run -d --name taken -p 18080:80 busybox sleep 300
        rm -f web taken
    """,
    "copies": """
        run -d --name box busybox sleep 300
        cp nosuchfile box:/tmp
        cp box:/etc/passwd .
        cp passwd box:/tmp/copied
        exec box cat /tmp/copied
        cp box:/etc/passwd -
        cp box:/nosuch .
        cp a b
        cp box:/a box:/b
        cp -q box:/etc/group group2
    """,
    "inspects": """
        create --name one -p 8080:80 -e A=1 --label x=y busybox sleep 1
        inspect -f "{{json .Config}}" one
        inspect -f "{{.Config.Env}} {{.HostConfig.PortBindings}}" one
        inspect -f "{{range .Config.Env}}<{{.}}>{{end}}" one
        inspect -f "{{.Nosuch}}" one
        inspect -f "{{.Config" one
        inspect -f "{{index .Config.Labels \\"x\\"}} {{len .Config.Env}}" one
        inspect -f "{{.Created}} {{.Id}} {{.State}}" one
        inspect nosuch
        inspect one nosuch -f {{.Name}}
        inspect --type container busybox
        inspect --type nosuch one
        container inspect one -f {{.Path}}
        image inspect busybox -f "{{.Os}}/{{.Architecture}} {{.Config.Cmd}}"
        inspect -s -f "{{.SizeRw}}" one
    """,
    "prunes": """
        run --name stopped busybox true
        container prune -f
        network create unused
        network prune -f
        volume create unused
        volume prune -f
        volume prune -a -f
        image prune -f
    """,
    "system": """
        version --format "{{.Client.Os}} {{.Server.Version}} {{.Server.Os}}/{{.Server.Arch}}"
        version
        version -f nosuch
        info --format "{{.Containers}} {{.Driver}} {{.OSType}}"
        info
    """,
    "archives": """
        pull busybox
        create --name box busybox true
        commit -a me -m made -c "ENV A=1" -c "CMD true" box made:v1
        commit -p=false box Made
        commit box made@sha256:1111111111111111111111111111111111111111111111111111111111111111
        commit nosuch
        diff box
        diff nosuch
        export -o box.tar box
        export -o /nosuch/x box
        export nosuch
        import -c "CMD true" -m hello box.tar imported:1
        import nosuch.tar
        import box.tar Bad
        save -o saved.tar busybox made:v1
        save -o . busybox
        save nosuch
        save --platform linux/amd64 -o variant.tar busybox
        save -o one.tar made:v1
        load -i one.tar
        load -q -i one.tar
        load -i nosuch.tar
        image history --no-trunc -q imported:1
        push localhost:1/x
        push -a made:v1
        push Bad
        rmi made:v1 imported:1
    """,
    "stats": """
        stats --no-stream
        run -d --name busy busybox sleep 300
        stats --no-stream busy --format "{{.Container}} {{.Name}} {{.ID}} {{.PIDs}} {{.BlockIO}}"
        stats --no-stream --format "table {{.Name}}\\t{{.PIDs}}"
        stats --no-stream nosuch
        stats --no-stream --format "{{.Nosuch}}" busy
        stats --no-stream --format "{{"
    """,
    "usage": """
        volume create kept
        run --name done -v kept:/data busybox sh -c "echo 12345 > /file"
        system df
        system df --format json
        system df --format "{{.Type}} {{.TotalCount}} {{.Reclaimable}}"
        system df -v --format "{{range .Containers}}{{.Names}} {{.Size}}{{end}}"
        system df -v --format "table {{.ID}}"
        system prune
        system prune --volumes --filter until=1h
        system prune -f --filter label=nosuch
        system prune -f
        builder prune
        builder prune -f --filter until=1h --keep-storage 10mb
    """,
    "events": """
        volume create one
        network create two
        events --since 10s --until 0s -f type=volume --format "{{.Type}} {{.Action}} {{.Actor.Attributes}}"
        events --since 10s --until 0s --filter volume=nosuch
        events --since bad
        events --until 0s --format "{{.Nosuch}}"
        events --filter bad
    """,
    "logins": """
        login
        login -u a
        login -u a -p b localhost:1
        login -u a -p b http://localhost:1/v2
        login -u "" localhost:1
        login --password-stdin
        login -u a -p b --password-stdin
        logout
        logout localhost:1
        logout https://localhost:1/x
    """,
    "contexts": """
        context ls
        context show
        context inspect
        context create a
        context create default
        context create away --docker host=tcp://127.0.0.1:1
        context create away --docker host=tcp://127.0.0.1:1
        context create copy --from away --description "a copy"
        context create bad --docker foo=bar
        context create bad --docker host=h:1
        context create bad --docker skip-tls-verify=maybe
        context create bad --from nosuch
        context create here
        context ls
        context ls --format json
        context inspect away copy nosuch
        context inspect -f "{{.Name}} {{.Metadata}} {{.Endpoints.docker.Host}}" away
        context use nosuch
        context use away
        context update away --description new --docker host=ssh://u@h
        context update nosuch
        context export away
        context export away
        context export away -
        context import again away.dockercontext
        context import again away.dockercontext
        context import other nosuch
        context inspect again
        context rm copy nosuch
        context rm default
        context rm -f away again here
        context ls
        --context nosuch context ls
        --context nosuch ps
    """,
    "checkpoints": """
        checkpoint ls nosuch
        checkpoint create nosuch one
        checkpoint rm nosuch one
    """,
    "builds": """
        create --name files busybox sh -c @context
        start -a files
        cp files:/ctx .
        build ctx
        build ctx
        build -t built:1 -t built ctx
        build -q -t built:2 --build-arg A=2 --label a=b ctx
        build --no-cache --rm=false -t built:3 ctx
        build -f ctx/failing ctx
        build -q -f ctx/failing ctx
        build -f ctx/stages --target one -t built:one ctx
        build -f ctx/stages --target nosuch ctx
        build -f ctx/wrong ctx
        build -f ctx/copies ctx
        build -f ctx/empty ctx
        build -f ctx/nosuch ctx
        build -f ctx/Dockerfile ctx/sub
        build nosuch
        build ctx/a
        build
        build ctx ctx
        build --nosuch ctx
        build -t BAD ctx
        build - -f -
        build -
        build --iidfile iid ctx
        build --iidfile /nosuch/iid ctx
        build --network none -m 64m --memory-swap -1 --cpu-shares 5 --ulimit nofile=10:20 --shm-size 2m ctx
        build --add-host h:1.2.3.4 --add-host g=1.2.3.5 --cache-from built:1,built:2 --pull=false ctx
        build --network nosuch --no-cache ctx
        build --platform foo/bar ctx
        build --squash ctx
        build --security-opt a=b ctx
        build --help
        builder
        builder build ctx
        builder prune -f
        image build -q ctx
        images built --format "{{.Repository}}:{{.Tag}}"
        inspect built:2 -f "{{.Config.Labels}}"
        rmi built:1 built:2 built:3 built:one built
        build http://127.0.0.1:1/x
        -D build ctx
    """.replace("@context", CONTEXT),
    "plugins": """
        compose up
        compose -f x up
        scout
        buildx ls
        help compose
        nosuch --help
        --help
        manifest --help
        trust --help
    """,
    "no swarm": """
        node ls
        node inspect self
        node ps
        service ls
        service logs nosuch
        secret ls
        config ls
        stack ls
        stack rm nosuch
        swarm leave
        swarm unlock
        swarm unlock-key
        swarm join-token worker
        swarm join --token SWMTKN-1-x 127.0.0.1:2377
        swarm join --availability nosuch 127.0.0.1:2377
        swarm init
        swarm init --availability nosuch
        swarm init --external-ca nosuch
        swarm init --external-ca protocol=x
        swarm init --external-ca protocol=cfssl,url=y,cacert=nosuch
        swarm init --listen-addr 1:2:3
        swarm init --listen-addr 127.0.0.1:x
        swarm init --default-addr-pool nosuch
        swarm ca --ca-cert nosuch
        swarm update
    """,
    "swarm": """
        swarm init --advertise-addr 127.0.0.1 --task-history-limit 2 --cert-expiry 48h --max-snapshots 3
        swarm init --advertise-addr 127.0.0.1
        swarm join-token worker
        swarm join-token -q manager
        swarm join-token nosuch
        swarm join-token --rotate worker
        swarm update --autolock --snapshot-interval 100 --dispatcher-heartbeat 3s
        swarm unlock-key
        swarm unlock-key --rotate
        swarm update --autolock=false
        swarm unlock-key
        swarm unlock-key --rotate
        swarm unlock
        swarm update --external-ca protocol=cfssl,url=https://x/,a=b
        swarm ca
        swarm ca --cert-expiry 10h
        node ls
        node ls --format json
        node inspect self
        node inspect self --pretty
        node inspect nosuch
        node promote nosuch
        node demote nosuch
        node rm nosuch
        node ps
        swarm ca --rotate -d
        swarm leave
        swarm leave -f
    """,
    "swarm data": """
        swarm init --advertise-addr 127.0.0.1
        secret create a /etc/hostname
        secret create a /etc/hostname
        secret create -l x=y -l z b /etc/hostname
        secret create c nosuchfile
        secret create c
        secret create -d nosuch e
        secret create e -
        secret ls
        secret ls -f name=a
        secret ls --format json
        secret inspect a b nosuch
        secret inspect --pretty a b
        secret rm a nosuch b
        config create a /etc/hostname
        config create -l x=y --template-driver golang b /etc/hostname
        config create c nosuchfile
        config ls
        config ls --format "{{.Name}} {{.Labels}}"
        config inspect a
        config inspect --pretty b a
        config rm a nosuch b
        swarm leave -f
    """,
    "services": """
        swarm init --advertise-addr 127.0.0.1
        network create -d overlay ov
        secret create s1 /etc/hostname
        config create c1 /etc/hostname
        pull busybox
        service create -d --name web --endpoint-mode dnsrr busybox sleep 1000
        service create -d --name web busybox
        service create -d --name big --endpoint-mode dnsrr -p published=8080,target=80,mode=host \
            --replicas-max-per-node 2 -e A=1 -e A=2 -l x=y --container-label c=d -w /tmp -u nobody \
            --hostname hh --entrypoint "sh -c" --mount type=volume,source=v,target=/v --network ov --secret \
            source=s1,target=t2,mode=0400 --config source=c1,target=/c2 --constraint node.role==manager \
            --placement-pref spread=node.labels.x --limit-cpu 0.5 --limit-memory 64m --limit-pids 10 \
            --reserve-cpu 0.1 --restart-condition on-failure --restart-delay 2s --update-delay 1s \
            --update-max-failure-ratio 0.1 --rollback-order start-first --stop-grace-period 3s --health-cmd \
            true --health-interval 5s --log-driver json-file --log-opt max-size=1m --dns 1.1.1.1 --group 10 \
            --host h:1.2.3.4 --init --read-only --cap-add NET_ADMIN --cap-drop ALL --sysctl \
            net.core.somaxconn=10 --ulimit nofile=10:20 --generic-resource gpu=2 --no-resolve-image busybox \
            "sleep 1000"
        service create -d --name glob --mode global --endpoint-mode dnsrr busybox sleep 1000
        service create --mode global --replicas 2 busybox
        service create --mode nosuch busybox
        service create --mode replicated-job --update-delay 1s busybox
        service create --network nosuch busybox
        service create --secret nosuch busybox
        service create --secret x=y busybox
        service create --placement-pref nosuch busybox
        service create --no-healthcheck --health-cmd true busybox
        service create --generic-resource gpu=a busybox
        service create --health-interval -1s busybox
        service create -p 1.1.1.1:80:80 busybox
        service create -d Busybox
        service ls -q
        service inspect big
        service inspect --pretty big glob
        service inspect nosuch
        service update -d --image busybox:latest web
        service update -d --env-add X=1 --label-add q=r --replicas 2 --force --args "sleep 2000" \
            --publish-add mode=host,target=81,published=8081 web
        service update -d --env-rm X --label-rm q --mount-add type=volume,source=w,target=/w \
            --secret-add s1 --config-add c1 --constraint-add node.role==manager --network-add ov --dns-add \
            8.8.8.8 --host-add h:1.1.1.1 web
        service update -d --mount-rm /w --secret-rm s1 --config-rm c1 --constraint-rm \
            node.role==manager --network-rm ov --dns-rm 8.8.8.8 --host-rm h --limit-memory 32m \
            --restart-condition none --update-order start-first --health-retries 2 web
        service update -d --no-healthcheck --cap-add NET_ADMIN --ulimit-add nofile=5:6 \
            --generic-resource-add gpu=3 web
        service update -d --cap-drop NET_ADMIN --ulimit-rm nofile --generic-resource-rm gpu \
            --no-resolve-image --image busybox web
        service update --rollback --image x web
        service update -d --rollback web
        service rollback -d web
        service update nosuch
        service update --replicas 3 glob
        service scale -d web=1
        service scale -d glob=2 nosuch=1 web=x
        service scale web
        service ps nosuch
        service logs nosuch
        service rm big nosuch glob web
        swarm leave -f
    """,
    "stacks": """
        swarm init --advertise-addr 127.0.0.1
        pull busybox
        service create -d --name st-one --endpoint-mode dnsrr -l com.docker.stack.namespace=st busybox \
            sleep 1000
        secret create -l com.docker.stack.namespace=st st-secret /etc/hostname
        config create -l com.docker.stack.namespace=st st-config /etc/hostname
        stack ls
        stack ls --format json
        stack services -q st
        stack services nosuch
        stack services ""
        stack ps nosuch
        stack ps --no-resolve --format "{{.Image}} {{.DesiredState}}" st
        stack rm nosuch
        stack rm st
        stack ls
        swarm leave -f
    """,
    "stack files": """
        stack deploy -c changed.yml st
        swarm init --advertise-addr 127.0.0.1
        pull busybox
        stack config -c live.yml
        stack config -c live.yml -c changed.yml
        stack config -c full.yml --skip-interpolation
        stack deploy -d=false -q -c live.yml st
        stack services --format "{{.Name}} {{.Mode}} {{.Replicas}} {{.Image}}" st
        service inspect st_web
        service inspect --pretty st_gone
        network inspect --format "{{.Name}} {{json .IPAM}} {{.Labels}} {{.Attachable}}" st_default st_inner
        secret inspect st_s
        config inspect --pretty st_c
        volume inspect st_data
        stack deploy -c live.yml --resolve-image changed st
        stack deploy -d -c live.yml --resolve-image never st
        stack deploy -d=false -q --prune -c changed.yml st
        stack ls
        service inspect st_web
        stack deploy -d -c elsewhere.yml other
        network create -d overlay ov
        stack deploy -d -c elsewhere.yml other
        secret create theirs password.txt
        stack deploy -d --with-registry-auth -c elsewhere.yml other
        stack deploy -d -c wrong-scope.yml other
        stack deploy -d -c wrong-file.yml other
        stack rm other st
        swarm leave -f
    """,
    **FORMATS,
}
