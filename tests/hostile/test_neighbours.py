"""Files that cannot be read: each gives one line and exit code 2, and leaves its neighbours as they are without it."""

import json
import re
from pathlib import Path

import pytest

from helpers.running.cli import main
from tests.hostile.payloads import PAYLOADS, Payload
from tests.reading.test_documents import MALFORMED

GOOD = {
    "aa.txt": "Có 24/30 hộ đạt chuẩn (85%).",
    "mm.md": "Trong năm có 7 xã và 4 phường, tổng số 11 đơn vị.",
    "zz.html": "<article><p>" + "Toàn huyện có 5 trường, trong đó 2 trường đạt chuẩn (40%). " * 3 + "</p></article>",
}


def write(folder: Path) -> None:
    """Write good and malformed files side by side, the bad ones between the good."""
    for name, text in GOOD.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, (_, data) in MALFORMED.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data())


def checked(
    folder: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, str], list[str]]:
    """Return exit code, the line of JSON for each file, and the lines on standard error."""
    code = main(["check", "--format", "jsonl", *(str(folder / name) for name in names)])
    out, err = capsys.readouterr()
    return code, dict(zip(names, out.splitlines(), strict=True)), err.splitlines()


def test_there_are_60_ways_to_be_malformed() -> None:
    """Over all formats and encodings."""
    assert len(MALFORMED) >= 60
    assert {Path(name).suffix for name in MALFORMED} >= {
        ".txt",
        ".md",
        ".html",
        ".docx",
        ".pdf",
        ".doc",
        ".rtf",
        ".xlsx",
    }


def test_good_reports_are_read_as_without_bad_neighbours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line of complaint a bad file, in order; the good files' lines are the same bytes."""
    write(tmp_path)
    names = sorted([*GOOD, *MALFORMED])
    code, together, complaints = checked(tmp_path, names, capsys)
    alone = checked(tmp_path, sorted(GOOD), capsys)
    assert code == 2
    assert {name: together[name] for name in GOOD} == alone[1]
    assert [json.loads(together[name])["error"]["kind"] for name in MALFORMED] == [
        kind for kind, _ in MALFORMED.values()
    ]
    assert len(complaints) == len(MALFORMED)
    for name, complaint in zip(sorted(MALFORMED), complaints, strict=True):
        assert re.fullmatch(rf"soatso: .*{re.escape(name)}: [^;]+; .+\.", complaint)


def test_tables_of_good_reports_are_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written for a good report does not depend on what lies beside it."""
    made = {}
    for name in ("together", "alone"):
        folder = tmp_path / name
        folder.mkdir()
        monkeypatch.chdir(folder)
        if name == "together":
            write(folder)
        for good, text in GOOD.items():
            (folder / good).write_text(text, encoding="utf-8")
        codes = [main(["tables", str(path)]) for path in sorted(folder.iterdir()) if path.is_file()]
        assert set(codes) == ({0, 2} if name == "together" else {0})
        made[name] = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.csv")}
    assert made["together"] == made["alone"]
    assert len(made["alone"]) == 2 * len(GOOD)


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_sidecar_that_is_no_sidecar_gives_one_line(
    payload: Payload, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands in NAME.yml, the complaint names it and commands nothing."""
    (tmp_path / "x.txt").write_text(GOOD["aa.txt"], encoding="utf-8")
    (tmp_path / "x.yml").write_text(payload.text, encoding="utf-8", newline="")
    assert main(["check", str(tmp_path / "x.txt")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert re.match(r"soatso: .*x\.yml(, line \d+)?: ", line)
    assert line.isprintable()
