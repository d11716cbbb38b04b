"""Words of administrative Vietnamese that tell what stands around a number."""

import re
from functools import lru_cache

from cchc.engine.text import search_key

WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a list that is written as a sentence."""
    return tuple(text.split())


# A noun after a number ends before these: “hồ sơ | đạt …”.
ENDS_NOUN = frozenset(
    words_of(
        "đạt chiếm trong gồm bao với và được đã là có tại do ở cho của so để thuộc theo còn từ đến "
        "trên qua bằng nâng bằng nâng tăng giảm hoặc thì mà như cùng sẽ đang chưa không nộp giải "
        "tiếp hoàn ban thông phát tỷ tỉ dưới ngày năm tháng ngày năm tháng kết lớn nhỏ cao hơn ít "
        "nhiều sau trước đúng trả nay phải bị lần nhằm tổng cụ quá về trễ xuống lên nên vào ra khi "
        "kèm mỗi gấp vượt cộng trừ tương bình x nhân"
    )
)
APPROXIMATE = frozenset(words_of("gần hơn trên khoảng dưới tối ngót chừng xấp ước non quá ít"))

# “more than” after these compares two figures; elsewhere it only says that a figure is not exact.
COMPARED = frozenset(words_of("cao thấp nhiều ít lớn nhỏ dài ngắn nhanh chậm tốt kém"))


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """A word without case and marks."""
    return search_key(word)


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and marks."""
    return tuple(bare(found.group()) for found in WORD.finditer(text))
