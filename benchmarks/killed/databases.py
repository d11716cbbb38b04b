"""A database that can be put aside after each step and taken out again: SQLite or PostgreSQL."""

import os
import shutil
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


class Shelf(Protocol):
    """Where states of the database are kept by name."""

    url: str

    def keep(self, name: str) -> None:
        """Put the present state aside."""

    def take(self, name: str) -> None:
        """Make a state that was put aside the present one."""


class FileShelf:
    """SQLite: a file for each state."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.url = f"sqlite:///{folder / 'now.sqlite3'}"

    def keep(self, name: str) -> None:
        """Copy the file, and the log that a killed process may have left beside it."""
        self._copy("now", name)

    def take(self, name: str) -> None:
        """Copy the file back."""
        self._copy(name, "now")

    def _copy(self, source: str, target: str) -> None:
        for ending in ("", "-wal", "-shm"):
            path = self._folder / f"{target}.sqlite3{ending}"
            path.unlink(missing_ok=True)
            kept = self._folder / f"{source}.sqlite3{ending}"
            if kept.exists():
                shutil.copy(kept, path)


class ServerShelf:
    """PostgreSQL: a database for each state, made from another as its template."""

    def __init__(self, server: str) -> None:
        self._server = server
        parts = urlsplit(server)
        self.url = urlunsplit(parts._replace(path="/now"))
        self._make("now", "template1")

    def keep(self, name: str) -> None:
        """Copy the database."""
        self._make(name, "now")

    def take(self, name: str) -> None:
        """Copy the database back."""
        self._make("now", name)

    def _make(self, name: str, template: str) -> None:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        make = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(drop)
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [template]
            )
            connection.execute(make)


def environment(shelf: Shelf, files: Path) -> dict[str, str]:
    """Return the environment of a command on the present state."""
    return {**os.environ, "DATABASE_URL": shelf.url, "CCHC_FILES": str(files)}
