"""Closed lists of publication."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileRole(models.TextChoices):
    """What a file of an edition is."""

    DOCX = "docx", _("Word")
    PDF = "pdf", _("PDF")
    XLSX = "xlsx", _("Excel")
    ROWS = "json", _("Số liệu dạng JSON")
    RECORD = "record", _("Bản lưu chuẩn")
    SIGNED = "signed", _("Bản ký số")
