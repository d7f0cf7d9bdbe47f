"""Is a word spelt as a Vietnamese syllable can be? The evidence by which legacy encodings are told apart."""

import re
import unicodedata

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")

_ONSETS = "b|ch?|d|đ|gh?|gi|h|kh?|l|m|nh|ngh?|n|ph?|qu|r|s|th|tr|t|v|x"

#: Rimes without their tone, after the tables of Đoàn Thiện Thuật, *Ngữ âm tiếng Việt* (1977), in modern spelling.
_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong oóc op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uynh uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ynh yt ych
"""

_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")

#: A word with at least one letter outside ASCII, between white space and punctuation.
_ACCENTED_WORD = re.compile(r"[^\s\d.,;:()\[\]<>=&#\"'“”‘’?!/…–+*%_-]+")


def is_syllable(word: str) -> bool:
    """Say whether a word obeys Vietnamese spelling, capitals included.

    Parameters
    ----------
    word
        One word, composed or decomposed: small, capital or with a capital at its head.
    """
    if word[1:].lower() != word[1:] and word.upper() != word:
        return False
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(bare) is not None


def accented_words(text: str) -> set[str]:
    """Collect the different words of a text that need more than ASCII to be written."""
    words = set(_ACCENTED_WORD.findall(text))
    return {word for word in words if not word.isascii() and any(map(str.isalpha, word))}


def spelling(words: set[str]) -> float:
    """Give the share of words that are Vietnamese syllables, 0 for no words."""
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
