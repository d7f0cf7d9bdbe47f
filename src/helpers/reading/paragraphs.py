"""The paragraphs and sentences of a plain text, whatever width its lines were wrapped to."""

import re
from collections.abc import Iterable, Sequence

from helpers.reading.lexicon import FUNCTION_WORDS, by_last_word, ending, listed

Spans = tuple[tuple[int, int], ...]

# A line that begins like this begins something new, whatever stood before it.
_STARTS_ANEW = re.compile(r"\s*(?:[-+•●▪◦#>|=]|\d+(?:\.\d+)*[.)/]\s|\(\d+\)|\(?[a-zđivx]{1,4}[.)]\s)")
_DASHED_NUMBER = re.compile(r"\s*-\s*\d")
# A full stop, or a note like [39] after one. It begins with a set of signs, so that a search can skip to the next.
_STOP = re.compile(r"[.!?…\[](?:(?<=\[)\d{1,3}\]|(?<!\[)(?<![.!?…]{2})[.!?…]*+[\"')\]]*+)(?=\s|$)")
# Full stops that end no sentence: after initials, "TP. Hồ Chí Minh", "v.v.", numbered markers ("1. Về thu", "Điều 5.").
_ABBREVIATIONS = frozenset(
    listed(
        "tp, tx, tt, ts, ths, gs, pgs, bs, ks, st, tr, vs, vd, nxb, đ/c, đc, ubnd, hđnd, pgs.ts, gs.ts, v.v, cn, ths.bs"
    )
)
_LAST_WORD = re.compile(r"[^\s(\"']{1,9}$")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*")
_LONGEST_MARKER = 8  # letters before the number of a list: white space, bullets, hashes
_NUMBERED_HEADS = by_last_word(listed("điều, khoản, mục, phần, chương, bảng, biểu, hình, phụ lục, tiểu mục, câu, bài"))
_NOT_BEFORE_NOTE = frozenset(" \t\r\n")


def sentences_of(plain: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Spans, tuple[int, ...]]:
    """Return the sentences of a text, and for each of them the number of its paragraph.

    Returns
    -------
    tuple
        (start, end) of each sentence, ascending, without outer white space; and as many paragraph numbers. A text of
        nothing but white space is one sentence.
    """
    spans: list[tuple[int, int]] = []
    numbers: list[int] = []
    for paragraph, (start, end) in enumerate(paragraphs):
        kept = _sentences(plain, start, end)
        spans += kept
        numbers += [paragraph] * len(kept)
    return (tuple(spans), tuple(numbers)) if spans else (((0, len(plain)),), (0,))


def _sentences(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut one paragraph where its sentences end, and leave out the white space around them."""
    spans: list[tuple[int, int]] = []
    block = plain[start:end]
    begin, last = start + len(block) - len(block.lstrip()), start + len(block.rstrip())
    for stop in _STOP.finditer(plain, begin, last):
        after = stop.end()
        while after < last and plain[after].isspace():
            after += 1
        if begin < stop.end() < after < last and _ends_sentence(plain, stop, after, start):
            spans.append((begin, stop.end()))
            begin = after
    return [*spans, (begin, last)] if begin < last else spans


def _ends_sentence(plain: str, stop: re.Match[str], after: int, start: int) -> bool:
    """Tell whether a full stop with more words at ``after`` ends a sentence; the paragraph begins at ``start``."""
    mark = stop.group()
    if plain[after].islower():
        return False
    if mark[0] == "[":
        return plain[stop.start() - 1] not in _NOT_BEFORE_NOTE
    if mark[0] != "." or len(mark.rstrip("\"')]")) > 1:
        return True
    return not _abbreviates(plain, start, stop.start())


def _abbreviates(plain: str, start: int, stop: int) -> bool:
    """Tell whether the word before a full stop is an abbreviation, an initial or the number of an item."""
    m = _LAST_WORD.search(plain, max(start, stop - 10), stop)
    if m is None:
        return False
    word = m.group().lower()
    if not _NUMBERED.fullmatch(word):
        return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())
    before = plain[max(start, m.start() - 24) : m.start()].rstrip()
    if not before.strip("#>-+•| "):
        return m.start() - start <= _LONGEST_MARKER
    return (before[-1] in ".;:" and len(word) <= 2) or ending(before.lower().split(), _NUMBERED_HEADS) is not None


def unwrapped(plain: str, paragraphs: Iterable[tuple[int, int]]) -> str:
    """Return the text with a space for every line end inside a paragraph: words read alike wherever a line broke."""
    pieces: list[str] = []
    done = 0
    for start, end in paragraphs:
        if plain.find("\n", start, end - 1) >= 0:
            words = plain[start:end].rstrip()
            pieces += plain[done:start], words.replace("\n", " ")
            done = start + len(words)
    return "".join((*pieces, plain[done:])) if pieces else plain


def paragraphs_of(plain: str) -> list[tuple[int, int]]:
    """Split the text at blank lines, and at line ends that are no mere wraps.

    Returns
    -------
    list of tuple
        (start, end) of each paragraph, ascending, its last line end counted in.
    """
    lines = plain.split("\n")
    stripped = [line.strip() for line in lines]
    widest = max(map(len, stripped))
    blocks: list[tuple[int, int]] = []
    previous, heading, start = "", False, 0
    for line, words in zip(lines, stripped, strict=True):
        end = min(start + len(line) + 1, len(plain))
        if words and previous and not heading and _wraps(previous, line, words, widest):
            blocks[-1] = blocks[-1][0], end
        elif words:
            blocks.append((start, end))
            heading = words[0] == "#"  # a markdown heading is one line
        previous, start = words, end
    return blocks


def _wraps(previous: str, line: str, words: str, widest: int) -> bool:
    """Tell whether a line goes on with the sentence of the line before it."""
    if previous[-1].isdecimal() and _DASHED_NUMBER.match(line):  # nhiệm kỳ 2020 / - 2025
        return True
    if _STARTS_ANEW.match(line) or "\t" in words or "\t" in previous:  # rows of a table
        return False
    if words[0].islower() or previous[-1] in ",-" or previous.rsplit(None, 1)[-1].lower() in FUNCTION_WORDS:
        return True
    if previous[-1] in ".:;!?…":
        return False
    return words[0] in "(%/)" or (20 < widest <= 160 and len(previous) > 0.6 * widest)
