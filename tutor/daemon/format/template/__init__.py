"""Go's text/template language with the functions that the docker command adds to it."""

from __future__ import annotations

from tutor.daemon.format.template.errors import TemplateError
from tutor.daemon.format.template.execute import execute
from tutor.daemon.format.template.parser import Template, parse

__all__ = ["Template", "TemplateError", "execute", "parse"]
