"""The two byte encodings of Vietnamese offices before Unicode: TCVN3 (the ABC fonts) and VNI.

Both were read by Windows as if they were Western text, which is also how they survive in today's files: "®¶ng viªn" is
*đảng viên* in TCVN3. So the tables map Western text to Vietnamese; bytes are made Western text first.
"""

import re
import unicodedata

_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_CIRCUMFLEX, _BREVE = "\u0302", "\u0306"

#: TCVN 5712:1993, VN1, from 0xA1 on; VN3 (the ABC fonts) leaves out its capitals with tones.
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
#: The five combining tones stand where Western text has ° ± ² ³ ´, so they are tones only after a vowel.
_TCVN3_LETTERS = {0xA1 + i: letter for i, letter in enumerate(_TCVN3) if not unicodedata.combining(letter)}
_TCVN3_TONES = dict(zip("°±²³´", (_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT), strict=True))
_TONE_AFTER_VOWEL = re.compile("(?<=[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ])[°±²³´]")
_WORD = re.compile(r"[^\W\d_]+")


def _vni_table() -> dict[str, str]:
    """Spell out VNI for Windows: a letter, then a second character for its hat and tone together."""
    tones = dict(zip("øùûõï", (_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
    hats = dict(zip("âàáåãä", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
    breves = dict(zip("êèéúüë", ("", _GRAVE, _ACUTE, _HOOK, _TILDE, _DOT), strict=True))
    single = {"æ": "ỉ", "ó": "ĩ", "ò": "ị", "ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ"}
    table = dict(single)
    table |= {base + sign: single.get(base, base) + tone for base in "aeouyôö" for sign, tone in tones.items()}
    table |= {base + sign: base + _CIRCUMFLEX + tone for base in "aeo" for sign, tone in hats.items()}
    table |= {"a" + sign: "a" + _BREVE + tone for sign, tone in breves.items()}
    table = {vni: unicodedata.normalize("NFC", letter) for vni, letter in table.items()}
    # The capital decides the case; its sign is typed in either.
    capitals = {vni.upper(): letter.upper() for vni, letter in table.items()}
    mixed = {vni[0].upper() + vni[1:]: letter.upper() for vni, letter in table.items()}
    return table | mixed | capitals


_VNI = _vni_table()
_VNI_LETTER = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))

#: Bytes 0x80–0x9F as Windows shows them: quotes and dashes; the five it leaves open stay control characters.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_WINDOWS_BYTES = {ord(letter): chr(code) for code, letter in _WINDOWS.items()}


def western(data: bytes) -> str:
    """Decode bytes the way Windows did when it knew no Vietnamese; never fails."""
    return data.decode("latin-1").translate(_WINDOWS)


def western_bytes(text: str) -> bytes:
    """Turn Western text back into its bytes; raises ``UnicodeEncodeError`` where it is no such text."""
    return text.translate(_WINDOWS_BYTES).encode("latin-1")


def from_tcvn3(text: str) -> str:
    """Read TCVN3 (ABC) that was taken for Western text.

    The ABC fonts have no codes for capitals with tones (a second font draws them), so they are recovered from the plain
    letters around them: "TØNH" is TỈNH.

    Source: TCVN 5712:1993.
    """
    letters = text.translate(_TCVN3_LETTERS)
    toned = _TONE_AFTER_VOWEL.sub(lambda match: _TCVN3_TONES[match[0]], letters)
    return _WORD.sub(lambda match: _in_capitals(match[0]), toned)


def _in_capitals(word: str) -> str:
    """Raise the letters with tones of a word whose plain letters are capitals, one after its beginning among them."""
    plain = [letter for letter in word if letter.isascii()]
    in_capitals = all(map(str.isupper, plain)) and any(letter.isascii() for letter in word[1:])
    return word.upper() if in_capitals else word


def from_vni(text: str) -> str:
    """Read VNI for Windows that was taken for Western text.

    Source: the code table of the VNI-Windows fonts, VNI Software.
    """
    return _VNI_LETTER.sub(lambda match: _VNI[match[0]], text)
