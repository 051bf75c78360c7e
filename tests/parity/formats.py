"""Go templates for every kind of object, to compare; lines as in sequences.py."""

from __future__ import annotations

from typing import Final

# The defaults of lists in the settings of the docker command, written by a container and copied out.
_DEFAULTS: Final = (
    r"{\"psFormat\": \"table {{.Names}}\\t{{.Image}}\", \"imagesFormat\": \"{{.Repository}}={{.Tag}}\", "
    r"\"networksFormat\": \"{{.Name}}/{{.Driver}}\", \"volumesFormat\": \"json\", "
    r"\"statsFormat\": \"{{.Name}} {{.PIDs}}\", \"pluginsFormat\": \"{{.Name}}\", "
    r"\"nodesFormat\": \"{{.Status}}\", \"servicesFormat\": \"{{.Name}} {{.Mode}}\", "
    r"\"secretFormat\": \"{{.Name}}!\", \"configFormat\": \"{{.Name}}?\", "
    r"\"tasksFormat\": \"{{.DesiredState}}\", \"serviceInspectFormat\": \"{{.Spec.Name}}\", "
    r"\"nodeInspectFormat\": \"{{.Spec.Role}}\", \"detachKeys\": \"ctrl-a,b\"}"
)

FORMATS: Final[dict[str, str]] = {
    "formats of containers": """
        run -d --name web -p 8080:80 -p 53:53/udp -l a=b -l c.d=e -v data:/data -e A=1 busybox sleep 300
        create --name idle --health-cmd true --tmpfs /t --memory 64m --ulimit nofile=10:20 busybox
        ps -a --format json
        ps -a --no-trunc --format "{{json .}}"
        ps -a --format "table {{.Names}}\\t{{.Image}}\\t{{.Status}}\\t{{.Ports}}\\t{{.Labels}}\\t{{.Mounts}}"
        ps -a --format "{{.Names}} {{.Label \\"a\\"}} {{.LocalVolumes}} {{.Networks}} {{.State}} {{.Size}}"
        ps -a --format "{{upper .Names}} {{lower .Image}} {{title .State}} {{len .ID}} {{slice .ID 0 0}}"
        ps -a --format "{{truncate .Image 3}}|{{pad .Names 2 3}}|{{println .Names}}{{printf \\"%-8s|%5s\\" .Names .State}}"
        ps -a --format "{{range $i, $l := split .Labels \\",\\"}}{{if $i}};{{end}}{{$l}}{{end}}"
        ps -a --format "{{if eq .State \\"running\\"}}up{{else if ne .State \\"x\\"}}down{{end}} {{not true}}"
        ps -a --format "{{with .Ports}}<{{.}}>{{else}}none{{end}} {{or .Ports \\"-\\"}} {{and .Ports \\"+\\"}}"
        ps -a --format "{{.Nosuch}}"
        ps -a --format "table {{.Nosuch}}"
        ps -a --format "{{.Names"
        ps -a --format "{{nosuch .Names}}"
        ps -a --format "{{index .Names 0}}"
        ps -aq --format "{{.Names}}"
        inspect -f "{{json .State.Running}} {{json .HostConfig.PortBindings}}" web
        inspect -f "{{range $p, $c := .NetworkSettings.Ports}}{{$p}}->{{(index $c 0).HostPort}} {{end}}" web
        inspect -f "{{(index (index .NetworkSettings.Ports \\"80/tcp\\") 0).HostPort}}" web
        inspect -f "{{(index (index .NetworkSettings.Ports \\"81/tcp\\") 0).HostPort}}" web
        inspect -f "{{range .NetworkSettings.Networks}}{{.Gateway}}{{end}} {{.NetworkSettings.Networks.bridge.IPPrefixLen}}" web
        inspect -f "{{range .Mounts}}{{.Type}} {{.Name}} {{.Destination}} {{.RW}}{{end}} {{len .Mounts}}" web idle
        inspect -f "{{.Config.Labels}} {{index .Config.Labels \\"c.d\\"}} {{.Config.Env}} {{join .Config.Cmd \\" \\"}}" web
        inspect -f "{{.HostConfig.Memory}} {{.HostConfig.Ulimits}} {{.HostConfig.Tmpfs}} {{.HostConfig.RestartPolicy}}" idle
        inspect -f "{{with .State.Health}}{{.Status}}{{else}}-{{end}} {{.Config.Healthcheck}}" web
        inspect -f "{{json .Config.Healthcheck}} {{.State.ExitCode}} {{.RestartCount}} {{.State.StartedAt}}" idle
        inspect -f "{{lt .HostConfig.Memory 100}} {{ge .RestartCount 0}} {{gt 2 1}} {{le 1 1}} {{eq .Name \\"/idle\\" \\"/web\\"}}" idle
        inspect -f "{{printf \\"%s %d %v %q\\" .Name .RestartCount .Args .Path}}" web
        inspect -f "{{.Args}} {{index .Args 0}} {{index .Args 1}}" web
        inspect -f "{{.HostConfig.Nosuch}}" web
        inspect -f "{{.Config.Nosuch.Deeper}}" web
        inspect -f "{{lt .Name 1}}" web
        container inspect -s -f "{{.SizeRw}} {{gt .SizeRootFs 0}}" web
        stats --no-stream --format "{{.Container}} {{.Name}} {{.NetIO}} {{len .ID}}" idle
        stats --no-stream --format "table {{.Name}}\\t{{.PIDs}}\\t{{.BlockIO}}" idle
        stats --no-stream --format json idle
        rm -f web idle
    """,
    "formats of things": """
        pull busybox
        images --format json
        images --format "table {{.ID}}\\t{{.Repository}}:{{.Tag}}\\t{{.Size}}\\t{{.CreatedAt}}\\t{{.Digest}}"
        images --format "{{.Repository}} {{upper .Tag}} {{.CreatedSince}} {{.Containers}} {{.SharedSize}} {{.UniqueSize}}"
        images --format "{{.Nosuch}}"
        image inspect -f "{{.RepoTags}} {{.Architecture}} {{json .Config.Cmd}} {{.RootFS.Type}} {{len .RootFS.Layers}}" busybox
        image inspect -f "{{json .}}" busybox
        image inspect -f "{{.Config.Env}} {{.Config.Labels}} {{.Metadata}} {{.GraphDriver.Name}} {{.Parent}}" busybox
        image inspect -f "{{range $k, $v := .GraphDriver.Data}}{{$k}} {{end}}" busybox
        history --format json busybox
        history --format "table {{.ID}}\\t{{.CreatedBy}}\\t{{.Size}}" busybox
        history --format "{{.CreatedSince}} {{.CreatedAt}} {{.Comment}}" busybox
        search --format json busybox
        search --format "{{.Name}} {{.IsOfficial}} {{.StarCount}} {{.Description}}" busybox
        search --format "table {{.Name}}\\t{{.IsOfficial}}" busybox
        search --format "{{.IsAutomated}}" busybox
        network create -l a=b --subnet 10.88.0.0/24 -o com.docker.network.bridge.name=fmt0 lan
        network ls --format json
        network ls --format "table {{.Name}}\\t{{.Driver}}\\t{{.Scope}}\\t{{.Internal}}\\t{{.IPv6}}\\t{{.Labels}}"
        network ls --format "{{.Name}} {{.Label \\"a\\"}} {{.CreatedAt}}"
        network inspect -f "{{range .IPAM.Config}}{{.Subnet}}{{end}} {{.Options}} {{.Labels}} {{.Scope}} {{.Containers}}" lan
        network inspect -f "{{json .}}" lan
        network inspect -f "{{.}}" lan
        network inspect -f "{{.Nosuch}}" lan
        volume create -l "a=b<c>&d" -o type=tmpfs -o device=tmpfs vol
        volume ls --format json --filter name=kept
        volume ls --format "table {{.Name}}\\t{{.Driver}}\\t{{.Scope}}\\t{{.Labels}}\\t{{.Links}}\\t{{.Size}}\\t{{.Status}}"
        volume ls --format "{{.Label \\"a\\"}} {{.Group}} {{.Availability}}"
        volume inspect vol
        volume inspect -f "{{.Labels}} {{index .Labels \\"a\\"}} {{json .Options}} {{.UsageData}} {{.Status}}" vol
        volume inspect -f "{{json .}}" vol
        inspect --type volume vol
        volume inspect -f "{{.Nosuch}}" vol
        system df --format json
        system df --format "table {{.Type}}\\t{{.TotalCount}}\\t{{.Active}}"
        system df -v --format "{{range .Volumes}}{{.Links}} {{.Size}};{{end}}"
        context ls --format json
        context ls --format "table {{.Name}}\\t{{.Description}}"
        context inspect -f "{{.Name}} {{.Metadata}}"
        version -f "{{.Client.APIVersion}} {{.Server.Version}} {{range .Server.Components}}{{.Name}} {{end}}"
        version -f "{{json .Server.Platform}} {{.Server.Nosuch}}"
        info -f "{{.Driver}} {{.NCPU}} {{json .Plugins.Volume}} {{.Swarm.LocalNodeState}} {{range .SecurityOptions}}{{.}} {{end}}"
        info -f "{{.Runtimes}} {{len .DriverStatus}} {{.ClientInfo.Context}} {{.UserName}}"
        info -f "{{.Nosuch}}"
        events --since 10m --until 0s --filter volume=vol --format "{{.Type}} {{.Action}} {{.Actor.ID}} {{.Actor.Attributes}}"
        events --since 10m --until 0s --filter volume=vol --format json
        events --since 10m --until 0s --filter volume=vol --format "{{json .Actor}} {{.Scope}} {{.Nosuch}}"
        events --since 10m --until 0s --format "{{.Nosuch"
    """,
    "formats of a swarm": """
        swarm init --advertise-addr 127.0.0.1
        pull busybox
        secret create -l a=b s /etc/hostname
        config create -l a=b --template-driver golang c /etc/hostname
        service create -d --name web --endpoint-mode dnsrr --replicas 0 -l a=b -e A=1 --limit-cpu 0.5 \
            --limit-memory 64m --restart-delay 3s --update-delay 1m --secret s --config c \
            --mount type=volume,src=v,dst=/v --health-interval 5s --health-cmd true --stop-grace-period 1m \
            --no-resolve-image --credential-spec file://x -p mode=host,published=8088,target=80 busybox sleep 9
        node ls --format json
        node ls --format "table {{.Hostname}}\\t{{.Status}}\\t{{.Availability}}\\t{{.ManagerStatus}}\\t{{.TLSStatus}}"
        node ls --format "{{.Self}} {{.EngineVersion}} {{.Nosuch}}"
        node inspect -f "{{.Spec.Role}} {{.Status.State}} {{.Description.Platform.OS}} {{.ManagerStatus.Leader}}" self
        node inspect -f "{{range .Description.Engine.Plugins}}{{.Type}}/{{.Name}} {{end}} {{.Spec.Labels}}" self
        node inspect -f "{{len .Description.TLSInfo.CertIssuerSubject}} {{gt .Description.Resources.NanoCPUs 0}}" self
        node inspect -f "{{.Nosuch}}" self
        node ps --format json self
        service ls --format json
        service ls --format "table {{.Name}}\\t{{.Mode}}\\t{{.Replicas}}\\t{{.Image}}\\t{{.Ports}}"
        service inspect web
        service inspect -f "{{json .Spec}}" web
        service inspect -f "{{.Spec.Mode.Replicated.Replicas}} {{.Spec.TaskTemplate.ContainerSpec.Image}} {{.Spec.Labels}}" web
        service inspect -f "{{.Spec.TaskTemplate.RestartPolicy.Delay}} {{.Spec.UpdateConfig.Delay}} {{.Spec.UpdateConfig.MaxFailureRatio}}" web
        service inspect -f "{{range .Spec.TaskTemplate.ContainerSpec.Secrets}}{{.SecretName}} {{.File.Name}} {{.File.Mode}}{{end}}" web
        service inspect -f "{{with .Spec.TaskTemplate.ContainerSpec}}{{.Env}} {{.StopGracePeriod}} {{.Healthcheck.Interval}} {{.Mounts}}{{end}}" web
        service inspect -f "{{.Spec.Mode.Global}} {{.Endpoint.Ports}} {{.Spec.TaskTemplate.Resources.Limits}}" web
        service inspect -f "{{.Spec.Mode.Global.Nosuch}}" web
        service inspect -f "{{.Nosuch}}" web
        inspect --type service -f "{{.Spec.Name}} {{.Spec.TaskTemplate.Placement}}" web
        inspect --type service web
        inspect --type node -f "{{.Spec.Availability}}" self
        service ps --format json web
        service ps --format "{{.Name}} {{.DesiredState}} {{.CurrentState}} {{.Error}}" web
        secret ls --format "{{.Name}} {{.Driver}} {{.Labels}} {{.CreatedAt}} {{.Label \\"a\\"}}"
        secret ls --format json
        secret inspect -f "{{.Spec.Name}} {{.Spec.Labels}} {{.Spec.Data}} {{json .}}" s
        secret inspect -f "{{.Version}} {{.Nosuch}}" s
        config ls --format json
        config ls --format "table {{.Name}}\\t{{.Labels}}"
        config inspect -f "{{json .Spec}} {{len .Spec.Data}} {{.Spec.Templating}}" c
        config inspect -f "{{printf \\"%s\\" .Spec.Data}}" c
        stack ls --format json
        info -f "{{json .Swarm.Cluster.Spec}} {{.Swarm.Cluster.DataPathPort}} {{.Swarm.Cluster.Nosuch}}"
        info -f "{{.Swarm.Cluster.Spec.CAConfig.NodeCertExpiry}} {{.Swarm.Cluster.RootRotationInProgress}}"
        info -f "{{json .Swarm.RemoteManagers}} {{.Swarm.Managers}} {{.Swarm.ControlAvailable}}"
        service rm web
        secret rm s
        config rm c
        swarm leave -f
    """,
    "default formats": f"""
        run --name writer busybox sh -c "echo '{_DEFAULTS}' > /config.json"
        cp writer:/config.json .home/.docker/config.json
        ps -a
        ps -aq
        ps -a --format "{{{{.Names}}}}"
        images
        images -q
        network ls
        network ls -q
        volume create one
        volume ls
        stats --no-stream writer
        swarm init --advertise-addr 127.0.0.1
        secret create s /etc/hostname
        config create c /etc/hostname
        service create -d --name web --endpoint-mode dnsrr --replicas 0 --no-resolve-image busybox
        node ls
        service ls
        secret ls
        config ls
        node ps
        service ps web
        node inspect self
        service inspect web
        swarm leave -f
        create --name empty busybox
        run --name back busybox sh -c "echo '{{}}' > /config.json"
        cp back:/config.json .home/.docker/config.json
    """,
}
