"""The whole audit (read, link, judge, explain): per report, per megabyte, how it grows, and how soon it starts."""

import sys
import tempfile
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from helpers.reading.documents import read_document
from helpers.running.audit import audit
from tests.benchmarks.rows import OUTSIDE, PROJECT, Row, alone, command, paired

REPORT = PROJECT / "data/reports/dong-da-2020-2025.md"
_TIMES = (1, 10, 100)
#: Reports of this sort print about one figure in so many bytes; the shipped one is restated figures and little else.
_BYTES_A_FIGURE = 268
_PROSE = (
    "Cấp ủy các cấp đã nắm tình hình từ cơ sở, phân công từng người phụ trách từng việc, kiểm tra thường xuyên và nhắc "
    "nhở kịp thời. Nơi nào làm tốt thì được nêu gương, nơi nào còn chậm thì cùng tìm nguyên nhân để sửa. Nhờ vậy, nền "
    "nếp sinh hoạt được giữ vững, tinh thần đoàn kết được củng cố, và người dân thấy rõ hơn trách nhiệm của cán bộ."
)


def rows() -> Iterable[Row]:
    """Yield the audit of the shipped report, of a text many times as long, and the cold start of the command."""
    yield alone(f"audit {REPORT.name}", partial(audit, REPORT))
    yield from _growth()
    yield paired(
        "soatso check, cold",
        command(sys.executable, "-m", "helpers", "check", "--fail-on", "never", REPORT),
        'python -c "import pandas"',
        command(sys.executable, "-c", "import pandas"),
        clock=OUTSIDE,
    )


def _growth() -> Iterable[Row]:
    """Yield the audit of a report as dense as most are, 1, 10 and 100 times as long, with what it does in a second."""
    report = _diluted()
    with tempfile.TemporaryDirectory() as folder:
        for times in _TIMES:
            path = Path(folder, f"{times}.txt")
            path.write_text("\n\n".join([report] * times), encoding="utf-8")
            size = path.stat().st_size / 1e6
            row = alone(f"audit {size:.2g} MB", partial(audit, path), runs=5)
            yield Row(row.what, row.ours, runs=row.runs, note=f"{size / row.ours:.2f} MB/s")


def _diluted() -> str:
    """Return the shipped report with prose between its paragraphs, until its figures stand as far apart as usual."""
    document = read_document(REPORT)
    paragraphs = document.text[document.body_start :].strip().split("\n\n")
    wanted = _BYTES_A_FIGURE * len(audit(REPORT).figures)
    missing = max(0, wanted - len("\n\n".join(paragraphs).encode()))
    each = round(missing / len(_PROSE.encode()) / len(paragraphs))
    return "\n\n".join(f"{paragraph}{f' {_PROSE}' * each}" for paragraph in paragraphs)
