"""Command line of the kit, for developers: images, and test daemons with a name.

python -m tutor.practice build [IMAGE...] | up NAME [OPTION...] | in NAME COMMAND... | down NAME | status
                         | engine SUITE | plugins SUITE | install [--engine]
"""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from tutor.practice import builder, catalog, daemon
from tutor.practice.engine import EngineError
from tutor.practice.paths import kit
from tutor.practice.spec import Spec


def main(argv: list[str] | None = None) -> int:
    """Run one command of the kit and give its exit code."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == ["in"]:
        _in(words[1], words[2:])
    options = _parser().parse_args(words)
    try:
        return int(options.run(options) or 0)
    except (EngineError, builder.BuildError) as error:
        print(f"{getattr(error, 'name', 'dockerd')}: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tutor.practice", description=(__doc__ or "").partition("\n")[0]
    )
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="build images (all of them, if none is named)")
    build.add_argument("images", nargs="*")
    build.set_defaults(run=_build)
    up = commands.add_parser("up", help="start a daemon and keep it; prints its DOCKER_HOST")
    up.add_argument("name")
    up.add_argument("--engine", default="", help="a suite whose engine was fetched")
    up.add_argument("--main-namespace", action="store_true", help="only where no other daemon runs")
    up.add_argument("--images", choices=("standin", "outside", "own"), default="standin")
    up.set_defaults(run=_up)
    down = commands.add_parser("down", help="stop a daemon and throw its data away")
    down.add_argument("name")
    down.set_defaults(run=_down)
    engine = commands.add_parser(
        "engine", help="fetch the engine of another Debian suite without installing it"
    )
    engine.add_argument("suite")
    engine.set_defaults(run=_engine)
    plugins = commands.add_parser(
        "plugins", help="fetch compose and buildx of another Debian suite; prints their folder"
    )
    plugins.add_argument("suite")
    plugins.set_defaults(run=_plugins)
    install = commands.add_parser("install", help="install Docker if there is none and we may")
    install.add_argument("--engine", action="store_true", help="a daemon that answers is not enough")
    install.set_defaults(run=_install)
    commands.add_parser("status", help="tell which daemons run and which images there are").set_defaults(
        run=_status
    )
    return parser


def _build(options: argparse.Namespace) -> int:
    images = options.images or list(catalog.load())
    names = [found.name if (found := catalog.find(image)) else image for image in images]
    unknown = [name for name in names if name not in catalog.load()]
    if unknown:
        print(f"no such image: {', '.join(unknown)}", file=sys.stderr)
        return 1
    builder.build(names, kit(), _report)
    return 0


def _up(options: argparse.Namespace) -> None:
    spec = Spec(
        options.name,
        own_namespace=not options.main_namespace,
        images=options.images,
        engine=options.engine,
        fresh=True,
        keep=True,
        relay=False,
    )
    print(daemon.start(spec).host)


def _in(name: str, command: list[str]) -> NoReturn:
    """Become the command, where the daemon's ports are on localhost."""
    found = daemon.join(name)
    if found is None:
        sys.exit(f"{name}: no such daemon runs")
    words = [*found.namespace.prefix, *command]
    os.execvpe(words[0], words, {**os.environ, "DOCKER_HOST": found.host})


def _down(options: argparse.Namespace) -> None:
    found = daemon.join(options.name)
    if found is not None:
        found.stop()


def _engine(options: argparse.Namespace) -> None:
    from tutor.practice.engines import fetch

    print(fetch(options.suite, kit()))


def _plugins(options: argparse.Namespace) -> None:
    from tutor.practice.engines import fetch_plugins

    print(fetch_plugins(options.suite, kit()))


def _install(options: argparse.Namespace) -> int:
    """Install the engine if one is needed; without `--engine` it is no failure if that cannot be."""
    from tutor.practice import find, install

    if install.has_engine() or (not options.engine and find.reachable(os.environ)):
        return 0
    if install.can_install():
        return int(not install.install(_say) and options.engine)
    return int(options.engine)


def _status(_: argparse.Namespace) -> None:
    from tutor.practice.registry_layout import Layout

    layout = Layout(kit().mirror)
    for image in catalog.load().values():
        print(f"{'ready' if image.is_current(layout) else 'to build':8}  {', '.join(image.tags)}")
    for folder in sorted(kit().runs.glob("*/keeper.sock")):
        found = daemon.join(folder.parent.name)
        if found is not None:
            print(f"running   {found.name}  {found.host}")


def _say(key: str, **slots: str) -> None:
    """Say a message in the learner's language."""
    from tutor import bank, settings

    print(bank.load().say(f"message/{key}", settings.language(os.environ), slots), flush=True)


def _report(key: str, **slots: str) -> None:
    print(key.removeprefix("practice."), *slots.values(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
