"""What is fuzzed holds for every seed, for rows of fragments, and for what a fuzzer once found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzzing.fragments import FRAGMENTS, YAML_FRAGMENTS
from tests.fuzzing.seeds import seeds
from tests.fuzzing.targets import FORMS, TARGETS, outcome, text_of

#: target → what it stumbled over once.
FOUND: dict[str, list[bytes]] = {
    "relations": ["\0tổng số 862 thẻ, gồm 592 thẻ-5%/99999999999999999999999999999gần".encode()],
    "sidecar": [b"\0schema_version: 1\n\xef\xbb\xbf"],
}


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_go_through(target: str) -> None:
    assert [data for data in seeds(target) if outcome(target, data) is not None] == []


@pytest.mark.parametrize(("target", "data"), [(name, data) for name, found in FOUND.items() for data in found])
def test_what_was_found_once_stays_mended(target: str, data: bytes) -> None:
    assert outcome(target, data) is None


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_any_row_of_fragments_is_a_report_that_can_be_checked(text: str) -> None:
    data = b"\0" + text.encode()
    assert text_of(data) == text
    assert outcome("relations", data) is None


@given(st.lists(st.sampled_from(YAML_FRAGMENTS), max_size=20).map("".join))
def test_any_row_of_fragments_is_a_sidecar_or_refused(text: str) -> None:
    assert outcome("sidecar", b"\0schema_version: 1\n" + text.encode()) is None


@given(st.integers(0, len(FORMS) - 1), st.binary(max_size=300))
def test_any_bytes_are_a_document_or_refused(form: int, data: bytes) -> None:
    assert outcome("documents", bytes([form]) + data) is None


def test_an_error_that_is_not_ours_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge itself: what a target lets out is a finding, and so is a refusal that would command a terminal."""
    monkeypatch.setitem(TARGETS, "figures", lambda data: data[0])
    assert isinstance(outcome("figures", b""), IndexError)
