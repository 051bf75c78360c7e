"""The command line of the map: `docker-tutor map`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutor import mapping, start
from tutor.bank import load
from tutor.console import Console
from tutor.errors import DockerError
from tutor.tell import Teller

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.model import Lang


def commands(say: Callable[[str], str], lang: click.Option) -> list[click.Command]:
    """Give the commands; `say` gives their help."""
    svg = click.Option(["--svg"], type=click.Path(dir_okay=False, path_type=Path), help=say("map-svg"))
    name = click.Argument(["name"], default="")
    return [click.Command("map", None, _map, [lang, svg, name], say("map"))]


@click.pass_obj
def _map(wishes: start.Wishes, /, lang: Lang | None, svg: Path | None, name: str) -> int:
    tell = Teller(load(), lang or start.language(wishes), Console())
    try:
        state = mapping.read()
    except DockerError as error:
        tell.say("map.no-daemon", error=error.text)
        return 1
    well = mapping.write(state, name, tell, svg) if svg else mapping.draw(state, name, tell)
    return 0 if well else 1
