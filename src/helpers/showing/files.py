"""Outputs that are whole or not there: written beside their place and renamed into it."""

import os
from pathlib import Path

from helpers.errors import BadUsage


def write(path: Path, content: bytes) -> Path:
    """Put a file in place in one step, so that a reader never meets half of it.

    Raises
    ------
    BadUsage
        If the folder cannot be made or written; the message names the file and says what to do.
    """
    part = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(content)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadUsage("output", f"cannot write {path} ({reason}): choose another output folder") from error
    return path
