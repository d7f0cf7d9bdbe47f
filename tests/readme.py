"""The table of findings in the README, made from data/tables: ``make tables`` puts it in, a test holds it current."""

import csv
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TABLE = ROOT / "data/tables/dong-da-2020-2025/findings.csv"
FIGURES = ROOT / "data/tables/dong-da-2020-2025/figures.csv"
OPENING, CLOSING = "<!-- findings: made by `make tables` -->\n", "<!-- /findings -->"
CAUSES = {"other_base": "taken of another base", "complement": "what the other shares leave of 100 %"}


def findings_table() -> str:
    """Return the doubtful findings of the shipped report as a Markdown table."""
    with FIGURES.open(encoding="utf-8", newline="") as file:
        printed = {row["id"]: row for row in csv.DictReader(file)}
    with TABLE.open(encoding="utf-8", newline="") as file:
        doubtful = [row for row in csv.DictReader(file) if row["verdict"] in ("explained", "inconsistent")]
    lines = ["| printed | what agrees, and what does not | cause |", "| --- | --- | --- |"]
    for row in doubtful:
        cause = CAUSES.get(row["cause"], row["cause"]) or "not known"
        lines.append(f"| {printed[row['stated']]['printed']} % | {row['message']} | {cause} |")
    return "\n".join(lines) + "\n"


def with_table(text: str) -> str:
    """Return the README with its table made anew."""
    before, _, rest = text.partition(OPENING)
    _, _, after = rest.partition(CLOSING)
    return f"{before}{OPENING}\n{findings_table()}\n{CLOSING}{after}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
