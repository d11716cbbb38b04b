"""The pieces that need the database, each in a process of its own: FOLDER load N | steps | state."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
django.setup()

from benchmarks.killed import state, world  # noqa: E402 - needs the settings


def main() -> None:
    """Do one piece and print its answer as JSON."""
    folder, verb = Path(sys.argv[1]), sys.argv[2]
    if verb == "load":
        world.load(folder, int(sys.argv[3]))
    elif verb == "steps":
        print(world.as_json(list(world.steps(folder).items())))
    else:
        print(world.as_json(state.state()))


if __name__ == "__main__":
    main()
