"""The docker command's plugins: programs such as `docker-compose` that do what the daemon does not."""

from typing import TYPE_CHECKING

from tutor.lazy import exports

if TYPE_CHECKING:
    from tutor.plugins.adopting import adopt, adopt_all, config
    from tutor.plugins.find import Plugin, installed, plugin
    from tutor.plugins.routing import Route, route

__all__ = ["Plugin", "Route", "adopt", "adopt_all", "config", "installed", "plugin", "route"]

__getattr__ = exports(
    __name__,
    {
        **dict.fromkeys(("adopt", "adopt_all", "config"), "adopting"),
        **dict.fromkeys(("Plugin", "installed", "plugin"), "find"),
        **dict.fromkeys(("Route", "route"), "routing"),
    },
)
