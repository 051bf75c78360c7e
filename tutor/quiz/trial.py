"""Which answers may be tried on a daemon: lines whose effect stays inside it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.quiz.model import Words
from tutor.quiz.reading import typed

if TYPE_CHECKING:
    from tutor.model import FlagUse, Invocation

_COMMANDS: Final = {
    "container": "commit create kill pause prune rename restart rm run start stop unpause update wait",
    "network": "connect create disconnect prune rm",
    "volume": "create prune rm",
    "image": "prune pull rm tag",
}
"""All else changes no state that a question asks for, needs a person, or reads and writes this machine."""
_FLAGS: Final = (
    "add-host alias all attach attachable author change cpus cpu-shares detach driver entrypoint env expose"
    " filter force gateway health-cmd health-interval health-retries health-timeout hostname init interactive"
    " internal ip ip-range ipv6 label link memory memory-reservation memory-swap message mount name network"
    " network-alias no-healthcheck no-prune no-trunc pause pids-limit platform publish publish-all pull quiet"
    " read-only restart rm shm-size signal stop-signal stop-timeout subnet time timeout tmpfs tty user volume"
    " volumes volumes-from workdir"
)
"""What is not here may reach this machine: `--privileged`, `--pid host`, `--device`, files of the host."""
STARTING: Final = frozenset({"container run", "container start"})
"""Commands that hold the terminal for as long as a program likes."""
_DRIVERS: Final = ("bridge", "local")


def refusal(line: Invocation) -> Words | None:
    """Say why a line is not tried; None if it may be."""
    noun, _, verb = line.command.partition(" ")
    if verb not in _COMMANDS.get(noun, "").split():
        return Words("message/quiz.untried-command", {"what": f"docker {line.spelled}"})
    if line.command in STARTING and line.on("interactive") and not line.on("detach"):
        return Words("message/quiz.untried-terminal")
    reaching = next((use for use in (*line.globals, *line.flags) if _reaches(use)), None)
    return Words("message/quiz.untried-option", {"what": typed(line, reaching)}) if reaching else None


def _reaches(use: FlagUse) -> bool:
    """Tell whether a flag reaches out of the daemon."""
    value = use.value
    if use.name not in _FLAGS.split():
        return True
    if use.name in ("volume", "mount"):
        return value.form.startswith("bind") or (use.name == "mount" and value.form in ("", "plain"))
    if use.name == "driver":
        return value.raw not in _DRIVERS
    return use.name == "network" and value.raw == "host"
