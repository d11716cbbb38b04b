"""On what is measured."""

import os
import platform
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import django
from django.db import connection


def describe() -> str:
    """Return date, processor, versions and how busy the machine is."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = " ".join(f"{one:.2f}" for one in os.getloadavg())
    return (
        f"{now}, {os.cpu_count()} cores of {_processor()}, load {load}, "
        f"Python {platform.python_version()}, Django {django.__version__}, {_database()}"
    )


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _database() -> str:
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {cursor.fetchone()[0]}"
