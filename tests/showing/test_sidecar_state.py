"""Decisions made, taken back and made again in any order: NAME.yml always says what was decided last, and is heeded."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from helpers.checking.records import Audit, Finding
from helpers.checking.sidecar import load_sidecar
from helpers.errors import BadUsage
from helpers.reading.figures import read_figures
from helpers.running.audit import audit
from helpers.showing.workbench.decisions import CONFIRMABLE, verdict_on
from helpers.showing.workbench.sidecar_file import Edit, former, record

#: Three shares that do not hold, each told in words of its own.
TEXT = "Có 24/30 hộ nghèo (85%). Có 7/20 xã miền núi (36%). Có 11/50 trường tiểu học (23%)."
SHARES = ("85", "36", "23")
SECTIONS = ("waivers", "confirmations")
#: Also such as YAML might take for something else.
REASONS = st.text(min_size=1, max_size=20).filter(str.strip) | st.sampled_from(
    ["theo quý", "a: b", "'", '"', "# x", "- y"]
)


class Decisions(RuleBasedStateMachine):
    """A person at the workbench, and what was decided."""

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.report = Path(self.folder.name, "x.txt")
        self.sidecar = self.report.with_suffix(".yml")
        self.report.write_text(TEXT, encoding="utf-8")
        self.decided: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def found(self, one: Audit, printed: str) -> Finding:
        return next(
            f
            for f in one.findings
            if f.relation.stated is not None and one.figures[f.relation.stated].printed == printed
        )

    @rule(printed=st.sampled_from(SHARES), section=st.sampled_from(SECTIONS), reason=REASONS)
    def decide(self, printed: str, section: str, reason: str) -> None:
        """Decide on a finding, in place of an earlier decision of that sort; the other sort would contradict it."""
        one = audit(self.report)
        reading, finding = read_figures(one.document), self.found(one, printed)
        assert finding.relation.stated is not None
        entry = verdict_on(reading, finding, one.findings, CONFIRMABLE, reason)
        edit = Edit({section: [entry]}, former(self.sidecar, reading, finding.relation.stated, None, [section]))
        if self.decided.get(printed, section) != section:
            before = self.sidecar.read_bytes()
            with pytest.raises(BadUsage):
                record(self.sidecar, edit, lambda draft: audit(self.report, sidecar=draft))
            assert self.sidecar.read_bytes() == before
            return
        assert record(self.sidecar, edit, lambda draft: audit(self.report, sidecar=draft)) == audit(self.report)
        self.decided[printed] = section

    @rule(printed=st.sampled_from(SHARES))
    def take_back(self, printed: str) -> None:
        """Take a decision back, if there is one."""
        one = audit(self.report)
        stated = self.found(one, printed).relation.stated
        assert stated is not None
        gone = former(self.sidecar, read_figures(one.document), stated, None, SECTIONS)
        assert [section for section, _ in gone] == [s for p, s in self.decided.items() if p == printed]
        if gone:
            record(self.sidecar, Edit(removed=gone), lambda draft: audit(self.report, sidecar=draft))
            del self.decided[printed]

    @rule(words=st.sampled_from(["Mở đầu.\n\n", "Trang bìa\r\n", "\ufeff", "Lời nói đầu của 3 tác giả.\n"]))
    def write_above(self, words: str) -> None:
        """Edit the report; decisions are tied to quoted words and stay with them."""
        self.report.write_text(words + self.report.read_text(encoding="utf-8"), encoding="utf-8")

    @invariant()
    def what_was_decided_is_heeded(self) -> None:
        if not hasattr(self, "report"):
            return
        one = audit(self.report)
        waived = {printed for printed in SHARES if self.found(one, printed).severity == "note"}
        assert waived == {printed for printed, section in self.decided.items() if section == "waivers"}
        if self.sidecar.exists():
            read = load_sidecar(self.sidecar)
            assert len(read.waivers) == len(waived)
            assert len(read.confirmations) == len(self.decided) - len(waived)


TestDecisions = Decisions.TestCase
TestDecisions.settings = settings(max_examples=5, stateful_step_count=6)
