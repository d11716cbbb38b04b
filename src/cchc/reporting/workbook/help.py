"""The help sheet: how a form is filled in, in plain words."""

from cchc.engine.text import nfc

_HELP = (
    (
        "Điền ở đâu",
        "Chỉ điền các ô nền vàng nhạt ở cột số liệu và cột ghi chú. Ô nền xanh do máy tính từ các dòng khác. "
        "Ô nền xám không dành cho cấp của đơn vị. Bấm vào ô để xem ô cần gì.",
    ),
    (
        "Số đếm, số tiền",
        "Gõ số liền, ví dụ 1901; Excel tự hiện dấu chấm ngăn hàng nghìn. Số 0 là một giá trị: đã thống kê và "
        "bằng không. Số tiền ghi theo đơn vị tính của dòng (ví dụ triệu đồng).",
    ),
    (
        "Tỷ lệ",
        "Gõ 91,46 hoặc 91,46%. Có thể ghi hai số, ví dụ 101/119 (số đạt/tổng số). "
        "Nếu Excel đổi hai số thành ngày tháng, gõ dấu nháy đơn ở đầu: '10/12.",
    ),
    (
        "Hai số trong một ô",
        "Dòng có đơn vị như “Lượt người/lớp” ghi hai số cách nhau bằng dấu gạch chéo: 549/8.",
    ),
    ("Lựa chọn", "Bấm mũi tên ở góc ô và chọn một mục. Mã 0 cũng là một lựa chọn, không phải là bỏ trống."),
    (
        "Không có số thì ghi gì",
        "KPS: không phát sinh trong kỳ (cộng như 0). KAD: không áp dụng với đơn vị (bỏ qua khi cộng). "
        "CĐH: chưa đến hạn báo cáo chỉ tiêu này. Viết đủ chữ cũng được. "
        "Dấu gạch ngang (-) được hiểu là không phát sinh.",
    ),
    (
        "Để trống",
        "Ô trống nghĩa là chưa có số liệu: đơn vị còn nợ số này. Xóa một số đã gửi ra trong tệp nghĩa là "
        "rút lại số đó; lần nhập sẽ nêu tên từng ô bị rút.",
    ),
    ("Ghi chú", "Ghi thời điểm tính số, lý do, cách hiểu. Không ghi chú thích vào ô số liệu."),
    (
        "Cột Kiểm tra",
        "Báo ngay khi phần lớn hơn tổng, hoặc các dòng bên dưới cộng lại khác tổng. Ô sai có nền đỏ. "
        "Vẫn lưu được; khi gửi, hệ thống sẽ hỏi lại.",
    ),
    (
        "Thêm, xóa, chuyển dòng",
        "Trang tính được bảo vệ, không đặt mật khẩu (Review, Unprotect Sheet). Khi nhập, hệ thống nhận dòng "
        "theo tên chỉ tiêu và khóa ẩn; dòng lạ có số sẽ được nêu tên, không bị bỏ qua.",
    ),
    (
        "Gửi lại",
        "Lưu ở dạng Excel (.xlsx), giữ nguyên các trang tính, rồi nhập bằng “cchc import”. "
        "Ô nào hai bên cùng sửa khác nhau sẽ được hỏi lại.",
    ),
)


_LISTS = (
    "Danh sách",
    "Các dòng đếm những mục khác nhau (thủ tục, đơn vị được kiểm tra) không cộng được giữa các đơn vị: "
    "một thủ tục có ở nhiều xã chỉ là một. Ghi từng mục ở trang “Danh sách”, mã và tên; "
    "cấp trên đếm mỗi mã một lần.",
)


def help_lines(*, listed: bool = False) -> tuple[tuple[str, str], ...]:
    """Return what the help sheet says: subject and words; `listed`: the workbook has a sheet of lists."""
    return tuple((nfc(what), nfc(words)) for what, words in (*_HELP, *((_LISTS,) if listed else ())))
