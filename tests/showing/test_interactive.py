import json
import re
from fractions import Fraction

import pytest
from IPython.core.interactiveshell import InteractiveShell
from pandas.io.formats.style import Styler

from helpers.showing import interactive
from helpers.showing.styled import Cell, styled

ROWS = [(Cell("9", 9, leads_to="place"), "chi bộ <b>"), (Cell("11,5", Fraction("11.5")), "a | b")]


def _table(language: str = "vi") -> Styler:
    return styled(ROWS, ("value", "label"), language)


def test_numbers_are_sorted_by_value_in_the_browser() -> None:
    data, _ = interactive.interactive(_table())
    assert "[1, 2][meta.row]" in data["text/html"]


def test_no_word_of_a_report_becomes_markup_or_ends_the_script() -> None:
    data, _ = interactive.interactive(styled([("</script><script>alert(1)</script>",)], ("label",), "vi"))
    assert data["text/html"].count("</script>") == data["text/html"].count("<script")
    assert "alert(1)</script>" not in data["text/html"]


@pytest.mark.parametrize(("language", "word"), [("vi", "Tìm:"), ("en", "Search:")])
def test_the_browser_speaks_the_language(language: str, word: str) -> None:
    data, _ = interactive.interactive(_table(language))
    words = json.loads(re.findall(r'"language": (\{.*\})', data["text/html"])[0])
    assert words["search"] == word


def test_paper_gets_the_plain_table() -> None:
    data, told = interactive.interactive(_table("en"))
    assert told == {"paper": "text/markdown"}
    assert data["text/markdown"].splitlines() == [
        "| Value | What it counts |",
        "| -: | :- |",
        "| 9 | chi bộ \\<b\\> |",
        "| 11,5 | a \\| b |",
    ]


@pytest.mark.parametrize("sortable", [True, False])
def test_tables_are_sortable_only_where_somebody_can_sort_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], sortable: bool
) -> None:
    shell = InteractiveShell()
    monkeypatch.setattr(interactive, "get_ipython", lambda: shell)
    monkeypatch.setattr(interactive, "somebody_is_there", lambda: sortable)
    interactive.interactive_tables()
    assert shell.display_formatter
    data, _ = shell.display_formatter.format(_table())
    assert ("<script" in data["text/html"]) == sortable
    assert ("IPython.core.display.HTML" in capsys.readouterr().out) == sortable


def test_outside_a_notebook_nothing_happens() -> None:
    interactive.interactive_tables()
    assert "<script" not in _table().to_html()
