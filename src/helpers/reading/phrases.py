"""The words around a figure that can name it: without verbs, times and connectives."""

import re
from typing import NamedTuple

from helpers.reading.contexts import names_known_noun
from helpers.reading.label_words import (
    BASE_END,
    COPULAS,
    END,
    EVERYWHERE,
    INNER_LINKS,
    KEPT,
    LINKS,
    NAMES_AMOUNT,
    NO_LINKS,
    OWNERS_LINKS,
    PAIRS,
    PLACE,
    TRAILING,
    VERB,
    opening,
    says_nothing,
    when_last,
)
from helpers.reading.lexicon import ending
from helpers.reading.syllables import is_syllable
from helpers.reading.view import View

_SHORT = 4  # words; what stands before the dash of a compound is no longer
_NOT_COMPOUND = frozenset({"và", "có", "là", "trong"})
_AROUND = " -+*%/,•#'→≥≤<>~≈±…"
_REACH = 120  # letters; a label does not lie further from its number
_MOST_WORDS = 16
_SLACK = 2  # words more than that are better than half a word
# Begins with a set of signs, so that a search can skip to the next of them.
_BREAK = re.compile(
    r"[-.,;:()\[\]\"|•=\t](?:(?<![-.,])|(?<=[.,])(?!\d|\s(?:19|20)\d\d(?!\d))|(?<=[^\d\s]\s-)(?=\s))"
    rf"(?!{PAIRS})"
)
_COMPOUNDED = re.compile(r" (?:xã hội|xây dựng|đào tạo|thể thao|du lịch|kỹ thuật|nghề nghiệp)(?![^\W_])")
_FIRST_VERB = re.compile(rf"\s*(?:là\s+)?(?:có|đạt|đã|bị|được|là){END}")
_BASE = re.compile(
    r"\s*(?P<against>(?:nếu\s+)?so(?:\s+với)?+\s+)?+(?P<base>(?(against)[^\W_]|[^\W\d_])[^.,;:()\[\]\"|=]{1,70})"
)
_ONLY_WHEN = frozenset({"qua", "nay", "tới", "trước đó"})  # 24 giờ qua
_NO_BASE = ("tương đương", "tương ứng", "bằng ", "gồm ", "chiều nay", "sáng nay")
_TURNS = re.compile(r"\s*(?:và|còn|nhưng|song|trong khi)(?![^\W_])")
_LEAD_A_BASE = frozenset({"về", "số", "các", "năm", "tháng", "quý"})
_LEADS_ON = frozenset(
    {"của", "cho", "trong", "từ", "theo", "với", "về", "do", "và", "tại", "thuộc", "ở", "vào", "trên", "có"}
)
_STATES = frozenset({"là", "chiếm", "đạt", "còn"})
_OPEN_A_CLAUSE = frozenset({"đạt", "có", "thuộc"})


class Lead(NamedTuple):
    """The phrase right before a number, and how the two are joined."""

    words: str = ""
    headed: bool = False  #: the phrase is a heading with a colon
    joined: bool = False  #: the phrase is the subject of the number: ``nữ có 22``
    owns: bool = False  #: and has what is counted: ``lớp có 30 em``
    inside: bool = False  #: the number stands inside the phrase: ``tổng thu của ba địa phương``
    linked: bool = False  #: any word stands between the two
    compares: bool = False  #: the word is "bằng": a percentage is no share
    opens: bool = False  #: the phrase opens its clause, so that its capital is no name

    @property
    def inner(self) -> str:
        """The phrase as it stands after another word: its capital is kept where it is a name."""
        return lowered(self.words) if self.opens else self.words


def phrase_before(view: View, start: int, floor: int) -> Lead:
    """Return the phrase right before a number, without the words that join the two.

    Parameters
    ----------
    view
        The text as read.
    start, floor
        Where the number begins, and how far back the words may be its own.
    """
    window = view.plain[max(floor, start - _REACH) : start]
    if start - floor > _REACH:  # the first word may have been cut
        window = window.partition(" ")[2]
    bare = window.rstrip(" \n:|(-+")
    between = window[len(bare) :]
    joined = ":" in between or "|" in between or "(" in between
    begin = _begin(bare)
    words, low = bare[begin:].split(), bare[begin:].lower().split()
    links: list[str] = []
    if not begin and _carries_on(view, floor):
        turn = len(low) - low[::-1].index("và") if "và" in low else len(low)
        words, low = words[turn:], low[turn:]
    while (link := ending(low, LINKS)) and not ending(low, NO_LINKS) and not _is_name(words[: len(low)]):
        links.append(link)
        del low[-len(link.split()) :]
    phrase = _without_when(" ".join(words[: len(low)]))
    if joined or not _STATES.isdisjoint(links):
        phrase = _with_subject(bare, begin, phrase)
    lead = Lead(
        phrase,
        headed=":" in between,
        joined=joined or not COPULAS.isdisjoint(links),
        owns=not joined and not OWNERS_LINKS.isdisjoint(links),
        inside=bool(links) and links[0] in INNER_LINKS,
        linked=bool(links) or len(bare) < len(window.rstrip()),
        compares="bằng" in links,
        opens=bare[:begin].rstrip()[-1:] != "," and phrase[:1] == "".join(words).lstrip(_AROUND)[:1],
    )
    told = phrase and not EVERYWHERE.match(phrase.lower())
    if not told and bare[:begin].rstrip()[-1:] == ")" and (opened := view.plain.rfind("(", floor, start)) > floor:
        return lead._replace(words=phrase_before(view, opened, floor).words)  # Chỉ số (IIP) tháng 9 tăng 5%
    return lead


def _with_subject(bare: str, begin: int, phrase: str) -> str:
    """Put the noun before a phrase that only says more of it: ``diện tích ngã đổ, ngập úng là 90 ha``."""
    before = bare[:begin].rstrip()
    if before[-1:] != "," or not phrase or not phrase[0].islower() or _names(phrase):
        return phrase
    subject = _without_when(before[_begin(before[:-1]) : -1])
    return f"{subject}, {phrase}" if _names(subject) and not PLACE.match(subject.lower()) else phrase


def _names(phrase: str) -> bool:
    """Tell whether a phrase begins with a thing or an amount, rather than with what is said of it."""
    low = phrase.lower()
    return NAMES_AMOUNT.match(low) is not None or names_known_noun(low, 0) or PLACE.match(low) is not None


def _is_name(words: list[str]) -> bool:
    """Tell whether the last of some words, itself like one that joins, belongs to a name: ``Cao Bằng``."""
    return len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words[-2:])


def _begin(bare: str) -> int:
    """Return where the last phrase of a text begins; ``công nghiệp - xây dựng`` is one."""
    breaks = list(_BREAK.finditer(bare))
    if breaks and breaks[-1].group() != "-":
        return breaks[-1].end()
    while breaks:
        last = breaks.pop()
        if last.group() == "-" and _COMPOUNDED.match(bare, last.end()):
            continue
        before = bare[breaks[-1].end() if breaks else 0 : last.start()].split()
        if last.group() != "-" or not bare[last.end() :].lstrip()[:1].islower() or not 0 < len(before) <= _SHORT:
            return last.end()
        if not all(word.isalpha() for word in before) or before[0].lower() in _NOT_COMPOUND:
            return last.end()
    return 0


def _carries_on(view: View, floor: int) -> bool:
    """Tell whether words right after the figure before belong to that: ``52,8% dự toán năm và tăng 14,8%``."""
    return view.plain[max(0, floor - 1) : floor] == "%" and not _TURNS.match(view.low, floor)


def _without_when(phrase: str) -> str:
    """Take the time and the opening words from a phrase: ``trong đó nữ`` → ``nữ``."""
    phrase = phrase.strip(_AROUND)
    low = phrase.lower()
    if m := when_last(low):
        phrase, low = phrase[: m.start()], low[: m.start()]
    while m := opening(low):
        phrase, low = phrase[m.end() :], low[m.end() :]
    return "" if says_nothing(low) else trimmed(phrase.strip(_AROUND))


def phrase_after(view: View, start: int, limit: int) -> str:
    """Return the words right after a unit, up to the end of the phrase: a verb, a comma, the next statistic."""
    limit = max(start, min(limit, start + _REACH))
    opening = _FIRST_VERB.match(view.low, start, limit)
    stop = _BREAK.search(view.plain, start, limit)
    end = stop.start() if stop else limit
    verb = VERB.search(view.low, opening.end() if opening else start, end)
    words = " ".join(view.plain[start : verb.start() if verb else end].split()).strip(" /-+…")
    if limit == start + _REACH and not verb and not stop:
        words = words.rpartition(" ")[0]
    for opening_words in ("là ", "trở lên", "trở xuống"):  # the last two are the number's hedge
        words = words.removeprefix(opening_words)
    words = trimmed(words)
    if m := when_last(words.lower()):
        words = words[: m.start()]
    return "" if words in _ONLY_WHEN else trimmed(words.strip())


def base_after(view: View, start: int, limit: int, *, opens: bool) -> str:
    """Return what a percentage is a share of, or compares with, as the words after it say; '' where they do not.

    Parameters
    ----------
    view
        The text as read.
    start, limit
        Where the percentage ends, and where the next statistic begins.
    opens
        The percentage opens its clause, so that a verb may follow it: ``25% học trung cấp``.
    """
    m = _BASE.match(view.plain, start, max(start, min(limit, start + 90)))
    if m is None:
        return ""
    words = " ".join(m["base"].split()).removeprefix("tính trên ")
    first = words.split(" ", 1)[0].lower()
    if words.lower().startswith(_NO_BASE):
        return ""
    leads = first in _LEAD_A_BASE or words.lower().startswith("cùng kỳ") or (opens and first in _OPEN_A_CLAUSE)
    if first in TRAILING and not leads and not m["against"]:
        return ""
    end = BASE_END.search(words.lower(), len(first))
    words = trimmed((words[: end.start()] if end else words).rstrip(" -"))
    return f"so với {words}" if m["against"] and words else words


def lowered(phrase: str) -> str:
    """Write the first letter small, unless it begins an abbreviation or a name."""
    first, _, rest = phrase.partition(" ")
    named = len(first) == 1 or rest[:1].isupper() or not is_syllable(first)
    return phrase if named else phrase[:1].lower() + phrase[1:]


def trimmed(phrase: str) -> str:
    """Take words from the end of a phrase that lead on to something else."""
    if phrase[phrase.rfind(" ") + 1 :].lower() not in TRAILING:
        return phrase
    words = phrase.split()
    while (
        words
        and words[-1].lower() in TRAILING
        and not _is_name(words)
        and not ending([word.lower() for word in words[-3:]], KEPT)
    ):
        if words[-2:-1] and words[-2].isdecimal():  # loại 65 năm
            break
        words.pop()
    return " ".join(words)


def shortened(label: str, most: int = _MOST_WORDS) -> str:
    """Keep a label within a line: cut where a further phrase is joined on, and with no loose end."""
    if label.count(" ") < most + _SLACK:
        return label
    words = label.split()
    cut = next((i for i in range(most, _SHORT, -1) if words[i].lower() in _LEADS_ON), most)
    return trimmed(" ".join(words[:cut]))
