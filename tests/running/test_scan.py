"""Thousands of reports without notebooks: every one a row, in its order, whatever becomes of its neighbours."""

import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import fsspec
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from moto.server import ThreadedMotoServer

from helpers.running import scan_tables
from helpers.running.audit import audit
from helpers.running.cli import main
from helpers.running.scan import Crew, Tally, processes, scan_all
from helpers.running.scan_sources import Source
from helpers.running.scan_worker import Scanned, Settings, scan
from helpers.showing.tables import figures_table, findings_table
from tests.mutation.scenes import made_up
from tests.running.scan_faults import faulty

AGREES = "Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 56,5%.\n"
DIFFERS = "Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 61,5%.\n"
WAIVED = """\
schema_version: 1
waivers:
  - {quote: "đạt 61,5%", printed: "61,5", reason: in ở bản gốc như vậy}
"""


@contextmanager
def alone(settings: Settings) -> Iterator[Crew]:
    """Give a crew that does everything in this process, when it is asked to."""

    def submit(chunk: Sequence[Source]) -> "Future[Scanned]":
        done: Future[Scanned] = Future()
        done.set_result(scan(chunk, settings))
        return done

    yield Crew(submit, 1)


def scanned(out: Path, *given: str | Path, settings: Settings | None = None) -> Tally:
    """Scan in this process."""
    wanted = settings or Settings()
    return scan_all([str(one) for one in given], out, wanted, alone(wanted), lambda _: None)


def rows(out: Path, name: str) -> list[dict[str, object]]:
    """Return the rows of one of a scan's tables."""
    return list(pq.read_table(out / name).to_pylist())


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of reports: some agree, some do not, some cannot be read; and go to the folder above it."""
    folder = tmp_path / "reports"
    folder.mkdir()
    texts = {
        "a.md": f"---\ntitle: Báo cáo 1\nperiod: 2024\n---\n{AGREES}",
        "b.txt": DIFFERS,
        "c.md": DIFFERS,
        "d.txt": " ",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "c.yml").write_text(WAIVED, encoding="utf-8")
    (folder / "e.docx").write_bytes(b"no Word file")
    monkeypatch.chdir(tmp_path)
    return folder


# -- the tables -------------------------------------------------------------------------------------------------------


def test_every_report_is_a_row_also_where_it_could_not_be_read(reports: Path) -> None:
    tally = scanned(Path("out"), "reports", "missing.md")
    found = {str(row["report"]): row for row in rows(Path("out"), "reports")}
    assert list(found) == [*(f"reports/{name}" for name in ("a.md", "b.txt", "c.md", "d.txt", "e.docx")), "missing.md"]
    assert [row["error"] for row in found.values()] == [None, None, None, "empty", "damaged", "missing"]
    assert "reports/d.txt: holds nothing but white space" in str(found["reports/d.txt"]["error_message"])
    assert (found["reports/a.md"]["title"], found["reports/a.md"]["period"]) == ("Báo cáo 1", "2024")
    assert found["reports/a.md"]["sha256"] == audit("reports/a.md").document.sha256
    counted = ("figures", "statistics", "checked", "consistent", "explained", "inconsistent", "undetermined")
    assert [found["reports/b.txt"][name] for name in counted] == [3, 3, 3, 0, 0, 1, 0]
    assert [found["reports/d.txt"][name] for name in counted] == [None] * 7
    assert tally == Tally(reports=6, unreadable=3, doubtful=1, figures=9, findings=3, code=2)


def test_figures_and_findings_are_those_of_the_tables_of_one_report(reports: Path) -> None:
    """The same columns as in figures.csv and findings.csv, after the report they belong to."""
    scanned(Path("out"), "reports/a.md", "reports/b.txt", settings=Settings(language="en"))
    for name, table in (("figures", figures_table), ("findings", findings_table)):
        frames = [(path, table(audit(path), "en")) for path in ("reports/a.md", "reports/b.txt")]
        expected = [
            {"report": path, **{column: None if pd.isna(cell) else cell for column, cell in row.items()}}
            for path, frame in frames
            for row in frame.to_dict("records")
        ]
        assert rows(Path("out"), name) == expected


def test_a_scan_is_cut_into_parts_that_hold_the_same_reports_in_every_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is gathered before it is written has a bound in bytes, and is all we keep in memory."""
    for seed in range(40):
        (tmp_path / f"{seed:02}.txt").write_text(made_up(seed).text, encoding="utf-8")
    monkeypatch.setattr(scan_tables, "PART_BYTES", 100_000)
    tally = scanned(tmp_path / "out", tmp_path)
    parts = sorted(path.name for path in (tmp_path / "out/reports").iterdir())
    assert len(parts) > 2
    for part in parts:
        by_table = [pq.read_table(tmp_path / "out" / name / part) for name in scan_tables.SCHEMAS]
        listed = set(by_table[0]["report"].to_pylist())
        assert all(set(table["report"].to_pylist()) <= listed for table in by_table[1:])
        assert sum(table.nbytes for table in by_table) < 300_000  # the last chunk may be too many
    assert len(rows(tmp_path / "out", "figures")) == tally.figures
    assert [row["report"] for row in rows(tmp_path / "out", "reports")] == sorted(map(str, tmp_path.glob("*.txt")))


def test_a_scan_without_findings_still_has_all_tables(reports: Path) -> None:
    scanned(Path("out"), "reports/d.txt")
    assert {name: pq.read_table(f"out/{name}").schema.names for name in scan_tables.SCHEMAS} == {
        name: schema.names for name, schema in scan_tables.SCHEMAS.items()
    }
    assert rows(Path("out"), "findings") == []


def test_a_name_that_is_not_text_is_written_out(tmp_path: Path) -> None:
    """A file name is bytes; a table holds text."""
    odd = str(tmp_path / "b\udcff.txt")
    with open(odd, "w", encoding="utf-8") as file:  # noqa: PTH123 - the path is the point
        file.write(AGREES)
    scanned(tmp_path / "out", odd)
    assert [row["report"] for row in rows(tmp_path / "out", "reports")] == [str(tmp_path / "b\\xff.txt")]


# -- judging ----------------------------------------------------------------------------------------------------------


def test_what_a_person_decided_is_honoured_unless_it_is_left_out(reports: Path) -> None:
    assert scanned(Path("out"), "reports/c.md").code == 0
    assert [row["severity"] for row in rows(Path("out"), "findings")] == ["note"]
    assert scanned(Path("out"), "reports/c.md", settings=Settings(sidecar=False)).code == 1


def test_a_wrong_decision_is_told_by_the_name_it_has_in_its_store() -> None:
    store = fsspec.filesystem("memory")
    store.pipe({"/s/a.md": AGREES.encode(), "/s/a.yml": b"schema_version: 7\n"})
    [source] = [Source("memory:///s/a.md", store.cat("/s/a.md"), store.cat("/s/a.yml"))]
    [row] = scan([source], Settings()).tables["reports"].to_pylist()
    assert (row["error"], str(row["error_message"]).partition(":")[0]) == ("sidecar", "memory")
    assert "memory:///s/a.yml, line 1" in row["error_message"]


# -- processes --------------------------------------------------------------------------------------------------------


def test_a_scan_over_processes_writes_the_same_bytes_as_one_in_this_process(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for seed in range(30):
        (tmp_path / f"{seed:02}.txt").write_text(made_up(seed).text, encoding="utf-8")
    scanned(tmp_path / "one", tmp_path)
    assert main(["scan", str(tmp_path / "*.txt"), "-o", str(tmp_path / "two"), "--workers", "2"]) == 0
    assert "30 báo cáo" in capsys.readouterr().out
    for name in scan_tables.SCHEMAS:
        part = f"{name}/part-00000.parquet"
        assert (tmp_path / "two" / part).read_bytes() == (tmp_path / "one" / part).read_bytes()


def test_a_report_that_kills_or_holds_its_process_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.running.scan.scan", faulty)
    words = {"03": " ABORT", "05": " SLEEP"}
    for n in range(20):
        (tmp_path / f"{n:02}.txt").write_text(AGREES + words.get(f"{n:02}", ""), encoding="utf-8")
    crew = processes(Settings(), 2, timeout=6)
    tally = scan_all([str(tmp_path)], tmp_path / "out", Settings(), crew, lambda _: None)
    found = {Path(str(row["report"])).stem: row for row in rows(tmp_path / "out", "reports")}
    assert list(found) == [f"{n:02}" for n in range(20)]
    assert {name: row["error"] for name, row in found.items() if row["error"]} == {"03": "crashed", "05": "too_long"}
    assert (tally.reports, tally.unreadable, tally.findings, tally.code) == (20, 2, 18, 70)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_scan_leaves_the_earlier_one_as_it_was(sent: signal.Signals, reports: Path) -> None:
    scanned(Path("out"), "reports/a.md")
    pipe = reports / "wait.md"
    for n in range(400):
        (reports / f"{n:03}.txt").write_text(AGREES * 20, encoding="utf-8")
    pipe.write_text(AGREES, encoding="utf-8")
    command = [sys.executable, "-m", "helpers", "scan", "reports", "-o", "out", "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while not list(Path().glob(".out.*")) and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(sent)
        _, errors = process.communicate(timeout=60)
    # A worker that was only starting may complain behind it, for Python itself was not yet listening.
    assert (process.returncode, errors.splitlines()[0]) == (130, "soatso: interrupted")
    assert [row["report"] for row in rows(Path("out"), "reports")] == ["reports/a.md"]
    assert sorted(path.name for path in Path().iterdir()) == ["out", "reports"]


# -- stores -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def bucket(reports: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Put the reports into a bucket of a real S3 server on this machine; return its address."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    store = fsspec.filesystem("s3", skip_instance_cache=True)
    store.mkdir("bucket")
    store.pipe({f"bucket/năm 2024/{file.name}": file.read_bytes() for file in reports.iterdir()})
    yield "s3://bucket/năm 2024"
    type(store).clear_instance_cache()  # which would remember a server that is gone
    server.stop()


def by_file(out: Path, name: str) -> list[dict[str, object]]:
    """Return the rows of a table without what tells one store from another."""
    return [
        {
            key: Path(str(value)).name if key == "report" else value
            for key, value in row.items()
            if key != "error_message"
        }
        for row in rows(out, name)
    ]


def test_a_bucket_gives_what_its_files_give(reports: Path, bucket: str) -> None:
    """Folder, decisions and unreadable reports included; every process fetches for itself."""
    local, remote = (
        scanned(Path("local"), "reports"),
        main(["scan", bucket, "-o", "remote", "--quiet", "--workers", "1"]),
    )
    assert remote == local.code == 2
    for name in scan_tables.SCHEMAS:
        assert by_file(Path("remote"), name) == by_file(Path("local"), name)
    assert rows(Path("remote"), "reports")[0]["report"] == f"{bucket}/a.md"


@pytest.fixture
def web(reports: Path) -> Iterator[str]:
    """Serve the reports on this machine; return their address."""
    handler_class = type("Silent", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    handler = partial(handler_class, directory=str(reports))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_web_addresses_give_what_their_files_give(reports: Path, web: str) -> None:
    """One by one, or all that a listing links to."""
    scanned(Path("local"), "reports")
    listed = scanned(Path("listed"), f"{web}/")
    named = scanned(Path("named"), f"{web}/b.txt", f"{web}/c.md?v=1.2", f"{web}/none.md")
    for name in scan_tables.SCHEMAS:
        assert by_file(Path("listed"), name) == by_file(Path("local"), name)
    assert [row["error"] for row in rows(Path("named"), "reports")] == [None, None, "missing"]
    assert [row["severity"] for row in rows(Path("named"), "findings")] == ["error", "note"]
    assert (listed.code, named.code) == (2, 2)


# -- the command ------------------------------------------------------------------------------------------------------


def test_the_command_says_what_there_is_to_look_at(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "reports/a.md", "reports/b.txt", "--lang", "en", "--workers", "1"]) == 1
    said, complaints = capsys.readouterr()
    assert "2 reports read, with 6 figures and 2 checks" in said
    assert "One report has figures that do not agree as printed." in said
    assert "soatso run --from findings.parquet" in said
    assert complaints == ""
    record = json.loads(Path("findings.parquet/scan.json").read_text(encoding="utf-8"))
    assert (record["given"], record["language"], record["reports"]) == (["reports/a.md", "reports/b.txt"], "en", 2)


def test_the_command_says_where_it_stands_what_could_not_be_read(
    reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scan", "reports", "-o", "out", "--quiet", "--workers", "1"]) == 2
    some = "soatso: 2 of 5 reports could not be read or checked"
    assert capsys.readouterr() == ("", f"{some}: the columns error and error_message of out/reports say why\n")


def test_a_folder_that_no_scan_made_is_left_alone(reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "reports/a.md", "-o", "reports"]) == 2
    assert capsys.readouterr().err.startswith("soatso: reports was not made by soatso scan")
    assert len(list(reports.iterdir())) == 6


def test_a_new_scan_takes_the_place_of_the_old_one(reports: Path) -> None:
    scanned(Path("out"), "reports")
    scanned(Path("out"), "reports/b.txt")
    assert [row["report"] for row in rows(Path("out"), "reports")] == ["reports/b.txt"]
    shutil.rmtree("out/reports")
    scanned(Path("out"), "reports/a.md")
    assert [row["report"] for row in rows(Path("out"), "reports")] == ["reports/a.md"]


def test_the_tables_open_as_one_data_set(reports: Path) -> None:
    """As pandas and DuckDB open them: a folder of parts, exact numbers as text."""
    scanned(Path("out"), "reports/b.txt")
    table = pq.read_table("out/findings")
    assert table.schema.field("recomputed").type == pa.string()
    assert table.column("recomputed").to_pylist() == ["56.5"]
