"""Print lists and objects exactly as the docker command prints them."""
