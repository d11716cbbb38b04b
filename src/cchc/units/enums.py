"""Closed lists of the units."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UnitLevel(models.TextChoices):
    """Level of a unit; the values are those of `cchc.engine.kinds.Level`."""

    CENTRAL = "central", _("Trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    DEPARTMENT = "department", _("Sở, ban, ngành")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    OTHER = "other", _("Khác")


LEVEL_WORDS = {
    "trung ương": UnitLevel.CENTRAL,
    "bộ": UnitLevel.CENTRAL,
    "ministry": UnitLevel.CENTRAL,
    "tỉnh": UnitLevel.PROVINCE,
    "cấp tỉnh": UnitLevel.PROVINCE,
    "thành phố trực thuộc trung ương": UnitLevel.PROVINCE,
    "sở": UnitLevel.DEPARTMENT,
    "sở, ban, ngành": UnitLevel.DEPARTMENT,
    "sở ban ngành": UnitLevel.DEPARTMENT,
    "huyện": UnitLevel.DISTRICT,
    "cấp huyện": UnitLevel.DISTRICT,
    "quận": UnitLevel.DISTRICT,
    "thị xã": UnitLevel.DISTRICT,
    "xã": UnitLevel.COMMUNE,
    "cấp xã": UnitLevel.COMMUNE,
    "phường": UnitLevel.COMMUNE,
    "thị trấn": UnitLevel.COMMUNE,
    "đặc khu": UnitLevel.COMMUNE,
    "ward": UnitLevel.COMMUNE,
    "khác": UnitLevel.OTHER,
    **{level.value: level for level in UnitLevel},
}
"""What people write for a level, in lower case."""


class Role(models.TextChoices):
    """Side of a unit in an act of succession."""

    PREDECESSOR = "predecessor", _("Đơn vị giao")
    SUCCESSOR = "successor", _("Đơn vị nhận")
