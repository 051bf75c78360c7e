"""The verbs of `docker container`, one a file."""
