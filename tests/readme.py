"""The table of findings in the README, made from data/tables: ``make tables`` puts it in, a test holds it current."""

import csv
from pathlib import Path

from helpers.running.audit import audit
from helpers.showing.digits import Digits
from helpers.showing.wording import cause_name, message

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
REPORT = ROOT / "data/reports/dong-da-2020-2025.md"
TABLE = ROOT / "data/tables/dong-da-2020-2025/findings.csv"
OPENING, CLOSING = "<!-- findings: made by `make tables` -->\n", "<!-- /findings -->"


def findings_table() -> str:
    """Return the doubtful findings of the shipped report as a Markdown table, in the README's language."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        doubtful = [row for row in csv.DictReader(file) if row["verdict"] in ("explained", "inconsistent")]
    report = audit(REPORT)
    lines = ["| printed | what agrees, and what does not | cause |", "| --- | --- | --- |"]
    for row in doubtful:
        printed = Digits(report, "en").figure(int(row["stated"]))
        cause = cause_name(row["cause"], "en") if row["cause"] else "not known"
        lines.append(f"| {printed} | {message(report, report.findings[int(row['id'])], 'en')} | {cause} |")
    return "\n".join(lines) + "\n"


def with_table(text: str) -> str:
    """Return the README with its table made anew."""
    before, _, rest = text.partition(OPENING)
    _, _, after = rest.partition(CLOSING)
    return f"{before}{OPENING}\n{findings_table()}\n{CLOSING}{after}"


if __name__ == "__main__":
    README.write_text(with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
