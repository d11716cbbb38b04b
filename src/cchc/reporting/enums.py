"""Closed lists of reporting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SubmissionState(models.TextChoices):
    """How far a unit's form has come."""

    OPEN = "open", _("Đang lập")
    SUBMITTED = "submitted", _("Đã gửi")
    ISSUED = "issued", _("Đã ban hành")


class CellStatus(models.TextChoices):
    """What became of a cell that came in as it was written."""

    KEPT = "kept", _("Đã ghi vào sổ số liệu")
    EMPTY = "empty", _("Để trống")
    CONFLICT = "conflict", _("Trái với dòng khác cùng chỉ tiêu")
    WORDS = "words", _("Chữ, không có chỉ tiêu")
    NOT_UNDERSTOOD = "not_understood", _("Không đọc được thành số")
