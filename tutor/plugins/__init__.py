"""The docker command's plugins: programs such as `docker-compose` that do what the daemon does not."""

from tutor.plugins.find import Plugin, installed, plugin
from tutor.plugins.route import Route, adopt, adopt_all, config, route

__all__ = ["Plugin", "Route", "adopt", "adopt_all", "config", "installed", "plugin", "route"]
