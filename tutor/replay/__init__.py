"""Past sittings: played forwards and backwards, run again on a daemon, handed on as files."""
