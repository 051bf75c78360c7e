"""Gets a page from a server on this machine, or on the daemon's: no other is ever asked."""

from __future__ import annotations

import http.client
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tutor.lessons.goals.keys import url as wrong_url
from tutor.lessons.world import Page

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from tutor.daemon.endpoint import Endpoint

_MOST = 1 << 20  # bytes of a page that are looked at
_TURNS = 5  # redirections that are followed, on this machine
_REMOTE = ("tcp", "ssh")


def fetch(url: str, endpoint: Endpoint, patience: float) -> Page | None:
    """Get a page, following redirections as long as they stay here; None if nobody answers."""
    page: Page | None = None
    for _ in range(_TURNS):
        if wrong_url(url):
            return page
        page, onwards = _get(urlsplit(url), _where(endpoint), patience)
        if not onwards:
            return page
        url = urljoin(url, onwards)
    return page


def _where(endpoint: Endpoint) -> str:
    """Give the address at which published ports are: the daemon's machine, "" for this one."""
    if endpoint.scheme not in _REMOTE:
        return ""
    return urlsplit(f"//{endpoint.address}").hostname or ""


def _get(url: SplitResult, machine: str, patience: float) -> tuple[Page | None, str]:
    """Ask once; give the page, and where it leads on to."""
    connection = _connection(url, machine or url.hostname or "", patience)
    path = f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"
    try:
        connection.request("GET", path, headers={"Host": url.netloc, "User-Agent": "docker-tutor"})
        answer = connection.getresponse()
        page = Page(answer.status, answer.read(_MOST).decode("utf-8", "replace"))
        return page, answer.getheader("Location", "") if 300 <= answer.status < 400 else ""
    except (OSError, http.client.HTTPException, ValueError):
        return None, ""
    finally:
        connection.close()


def _connection(url: SplitResult, machine: str, patience: float) -> http.client.HTTPConnection:
    if url.scheme == "http":
        return http.client.HTTPConnection(machine, url.port or 80, timeout=patience)
    any_certificate = ssl._create_unverified_context()  # a server of a lesson, on this machine
    return http.client.HTTPSConnection(machine, url.port or 443, timeout=patience, context=any_certificate)
