"""Tar archives on their way between this machine and a container."""
