"""Says what a line means and why it failed, as keys of the bank with slots: no words, no I/O, no clock."""

from tutor.explain import state
from tutor.explain.combine import wants
from tutor.explain.diagnose import diagnose
from tutor.explain.line import explain_line
from tutor.explain.more import more
from tutor.explain.notes import explain, unexplained
from tutor.explain.spellings import alternatives

__all__ = ["alternatives", "diagnose", "explain", "explain_line", "more", "state", "unexplained", "wants"]
