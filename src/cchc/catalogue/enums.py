"""Closed lists of the catalogue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    """The seven areas of reform reports, and the quality system that some provinces add."""

    DIRECTION = "direction", _("Chỉ đạo, điều hành")
    INSTITUTIONS = "institutions", _("Thể chế")
    PROCEDURES = "procedures", _("Thủ tục hành chính")
    APPARATUS = "apparatus", _("Tổ chức bộ máy")
    CIVIL_SERVICE = "civil_service", _("Chế độ công vụ")
    PUBLIC_FINANCE = "public_finance", _("Tài chính công")
    DIGITAL_GOVERNMENT = "digital_government", _("Chính quyền điện tử, chính quyền số")
    QUALITY_SYSTEM = "quality_system", _("Hệ thống quản lý chất lượng")


class Slip(models.TextChoices):
    """What is wrong with a printed row of a form, kept apart from what the row means."""

    REPEATED_NUMBER = "repeated_number", _("Số thứ tự lặp lại")
    WRONG_PARENT = "wrong_parent", _("Số thứ tự không theo mục cha")
    SLIPPED_COLUMN = "slipped_column", _("Cột số thứ tự bị lệch dòng")
    BROKEN_CHOICES = "broken_choices", _("Mã lựa chọn in sai")
    SWAPPED_CELLS = "swapped_cells", _("Đơn vị tính và số liệu đổi chỗ")
    LEAKED_UNIT = "leaked_unit", _("Đơn vị tính lẫn vào tên chỉ tiêu")
    SKIPPED_NUMBER = "skipped_number", _("Số thứ tự bị bỏ cách")
    OTHER = "other", _("Lỗi in khác")


class Parts(models.TextChoices):
    """How the rows below a row relate to it."""

    NONE = "", _("Không ràng buộc")
    PARTITION = "partition", _("Cộng lại bằng tổng")
    SUBSET = "subset", _("Mỗi phần không vượt tổng")


class Header(models.TextChoices):
    """Head of the printed table: one cell over unit and value, or five plain columns."""

    GROUPED = "grouped", _("Có ô gộp")
    FLAT = "flat", _("Cột đơn")
