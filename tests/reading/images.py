"""Small PNG files of one colour."""

import struct
import zlib


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(red: int, green: int, blue: int, *, alpha: bool = True) -> bytes:
    """A 4 × 4 PNG."""
    pixel = bytes((red, green, blue, 255)[: 4 if alpha else 3])
    rows = b"".join(b"\0" + pixel * 4 for _ in range(4))
    header = struct.pack(">IIBBBBB", 4, 4, 8, 6 if alpha else 2, 0, 0, 0)
    body = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
