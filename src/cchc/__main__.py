"""The `cchc` console command: Django's management utility under its own name."""

import gc
import os
import sys

from django.core.management import execute_from_command_line

# A command lives for seconds and builds large trees that stay: looking through them for cycles at every 700
# new objects costs a sixth of its time.
_COLLECTED = 50_000


def main() -> None:
    """Run `cchc VERB …`; settings come from CCHC settings unless DJANGO_SETTINGS_MODULE says otherwise."""
    gc.set_threshold(_COLLECTED)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
    execute_from_command_line(["cchc", *sys.argv[1:]])


if __name__ == "__main__":
    main()
