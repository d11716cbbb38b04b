"""Rows that are written once: no update, no delete, neither one by one nor by query."""

from typing import Any, NoReturn, Self

from django.db import models

from cchc.engine.faults import N_
from cchc.statistics.faults import AppendOnlyFault

REFUSED = N_("Sổ số liệu chỉ được ghi thêm. Hãy ghi một lần cập nhật mới thay vì sửa hoặc xóa dòng đã ghi.")


class AppendOnlyQuerySet(models.QuerySet[Any]):
    """A queryset that only reads and creates."""

    def update(self, **_fields: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyFault(REFUSED)

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyFault(REFUSED)

    def bulk_update(self, *_rows: Any, **_options: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyFault(REFUSED)


class AppendOnly(models.Model):
    """A row that can be created and read, and nothing else."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Create the row; a row that is saved already is refused."""
        if not self._state.adding:
            raise AppendOnlyFault(REFUSED)
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_options: Any) -> NoReturn:
        """Refuse."""
        raise AppendOnlyFault(REFUSED)

    @classmethod
    def stored(cls) -> models.QuerySet[Self]:
        """Return all rows, typed."""
        return cls.objects.all()
