"""What the benchmarks read: the shipped report, others of our own, and one as dense in figures as most reports are."""

from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures
from tests.benchmarks.rows import PROJECT

REPORT = PROJECT / "data/reports/dong-da-2020-2025.md"
OTHERS = (PROJECT / "tests/data/cong-doan-2023.md", PROJECT / "tests/data/ngan-sach-2024.txt")
#: Reports of this sort print about one figure in so many bytes; the shipped one is restated figures and little else.
_BYTES_A_FIGURE = 268
_PROSE = (
    "Cấp ủy các cấp đã nắm tình hình từ cơ sở, phân công từng người phụ trách từng việc, kiểm tra thường xuyên và nhắc "
    "nhở kịp thời. Nơi nào làm tốt thì được nêu gương, nơi nào còn chậm thì cùng tìm nguyên nhân để sửa. Nhờ vậy, nền "
    "nếp sinh hoạt được giữ vững, tinh thần đoàn kết được củng cố, và người dân thấy rõ hơn trách nhiệm của cán bộ."
)


def ordinary_report() -> str:
    """Return the shipped report with prose between its paragraphs, until its figures stand as far apart as usual."""
    document = read_document(REPORT)
    paragraphs = document.text[document.body_start :].strip().split("\n\n")
    wanted = _BYTES_A_FIGURE * len(read_figures(document).figures)
    missing = max(0, wanted - len("\n\n".join(paragraphs).encode()))
    each = round(missing / len(_PROSE.encode()) / len(paragraphs))
    return "\n\n".join(f"{paragraph}{f' {_PROSE}' * each}" for paragraph in paragraphs)
