"""The `cchc` console command: Django's management utility under its own name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run `cchc VERB …`; settings come from CCHC settings unless DJANGO_SETTINGS_MODULE says otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings.main")
    execute_from_command_line(["cchc", *sys.argv[1:]])


if __name__ == "__main__":
    main()
