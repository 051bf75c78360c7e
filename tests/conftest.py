"""Fixtures for all tests."""

import signal

from tests.support.daemon import test_daemon

__all__ = ["test_daemon"]

# Who starts the tests in the background may have Ctrl-C ignored, and all programs here would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
