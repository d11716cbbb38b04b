"""What went badly, what comes next, what is asked for: few figures, many traps."""

from benchmarks.corpus import judge
from benchmarks.corpus.pen import Pen

FAULTS = (
    "Một số đơn vị gửi báo cáo còn chậm, số liệu chưa thống nhất với hệ thống.",
    "Việc số hóa hồ sơ cũ còn chậm do thiếu thiết bị quét và nhân lực.",
    "Người dân ở vùng xa còn ngại nộp hồ sơ trực tuyến, chủ yếu nhờ công chức hỗ trợ.",
    "Công chức kiêm nhiệm nhiều việc nên thời gian dành cho theo dõi chỉ tiêu còn ít.",
    "Đường truyền tại một số điểm tiếp nhận chưa ổn định.",
)
TASKS = (
    "Cập nhật kịp thời thủ tục hành chính mới công bố, tiếp nhận theo Nghị định số 61/2018/NĐ-CP.",
    "Phấn đấu trên 98% hồ sơ được giải quyết trước và đúng hạn; tỷ lệ nộp trực tuyến từ 85% trở lên.",
    "Duy trì hệ thống quản lý chất lượng theo tiêu chuẩn TCVN ISO 9001:2015 tại 100% phòng chuyên môn.",
    "Trực đường dây nóng 24/7, trả lời phản ánh trong 05 ngày làm việc.",
    "Triển khai Đề án 06 và Kết luận số 05-KL/TW theo kế hoạch đã ban hành.",
    "Tổ chức ít nhất 02 hội nghị đối thoại với người dân, doanh nghiệp trước ngày 30/11.",
)
REQUESTS = (
    "Đề nghị sớm kết nối cơ sở dữ liệu chuyên ngành với hệ thống giải quyết thủ tục hành chính.",
    "Đề nghị bổ sung kinh phí mua sắm máy quét cho Bộ phận Một cửa.",
    "Đề nghị hướng dẫn thống nhất cách tính hồ sơ trước hạn và đúng hạn.",
)


def good_and_bad(pen: Pen) -> None:
    """What went badly."""
    for text in pen.words.sample(FAULTS, 3):
        pen.say(text, "-")


def tasks(pen: Pen) -> None:
    """Tasks to come, numbered; the slip leaves a number out."""
    slip = pen.slip("number_missed")
    chosen = pen.words.sample(TASKS, 5)
    numbers = [1, 2, 3, 4, 5]
    if slip:
        numbers = [1, 2, 4, 5, 6]
        line = "1, 2, 4, 5, 6"
        pen.fact(chosen[2], "numbering", judge.wrong(line, line), trick=slip)
        pen.tainted += [chosen[1], chosen[2]]
    else:
        line = "1, 2, 3, 4, 5"
        pen.fact(chosen[2], "numbering", judge.right(line, line))
    for number, text in zip(numbers, chosen, strict=True):
        pen.say(text, f"{number}.")


def requests(pen: Pen) -> None:
    """What is asked of others."""
    for text in pen.words.sample(REQUESTS, 2):
        pen.say(text, "-")
