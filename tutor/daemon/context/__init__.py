"""Commands about contexts: the daemons that the docker command knows by name."""
