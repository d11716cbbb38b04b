"""Words that say that a figure rose or fell, or that it is more or less than another."""

import re

RISES = r"tăng|cải thiện|thêm|nhích|nâng|vượt|lên|(?:cao|nhiều|lớn|dài|nhanh) hơn"
FALLS = r"giảm|bớt|sụt|tụt|hụt|kém|lùi|xuống|rút|cắt|(?:thấp|ít|nhỏ|ngắn|chậm) hơn"
_RISES = re.compile(RISES, re.IGNORECASE)


def rises(word: str) -> bool:
    """Whether a word of direction says that something became more."""
    return bool(_RISES.fullmatch(word))
