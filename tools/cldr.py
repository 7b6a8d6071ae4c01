"""Writes ``xslt/messages/cldr/LANG.xml``: what the interface needs of Unicode's CLDR, taken from Babel.

And the months and weekdays by which ``fascicle.language`` knows a date, so that a conversion need not load Babel.
The files are kept, so that what is published does not change with the version of Babel. Run after adding a language.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version
from lxml import etree

from fascicle.language.calendar import KEPT, words_of_cldr
from fascicle.language.data import tags

MESSAGES = Path(__file__).resolve().parents[1] / "xslt" / "messages"
NAMESPACE = "urn:fascicle:messages"

# The English of the interface is British.
_TERRITORY = {"en": "en_GB", "pt": "pt_PT"}

# Older stages and neighbours of languages that editions are made in, and what is said of texts in none or in several;
# of the others, all that have two letters.
_FURTHER = {
    "akk", "ang", "arc", "arz", "ast", "ckb", "cop", "csb", "dsb", "dum", "egy", "enm", "frm", "fro", "fur", "gmh",
    "goh", "got", "grc", "gsw", "haw", "hsb", "lad", "nap", "nds", "non", "ota", "peo", "pro", "rup", "scn", "sco",
    "sga", "smn", "sux", "syr", "szl", "vec", "und", "mul", "zxx",
}  # fmt: skip
_ISO_639 = {("en", "und"): "Undetermined"}  # as headers say it
_FIELDS = {"d": "{day}", "dd": "{day}", "MMMM": "{month}", "LLLL": "{month-alone}", "y": "{year}", "G": "{era}"}
_PIECE = re.compile(r"'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+")


def languages() -> list[str]:
    """The languages that have messages."""
    return sorted(path.stem for path in MESSAGES.glob("*.xml"))


def document(language: str) -> str:
    """The file of one language, as text."""
    locale = Locale.parse(_TERRITORY.get(language, language))
    root = etree.Element("locale", nsmap={None: NAMESPACE}, cldr=str(get_cldr_version()))  # type: ignore[dict-item]
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    root.set("decimal", locale.number_symbols["latn"]["decimal"])
    root.set("last", locale.list_patterns["standard"]["end"].removeprefix("{0}").removesuffix("{1}"))
    _add(root, "date", _template(locale.date_formats["long"].pattern), form="day")
    _add(root, "date", _template(locale.datetime_skeletons["yMMMM"].pattern), form="month")
    _add(root, "date", _template(locale.datetime_skeletons["Gy"].pattern), form="year-before-era")
    _add(root, "era", locale.eras["abbreviated"][0])
    for number in range(1, 13):
        alone = locale.months["stand-alone"]["wide"][number]
        _add(root, "month", locale.months["format"]["wide"][number], n=str(number), alone=alone)
    for number in range(7):  # from Monday on, as ISO 8601 counts
        wide = locale.days["stand-alone"]["wide"][number]
        _add(root, "day", locale.days["stand-alone"]["short"][number], n=str(number + 1), wide=wide)
    for tag, name in sorted(locale.languages.items()):
        if tag in _FURTHER or re.fullmatch("[a-z]{2}", tag):
            _add(root, "language", _ISO_639.get((language, tag), name), tag=tag)
    etree.indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made by tools/cldr.py. -->\n'
    return declaration + etree.tostring(root, encoding="unicode") + "\n"


def _add(root: etree._Element, name: str, text: str, **attributes: str) -> None:
    etree.SubElement(root, name, attributes).text = text


def _template(pattern: str) -> str:
    """A pattern of CLDR (UTS 35, part 4) as a message: `d 'de' MMMM` gives `{day} de {month}`."""
    pieces = []
    for piece in _PIECE.finditer(pattern):
        whole = piece[0]
        pieces.append(piece[1] if whole.startswith("'") else _FIELDS[whole] if piece[2] else whole)
    return "".join(pieces)


def calendar() -> str:
    """The months and weekdays of all languages that there is a file of words for, as text."""
    words = {tag: " ".join(sorted(words_of_cldr(tag))) for tag in tags()}
    return json.dumps(words, ensure_ascii=False, indent=0) + "\n"


def main() -> None:
    """Write the files of all languages."""
    KEPT.write_text(calendar(), encoding="utf-8")
    (MESSAGES / "cldr").mkdir(exist_ok=True)
    for language in languages():
        (MESSAGES / "cldr" / f"{language}.xml").write_text(document(language), encoding="utf-8")


if __name__ == "__main__":
    main()
