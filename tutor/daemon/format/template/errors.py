"""What is wrong with a template, in Go's words."""

from __future__ import annotations


class TemplateError(Exception):
    """Say what is wrong; the text begins with `template: `. `printed` is what came before it."""

    printed = ""
