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


class SuccessionKind(models.TextChoices):
    """What an act does with units."""

    MERGER = "merger", _("Hợp nhất, sáp nhập")
    SPLIT = "split", _("Chia, tách")
    REARRANGEMENT = "rearrangement", _("Sắp xếp lại")
    DISSOLUTION = "dissolution", _("Kết thúc hoạt động, chuyển giao")
    TRANSFER = "transfer", _("Chuyển giao một phần")


class Role(models.TextChoices):
    """Side of a unit in an act of succession."""

    PREDECESSOR = "predecessor", _("Đơn vị giao")
    SUCCESSOR = "successor", _("Đơn vị nhận")
