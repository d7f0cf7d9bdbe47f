"""The words of both languages."""

from string import Formatter
from typing import get_args

import pytest

from helpers.checking.records import CauseKind, RelationKind, Verdict
from helpers.errors import BadUsage
from helpers.showing.sentences import CAUSES, KINDS, MULTIPLIERS, SENTENCES, VERDICTS, Words, words_of


def fields(sentence: str) -> set[str]:
    """Return the names a sentence leaves open."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("words", [VERDICTS, KINDS, CAUSES, SENTENCES])
def test_both_languages_say_the_same_things(words: Words) -> None:
    assert words["vi"].keys() == words["en"].keys()


def test_a_sentence_speaks_of_the_same_figures_in_both_languages() -> None:
    assert {key: fields(said) for key, said in SENTENCES["vi"].items()} == {
        key: fields(said) for key, said in SENTENCES["en"].items()
    }


@pytest.mark.parametrize(
    ("words", "known"), [(VERDICTS, get_args(Verdict)), (KINDS, get_args(RelationKind)), (CAUSES, get_args(CauseKind))]
)
def test_everything_that_can_be_found_has_a_name(words: Words, known: tuple[str, ...]) -> None:
    assert set(words["vi"]) == set(known)


def test_multipliers_have_names_in_both_languages() -> None:
    assert MULTIPLIERS["vi"].keys() == MULTIPLIERS["en"].keys()


def test_the_percent_sign_is_set_as_the_language_does() -> None:
    """With a space in Vietnamese, without in English; nowhere otherwise."""
    assert not [said for said in (*SENTENCES["vi"].values(), *CAUSES["vi"].values()) if "0%" in said or "}%" in said]
    assert not [said for said in (*SENTENCES["en"].values(), *CAUSES["en"].values()) if " %" in said]


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadUsage, match="'fr': write one of vi, en"):
        words_of(SENTENCES, "fr")
