"""What the README says it found is what the shipped tables say."""

import re

from tests.readme import README, ROOT, TABLE, findings_table, with_table


def test_the_table_of_findings_is_current() -> None:
    """``make tables`` makes it; nobody types a number into it."""
    text = README.read_text(encoding="utf-8")
    assert with_table(text) == text, "the README is behind data/tables: run `make tables`"


def test_the_table_tells_the_four_wrong_bases_of_the_report() -> None:
    """'Excellent' is a share of 'good or better', twice; 97.8% is of all branches; 2.2% is what is left of 100%."""
    rows = findings_table().splitlines()[2:]
    assert [row.split("|")[1].strip() for row in rows] == ["16.6%", "19.6%", "97.8%", "2.2%"]
    assert TABLE.is_file()


def test_every_file_the_readme_points_to_is_there() -> None:
    """A link that leads nowhere loses a newcomer."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
