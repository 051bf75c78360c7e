"""Runs what is not one docker command: programs of the host, and lines for the learner's shell."""
