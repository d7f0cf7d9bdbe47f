"""What lies in data/: documented, current, and true to where it comes from."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from frictionless import Package

from helpers.checking.anchors import anchor
from helpers.checking.records import Audit
from helpers.checking.sidecar import load_sidecar
from helpers.reading.documents import read_document
from helpers.reading.figures import read_figures
from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.showing.rows import FIGURE_COLUMNS, FINDING_COLUMNS
from helpers.showing.tables import figures_table, findings_table, write_csv

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
REPORT = DATA / "reports" / "dong-da-2020-2025.md"
MADE_UP = ROOT / "tests" / "data"
REPORTS = sorted((DATA / "reports").glob("*.md"))


@cache
def read(path: Path, *, sidecar: bool = True) -> Audit:
    """Read and check a report once for all tests."""
    return audit(path, sidecar=sidecar)


def schema(name: str) -> jsonschema.Draft202012Validator:
    """Return a validator of a published schema, itself valid."""
    published = json.loads((DATA / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(published)
    return jsonschema.Draft202012Validator(published)


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without digits."""
    return re.findall(r"[^\W\d_]+", text.lower())


def figures(report: Audit) -> list[tuple[Any, ...]]:
    """Return what a restatement may not change of a figure; words for a zero may be written with a capital."""
    return [
        (f.printed.lower(), f.kind, f.value, f.value2, f.step, f.unit, f.hedge, f.direction, f.iso)
        for f in report.figures
    ]


def findings(report: Audit) -> list[tuple[Any, ...]]:
    """Return what a restatement may not change of a finding."""
    return [
        (f.relation.kind, f.relation.stated, f.relation.operands, f.verdict, f.recomputed, f.interval, f.explanation)
        for f in report.findings
    ]


def described(name: str) -> dict[str, Any]:
    """Return the resources of the data package by path."""
    package = json.loads((DATA / name).read_text(encoding="utf-8"))
    return {resource["path"]: resource for resource in package["resources"]}


# -- the data package -------------------------------------------------------------------------------------------------


def test_the_data_package_describes_its_files() -> None:
    """Frictionless finds every table as its schema says: types, lists of words, references."""
    report = Package(str(DATA / "datapackage.json")).validate()
    assert [error.message for task in report.tasks for error in task.errors] + [e.message for e in report.errors] == []


def test_the_data_package_lists_every_file() -> None:
    """Nothing lies in the folders of reports and tables undocumented, and nothing documented is missing."""
    files = {
        path.relative_to(DATA).as_posix()
        for folder in ("reports", "tables")
        for path in (DATA / folder).rglob("*")
        if path.is_file() and ".ipynb_checkpoints" not in path.parts
    }
    assert set(described("datapackage.json")) == files


@pytest.mark.parametrize(("table", "columns"), [("figures", FIGURE_COLUMNS), ("findings", FINDING_COLUMNS)])
def test_every_column_is_described(table: str, columns: dict[str, str]) -> None:
    """Each column has a title, a meaning and a unit, in the order of the table."""
    resources = [r for path, r in described("datapackage.json").items() if path.endswith(f"/{table}.csv")]
    assert len(resources) == len(REPORTS)
    for resource in resources:
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == list(columns)
        assert all(field["title"] and field["description"] and field["unit"] for field in fields)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_tables_are_what_the_reports_give_today(path: Path, tmp_path: Path) -> None:
    """Made again, the committed tables do not change by a byte."""
    for name, table in (("figures", figures_table), ("findings", findings_table)):
        written = write_csv(table(read(path)), tmp_path / f"{name}.csv")
        assert written.read_bytes() == (DATA / "tables" / path.stem / f"{name}.csv").read_bytes()


def test_every_file_has_a_line_in_the_readme() -> None:
    """Where a file comes from is told to people, not to programs only."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    files = [p for p in DATA.glob("*") if p.suffix == ".json"] + [
        p for p in (DATA / "reports").iterdir() if p.is_file()
    ]
    assert [p.name for p in files if f"`{p.name}`" not in text] == []


def test_the_example_of_the_readme_is_a_sidecar_of_the_shipped_report(tmp_path: Path) -> None:
    """What is shown to copy works: it has the published form and every quote of it leads to its figure."""
    example = re.search(r"```yaml\n(.*?)```", (DATA / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example
    (tmp_path / "x.yml").write_text(example[1], encoding="utf-8")
    reading = read_figures(read_document(REPORT))
    found = anchor(load_sidecar(tmp_path / "x.yml"), reading.document, reading.figures)
    assert {name: found.figures[i].printed for name, i in found.names.items()} == {
        "rated": "22.824",
        "excellent": "3.318",
        "good_or_better": "20.039",
        "in_enterprises": "76",
        "admitted": "764",
    }


# -- the schemas ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_check_prints_has_the_published_form(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every line of JSON, of reports and of what is none, keeps to the schema."""
    missing = str(tmp_path / "none.txt")
    reports = [str(p) for p in (*REPORTS, *sorted(MADE_UP.glob("*-20*")))]
    assert main(["check", "--format", "jsonl", "--lang", language, *reports, missing]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["report"] for line in lines] == [*reports, missing]
    validator = schema("soatso-check.schema.json")
    assert [error.message for line in lines for error in validator.iter_errors(line)] == []


def broken(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield lines that are no longer what check prints."""
    yield {name: value for name, value in line.items() if name != "summary"}
    yield line | {"more": 1}
    yield line | {"figures": [line["figures"][0] | {"value": 22824}]}
    yield line | {"findings": [line["findings"][0] | {"verdict": "wrong"}]}
    yield {"report": line["report"], "error": "missing"}


def test_the_schema_refuses_what_check_does_not_print(capsys: pytest.CaptureFixture[str]) -> None:
    """A schema that lets everything through would prove nothing."""
    main(["check", "--format", "jsonl", str(REPORT)])
    line = json.loads(capsys.readouterr().out)
    validator = schema("soatso-check.schema.json")
    assert [validator.is_valid(one) for one in (line, *broken(line))] == [True, False, False, False, False, False]


@pytest.mark.parametrize("path", sorted((DATA / "reports").glob("*.yml")), ids=lambda path: path.stem)
def test_shipped_decisions_have_the_published_form(path: Path) -> None:
    """The program and the schema agree on the files we ship."""
    assert [
        error.message
        for error in schema("sidecar.schema.json").iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))
    ] == []
    assert load_sidecar(path).figures


# -- the restatement --------------------------------------------------------------------------------------------------


def test_the_restatement_prints_44_statistical_figures_and_two_zeros_in_words() -> None:
    """The figures of the article, and what it says is empty."""
    report = read(REPORT)
    statistics = [report.figures[i] for i in report.statistics]
    assert Counter(f.printed[:1].isdecimal() for f in statistics) == {True: 44, False: 2}
    assert {f.value for f in statistics if not f.printed[:1].isdecimal()} == {0}


def test_a_person_named_and_labelled_every_statistic() -> None:
    """Each indicator has a label in both languages."""
    report = read(REPORT)
    assert set(report.labels) == set(report.statistics)
    assert all(label["vi"] and label["en"] for label in report.labels.values())


def test_a_person_added_one_relation_to_what_the_text_says() -> None:
    """The 76 admissions in enterprises are part of the 764."""
    own = [f for f in read(REPORT).findings if f.relation.source is not None]
    assert [(f.relation.kind, f.relation.source, f.verdict) for f in own] == [
        ("subset", "enterprise_admissions_among_all", "consistent")
    ]
    printed = [read(REPORT).figures[i].printed for i in own[0].relation.operands]
    assert printed == ["76", "764"]


def test_the_restatement_says_what_the_article_says(corpus: Path) -> None:
    """Same figures, same order, same findings: read without what a person added, only the words differ."""
    ours, theirs = read(REPORT, sidecar=False), read(corpus / "texts" / "seed.txt", sidecar=False)
    assert figures(ours) == figures(theirs)
    assert findings(ours) == findings(theirs)


def test_the_restatement_names_the_article_it_restates(corpus: Path) -> None:
    """The hash in the front matter is that of the article's text."""
    article = (corpus / "texts" / "seed.txt").read_bytes()
    assert read_document(REPORT).metadata["source_sha256"] == hashlib.sha256(article).hexdigest()


def test_no_nine_words_in_a_row_are_those_of_another_publisher(corpus: Path) -> None:
    """Figures are facts; sentences belong to those who wrote them."""
    theirs: set[tuple[str, ...]] = set()
    for path in (corpus / "texts").glob("[!e]*.txt"):
        text = words(path.read_text(encoding="utf-8"))
        theirs.update(tuple(text[i : i + 9]) for i in range(len(text) - 8))
    for path in (p for folder in (DATA, MADE_UP) for p in folder.rglob("*") if p.is_file() and p.suffix != ".png"):
        ours = words(path.read_text(encoding="utf-8"))
        assert [run for i in range(len(ours) - 8) if (run := tuple(ours[i : i + 9])) in theirs] == [], path.name


def test_the_front_matter_is_complete() -> None:
    """Title, language, publisher, period, source, hash and who put it into these words."""
    metadata = read_document(REPORT).metadata
    names = ("title", "language", "publisher", "subject", "period", "source", "source_sha256", "transcription")
    assert tuple(metadata) == names
    assert (metadata["publisher"], metadata["language"]) == ("Tạp chí Cộng sản", "vi")


# -- the made-up reports ----------------------------------------------------------------------------------------------


def said(report: Audit) -> list[tuple[str, str, str, str | None]]:
    """Return kind (an A/B of a plan may be told as coverage), printed result, verdict and cause of each finding."""
    return [
        (
            "ratio_percent" if f.relation.kind == "coverage" else f.relation.kind,
            "" if f.relation.stated is None else report.figures[f.relation.stated].printed,
            f.verdict,
            f.explanation.kind if f.explanation else None,
        )
        for f in report.findings
    ]


def holding(report: Audit) -> set[tuple[str, str]]:
    """Return what is said to hold: the kind and the printed result."""
    return {(kind, printed) for kind, printed, verdict, _ in said(report) if verdict == "consistent"}


def doubtful(report: Audit) -> list[tuple[str, str]]:
    """Return what is said not to hold."""
    return [(kind, printed) for kind, printed, verdict, _ in said(report) if verdict in {"explained", "inconsistent"}]


def test_the_made_up_union_report_gives_what_its_readme_says() -> None:
    """One share of another base, one slip of the pen; everything else holds."""
    report = read(MADE_UP / "cong-doan-2023.md")
    assert doubtful(report) == [("share", "79,4"), ("partition_sum", "215")]
    assert ("share", "79,4", "explained", "other_base") in said(report)
    assert holding(report) == {
        *(("share", "60"), ("ratio_percent", "105"), ("partition_sum", "48"), ("partition_sum", "1.184")),
        *(("share", "25"), ("share", "55"), ("share", "17,5"), ("share", "2,5"), ("percent_sum", ""), ("subset", "")),
        ("change", "17"),
    }


def test_the_made_up_budget_report_gives_what_its_readme_says() -> None:
    """One wrong percentage; everything else holds."""
    report = read(MADE_UP / "ngan-sach-2024.txt")
    assert doubtful(report) == [("ratio_percent", "90")]
    assert holding(report) == {
        *(("ratio_percent", "108"), ("change", "9,4"), ("partition_sum", "842,6"), ("ratio_percent", "95")),
        *(("share", "77,8"), ("share", "14,3"), ("share", "7,9"), ("percent_sum", ""), ("partition_sum", "815,0")),
    }


def test_the_made_up_reports_have_something_to_draw() -> None:
    """Ratings, parts, coverage, targets and movements are found without a person's help."""
    kinds = {g.kind for name in ("cong-doan-2023.md", "ngan-sach-2024.txt") for g in read(MADE_UP / name).groups}
    assert kinds == {"rating", "parts", "coverage", "targets", "movements"}
