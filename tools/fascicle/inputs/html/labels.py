"""Names of encodings as the Encoding standard of the web has them: browsers read by these what a file declares.

Many files declare a subset and hold the larger set that came after it; those names stand for the larger one.
"""

from __future__ import annotations

import codecs

_STANDS_FOR = {
    "cp1252": "ascii us-ascii iso8859-1 iso88591 latin-1 latin1 l1 x-cp1252 iso-ir-100 csisolatin1",
    "cp1254": "iso8859-9 iso88599 latin5 l5 x-cp1254 csisolatin5",
    "cp874": "tis-620 iso8859-11 iso-8859-11 dos-874",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j csshiftjis",
    "cp949": "euc_kr euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 iso-ir-149 windows-949",
    "gb18030": "gb2312 gb_2312-80 gbk x-gbk chinese csgb2312 csiso58gb231280 iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "x-euc-jp cseucpkdfmtjapanese",
    "mac_roman": "macintosh mac x-mac-roman csmacintosh",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "koi8_u": "koi8-ru",
    "koi8_r": "koi koi8 cskoi8r",
    "iso8859_8": "iso-8859-8-i logical visual iso-8859-8-e",
    "iso8859_6": "iso-8859-6-e iso-8859-6-i",
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8",
}
_WIDE = frozenset({"utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_BY_NAME = {name: encoding for encoding, names in _STANDS_FOR.items() for name in names.split()}


def encoding_of(label: str) -> str | None:
    """The encoding that a label stands for, as Python names it; None for what nobody knows."""
    name = label.strip().lower()
    if name in _BY_NAME:
        return _BY_NAME[name]
    if name.startswith("x-cp125"):
        name = name.removeprefix("x-")
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    if not found._is_text_encoding:  # `rot13` and `hex` are names too
        return None
    if found.name in _WIDE:  # a file of which a label could be read has bytes of ASCII
        return "utf-8"
    return _BY_NAME.get(found.name, found.name)
