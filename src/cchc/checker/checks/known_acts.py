"""Days of acts that reports of administrative reform cite most; a citation with another day is a slip."""

from datetime import date

# Government decrees and resolutions by number and sign, from the Official Gazette.
KNOWN_ACTS = {
    "130/2005/NĐ-CP": date(2005, 10, 17),
    "20/2008/NĐ-CP": date(2008, 2, 14),
    "63/2010/NĐ-CP": date(2010, 6, 8),
    "117/2013/NĐ-CP": date(2013, 10, 7),
    "24/2014/NĐ-CP": date(2014, 4, 4),
    "16/2015/NĐ-CP": date(2015, 2, 14),
    "54/2016/NĐ-CP": date(2016, 6, 14),
    "141/2016/NĐ-CP": date(2016, 10, 10),
    "92/2017/NĐ-CP": date(2017, 8, 7),
    "61/2018/NĐ-CP": date(2018, 4, 23),
    "09/2019/NĐ-CP": date(2019, 1, 24),
    "30/2020/NĐ-CP": date(2020, 3, 5),
    "45/2020/NĐ-CP": date(2020, 4, 8),
    "62/2020/NĐ-CP": date(2020, 6, 1),
    "106/2020/NĐ-CP": date(2020, 9, 10),
    "107/2020/NĐ-CP": date(2020, 9, 14),
    "108/2020/NĐ-CP": date(2020, 9, 14),
    "120/2020/NĐ-CP": date(2020, 10, 7),
    "60/2021/NĐ-CP": date(2021, 6, 21),
    "107/2021/NĐ-CP": date(2021, 12, 6),
    "42/2022/NĐ-CP": date(2022, 6, 24),
    "118/2025/NĐ-CP": date(2025, 6, 9),
    "76/NQ-CP": date(2021, 7, 15),
}
BY_KEY = {key.lstrip("0"): day for key, day in KNOWN_ACTS.items()}
