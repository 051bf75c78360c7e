"""Finds the entry of the bank that answers a question in Korean or English."""

from tutor.ask.answer import Answer, Asker

__all__ = ["Answer", "Asker"]
