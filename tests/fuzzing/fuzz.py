"""One target in atheris: ``python -m tests.fuzzing.fuzz TARGET FOLDER [options of libFuzzer]``.

An error that comes out is written down, with the bytes that bring it about, and the fuzzer goes on: another may lie
behind it. Only what takes too long, too much memory or the interpreter with it ends the process.
"""

import sys
import traceback
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # in .venv-fuzzing only

with atheris.instrument_imports(include=["helpers"], enable_loader_override=False):
    # Those that are imported by functions at first use: what is loaded later is not watched.
    import helpers.reading.formats.docx
    import helpers.reading.formats.html
    import helpers.reading.formats.pdf  # noqa: F401
    from tests.fuzzing.targets import outcome


def note(folder: Path, data: bytes, error: Exception) -> None:
    """Write an error and its bytes down, once for every place that an error comes from."""
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if "/helpers/" in frame.filename]
    where = f"{Path(ours[-1].filename).stem}-{ours[-1].lineno}" if ours else "oracle"
    last = traceback.extract_tb(error.__traceback__)[-1]
    path = folder / f"error-{type(error).__name__}-{where}-{Path(last.filename).stem}-{last.lineno}"
    if not path.exists() or len(data) < path.stat().st_size:
        path.write_bytes(data)
        path.with_name(path.name + ".txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")


def main(target: str, folder: Path, options: list[str]) -> None:
    """Fuzz until the options' time is over."""

    def one_input(data: bytes) -> None:
        error = outcome(target, data)
        if error is not None:
            note(folder, data, error)

    atheris.Setup([sys.argv[0], *options], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
