"""`cchc migrate`: Django's command, with help in the reader's language and an example."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as DjangoMigrate

from cchc.engine.faults import N_
from cchc.foundation.console import ConsoleCommand


class Command(ConsoleCommand, DjangoMigrate):
    help = N_("Tạo hoặc nâng cấp các bảng trong cơ sở dữ liệu; chạy lại không đổi gì thêm.")
    example = "cchc migrate\nDATABASE_URL=postgres://cchc@localhost/cchc cchc migrate"

    def add_arguments(self, parser: CommandParser) -> None:
        DjangoMigrate.add_arguments(self, parser)

    def handle(self, *args: Any, **options: Any) -> None:
        DjangoMigrate.handle(self, *args, **options)
