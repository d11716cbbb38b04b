"""Triggers that give a room a new stamp with every write, however it is made: by a model, in bulk, by SQL.

They are laid after every `migrate`, not in a migration: SQLite drops the triggers of a table that a later
migration rebuilds. See docs/adr/0009-what-is-kept-in-memory.md.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper
from django.db.models.signals import post_migrate

TABLE = "foundation_changestamp"
NEW_TOKEN = {"sqlite": "lower(hex(randomblob(16)))", "postgresql": "gen_random_uuid()::text"}
NEW_STAMP = """
INSERT INTO foundation_changestamp (room, token) VALUES (%s, {token})
ON CONFLICT (room) DO UPDATE SET token = excluded.token
"""
FUNCTION = """
CREATE OR REPLACE FUNCTION foundation_move_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE foundation_changestamp SET token = gen_random_uuid()::text WHERE room = TG_ARGV[0];
    RETURN NULL;
END $$
"""
ON_POSTGRESQL = """
CREATE OR REPLACE TRIGGER move_stamp AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION foundation_move_stamp('{room}')
"""
ON_SQLITE = """
CREATE TRIGGER IF NOT EXISTS move_stamp_{table}_{event} AFTER {event} ON {table}
BEGIN UPDATE foundation_changestamp SET token = {token} WHERE room = '{room}'; END
"""


def watch(room: AppConfig, *names: str) -> None:
    """Lay triggers on the tables of a room after each migration; `names`: of these models only."""

    def lay(using: str = DEFAULT_DB_ALIAS, **_more: Any) -> None:
        models = [room.get_model(name) for name in names] or room.get_models()
        _lay(connections[using], room.label, [model._meta.db_table for model in models])

    post_migrate.connect(lay, sender=room, weak=False, dispatch_uid=f"stamp of {room.label}")


def _lay(connection: BaseDatabaseWrapper, room: str, tables: Iterable[str]) -> None:
    """Lay the triggers, then give the room a new token; nothing where migrations went back to before that."""
    stored = set(connection.introspection.table_names())
    if TABLE not in stored:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for table in sorted(stored & set(tables)):
            _lay_on(cursor, connection.vendor, room, table)
        cursor.execute(NEW_STAMP.format(token=NEW_TOKEN[connection.vendor]), [room])


def _lay_on(cursor: CursorWrapper, vendor: str, room: str, table: str) -> None:
    if vendor == "postgresql":
        cursor.execute(ON_POSTGRESQL.format(table=table, room=room))
        return
    for event in ("INSERT", "UPDATE", "DELETE"):
        cursor.execute(ON_SQLITE.format(table=table, room=room, event=event, token=NEW_TOKEN["sqlite"]))
