"""What is said of the commands about images, builds, their cache, and of inspect."""

# ruff: noqa: E501
from __future__ import annotations

from tests.live.facts import Fact, facts_daemon, trials

IMAGE, FLAG, OPERAND = "command/image", "flag/image", "operand/image"
TWO_STEPS = "ARG A=1", "RUN echo $A"


def build(options: str, *steps: str) -> str:
    """Give the command that builds from busybox by these steps, without files; `$` in them is Docker's."""
    dockerfile = "\\n".join(("FROM busybox", *steps))
    return f"printf '{dockerfile}' | DOCKER_BUILDKIT=0 docker build {options} - 2>&1"


FACTS = (
    # build
    Fact(f"{IMAGE} build/more", "a path outside is refused", "mkdir c; printf 'FROM busybox\\nCOPY ../x /\\n' > c/Dockerfile; DOCKER_BUILDKIT=0 docker build c", "forbidden path outside the build context|not found", 1),
    Fact(f"{IMAGE} build/more", ".dockerignore leaves files out", "printf 'FROM busybox\\nCOPY . /c\\n' > Dockerfile; touch secret kept; echo secret > .dockerignore; DOCKER_BUILDKIT=0 docker build -q -t $N .; docker run --rm $N ls /c", r"^Dockerfile\nkept\Z|^Dockerfile\nkept\nDEPR"),
    Fact(f"{IMAGE} build/more", "forgetting the dot", "DOCKER_BUILDKIT=0 docker build -t x", "requires 1 argument", 1),
    Fact(f"{FLAG} build/build-arg/more", "history shows the value; the program does not see it", f"{build('-t $N --build-arg A=seen-$N', *TWO_STEPS)}; docker history --no-trunc $N; docker run --rm $N sh -c 'echo ${{A-unset}}'", r"\|1 A=seen-fact(?s:.*)^unset$"),
    Fact(f"{FLAG} build/build-arg/bare", "takes the value from the shell", f"export A=from-shell; {build('--no-cache --build-arg A', *TWO_STEPS)}", "^from-shell$"),
    Fact(f"{FLAG} build/build-arg/more", "one without ARG is warned of", build("--build-arg NOPE=1", *TWO_STEPS), "were not consumed"),
    Fact(f"{FLAG} build/file/more", "a missing file is told", "DOCKER_BUILDKIT=0 docker build -f nope .", "no such file or directory", 1),
    Fact(f"{FLAG} build/file", "COPY counts from the build context", "mkdir d; touch here; printf 'FROM busybox\\nCOPY here /\\n' > d/F; DOCKER_BUILDKIT=0 docker build -f d/F .", "Successfully built"),
    Fact(f"{FLAG} build/iidfile/more", "an old file is deleted at the start", f"echo old > id; {build('--iidfile id --target nope', *TWO_STEPS)}; ls id", "(?:failed to reach build target|could not be found)(?s:.*)No such file", 2),
    Fact(f"{FLAG} build/label/more", "the option wins over LABEL", f"{build('-q -t $N --label x=option', 'LABEL x=file')}; docker image inspect -f {{{{.Config.Labels}}}} $N", r"^map\[x:option\]$"),
    Fact(f"{FLAG} build/memory/more", "the build fails with 137", build("--memory 16m", "RUN x=a; while :; do x=$x$x; done"), "non-zero code: 137", 137),
    Fact(f"{FLAG} build/network/none", "nothing but the loopback", build("--no-cache --network none", "RUN ip -o addr | grep -vw lo | wc -l"), "^0$"),
    Fact(f"{FLAG} build/add-host", "holds for the steps, not for the image", f"{build('--no-cache -t $N --add-host buildhost:10.1.2.3', 'RUN grep buildhost /etc/hosts')}; docker run --rm $N grep -c buildhost /etc/hosts", r"^10\.1\.2\.3\tbuildhost(?s:.*)^0$", 1),
    Fact(f"{FLAG} build/no-cache", "runs the step anew", f"{build('-t $N', *TWO_STEPS)}; {build('-t $N', *TWO_STEPS)}; {build('--no-cache', *TWO_STEPS)}", r"Using cache(?s:.*)Running in"),
    Fact(f"{FLAG} build/rm/off", "keeps the containers", f"{build('--no-cache --rm=false --label keep=$N -t $N', *TWO_STEPS)}; docker ps -aq | head -n 1", r"^\w{12}\Z"),
    Fact(f"{FLAG} build/shm-size", "is the size of /dev/shm", build("--no-cache --shm-size 1m", "RUN df -k /dev/shm"), "^shm +1024 "),
    Fact(f"{FLAG} build/squash/more", "needs experimental features", build("--squash", *TWO_STEPS), "only supported on a Docker daemon with experimental features enabled", 1),
    Fact(f"{FLAG} build/security-opt/more", "is refused on Linux", build("--security-opt seccomp=unconfined", *TWO_STEPS), "security options are not supported on linux|does not support setting security options on build", 1),
    Fact(f"{FLAG} build/isolation/more", "Linux accepts only default", build("--isolation process", *TWO_STEPS), "[Uu]nsupported isolation", 1),
    Fact(f"{FLAG} build/tag/more", "the old image becomes nameless", f"{build('-q -t $N --label n=$N', 'LABEL a=1')}; {build('-q -t $N --label n=$N', 'LABEL a=2')}; docker images --filter label=n=$N --format {{{{.Repository}}}} | sort", r"^<none>\nfact-\d+$"),
    Fact(f"{FLAG} build/ulimit/nofile", "holds in the steps", build("--no-cache --ulimit nofile=1024:2048", "RUN ulimit -Sn; ulimit -Hn"), r"^1024\n2048$"),
    # history, inspect
    Fact(f"{IMAGE} history/more", "layers built elsewhere are <missing>", "docker history -q nginx", "^<missing>$"),
    Fact(f"{FLAG} history/human/off", "exact sizes and dates", "docker history --human=false --format '{{.CreatedAt}} {{.Size}}' busybox", r"^\d{4}-\d\d-\d\dT\S+ \d{7}$"),
    Fact(f"{IMAGE} inspect/more", "looks among images only", "docker create --name $N busybox; docker image inspect $N", "[Nn]o such image", 1),
    Fact("command/inspect/more", "a container called like an image wins, unless told otherwise", "docker create --name busybox busybox; docker inspect -f {{.State.Status}} busybox; docker inspect --type image -f {{.Os}} busybox; docker rm busybox", r"^created\nlinux\nbusybox$"),
    Fact("command/inspect/more", "what is not there", "docker inspect nobody-there", "[Nn]o such object", 1),
    Fact("flag/inspect/size/more", "is ignored for other things", "docker inspect -s -f {{.Os}} busybox", "--size ignored"),
    Fact("flag/inspect/type/more", "an unknown type", "docker inspect --type thing busybox", "unknown type", 1),
    Fact("operand/inspect/NAME/more", "several kinds in one list, in the order typed", "docker create --name $N busybox; docker inspect -f '{{.Id}}' $N busybox", r"^(\w{64})\n\1\nsha256:\w{64}$"),
    # import, load, save
    Fact(f"{IMAGE} import/more", "one layer and no command", "docker create --name $N nginx; docker export $N | docker import - $N; docker image inspect -f '{{len .RootFS.Layers}}' $N; docker run --rm $N", "^1$(?s:.*)[Nn]o command specified", 125),
    Fact(f"{FLAG} import/change/more", "sets a command", "docker create --name $N busybox; docker export $N | docker import -c 'CMD echo imported' -m note-$N - $N; docker run --rm $N; docker history $N", r"^imported$(?s:.*)note-fact"),
    Fact(f"{IMAGE} load/more", "names come back; a name that is taken moves", "docker tag busybox $N; docker save -o s.tar $N; docker tag nginx $N; docker load -i s.tar; docker image inspect -f {{.Id}} $N busybox | uniq | wc -l", r"^Loaded image: fact-\d+:latest\n(?s:.*)^1$"),
    Fact(f"{FLAG} load/input/more", "at a terminal nothing is read", "script -qec 'docker load' /dev/null", "requested load from stdin, but stdin is empty", 1),
    Fact(f"{FLAG} load/input/more", "a compressed file works as it is", "docker tag busybox $N; docker save $N | gzip > s.tar.gz; docker load -i s.tar.gz", r"^Loaded image: fact-\d+:latest$"),
    Fact(f"{FLAG} load/platform/more", "fails where the variant is missing", "docker save -o s.tar busybox; docker load --platform linux/arm64 -i s.tar", "provide the requested platform", 1, since=(28, 0), store="containerd"),
    Fact(f"{FLAG} load/platform/more", "loads nothing, without a word", "docker save -o s.tar busybox; docker load --platform linux/arm64 -i s.tar", r"\A\Z", since=(28, 0), store="classic"),
    Fact(f"{IMAGE} save/more", "refuses to print to a terminal", "script -qec 'docker save busybox' /dev/null", "cowardly refusing to save to a terminal", 1),
    Fact(f"{OPERAND} save/IMAGE/more", "saved by its ID it comes back without a name", "docker save $(docker image inspect -f {{.Id}} busybox) -o s.tar; docker load -i s.tar", "^Loaded image ID: sha256:"),
    # ls, tag, rm
    Fact(f"{IMAGE} ls/more", "two tags are two lines with the same ID", "docker tag busybox $N; docker tag busybox $N:two; docker images -q $N | uniq | wc -l; docker images -q $N | wc -l", r"^1\n2$"),
    Fact(f"{OPERAND} ls/REPOSITORY/more", "the whole name is needed, or a pattern", "docker tag busybox $N-long; docker images $N-lo --format x; docker images \"$N-lo*\" --format found", r"\Afound\Z"),
    Fact(f"{FLAG} ls/filter/reference", "* stands for any letters, but not over a slash", "docker tag busybox $N/deep; docker images --filter reference=\"$N*\" --format x; docker images --filter reference=\"$N/*\" --format found", r"\Afound\Z"),
    Fact(f"{FLAG} ls/filter/not_label", "is refused", "docker images --filter label!=x", "[Ii]nvalid filter", 1, store="classic"),
    Fact(f"{FLAG} ls/filter/not_label", "is taken by the other store", "docker images --filter label!=x", "^REPOSITORY", store="containerd"),
    Fact(f"{FLAG} ls/filter/more", "an image in before must be here", "docker images --filter before=nobody-there", "[Nn]o such image", 1),
    Fact(f"{IMAGE} tag/more", "a name in use moves; the old name stays", "docker tag busybox $N; docker tag nginx $N; docker image inspect -f {{.Id}} $N nginx | uniq | wc -l; docker image inspect -f {{.Os}} busybox", r"^1\nlinux$"),
    Fact(f"{OPERAND} tag/TARGET_IMAGE/more", "small letters only", "docker tag busybox UPPER", "must be lowercase", 1),
    Fact(f"{IMAGE} rm/more", "a name goes, the image stays while another name is left", "docker tag busybox $N; docker rmi $N; docker image inspect -f {{.Os}} busybox", r"\AUntagged: fact-\d+:latest\nlinux\Z"),
    Fact(f"{IMAGE} rm/more", "the image of a stopped container is kept", f"{build('-q -t $N', 'LABEL a=$N')}; docker create --name $N $N; docker rmi $N", "conflict", 1),
    Fact(f"{FLAG} rm/force/more", "the container works on", f"{build('-q -t $N --label n=$N', 'LABEL a=rm')}; docker create --name $N $N echo works; docker rmi -f $N; docker start -a $N", r"Untagged(?s:.*)^works$"),
    Fact(f"{FLAG} rm/force/more", "not that of a running one", f"{build('-q -t $N --label n=$N', 'LABEL a=run')}; docker run -d --init --name $N $N sleep 600; docker rmi -f $(docker images -q $N)", "cannot be forced", 1),
    Fact(f"{FLAG} rm/platform/more", "needs -f", "docker pull -q hello-world; docker rmi --platform linux/amd64 hello-world", "removed from all images referencing this variant", 1, since=(28, 2), store="containerd"),
    Fact(f"{FLAG} rm/platform/more", "goes with -f", "docker pull -q hello-world; docker rmi -f --platform linux/amd64 hello-world", "^Deleted: sha256:", since=(28, 2)),
    Fact(f"{OPERAND} rm/IMAGE/more", "an ID with several names is refused", f"{build('-q -t $N --label n=$N', 'LABEL a=id')}; docker tag $N $N:two; docker rmi $(docker images -q $N:two)", "image is referenced in multiple repositories", 1),
    # the instructions of a Dockerfile
    Fact("concept/instructions/more", "ADD unpacks, COPY does not", "echo x > f; tar cf a.tar f; printf 'FROM busybox\\nADD a.tar /a/\\nCOPY a.tar /c/\\nRUN ls /a /c\\n' > Dockerfile; DOCKER_BUILDKIT=0 docker build --no-cache .", r"^/a:\nf\n\n/c:\na\.tar$"),
    Fact("concept/instructions/more", "cd ends with its step", build("--no-cache", "WORKDIR /srv", "RUN cd /tmp", "RUN pwd"), "^/srv$"),
    Fact("concept/instructions/more", "ENV stays, -e replaces it, ARG is gone", f"{build('-q -t $N', 'ARG A=arg', 'ENV E=env')}; docker run --rm $N sh -c 'echo $E${{A-gone}}'; docker run --rm -e E=mine $N sh -c 'echo $E'", r"^envgone\nmine$"),
    # prune, pull, push, builder
    Fact(f"{IMAGE} prune/more", "dangling ones go, tagged ones stay", f"{build('-q --label n=$N', 'LABEL a=1')}; {build('-q -t $N --label n=$N', 'LABEL a=2')}; docker image prune -f --filter label=n=$N; docker images --filter label=n=$N --format left", r"^deleted: (?s:.*)^left\Z"),
    Fact(f"{FLAG} prune/all", "tagged ones go too, if no container uses them", f"{build('-q -t $N --label n=$N', 'LABEL a=all')}; docker create --name $N $N; docker image prune -af --filter label=n=$N; docker rm $N; docker image prune -af --filter label=n=$N", r"reclaimed space: 0B(?s:.*)untagged: fact-\d+:latest"),
    Fact(f"{FLAG} prune/filter/more", "the age counts from the build, not from the pull", "docker pull -q hello-world; docker image prune -af --filter until=720h; docker pull -q busybox; docker pull -q nginx", "untagged: hello-world:latest", store="classic"),
    Fact("message/filters.key", "builder prune refuses a key that there is not", "docker builder prune -f --filter nosuch=1", "[Ii]nvalid filter 'nosuch'", 1),
    Fact("message/filters.ignored", "builder prune takes a label and does not look at it", "docker builder prune -f --filter label=nosuch", "^Total(?: reclaimed space)?:"),
    Fact(f"{FLAG} prune/filter/more", "from the pull with containerd's", "docker pull -q hello-world; docker image prune -af --filter until=720h; docker images --format '{{.Repository}}' hello-world", "^hello-world$", store="containerd"),
    Fact(f"{FLAG} prune/filter/more", "others are refused", "docker image prune -f --filter name=x", "[Ii]nvalid filter", 1),
    Fact(f"{IMAGE} pull/more", "an image that is new already", "docker pull -q busybox; docker pull busybox:latest", "Image is up to date"),
    Fact(f"{IMAGE} pull/more", "a mistyped name", "docker pull nobody-there", "pull access denied|not found", 1),
    Fact(f"{OPERAND} pull/NAME/more", "a tag that does not exist", "docker pull busybox:nope", "manifest unknown|not found", 1),
    Fact(f"{FLAG} pull/all-tags/more", "the name must have no tag", "docker pull -a busybox:latest", "be used with --all-tags/-a", 1),
    Fact(f"{OPERAND} push/NAME/more", "the image must be here under this name", "docker push kim/nobody-there", "n image does not exist locally with the tag|tag does not exist", 1),
    Fact(f"{FLAG} push/all-tags/more", "the name must have no tag", "docker push -a kim/x:1", "be used with --all-tags/-a", 1),
    Fact("flag/builder prune/force", "does not ask", "docker builder prune -f", "Total(?: reclaimed space)?:"),
)  # fmt: skip

daemon = facts_daemon("busybox", "nginx", "hello-world")
test_the_words_are_in_the_bank, test_what_the_words_say_is_true = trials(FACTS)
