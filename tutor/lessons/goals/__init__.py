"""The subjects of goals, by the key that names them in a lesson's file: one module for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tutor.lessons.goals import (
    answer,
    container,
    context,
    file,
    image,
    inside,
    network,
    project,
    service,
    stack,
    swarm,
    url,
    used,
    volume,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.lessons.goals.subject import Subject

SUBJECTS: Final[Mapping[str, Subject]] = {
    "container": container.SUBJECT,
    "service": service.SUBJECT,
    "volume": volume.SUBJECT,
    "image": image.SUBJECT,
    "network": network.SUBJECT,
    "url": url.SUBJECT,
    "inside": inside.SUBJECT,
    "file": file.SUBJECT,
    "swarm": swarm.SUBJECT,
    "stack": stack.SUBJECT,
    "project": project.SUBJECT,
    "context": context.SUBJECT,
    "used": used.SUBJECT,
    "answer": answer.SUBJECT,
}
"""In this order: the first of these keys in a goal is its subject (`image` is also a key of containers)."""


def subject_of(goal: Mapping[str, Any]) -> str | None:
    """Give the key that names the subject of a goal as written; None if it has none."""
    return next((key for key in SUBJECTS if key in goal), None)
