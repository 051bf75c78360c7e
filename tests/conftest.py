"""Fixtures for all tests."""

from tests.support.daemon import test_daemon

__all__ = ["test_daemon"]
