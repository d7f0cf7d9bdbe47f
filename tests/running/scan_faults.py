"""Ways in which a process of a scan can fail to come back, set off by words in a report."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from helpers.running.scan_sources import Source
from helpers.running.scan_worker import Scanned, Settings, scan


def faulty(chunk: Sequence[Source], settings: Settings) -> Scanned:
    """Scan as usual, unless a report says otherwise."""
    for source in chunk:
        text = Path(source.name).read_text(encoding="utf-8")
        if "ABORT" in text:
            os.abort()
        if "SLEEP" in text:
            time.sleep(600)
    return scan(chunk, settings)
