"""Closed lists of reporting."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoundState(models.TextChoices):
    """Whether a round still takes figures."""

    OPEN = "open", _("Đang nhận báo cáo")
    CLOSED = "closed", _("Đã khóa đợt")


class SubmissionState(models.TextChoices):
    """How far a unit's form, or a section of it, has come."""

    OPEN = "open", _("Đang lập")
    SUBMITTED = "submitted", _("Đã gửi")
    RETURNED = "returned", _("Trả lại")
    APPROVED = "approved", _("Đã duyệt")
    ISSUED = "issued", _("Đã ban hành")


class TransitionName(models.TextChoices):
    """What can be done to a submission or a section of it."""

    OPENED = "opened", _("Mở")
    SUBMITTED = "submitted", _("Gửi")
    RETURNED = "returned", _("Trả lại")
    APPROVED = "approved", _("Duyệt")
    REOPENED = "reopened", _("Mở lại")
    ISSUED = "issued", _("Ban hành")
    EXTENDED = "extended", _("Gia hạn")


class CellStatus(models.TextChoices):
    """What became of a cell that came in as it was written."""

    KEPT = "kept", _("Đã ghi vào sổ số liệu")
    EMPTY = "empty", _("Để trống")
    CONFLICT = "conflict", _("Trái với dòng khác cùng chỉ tiêu")
    WORDS = "words", _("Chữ, không có chỉ tiêu")
    NOT_UNDERSTOOD = "not_understood", _("Không đọc được thành số")


class CellSource(models.TextChoices):
    """Where a cell came from; only published cells are printed letter by letter."""

    PUBLISHED = "published", _("Báo cáo đã ban hành")
    TYPED = "typed", _("Nhập trực tiếp")
    IMPORTED = "imported", _("Nhập từ tệp")
    CONSOLIDATED = "consolidated", _("Tổng hợp từ cấp dưới")


class RowBasis(models.TextChoices):
    """Which figure of a row stands: the sum of those below, a given whole, the owner's, an outside one."""

    PARTS = "parts", _("Cộng từ các đơn vị")
    REPORTED = "reported", _("Số đơn vị tự báo cáo")
    OWNER = "owner", _("Số của cơ quan chủ trì")
    OUTSIDE = "outside", _("Số của hệ thống ngoài")


class TextState(models.TextChoices):
    """Whether a section of a report was drafted from figures, written by a person, or agreed."""

    DRAFTED = "drafted", _("Gợi ý từ số liệu")
    WRITTEN = "written", _("Đã soạn")
    AGREED = "agreed", _("Đã thống nhất")


class TextSource(models.TextChoices):
    """How a version of a section came in."""

    DRAFTED = "drafted", _("Gợi ý từ số liệu")
    WRITTEN = "written", _("Soạn trực tiếp")
    COLLECTED = "collected", _("Gom từ đơn vị")
    READ_BACK = "read_back", _("Đọc lại từ Word")
