"""The daemon's state as a picture: what is there, what has changed since, where each thing is placed.

All of it is pure: `daemon/picture.py` reads the state, `screen/map.py` shows the rows, `svg.py` makes a file.
"""

from tutor.map.diff import marked
from tutor.map.layout import picture
from tutor.map.state import State
from tutor.map.view import ALL, View, view

__all__ = ["ALL", "State", "View", "marked", "picture", "view"]
