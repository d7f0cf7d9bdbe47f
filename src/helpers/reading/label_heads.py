"""What is counted, told by the words before the number: the thing itself, what was done with it, or who has it."""

from helpers.reading.contexts import is_person, names_known_noun
from helpers.reading.label_words import (
    ACTION,
    BLANK_UNITS,
    EVERYWHERE,
    GENERAL_UNITS,
    IS_RATE,
    NAMES_AMOUNT,
    OWNS_AMOUNT,
    PLACE,
    REGION,
    TAKEN,
)
from helpers.reading.phrases import Lead


def told_before(head: str, lead: Lead) -> str:
    """Label a number of things by the words before it, '' where they only say who has them.

    Parameters
    ----------
    head
        The thing counted: ``hộ``, ``đồng chí``.
    lead
        The words before the number, not empty.
    """
    amount, before = amount_in(lead.words), lead.inner
    words = lead.words if IS_RATE.match(amount.lower()) else amount
    low = words.lower()
    general, held = head.lower() in GENERAL_UNITS, head.lower() in low
    action = _stripped_to_action(before)
    place = is_place(low) and not (is_person(words) or NAMES_AMOUNT.match(low))
    if acts(action) and not held and (not lead.joined or acts(low)):
        return f"{head} {action}".strip()
    if lead.inside:
        return ""
    if not place and (held or (NAMES_AMOUNT.match(low) and low not in TAKEN) or (general and is_noun(low))):
        return words
    if (lead.joined and place) or (lead.owns and is_noun(low) and not general):
        named = is_person(words) or any(not word.islower() for word in words.split()[1:])
        return f"{head} {before}" if named else head
    if not place and lead.joined and is_noun(low):
        return words
    return f"{'' if head.lower() in BLANK_UNITS else head} {action}".strip() if action else ""


def amount_in(words: str) -> str:
    """Return the amount without who has it: ``TPHCM có diện tích`` → ``diện tích``."""
    m = OWNS_AMOUNT.match(words.lower())
    return words[m.end() :] if m else words


def is_place(low: str) -> bool:
    """Tell whether a phrase says where or with whom, rather than what."""
    return PLACE.match(low) is not None or REGION.match(low) is not None


def is_noun(low: str) -> bool:
    """Tell whether a phrase names a thing or an amount, rather than what was done with it."""
    if NAMES_AMOUNT.match(low):
        return True
    return names_known_noun(low, 0) and not acts(low)


def acts(words: str) -> bool:
    """Tell whether a phrase begins with what is done to things: ``thu giữ``, ``giải quyết``."""
    return ACTION.match(words.lower()) is not None


def _stripped_to_action(phrase: str) -> str:
    """Return a phrase from what is done to the thing counted, without who does it; '' where nothing is done."""
    low = phrase.lower()
    actions = list(ACTION.finditer(low))
    if actions:
        return phrase if actions[0].start() == 0 else phrase[actions[-1].start() :]
    few = len(low.split()) <= (4 if PLACE.match(low) else 6)
    return phrase if few and not EVERYWHERE.match(low) else ""
