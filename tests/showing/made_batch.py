"""The output folder of a run, made without running a notebook: what a collection reads."""

import json
from pathlib import Path

from helpers.running.audit import audit
from helpers.showing.tables import figures_table, findings_table, write_csv

#: Year → members, how many of them are good farmers, the share as printed, funds in billions, courses.
YEARS = {
    2022: ("12.480", "1.310", "10,5", "842,6", "26"),
    2023: ("12.910", "1.402", "10,9", "901,3", "20"),
    2024: ("13.755", "1.388", "12,1", "948,0", "21"),
}


def yearly(year: int) -> str:
    """Return the made-up report of one year, in the words of every year; the share of 2024 is wrong."""
    members, good, share, funds, courses = YEARS[year]
    return f"""\
---
title: "Hoạt động hội nông dân năm {year}"
publisher: "Hội Nông dân huyện Sông Hậu (bịa ra để kiểm thử)"
period: "năm {year}"
---

Trong {members} hội viên, có {good} hội viên đạt danh hiệu sản xuất giỏi, chiếm {share}%.

Vốn vay do hội quản lý đạt {funds} tỷ đồng. Hội đã mở {courses} lớp tập huấn.
"""


def make(folder: Path, name: str, text: str, language: str = "vi") -> Path:
    """Put into ``folder`` what a run would make of one report; return the report's folder."""
    report, made = folder / "_texts" / f"{name}.md", folder / name
    for path in (report.parent, made):
        path.mkdir(parents=True, exist_ok=True)
    report.write_text(text, encoding="utf-8")
    one = audit(report)
    front = one.document.metadata
    say_of(made, {"title": front.get("title") or name, **{key: front.get(key) for key in ("publisher", "period")}})
    write_csv(figures_table(one, language), made / "figures.csv")
    write_csv(findings_table(one, language), made / "findings.csv")
    for file in ("20-consistency.ipynb", "brief.pdf"):
        (made / file).touch()
    return made


def say_of(made: Path, metadata: dict[str, object], report: str = "x.md") -> None:
    """Write what a run would say of a folder."""
    (made / "run.json").write_text(json.dumps({"report": report, "metadata": metadata}), encoding="utf-8")


def made_batch(folder: Path, language: str = "vi") -> Path:
    """Make three years of one series and one report of another publisher; return the folder."""
    for year in YEARS:
        make(folder, f"nông-dân-{year}", yearly(year), language)
    other = (
        "Có 96 hộ (19,2%) trong số 400 hộ của 500 hộ toàn xã. Có 113 trong tổng số 200 hộ đã ký cam kết, đạt 61,5%.\n"
    )
    make(folder, "khác", f"Năm 2023. {other}", language)
    return folder
