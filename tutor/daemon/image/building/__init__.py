"""Get ready what `docker build` sends to the daemon."""
