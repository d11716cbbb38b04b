"""Templates of a floor link only to pages of the same floor or a lower one."""

import re

from tests.house.source import FLOORS, SOURCE, floor_of

_LINK = re.compile(r"""{%\s*url\s+["']([a-z_]+):""")


def test_links_point_to_the_same_floor_or_a_lower_one() -> None:
    rooms = {room for floor in FLOORS for room in floor}
    upward = [
        f"{path}: {name}"
        for room in rooms
        for path in (SOURCE / room).rglob("*.html")
        for name in _LINK.findall(path.read_text("utf-8"))
        if name in rooms and floor_of(name) > floor_of(room)
    ]
    assert upward == []


def test_the_link_pattern_finds_links() -> None:
    assert _LINK.findall("""{% url "units:list" %} {% url 'demo:start' %}""") == ["units", "demo"]
