"""What a practice daemon should be like, and how a keeper is told."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Spec:
    """What a practice daemon should be like.

    `images` is where pulls come from: `standin` (the kit's images), `outside` (Docker Hub, through this
    machine) or `own` (whatever the daemon itself reaches). `limit` is the stand-in's rate limit in manifests.
    `hostname` is a name other than this machine's. `beside` is the network namespace of the daemon to which a
    cable leads ("" is that of this machine).
    """

    name: str
    own_namespace: bool = True
    images: str = "standin"
    engine: str = ""
    fresh: bool = False
    keep: bool = False
    relay: bool = True
    limit: int | None = None
    arguments: tuple[str, ...] = ()
    hostname: str = ""
    beside: str | None = None

    def to_json(self) -> str:
        """Give the form in which a keeper is told."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Spec:
        """Read what `to_json` gave."""
        data = json.loads(text)
        return cls(**{**data, "arguments": tuple(data["arguments"])})
