"""Builds the kit's images on a daemon of its own and puts them into the mirror.

The build daemon lives in a network namespace of its own, for the time of a build, and disturbs no other
daemon; its containers reach the package sources through a proxy that dials from outside.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import itertools
import json
import shutil
import tarfile
import tempfile
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from pathlib import Path
from subprocess import CalledProcessError
from typing import TYPE_CHECKING

from tutor.daemon.errors import ApiError, UnreachableError
from tutor.practice import apt, catalog, egress, handmade, mirror, rootfs, wheels
from tutor.practice.engine import Engine, Setup, sweep
from tutor.practice.namespace import Namespace
from tutor.practice.registry_layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tutor.daemon.connection import Connection
    from tutor.practice.catalog import Image
    from tutor.practice.paths import Kit

_PARALLEL = 3
_MIRROR_PORT, _PROXY_PORT = 5999, 3128
_QUIET = ("--bridge=none", "--iptables=false", "--ip6tables=false", "--ip-forward=false", "--ip-masq=false")


class BuildError(Exception):
    """Fail to build an image; `name` is the image, the text is the end of the build's output."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__(text)
        self.name = name


def build(names: Iterable[str], kit: Kit, report: Callable[..., None]) -> None:
    """Make sure that the mirror has the named images, as their sources are now.

    Raises: BuildError if one cannot be built; KeyError for a name that is not in the catalogue.
    """
    layout = Layout(kit.mirror)
    images = catalog.closure(names)
    if all(image.is_current(layout) for image in images):
        return
    kit.mirror.mkdir(parents=True, exist_ok=True)
    with (kit.state / "build.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stale = [image for image in images if not image.is_current(layout)]
        if stale:
            _Build(stale, layout, kit, report).run()


class _Build:
    """One run over images of which each is made when its parent is there."""

    def __init__(self, images: list[Image], layout: Layout, kit: Kit, report: Callable[..., None]) -> None:
        self._images = {image.name: image for image in images}
        self._layout = layout
        self._kit = kit
        self._report = report
        self._began = time.monotonic()
        self._host = ""

    def run(self) -> None:
        self._report("practice.build-start", names=", ".join(self._images))
        self._install_tools()
        self._kit.work.mkdir(parents=True, exist_ok=True)
        if any(image.how == "build" for image in self._images.values()):
            with _daemon(self._kit, self._layout) as self._host:
                self._make_all()
        else:
            self._make_all()
        self._layout.prune()

    def _install_tools(self) -> None:
        if all(image.how != "rootfs" for image in self._images.values()):
            return
        try:
            apt.refresh()
            apt.install(apt.missing(rootfs.PACKAGES))
        except CalledProcessError as error:
            raise BuildError(" ".join(rootfs.PACKAGES), _end(error.stderr)) from error

    def _make_all(self) -> None:
        """Make each image when its parent is there; if one fails, or on Ctrl-C, wait for no other."""
        order = TopologicalSorter({name: self._needs(image) for name, image in self._images.items()})
        order.prepare()
        running: dict[Future[None], str] = {}
        count = itertools.count(1)
        pool = ThreadPoolExecutor(_PARALLEL)
        try:
            while order.is_active():
                for name in order.get_ready():
                    running[pool.submit(self._make, self._images[name])] = name
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    future.result()
                    name = running.pop(future)
                    order.done(name)
                    self._tell(name, next(count))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _needs(self, image: Image) -> set[str]:
        return {image.parent} & self._images.keys()

    def _make(self, image: Image) -> None:
        """Make one image; a thread does this.

        Raises: BuildError with the words of the tool that failed.
        """
        try:
            if image.how == "handmade":
                if not handmade.make(image, self._layout):
                    raise BuildError(image.name, "apt-get download")
            elif image.how == "rootfs":
                rootfs.make(image, self._layout, self._kit.work)
            else:
                self._build(image)
        except CalledProcessError as error:
            raise BuildError(image.name, _end(error.stderr)) from error
        except (ApiError, UnreachableError) as error:
            raise BuildError(image.name, str(error)) from error
        image.remember(self._layout)

    def _tell(self, name: str, done: int) -> None:
        seconds = f"{time.monotonic() - self._began:.0f}"
        total = str(len(self._images))
        tag = self._images[name].tags[0]
        self._report("practice.built", name=tag, done=str(done), total=total, seconds=seconds)

    def _build(self, image: Image) -> None:
        query = {
            "t": image.tags[0],
            "networkmode": "host",
            "rm": "1",
            "forcerm": "1",
            "buildargs": json.dumps(
                dict.fromkeys(("http_proxy", "https_proxy"), f"http://127.0.0.1:{_PROXY_PORT}")
            ),
        }
        headers = {"Content-Type": "application/x-tar"}
        connection = _connect(self._host)
        answer = connection.request(
            "POST", "/build", query, data=_context(image), headers=headers, stream=True
        )
        log: list[str] = []
        for line in answer.iter_lines():
            said = json.loads(line)
            log.append(said.get("stream", ""))
            if "error" in said:
                raise BuildError(image.name, _end("".join(log)) + said["error"])
        answer = connection.request("GET", f"/images/{image.tags[0]}/get", stream=True)
        self._layout.put_saved(answer.raw, image.tags)


@contextlib.contextmanager
def _daemon(kit: Kit, layout: Layout) -> Iterator[str]:
    """Run the build daemon, with the mirror and the way out beside it in its namespace; give its host."""
    run, data = kit.run("builder"), kit.data("builder", fresh=True)
    namespace = Namespace(kit.namespace("builder"))
    sweep(run, data)
    namespace.delete()
    shutil.rmtree(data, ignore_errors=True)
    namespace.create()
    engine = Engine(
        Setup(run, data, namespace, (*_QUIET, f"--registry-mirror=http://127.0.0.1:{_MIRROR_PORT}"))
    )
    try:
        for server in (
            mirror.serve(layout, namespace.listen(_MIRROR_PORT)),
            egress.serve(namespace.listen(_PROXY_PORT), apt.proxy()),
        ):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        engine.start()
        _ = _connect(engine.setup.host).api  # several threads at once cannot import docker-py
        yield engine.setup.host
    finally:
        engine.stop(patience=2)  # it has nothing worth keeping
        namespace.delete()
        shutil.rmtree(data, ignore_errors=True)


def _connect(host: str) -> Connection:
    """Give a connection; each thread needs one of its own."""
    from tutor.daemon.connection import Connection
    from tutor.daemon.endpoint import Endpoint

    return Connection(Endpoint(host))


def _context(image: Image) -> bytes:
    """Give the image's folder as the tar archive that the daemon builds from, with its wheels."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive, tempfile.TemporaryDirectory() as fetched:
        archive.add(image.folder, ".", filter=_plain)
        if image.wheels:
            wheels.download(image.wheels, Path(fetched))
            archive.add(fetched, "wheels", filter=_plain)
    return data.getvalue()


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Make an entry the same on every machine: a checkout's owners and modes differ."""
    entry.uid = entry.gid = entry.mtime = 0
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _end(text: str) -> str:
    return "\n".join(text.splitlines()[-8:])
