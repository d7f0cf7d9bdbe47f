"""How much a stranger's report may ask for: bytes and figures when it is read, seconds and memory for each notebook."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from helpers.errors import UnreadableReport
from helpers.reading.documents import MAX_BYTES

#: By these names notebooks find the limits that the run which executes them was given.
_FILE, _FIGURES = "SOATSO_MAX_FILE_MB", "SOATSO_MAX_FIGURES"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one report and of one notebook; 0 is none."""

    file: float = MAX_BYTES / _MEGABYTE  #: megabytes of a report's file
    figures: int = 20_000  #: of a report
    seconds: float = 600.0  #: of a notebook
    memory: int = 4_000  #: megabytes of a notebook, beside what its process begins with

    @classmethod
    def around(cls) -> "Limits":
        """Return the limits of the run that this process belongs to, or the usual ones."""
        usual = cls()
        return cls(float(os.environ.get(_FILE, usual.file)), int(os.environ.get(_FIGURES, usual.figures)))

    @property
    def file_bytes(self) -> int:
        """The largest file that is opened."""
        return round(self.file * _MEGABYTE) or sys.maxsize

    def announce(self) -> None:
        """Let whatever reads reports in this process, and in those it starts, keep to these limits."""
        os.environ.update({_FILE: f"{self.file:g}", _FIGURES: str(self.figures)})

    def bound(self) -> None:
        """Bound what this process and those it starts may read, and how much memory they may take.

        Memory is bounded where the system can do that, as Linux can.
        """
        self.announce()
        if self.memory and sys.platform == "linux":
            import resource

            begun = int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
            _, hard = resource.getrlimit(resource.RLIMIT_DATA)
            allowed = begun + self.memory * _MEGABYTE
            resource.setrlimit(resource.RLIMIT_DATA, (allowed if hard < 0 else min(allowed, hard), hard))

    def require_few(self, path: Path, figures: int) -> None:
        """Refuse a report with more figures than a report has.

        Raises
        ------
        UnreadableReport
            With the number found and the one allowed.
        """
        if 0 < self.figures < figures:
            reason = f"prints {figures} figures, more than the {self.figures} allowed"
            raise UnreadableReport("too_many_figures", f"{path}: {reason}; split it or raise --max-figures")
