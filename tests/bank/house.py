"""A small content folder for tests: `house(tmp_path, {"commands/x.toml": "..."})`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "kinds.toml": """
[port]
forms.host_container = ["host", "container"]
forms.container = ["container"]
[switch]
forms.plain = []
[path]
forms.plain = ["path"]
forms.stdio = []
[container]
forms.plain = ["container"]
""",
    "commands/container-stop.toml": """
name = "container stop"
aliases = ["stop"]
usage = "docker container stop [OPTIONS] CONTAINER [CONTAINER...]"
help = "Stop one or more running containers"
link = "https://docs.docker.com/reference/cli/docker/container/stop/"
arguments = { min = 1 }
changes = true
concepts = ["container"]
[text]
en = "Stops the `{container}` container."
ko = "`{container}` 컨테이너를 중지합니다."
[more]
en = "It keeps its files."
ko = "파일은 그대로 남습니다."
[[order]]
when = "always"
en = "A signal goes to the program."
ko = "프로그램에 신호를 보냅니다."
[[operand]]
name = "CONTAINER"
kind = "container"
repeatable = true
[flag.publish]
short = "p"
type = "list"
value = "port"
repeatable = true
help = "Publish"
[flag.publish.text]
en = "Port {container} gets a free port."
ko = "{container}번 포트에 남는 포트를 잇습니다."
[flag.publish.more]
en = "Ports below 1024 need rights."
ko = "1024번 아래 포트는 권한이 필요합니다."
[flag.publish.form.host_container]
en = "Port {host} leads to port {container}."
ko = "{host}번 포트를 {container}번 포트로 잇습니다."
""",
    "commands/container-wait.toml": """
name = "container wait"
flags_from = "container stop"
usage = "docker container wait CONTAINER"
help = "Wait"
link = "https://docs.docker.com/reference/cli/docker/container/wait/"
scope = "later"
""",
    "commands/docker.toml": """
name = "docker"
usage = "docker [OPTIONS] COMMAND"
help = "A self-sufficient runtime for containers"
link = "https://docs.docker.com/reference/cli/docker/"
scope = "later"
[[section]]
title = "Commands"
commands = ["stop"]
""",
    "concepts/container.toml": """
link = "https://docs.docker.com/get-started/"
related = []
[title]
en = "Container"
ko = "컨테이너"
[text]
en = "A process with its own files."
ko = "자기 파일을 지닌 프로세스입니다."
""",
    "errors/name.toml": """
[name-conflict]
rank = 10
pattern = '''name "/?(?P<name>[^"]+)" is already in use'''
commands = ["container stop"]
kind = "message"
example = 'The container name "/my-cat" is already in use'
tries = ["docker stop {name}"]
source = ["https://docs.docker.com/"]
[name-conflict.what]
en = "The name `{name}` is taken."
ko = "`{name}` 이름은 이미 쓰고 있습니다."
[name-conflict.why]
en = "Names are unique."
ko = "이름은 하나뿐이어야 합니다."
[name-conflict.next]
en = "Choose another name."
ko = "다른 이름을 고르세요."
""",
    "messages.toml": """
[prompt.welcome]
en = "Hello."
ko = "안녕하세요."
""",
    "cautions.toml": """
[S001]
name = "running"
[S001.text]
en = "Stops {name} first."
ko = "먼저 {name} 컨테이너를 중지합니다."
""",
    "ask.toml": """
[same]
stop = ["stop", "중지"]
[about."concept/container"]
asked = ["what is it"]
tries = ["docker stop {container}"]
""",
    "quiz/values.toml": """
[names]
container = "web"
""",
    "quiz/sets.toml": """
[ending]
topics = ["container"]
lines = { "container stop" = "docker stop {container}", "container stop --publish" = "docker stop -p 80 web" }
""",
    "quiz/errors.toml": """
near = [["name-conflict"]]
[error.name-conflict]
line = "docker stop --name web"
error = "taken"
at = "--name"
tries = "docker stop {container}"
""",
    "quiz/predict.toml": """
[stopped]
about = "command/container stop"
topics = ["container"]
set = "ending"
shown = ["docker stop {container}"]
line = "docker stop web"
ask.en = "What does `{container}` do?"
ask.ko = "`{container}` 컨테이너는 어떻게 됩니까?"
choice = [
    { en = "It ends.", ko = "끝납니다." },
    { en = "It goes on.", ko = "계속됩니다." }, { code = "Exited (0)" }
]
why.en = "It is stopped."
why.ko = "중지되었습니다."
""",
    "quiz/order.toml": """
[steps]
about = "error/name-conflict"
topics = ["container"]
steps = ["docker stop a", "docker stop b", "docker stop c"]
extra = "docker stop d"
ask.en = "In which order?"
ask.ko = "순서는 어떻습니까?"
""",
    "quiz/write.toml": """
[ended]
about = "command/container stop"
topics = ["container"]
before = ["docker stop a"]
line = "docker stop {container}"
goal = [{ container = "{container}", state = "exited" }]
ask.en = "End it."
ask.ko = "끝내세요."
""",
    "glossary.toml": """
[shell]
en = "shell"
ko = "셸"
accept = ["쉘"]
banned = ["쉘"]
""",
}


def house(root: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """Write the content folder; `changes` maps a file to (old text, new text)."""
    for name, text in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert old in text, f"{old!r} is not in {name}"
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new) if old else text + new, "utf-8")
    return root
