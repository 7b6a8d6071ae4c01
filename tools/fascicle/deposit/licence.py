"""``LICENSE``: the text of the licence, of SPDX's list, or where it is to be read; or the editors' own file."""

from __future__ import annotations

import re
from importlib import resources

from fascicle.deposit.metadata import DepositRecord

NAME = "LICENSE"
OWN = (NAME, f"{NAME}.txt", f"{NAME}.md")
"""What editors may call a file of theirs, which goes in as it is."""

_MARKUP = re.compile(r"<<(?:beginOptional|endOptional)[^>]*>>|<<var;[^>]*?original=(?P<text>[^;>]*)[^>]*>>")


def licence(record: DepositRecord) -> bytes:
    """The file in UTF-8: which licence the edition has, and its text, if that is a licence of Creative Commons."""
    name, url = record.licence.name, record.licence.url
    head = f"{record.full_title}, version {record.version}, is published under the licence {name}"
    text = _text(record.spdx) if record.spdx else ""
    if text:
        return f"{head} ({record.spdx}),\n{url}\n\nThe text of the licence:\n\n{text}".encode()
    where = (
        f",\nwhose text is to be read at {url}" if url else "; where its text is to be read, the record does not say"
    )
    return f"{head}{where}\n".encode()


def _text(identifier: str) -> str:
    """The text of a licence by its identifier, without what marks optional parts; "" where the list has none."""
    file = resources.files("spdx") / "data" / f"{identifier}.txt"
    if not file.is_file():
        return ""
    text = _MARKUP.sub(lambda found: found["text"] or "", file.read_text("utf-8"))
    return "".join(f"{line.strip()}\n" for line in text.strip().split("\n"))
