"""Tapes as files for others: recordings, a page, a script, a handout.

Whatever a container printed is data in all of them: it is never markup, never a command.
"""
