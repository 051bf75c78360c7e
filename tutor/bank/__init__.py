"""The bank: facts and words of content/, compiled so that they load in milliseconds."""

from tutor.bank.load import Bank, load

__all__ = ["Bank", "load"]
