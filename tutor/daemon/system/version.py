"""`docker version`."""

from __future__ import annotations

import platform
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tutor.daemon.client import CLI_API_VERSION
from tutor.daemon.format.gotypes import STRINGS, Value
from tutor.daemon.format.schema import go_type, typed
from tutor.daemon.format.tabwriter import align
from tutor.daemon.format.template import TemplateError, execute, parse
from tutor.daemon.format.template.functions import CLI, Function
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.format.template.functions import Args

_USAGE = 64
_WIDTH, _PADDING = 20, 1
_RELEASE = {
    "Version": "28.2.2",
    "GitCommit": "e6534b4",
    "GoVersion": "go1.24.3",
    "Os": "linux",
    "BuildTime": "Fri May 30 12:07:14 2025",
}
_MACHINES = {"x86_64": "amd64", "aarch64": "arm64", "armv7l": "arm"}
_CLIENT = (
    "Client:\n Version:\t{{.Version}}\n API version:\t{{.APIVersion}}"
    "{{if ne .APIVersion .DefaultAPIVersion}} (downgraded from {{.DefaultAPIVersion}}){{end}}\n"
    " Go version:\t{{.GoVersion}}\n Git commit:\t{{.GitCommit}}\n Built:\t{{.BuildTime}}\n"
    " OS/Arch:\t{{.Os}}/{{.Arch}}\n Context:\t{{.Context}}"
)
_ENGINE = (
    '\n  Version:\t{{.Version}}\n  API version:\t{{index .Details "ApiVersion"}} '
    '(minimum version {{index .Details "MinAPIVersion"}})\n  Go version:\t{{index .Details "GoVersion"}}\n'
    '  Git commit:\t{{index .Details "GitCommit"}}\n  Built:\t{{index .Details "BuildTime"}}\n'
    '  OS/Arch:\t{{index .Details "Os"}}/{{index .Details "Arch"}}\n'
    '  Experimental:\t{{index .Details "Experimental"}}'
)
_SERVER = (
    "\n\nServer:{{if .Platform.Name}} {{.Platform.Name}}{{end}}{{range $part := .Components}}\n {{.Name}}:"
    f'{{{{if eq .Name "Engine"}}}}{_ENGINE}{{{{else}}}}\n  Version:\t{{{{.Version}}}}'
    "{{range getDetailsOrder .}}\n  {{.}}:\t{{index $part.Details .}}{{end}}{{end}}{{end}}"
)
_LAYOUT = f"{{{{with .Client}}}}{_CLIENT}{{{{end}}}}{{{{with .Server}}}}{_SERVER}{{{{end}}}}"


def forward(call: Call) -> int:
    """Show the versions of the client and of the daemon; without a daemon the client's alone.

    Raises: DockerError when the daemon does not answer, after the client's version has been printed.
    """
    source = call.invocation.raw("format") or _LAYOUT
    functions = {**CLI, "getDetailsOrder": Function(_details_order, (go_type("types.ComponentVersion"),))}
    try:
        template = parse("{{json .}}" if source == "json" else source, functions, "version")
    except TemplateError as error:
        raise DockerError(f"template parsing error: {error}", _USAGE) from None
    problem: DockerError | None = None
    server: Any = None
    try:
        server = _server(call.connection.get("/version"))
    except DockerError as error:
        problem = error
    text = ""
    try:
        text = execute(
            template,
            typed("system.versionInfo", {"Client": client_version(call), "Server": server}),
            functions,
        )
    except TemplateError as error:
        text, problem = error.printed, problem or DockerError(str(error))
    call.terminal.out.write(align(f"{text}\n", _WIDTH, _PADDING).encode("utf-8", "surrogateescape"))
    if problem is not None:
        raise problem
    return 0


def client_version(call: Call) -> dict[str, str]:
    """Give what the CLI that we stand in for says about itself."""
    machine = platform.machine()
    return {
        **_RELEASE,
        "ApiVersion": call.connection.version,
        "DefaultAPIVersion": CLI_API_VERSION,
        "Arch": _MACHINES.get(machine, machine),
        "Context": getattr(call.connection.endpoint, "context", "") or "default",
    }


def _server(found: Any) -> Any:
    parts = found.setdefault("Components", None) or []
    engine = next((one for one in parts if one["Name"] == "Engine"), None)
    if engine is None:
        # Daemons before 18.02 name no components.
        keys = ("ApiVersion", "MinAPIVersion", "GitCommit", "GoVersion", "Os", "Arch", "BuildTime")
        details = {key: found.get(key, "") for key in keys}
        details["Experimental"] = "true" if found.get("Experimental") else "false"
        engine = {"Name": "Engine", "Version": found["Version"], "Details": details}
        parts.append(engine)
    if "BuildTime" in engine.get("Details", {}):
        engine["Details"]["BuildTime"] = _date(engine["Details"]["BuildTime"])
    return found | {"Components": parts}


def _date(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{moment:%a %b} {moment.day:>2} {moment:%H:%M:%S %Y}"


def _details_order(args: Args) -> Value:
    part = args[0]
    return Value(STRINGS, sorted(part.data["Details"] or ()) if part is not None else [])
