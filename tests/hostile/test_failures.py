"""A notebook that fails over hostile words: what is told of it is words, in logs, accounts and on the terminal."""

import json
import re
from collections.abc import Callable

import pytest
from nbconvert.filters.markdown_mistune import markdown2html_mistune

from helpers.running.changes import compare, letter
from helpers.running.summaries import Doubt
from tests.faults.night import Night
from tests.hostile import inert
from tests.hostile.payloads import PAYLOADS, Payload

pytestmark = [pytest.mark.notebook, pytest.mark.xdist_group("hostile")]
#: A notebook that complains of a report in the report's own words, on one line.
COMPLAIN = "raise ValueError(' '.join(open(report, encoding='utf-8').read().split(' ')))"
Record = Callable[[str, object], None]


def file_name(payload: Payload) -> str:
    """Return a payload as the name of a file, as far as a file system takes it."""
    return f"{payload.text.translate({0: None, 0x2F: ':'}).encode()[:150].decode(errors='ignore')}.txt"


@pytest.fixture(scope="session")
def failures(tmp_path_factory: pytest.TempPathFactory) -> tuple[Night, str]:
    """Return a night whose notebook failed over every report, each hostile in name and words, and what was said."""
    night = Night.of(tmp_path_factory.mktemp("failures"))
    night.write_notebook("20-look", COMPLAIN)
    for payload in PAYLOADS:
        words = payload.text.translate({0: " "})
        (night.place / "reports" / file_name(payload)).write_text(f"{words} có 5 hộ", encoding="utf-8", newline="")
    code, said = night.run("--log-json", "log.jsonl")
    assert code == 3
    return night, said


def log(night: Night, _: str) -> str:
    return (night.place / "log.jsonl").read_text(encoding="utf-8")


def account(night: Night, _: str) -> str:
    assert night.account()  # as the schema has it
    return (night.out / "run.json").read_text("utf-8")


def terminal(_: Night, said: str) -> str:
    return said


@pytest.mark.parametrize("channel", [log, account, terminal], ids=["log lines", "run.json", "terminal"])
@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_failure_is_told_in_words(
    payload: Payload,
    channel: Callable[[Night, str], str],
    failures: tuple[Night, str],
    record_property: Record,
) -> None:
    """The mark is there, in the report's name or in the error; nothing commands a terminal; one line is one line."""
    told = channel(*failures)
    assert payload.mark in told
    assert inert.alive_in_terminal(told) == []
    record_property("inert", f"{payload.name}|{channel.__name__} of failures")


def test_each_failure_is_one_line_and_one_folder(failures: tuple[Night, str]) -> None:
    night, said = failures
    lines = [line for line in said.splitlines() if line.startswith("soatso: ")]
    assert len(lines) == len(PAYLOADS)
    events = [event for event in map(json.loads, log(night, said).splitlines()) if event["event"] == "report"]
    assert len(events) == len(PAYLOADS)
    folders = [path.name for path in (night.out / "_failed").iterdir()]
    assert len(folders) == sum(event["exit_code"] == 3 for event in events)  # the others could not even be read
    assert all(re.fullmatch(r"\w[\w.-]*", name) for name in folders)


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: payload.name)
def test_a_letter_about_changes_is_words(payload: Payload, record_property: Record) -> None:
    """It is Markdown, and goes out as a mail: words stay words there, in what is new and in what was before."""
    words = payload.text.replace("\0", " ")
    new, old = (Doubt("share", "inconsistent", None, p, ("1",), words, f"{words} {p}") for p in ("5", "6"))
    text = letter([(payload.mark, compare([], [new])), ("b", compare([old], [new]))], "vi")
    page = str(markdown2html_mistune(text))
    assert payload.mark in page.partition("<h2")[2].partition("<li")[2]
    assert inert.alive_in_html(page, tuple(payload.mark for payload in PAYLOADS)) == []
    assert inert.alive_in_terminal(text) == []
    record_property("inert", f"{payload.name}|changes.md")
