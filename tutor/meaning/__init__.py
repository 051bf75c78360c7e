"""Tells whether two lines ask Docker for the same, by meaning, not spelling: no words, no I/O, no clock."""

from tutor.meaning.compare import Difference, Fault, compare, fault
from tutor.meaning.read import read

__all__ = ["Difference", "Fault", "compare", "fault", "read"]
