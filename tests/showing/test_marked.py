import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from nbformat import NotebookNode

from helpers.checking.records import Relation
from helpers.errors import BadUsage
from helpers.showing import listings, summary
from helpers.showing.marked import LONGEST, marked_text
from helpers.showing.standing import MARKS, By, anchor, findings_of, standings
from helpers.showing.typst.manuscript import Manuscript
from helpers.showing.typst.outputs import output
from tests.showing.made_audit import TEXT, made_audit
from tests.showing.typst_notebooks import code, notebook, pdf, read, shown


class _Reader(HTMLParser):
    """Reads the words inside the box of the text, without signs, and the marks among them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.tags = "", set[str]()
        self._inside = self._sign = False
        self.marks: list[tuple[str, str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self._inside = self._inside or told.get("class") == "soatso-words"
        self._sign = tag == "sup"
        if tag == "mark" and self._inside:
            self.marks.append((str(told["id"]), str(told["class"]), str(told["title"])))

    def handle_endtag(self, tag: str) -> None:
        self._sign = self._sign and tag != "sup"

    def handle_data(self, data: str) -> None:
        if self._inside and not self._sign:
            self.words += data


@pytest.mark.parametrize("by", ["kind", "verdict"])
def test_the_words_are_those_of_the_report_and_every_figure_is_marked(by: By) -> None:
    audit = made_audit()
    read = _Reader(marked_text(audit, by, "vi").html)
    assert read.words == TEXT
    assert [mark for mark, _, _ in read.marks] == [anchor(audit, figure.id, by) for figure in audit.figures]


def test_kinds_that_are_alike_share_a_mark() -> None:
    looks = [look for _, look, _ in _Reader(marked_text(made_audit(), "kind", "vi").html).marks]
    assert looks == ["other", "pair", "pair", *["count", "percent"] * 3, "count", "count", "other"]


def test_a_verdict_is_a_sign_as_well_as_a_colour() -> None:
    page = marked_text(made_audit(), "verdict", "vi").html
    found = re.search(r'class="inconsistent" title="[^"]*"><a href="[^"]*">30</a><sup>(.)</sup></mark>', page)
    assert found
    assert found[1] == MARKS["inconsistent"]


def test_a_tooltip_names_the_figure_and_says_what_was_found() -> None:
    read = _Reader(marked_text(made_audit(), "verdict", "en").html)
    assert read.marks[4][2].splitlines() == [
        "30% chi bộ xuất sắc",
        "percentage",
        "≠ does not agree: 20 : 80 = 25%, not 30%.",
    ]
    assert read.marks[9][2].splitlines()[-1] == "in no check"


def test_hostile_words_stay_words() -> None:
    hostile = TEXT.replace("xuất sắc", '</div><script>alert(1)</script>" onmouseover="x')
    audit = made_audit()
    figures = tuple(replace(figure, label='"><script>alert(2)</script>') for figure in made_audit(hostile).figures)
    audit = replace(made_audit(hostile), figures=figures)
    read = _Reader(marked_text(audit, "verdict", "vi").html)
    assert read.tags == {"style", "section", "p", "mark", "a", "sup", "div"}
    assert read.words == hostile


def test_the_legend_counts_every_mark_once() -> None:
    audit = made_audit()
    legend = marked_text(audit, "verdict", "en").html.partition('class="soatso-legend">')[2].partition("</p>")[0]
    assert sum(int(count) for count in re.findall(r"</mark> (\d+)", legend)) == len(audit.figures)
    assert "does not agree" in legend


def test_a_figure_bears_the_verdict_of_the_check_whose_result_it_is() -> None:
    """30 % is wrong; 20, which it is computed from, fits elsewhere or is only as doubtful as its only check."""
    audit = made_audit()
    stands = standings(audit)
    assert [stands[i] for i in (0, 1, 3, 4, 6, 9)] == [
        "other", "consistent", "inconsistent", "inconsistent", "consistent", "unchecked",
    ]  # fmt: skip
    fitting = replace(audit.findings[4], relation=Relation("partition_sum", 1, (3, 5)))
    assert standings(replace(audit, findings=(*audit.findings[:4], fitting)))[3] == "consistent"


def test_findings_of_a_figure_begin_with_those_it_is_the_result_of() -> None:
    audit = made_audit()
    assert [finding.id for finding in findings_of(audit)[1]] == [0, 4, 1, 2, 3]


def test_a_very_long_text_ends_with_a_sentence_that_says_so() -> None:
    audit = made_audit()
    audit = replace(audit, document=replace(audit.document, text=TEXT + " vân vân" * (LONGEST // 4)))
    page = marked_text(audit, "kind", "en").html
    assert "more letters" in page
    assert len(page) < 2 * LONGEST


def test_paper_gets_excerpts_around_what_is_in_doubt() -> None:
    data, told = marked_text(made_audit(), "verdict", "en")._repr_mimebundle_()
    assert told == {"paper": "text/markdown"}
    assert data["text/markdown"] == (
        '- <a id="soatso-verdict-00000000-4"></a>≠ does not agree: “Năm 2022, xếp loại 80/100 chi bộ; có 20 chi bộ '
        "xuất sắc ([**30**](#soatso-finding-00000000-1)%), 60 chi bộ khá trở lên (75%), 20 chi bộ trung bình (25%).”"
        "  \n  20 : 80 = 25%, not 30%.\n"
    )
    warnings: list[str] = []
    result = {"output_type": "display_data", "data": data, "metadata": told}
    page = output(NotebookNode(result), Manuscript("en", None, warnings.append))
    assert "does not agree" in page
    assert "<a" not in page
    assert warnings == []


@pytest.mark.parametrize("by", ["kind", "verdict"])
def test_a_figure_and_its_row_lead_to_each_other(by: By) -> None:
    """By verdict, dates and document numbers are in no list; every other figure is in one of four."""
    audit = made_audit()
    found = (summary.doubtful(audit), summary.undecided(audit), summary.agreeing(audit))
    figures = (audit.statistics, summary.others(audit))
    lists = (
        [listings.figures(audit, ids, "vi", text=by) for ids in figures]
        if by == "kind"
        else [*(listings.checks(audit, one, "vi", text=by) for one in found), listings.unchecked(audit, "vi", text=by)]
    )
    tables = "".join(str(table.to_html()) for table in lists if table is not None)
    text = marked_text(audit, by, "vi").html
    rows, places = set(re.findall(r'<a id="([^"]+)"', tables)), set(re.findall(r'<mark id="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', tables)) <= places
    assert set(re.findall(r'href="#([^"]+)"', text)) <= rows
    assert len(re.findall(r'<mark id="[^"]+"[^>]*><a ', text)) == (12 if by == "kind" else 10)


def test_on_paper_too_a_finding_and_its_words_lead_to_each_other() -> None:
    audit = made_audit()
    table = listings.checks(audit, summary.doubtful(audit), "en", text="verdict")
    assert table is not None
    words = code(shown("text/markdown", marked_text(audit, "verdict", "en").excerpts))
    pages = read(pdf(notebook(words, code(shown("text/html", table.to_html()))))).pages
    links = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    assert sum("/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo" for link in links) == 3


def test_paper_says_that_nothing_is_in_doubt() -> None:
    audit = replace(made_audit(), findings=())
    assert marked_text(audit, "kind", "vi").excerpts == "Không con số nào trong văn bản bị nghi ngờ.\n"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(BadUsage, match="fr"):
        marked_text(made_audit(), "kind", "fr")
