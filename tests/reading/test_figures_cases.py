"""The own-words table: every rule of reading with its traps."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.reading.figures import read_figures
from helpers.reading.records import Document, Figure
from tests.reading.notation import written

TABLE = Path(__file__).with_name("figure_cases.txt")
ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([nr]))")


def plain(line: str) -> str:
    return ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else {"n": "\n", "r": "\r"}[m[2]], line)


def cases() -> Iterator[tuple[str, list[str]]]:
    text: str | None = None
    figures: list[str] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            if text is not None:
                yield text, figures
            text, figures = plain(line[2:]), []
        elif line.startswith("  "):
            figures.append(plain(line.strip()))
    assert text is not None
    yield text, figures


def described(figure: Figure) -> str:
    far = "" if figure.value2 is None else f"..{written(figure.value2)}"
    facts = (
        *(figure.printed, figure.kind, "" if figure.value is None else f"{written(figure.value)}{far}"),
        *(
            f"[{figure.unit}]" if figure.unit else "",
            figure.direction or "",
            f"~{figure.hedge}" if figure.hedge else "",
        ),
        *(f"@{figure.iso}" if figure.iso else "", "malformed" if figure.malformed else ""),
    )
    return " | ".join(fact for fact in facts if fact)


@pytest.mark.parametrize(("text", "expected"), list(cases()))
def test_a_text_gives_these_figures_and_no_others(text: str, expected: list[str]) -> None:
    assert expected == [described(figure) for figure in read_figures(Document("x", text, "", "")).figures]


def test_the_table_covers_more_than_a_hundred_and_fifty_texts() -> None:
    assert len(list(cases())) > 150
