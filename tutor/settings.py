"""What the learner chose and wants kept: a small JSON file in the state folder."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from tutor.model import Lang, Verbosity

if TYPE_CHECKING:
    from collections.abc import Mapping

Safety = Literal["all", "moderate", "off"]


class Settings(NamedTuple):
    """The choices that outlive a session. `lang` is None until one was chosen.

    `journal_mb` is how many megabytes the journal may have before its oldest output goes.
    """

    lang: Lang | None = None
    safety: Safety = "moderate"
    verbosity: Verbosity = "auto"
    journal_mb: int = 500


def home(env: Mapping[str, str]) -> Path:
    """Give the state folder: `DOCKER_TUTOR_HOME`, or the platform's user data folder."""
    if env.get("DOCKER_TUTOR_HOME"):
        return Path(env["DOCKER_TUTOR_HOME"]).expanduser()
    import platformdirs

    return platformdirs.user_data_path("docker-tutor")


def load(path: Path) -> Settings:
    """Read the settings; what is missing or damaged takes its default."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    allowed = {"lang": get_args(Lang), "safety": get_args(Safety), "verbosity": get_args(Verbosity)}
    found: dict[str, Any] = data if isinstance(data, dict) else {}
    chosen = {name: found[name] for name, values in allowed.items() if found.get(name) in values}
    if type(size := found.get("journal_mb")) is int and size > 0:
        chosen["journal_mb"] = size
    return Settings(**chosen)


def save(path: Path, settings: Settings) -> None:
    """Write the settings in one step, so that no reader sees half a file; do nothing where that fails."""
    import tempfile  # slow to import, and the settings are read at every start

    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(settings._asdict(), file)
        Path(name).replace(path)


def language(env: Mapping[str, str]) -> Lang:
    """Tell the language that the locale variables ask for: Korean, or else English."""
    chosen = next((env[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if env.get(name)), "")
    return "ko" if chosen.lower().startswith("ko") else "en"


def spoken(env: Mapping[str, str]) -> Lang:
    """Tell the language chosen once, else the locale's."""
    return load(home(env) / "settings.json").lang or language(env)
