"""Where a scan finds its reports: folders, globs, archives and stores, in an order that does not change."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from helpers.errors import BadUsage, UnreadableReport
from helpers.running.scan_sources import Source, as_file, beside, fetch, sources

GOOD = "Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 56,5%.\n"
TREE = (
    "b.md",
    "a.txt",
    "a.yml",
    "README.md",
    "notes.csv",
    ".hidden.md",
    "2023/x.docx",
    "2023/quý 1/y.PDF",
    ".git/z.md",
)


def names(*given: str) -> list[str]:
    """Return what the reports of some places are called."""
    return [source.name for source in sources(given)]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with reports and other files at several depths, and go there."""
    for name in TREE:
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def memory() -> Iterator[str]:
    """Return the address of the same folder in a store that only this process sees."""
    store = fsspec.filesystem("memory")
    for name in TREE:
        store.pipe(f"/tree/{name}", GOOD.encode())
    yield "memory:///tree"
    store.rm("/tree", recursive=True)


def test_a_folder_gives_its_reports_and_those_below_in_order(tree: Path) -> None:
    found = ["reports/a.txt", "reports/b.md", "reports/2023/x.docx", "reports/2023/quý 1/y.PDF"]
    assert names("reports") == found


def test_a_store_gives_the_same_reports_in_the_same_order(memory: str) -> None:
    found = ["a.txt", "b.md", "2023/x.docx", "2023/quý 1/y.PDF"]
    assert names(memory) == names(f"{memory}/") == [f"{memory}/{name}" for name in found]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("reports/*.md", ["reports/b.md"]),
        ("reports/**/*.PDF", ["reports/2023/quý 1/y.PDF"]),
        ("reports/20*", ["reports/2023/x.docx", "reports/2023/quý 1/y.PDF"]),
        ("reports/[ab].*", ["reports/a.txt", "reports/b.md"]),
    ],
)
def test_a_glob_gives_the_reports_and_folders_it_matches(tree: Path, given: str, found: list[str]) -> None:
    assert names(given) == found


def test_a_glob_over_a_store_gives_what_it_matches(memory: str) -> None:
    assert names(f"{memory}/*.*") == [f"{memory}/a.txt", f"{memory}/b.md"]


def test_a_file_stands_for_itself_whatever_it_is_called(tree: Path) -> None:
    """Also one that is not there: that it is missing belongs into the tables."""
    (tree / "odd [1].log").write_text(GOOD, encoding="utf-8")
    assert names("odd [1].log", "missing.md", "memory:///nowhere.md") == [
        "odd [1].log",
        "missing.md",
        "memory:///nowhere.md",
    ]


def test_an_archive_is_a_store_as_well(tree: Path) -> None:
    with zipfile.ZipFile("year.zip", "w") as archive:
        archive.writestr("in/a.md", GOOD)
        archive.writestr("in/a.yml", "schema_version: 1\n")
    address = f"zip://in/a.md::file://{tree}/year.zip"
    assert names(f"zip://in::file://{tree}/year.zip") == [address]
    assert fetch(address) == Source(address, GOOD.encode(), b"schema_version: 1\n")


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ("empty", "empty: no reports here"),
        ("reports/*.pptx", "no reports here"),
        ("memory:///nothing/*.md", "no reports here"),
        ("nostore://x/y.md", "nostore://x/y.md: Protocol not known: nostore"),
        ("zip://d::file:///no/such.zip", "cannot be listed"),
    ],
)
def test_a_place_without_reports_is_refused_in_one_line(tree: Path, given: str, complaint: str) -> None:
    (tree / "empty").mkdir()
    with pytest.raises(BadUsage, match=complaint) as refusal:
        names(given)
    assert "\n" not in refusal.value.message


def test_bytes_travel_where_the_reader_could_not_have_them(tree: Path, memory: str) -> None:
    """From memory always, from this machine's files on demand; what cannot be read stays for the reader to complain."""
    assert list(sources([f"{memory}/a.txt"])) == [Source(f"{memory}/a.txt", GOOD.encode(), GOOD.encode())]
    assert list(sources(["reports/b.md", "missing.md"])) == [Source("reports/b.md"), Source("missing.md")]
    assert list(sources(["reports/b.md", "missing.md"], carried=True)) == [
        Source("reports/b.md", GOOD.encode()),
        Source("missing.md"),
    ]


@pytest.mark.parametrize(
    ("report", "decided"),
    [
        ("a/b.md", "a/b.yml"),
        ("s3://bucket/năm 2024.docx", "s3://bucket/năm 2024.yml"),
        ("https://example.org/a.md?v=1.2", "https://example.org/a.yml?v=1.2"),
        ("zip://d/a.md::s3://bucket/x.zip", "zip://d/a.yml::s3://bucket/x.zip"),
        ("folder.d/report", "folder.d/report.yml"),
    ],
)
def test_what_a_person_decided_lies_beside_the_report(report: str, decided: str) -> None:
    assert beside(report) == decided


def test_a_fetched_report_is_a_file_for_a_while(memory: str) -> None:
    with as_file(fetch(f"{memory}/2023/quý 1/y.PDF")) as path:
        assert (path.suffix, path.read_bytes(), list(path.parent.iterdir())) == (".pdf", GOOD.encode(), [path])
    assert not path.exists()


def test_what_cannot_be_fetched_is_refused_with_its_reason() -> None:
    with pytest.raises(UnreadableReport, match=r"^memory:///none\.md: there is no such file") as missing:
        fetch("memory:///none.md")
    assert missing.value.kind == "missing"
    with pytest.raises(UnreadableReport, match="cannot be fetched") as dead:
        fetch("http://127.0.0.1:9/report.md")
    assert dead.value.kind == "unreachable"
