"""Look into a PNG without an imaging library: is it transparent, and is its ink blue or red?"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LARGEST_PIXELS = 400_000
_RGBA = 6
_WITH_ALPHA = (4, 6)
_OPAQUE = 128
_DOMINANCE = 1.25


@dataclass(frozen=True)
class Picture:
    """A PNG. `hue` is "blue", "red", "other", or "" if not looked at (palette, huge, interlaced)."""

    transparent: bool
    hue: str


def read_png(data: bytes) -> Picture | None:
    """What a PNG shows; None where the bytes are no PNG."""
    if not data.startswith(_SIGNATURE) or len(data) < 33:
        return None
    width, height, depth, color, _, _, interlace = struct.unpack(">IIBBBBB", data[16:29])
    chunks = dict(_chunks(data))
    transparent = color in _WITH_ALPHA or b"tRNS" in chunks
    plain = color == _RGBA and depth == 8 and not interlace and 0 < width * height <= _LARGEST_PIXELS
    return Picture(transparent, _hue(chunks.get(b"IDAT", b""), width, height) if plain else "")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Chunks by name; the pieces of the image data put together."""
    position = len(_SIGNATURE)
    pixels = b""
    while position + 8 <= len(data):
        length, name = struct.unpack(">I4s", data[position : position + 8])
        content = data[position + 8 : position + 8 + length]
        pixels += content if name == b"IDAT" else b""
        yield name, content
        position += length + 12
    yield b"IDAT", pixels


def _hue(compressed: bytes, width: int, height: int) -> str:
    stride = width * 4
    try:
        raw = zlib.decompressobj().decompress(compressed, (stride + 1) * height)
    except zlib.error:
        return ""
    totals = [0, 0, 0]
    previous = bytearray(stride)
    for start in range(0, len(raw) - stride, stride + 1):
        previous = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), previous)
        for pixel in range(0, stride, 4):
            if previous[pixel + 3] >= _OPAQUE:
                for channel in range(3):
                    totals[channel] += previous[pixel + channel]
    return _named(*totals)


def _named(red: int, green: int, blue: int) -> str:
    if blue > _DOMINANCE * max(red, green):
        return "blue"
    return "red" if red > _DOMINANCE * max(green, blue) else "other"


def _unfiltered(kind: int, row: bytearray, above: bytearray) -> bytearray:
    """Undo a PNG row filter, four bytes a pixel (PNG specification, section 9)."""
    for index in range(len(row)):
        left = row[index - 4] if index >= 4 else 0
        corner = above[index - 4] if index >= 4 else 0
        row[index] = (row[index] + _predicted(kind, left, above[index], corner)) & 255
    return row


def _predicted(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        guess = left + above - corner
        return min((left, above, corner), key=lambda value: abs(guess - value))
    return (0, left, above, (left + above) // 2)[kind] if kind < 4 else 0
