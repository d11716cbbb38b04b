"""What is read over and over is kept in memory as long as the stamp of its room stays the same.

docs/adr/0009-what-is-kept-in-memory.md says why that is safe.
"""

import threading
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.db import connection

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Tokens = Mapping[str, str]

STAMPS = "SELECT room, token FROM foundation_changestamp"


class _Kept(threading.local):
    """What one function returned, by tokens and arguments, the oldest first."""

    def __init__(self) -> None:
        self.results: dict[Hashable, Any] = {}


class _Look(threading.local):
    """The tokens that the reading under way goes by, None outside of one; and what it has newly kept."""

    def __init__(self) -> None:
        self.tokens: Tokens | None = None
        self.fresh: list[tuple[_Kept, Hashable]] = []


_look = _Look()
_NOTHING = object()


def stamps() -> Tokens:
    """Return the token of each room as it stands in this transaction; one query."""
    with connection.cursor() as cursor:
        cursor.execute(STAMPS)
        return dict(cursor.fetchall())


@contextmanager
def one_look() -> Iterator[None]:
    """Read the stamps once for a reading that writes nothing; all inside go by them.

    What was newly read is forgotten again if a stamp moved meanwhile: it may be of both sides of a change.
    """
    if _look.tokens is not None:
        yield
        return
    tokens = _look.tokens = stamps()
    is_steady = False
    try:
        yield
        is_steady = not _look.fresh or stamps() == tokens
    finally:
        fresh, _look.tokens, _look.fresh = _look.fresh, None, []
        for known, key in () if is_steady else fresh:
            known.results.pop(key, None)


def kept(
    *rooms: str, size: int = 8
) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Keep what a function of the tables of some rooms returned, until one of the rooms is written to.

    Arguments are hashable. Nobody may change what is returned. Each thread keeps its own.
    """

    def keeping(read: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        known = _Kept()

        @wraps(read)
        def wrapper(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Result:
            tokens = _look.tokens
            if tokens is None:
                with one_look():
                    return wrapper(*args, **kwargs)
            if any(room not in tokens for room in rooms):
                return read(*args, **kwargs)
            key = (*(tokens[room] for room in rooms), args, *sorted(kwargs.items()))
            held = known.results.get(key, _NOTHING)
            if held is not _NOTHING:
                return cast(Result, held)
            result = read(*args, **kwargs)
            _keep(known, key, result, size)
            return result

        return wrapper

    return keeping


def _keep(known: _Kept, key: Hashable, result: object, size: int) -> None:
    known.results[key] = result
    _look.fresh.append((known, key))
    if len(known.results) > size:
        del known.results[next(iter(known.results))]
