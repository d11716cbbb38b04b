"""One made-up report written in every format that is read, in several styles."""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
import typst
import xlsxwriter

HEADER = (("STT", "Chỉ tiêu", "Kết quả", "", "Ghi chú"), ("", "", "Đơn vị tính", "Số liệu", ""))
ROWS = (
    ("1.", "Công tác chỉ đạo", "", "", ""),
    ("1.1.", "Số kế hoạch đã ban hành trong kỳ báo cáo", "Kế hoạch", "03", ""),
    ("1.2.", "Tỷ lệ nhiệm vụ hoàn thành so với kế hoạch của năm", "%", "91,46%", "75/82 nhiệm vụ"),
    ("2.", "Thủ tục hành chính", "", "", ""),
    ("2.1.", "Tổng số thủ tục đang có hiệu lực (tính cả thủ tục của ngành dọc)", "Thủ tục", "1.859", ""),
    ("Trong đó", "Số thủ tục cấp tỉnh", "Thủ tục", "1.400", ""),
    ("", "Số thủ tục cấp xã", "Thủ tục", "459", "Giảm so với kỳ trước"),
    ("2.2.", "Hình thức khảo sát", "Trực tuyến = 0 Phát phiếu = 1", "1", ""),
    ("2.3.", "Số cơ quan đã được phê duyệt vị trí việc làm", "Cơ quan, đơn vị", "101/119", ""),
)
OPENING = (
    "BÁO CÁO",
    "Kết quả cải cách hành chính quý II năm 2026 của xã Bình Minh",
    "I. CÔNG TÁC CHỈ ĐẠO",
    "- Trong quý, xã đã ban hành 03 kế hoạch và tiếp nhận 1.250 hồ sơ, đạt tỷ lệ 98,5% số phải giải quyết.",
)
CAPTION = ("PHỤ LỤC 1", "Thống kê kết quả cải cách hành chính")

Row = tuple[str, ...]


@dataclass(frozen=True)
class Sample:
    """Paragraphs, then tables each under its caption."""

    paragraphs: Sequence[str] = OPENING
    captions: Sequence[Sequence[str]] = (CAPTION,)
    tables: Sequence[Sequence[Row]] = ((*HEADER, *ROWS),)


def as_text(sample: Sample) -> bytes:
    """Cells held by tabs, paragraphs with an empty line between."""
    lines = [line for paragraph in sample.paragraphs for line in (paragraph, "")]
    for caption, table in zip(sample.captions, sample.tables, strict=True):
        lines += [*caption, "", *("\t".join(row) for row in table), ""]
    return "\n".join(lines).encode()


def as_markdown(sample: Sample) -> bytes:
    """Cells between pipes, the first row ruled off."""
    lines = [line for paragraph in sample.paragraphs for line in (paragraph, "")]
    for caption, table in zip(sample.captions, sample.tables, strict=True):
        rows = [f"| {' | '.join(row)} |" for row in table]
        lines += [f"## {' '.join(caption)}", "", rows[0], "|---|---|---|---|---|", *rows[1:], ""]
    return "\n".join(lines).encode()


def as_word(sample: Sample, style: str = "Table Grid", merged: bool = False) -> bytes:
    """A Word document; `merged`: the header's cells are merged as a form prints them."""
    document = docx.Document()
    for paragraph in sample.paragraphs:
        document.add_paragraph(paragraph)
    for caption, rows in zip(sample.captions, sample.tables, strict=True):
        for line in caption:
            document.add_paragraph(line)
        table = document.add_table(rows=0, cols=5, style=style)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        if merged:
            for column in (0, 1, 4):
                _merge(table, (0, column), (1, column))
            _merge(table, (0, 2), (0, 3))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _merge(table: object, first: tuple[int, int], last: tuple[int, int]) -> None:
    one = table.cell(*first)  # type: ignore[attr-defined]
    text = one.text
    one.merge(table.cell(*last)).text = text  # type: ignore[attr-defined]


def as_workbook(sample: Sample, numbers: bool = False) -> bytes:
    """One sheet; `numbers`: figures are stored as numbers under formats instead of text."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Phụ lục")
    formats = {name: book.add_format({"num_format": code}) for name, code in _FORMATS.items()}
    line = 0
    for paragraph in sample.paragraphs:
        sheet.write_string(line, 0, paragraph)
        line += 1
    for caption, rows in zip(sample.captions, sample.tables, strict=True):
        line += 1
        for text in caption:
            sheet.merge_range(line, 0, line, 4, text)
            line += 1
        for row in rows:
            for column, text in enumerate(row):
                stored = _STORED.get(text) if numbers else None
                if stored:
                    sheet.write_number(line, column, stored[0], formats[stored[1]])
                elif text:
                    sheet.write_string(line, column, text)
            line += 1
    book.close()
    return stream.getvalue()


_FORMATS = {"count": "#,##0", "percent": "0.00%", "padded": "00", "general": "General"}
_STORED = {
    "1.859": (1859, "count"),
    "1.400": (1400, "count"),
    "91,46%": (0.9146, "percent"),
    "03": (3, "padded"),
    "459": (459, "general"),
}


def as_page(sample: Sample) -> bytes:
    """An HTML page; the header's empty cells are spans."""
    parts = ["<!DOCTYPE html><html><head><title>t</title><style>p{color:red}</style></head><body>"]
    parts += [f"<p>{html.escape(paragraph)}</p>" for paragraph in sample.paragraphs]
    for caption, rows in zip(sample.captions, sample.tables, strict=True):
        parts += [f"<p><b>{html.escape(line)}</b></p>" for line in caption]
        parts.append("<table>")
        for row in rows:
            parts.append("<tr>" + "".join(f"<td>{html.escape(text)}</td>" for text in row) + "</tr>")
        parts.append("</table>")
    return "".join([*parts, "</body></html>"]).encode()


def as_pdf(
    sample: Sample,
    stroke: str = "0.5pt",
    height: str = "297mm",
    repeat: bool = False,
    align: str = "top + left",
) -> bytes:
    """A PDF with numbered pages; `height` breaks tables over pages, `repeat` prints their header again.

    `stroke` says what lines are drawn, `align` how texts stand in their cells, in the words of Typst.
    """
    lines = [
        f'#set page(width: 210mm, height: {height}, margin: 15mm, numbering: "1")',
        '#set text(size: 11pt, font: "Liberation Serif")',
        *(f"#par({_quoted(paragraph)})" for paragraph in sample.paragraphs),
    ]
    for caption, rows in zip(sample.captions, sample.tables, strict=True):
        lines += [f"#par({_quoted(line)})" for line in caption]
        head = ", ".join(f"[#{_quoted(text)}]" for row in rows[:2] for text in row)
        body = ", ".join(f"[#{_quoted(text)}]" for row in rows[2:] for text in row)
        first = f"table.header({head})" if repeat else head
        columns = "(auto, 3fr, 1.4fr, 1fr, 1.4fr)"
        lines.append(f"#table(columns: {columns}, stroke: {stroke}, align: {align}, {first}, {body})")
    return typst.compile("\n".join(lines).encode())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
