"""Command lines to compare; one depends on the other, and each block begins on a clean daemon."""

from __future__ import annotations

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
        save --platform linux/amd64 busybox
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
        create --name files busybox sh -c "mkdir -p /ctx/sub; cd /ctx; printf 'FROM busybox\\nARG A=1\\nCOPY a /a\\nRUN echo hi $A\\n' > Dockerfile; echo aaa > a; echo bbb > sub/b; echo x > sub/x; ln -s a link; ln a hard; printf '# note\\nsub\\n!sub/b\\n' > .dockerignore; printf 'FROM busybox\\nRUN exit 42\\n' > failing; printf 'FROM busybox AS one\\nRUN echo one\\nFROM one AS two\\nRUN echo two\\n' > stages; printf 'FROM busybox\\nNOSUCH x\\n' > wrong; printf 'FROM busybox\\nCOPY sub/x /\\n' > copies; : > empty"
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
    """,
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
}
