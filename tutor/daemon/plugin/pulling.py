"""Let the daemon fetch a plugin from a registry, after asking whether it may have what it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.confirm import asked
from tutor.daemon.image.progress import show
from tutor.daemon.registry.prior import logged_in
from tutor.daemon.registry.reference import parse
from tutor.daemon.wire import json_lines
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def pull(call: Call, path: str, given: str, query: dict[str, object] | None = None) -> str:
    """Post to `path` that the plugin `given` is wanted, show the progress, and give its name on the daemon.

    Raises: DockerError if the learner does not agree, or in the daemon's words.
    """
    reference = parse(given)
    remote: dict[str, object] = {"remote": reference.canonical}

    def privileges(headers: dict[str, str]) -> tuple[Any, dict[str, str]]:
        answer = call.connection.request("GET", "/plugins/privileges", remote, headers=headers)
        return answer.json(), headers

    wanted, headers = logged_in(call, reference.domain, call.invocation.command, privileges)
    if wanted and not call.invocation.on("grant-all-permissions") and not _agreed(call, given, wanted):
        raise DockerError(f"permission denied while installing plugin {reference.canonical}")
    asking = {**remote, **(query or {})}
    with call.connection.raw("POST", path, asking, wanted or [], headers=headers) as answer:
        show(json_lines(iter(answer.read, b"")), call.terminal)
        return answer.headers.get("docker-plugin-name", "")


def _agreed(call: Call, name: str, wanted: list[dict[str, Any]]) -> bool:
    call.say(f'Plugin "{name}" is requesting the following privileges:')
    for one in wanted:
        call.say(f" - {one['Name']}: [{' '.join(one['Value'] or ())}]")
    return asked(call, "Do you grant the above permissions?")
