"""No text, however strange, makes reading take more than its share of time."""

import gc
import time

import pytest

from helpers.reading.figures import read_figures
from helpers.reading.records import Document

#: What hostile texts are made of, again and again.
UNITS = [
    *(
        "1",
        "1/",
        "1.",
        "1,",
        "1-",
        "1\t",
        "1%",
        "1*",
        "1\n",
        "2021,",
        "123 ",
        "[1]",
        "(",
        ")",
        ".",
        ".'",
        "*",
        " ",
        "@",
        "/",
        "x",
    ),
    *(
        "m2",
        "1-AA/",
        "12-NQ",
        "www.a.vn/1 ",
        "a.vn",
        "I",
        "khóa XI, ",
        "1. ",
        "ngày 1/1, ",
        "nghìn ",
        "hai trăm ",
        "ba ",
        " nửa",
    ),
    *(
        "tăng ",
        "tăng 5% ",
        "không có ",
        "không có chi bộ 5 chi bộ ",
        "từ 5 đến 7 triệu ",
        "5 vụ/6 bị can, ",
        "1 tỷ 2 triệu ",
    ),
    *("| 1 ", "| 1 |\n", "1\t2\n", "a\t", "ba xã ", "hai ", "1 nghìn 200 ", "tăng so với cùng kỳ 5% ", "khoá ", "- a "),
    *("tọa độ 1.2345 ", "số 1 phố A ", "29A-123.45 ", "ngày 1, ", "1:2 ", "500. ", "(a) ", "tăng 5% về a và "),
    *("\u0301", "e\u0302\u0323 1 ", "a \r\n", "12 người đã đến đây hôm nay và\n", "1.234 123 123 123 123 "),
]
STEP = 4


def seconds(text: str) -> float:
    """Return the processor's time for reading, the best of two."""
    document = Document("x", text, "", "")
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read_figures(document)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("unit", UNITS)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    gc.collect()
    size = 2500 // len(unit)
    short, long = seconds(unit * size), seconds(unit * size * STEP)
    assert long < 0.02 or long / short < 2.5 * STEP  # one that looks back from everywhere takes sixteen times as long


def test_a_hundred_thousand_letters_without_a_space_are_read() -> None:
    assert [f.printed for f in read_figures(Document("x", "x " + "1" * 100_000, "", "")).figures] == ["1" * 100_000]
