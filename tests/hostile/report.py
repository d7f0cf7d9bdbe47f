"""A report that is hostile wherever a report can be: words, title, headings, table, labels, rules and file name."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.hostile.payloads import PAYLOADS, Payload

#: What a file system lets through in a name; the rest of a payload would be refused by it.
FILE_NAME = "a'b\"c;$(id)&<b>#read`x`=1+1 ..%2f.md"
_UNREADABLE = dict.fromkeys([0x00], " ")  # a text with NUL is no text: the reader refuses it


def write_report(
    folder: Path, payloads: Sequence[Payload] = PAYLOADS, name: str = FILE_NAME, *, ruled: bool = True
) -> Path:
    """Write a report with some payloads, and its ``NAME.yml``, into a folder and return the path of the report."""
    path = folder / name
    title = "; ".join(_short(payload) for payload in payloads[:6])
    front = yaml.safe_dump(
        {"title": title, "publisher": _short(payloads[len(payloads) // 2]), "period": payloads[-2].text}
    )
    body = "\n\n".join(_paragraph(payload) for payload in payloads)
    path.write_text(f"---\n{front}---\n# {_short(payloads[1])}\n\n{body}\n", encoding="utf-8", newline="")
    decisions = _decisions(payloads)
    if not ruled:
        del decisions["relations"]
    path.with_suffix(".yml").write_text(yaml.safe_dump(decisions, allow_unicode=True), encoding="utf-8")
    return path


def _short(payload: Payload) -> str:
    """Return a payload as one line that fits a heading."""
    return " ".join(payload.text.translate(_UNREADABLE).split())[:60]


def _paragraph(payload: Payload) -> str:
    """Return a paragraph whose share does not hold, with the payload around its figures."""
    words = payload.text.translate(_UNREADABLE)
    return f"{words} có 24/30 hộ {words} đạt chuẩn (85%)."


def _decisions(payloads: Sequence[Payload]) -> dict[str, Any]:
    """Return what a person might have decided: every figure labelled, drawn and ruled with a payload."""
    anchors: dict[str, Any] = {}
    for number, payload in enumerate(payloads, start=1):
        words = " ".join(payload.text.split()).translate(_UNREADABLE)
        for name, printed in (("done", "24"), ("all", "30")):
            label = {"vi": f"{words} {name}", "en": f"{words} {name}"}
            anchors[f"{name}_{payload.mark}"] = {
                "quote": "có 24/30 hộ",
                "printed": printed,
                "occurrence": number,
                "label": label,
            }
    groups = {
        f"g_{payload.mark}": {
            "kind": "coverage",
            "title": {"vi": f"{payload.mark} {payload.text}", "en": f"{payload.mark} {payload.text}"},
            "whole": f"all_{payload.mark}",
            "members": [f"done_{payload.mark}"],
        }
        for payload in payloads
    }
    rules = {
        f"r_{payload.mark}": {
            "formula": f"all_{payload.mark} <= done_{payload.mark}",
            "reason": payload.text,
            "source": payload.text,
        }
        for payload in payloads
    }
    return {"schema_version": 1, "figures": anchors, "groups": groups, "relations": rules}
