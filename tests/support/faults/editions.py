"""A small edition to do harm to, and what must be true of it afterwards."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

from lxml import etree

from support.faults.injected import with_note

_HARBOUR = Path(__file__).parents[3] / "tei" / "harbour"
_NAMES = ("letter.txt", "playbill.txt")
LETTER = "text/letter.xml"
HAND = b'<note resp="#js">Written by hand.</note>'


def small(folder: Path) -> Path:
    """The sample edition with two of its texts, not converted yet."""
    head, *rows = (_HARBOUR / "edition.toml").read_text("utf-8").split("[[sources]]")
    kept = [row for row in rows if any(f'file = "{name}"' in row for name in _NAMES)]
    (folder / "source").mkdir(parents=True)
    (folder / "decisions").mkdir()
    (folder / "edition.toml").write_text("[[sources]]".join([head, *kept]), "utf-8")
    for name in _NAMES:
        shutil.copy(_HARBOUR / "source" / name, folder / "source" / name)
    shutil.copy(_HARBOUR / "decisions" / "authority.xml", folder / "decisions" / "authority.xml")
    return folder


def copy(edition: Path, target: Path) -> Path:
    """A copy to work on, links kept as links."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(edition, target, symlinks=True)
    return target


def by_hand(edition: Path) -> Path:
    """What an editor does to a text that is done: a mark taken out, a correction taken out, a note put in."""
    path = edition / LETTER
    text = path.read_text("utf-8")
    text = re.sub(r'<persName ref="#amos-dey"[^>]*>([^<]*)</persName>', r"\1", text, count=1)
    text = re.sub(r"<choice><sic>(shuold)</sic><corr [^>]*>[^<]*</corr></choice>", r"\1", text, count=1)
    path.write_bytes(with_note(text.encode(), HAND))
    return edition


def renamed(edition: Path) -> Path:
    """Another title of a text in the record: the program's own file is to be converted anew."""
    rewrite(edition, "Letter of the Ferry and Lighter Union", "A Letter of the Ferry's People")
    return edition


def rewrite(edition: Path, old: str, new: str) -> None:
    """Put something else into the record."""
    record = edition / "edition.toml"
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace(old, new, 1), "utf-8")


def snapshot(edition: Path) -> dict[str, bytes]:
    """All files by path but those of the cache, which only save time, and temporary ones, which are told apart."""
    names = {path.relative_to(edition): path for path in sorted(edition.rglob("*")) if path.is_file()}
    kept = (name for name in names if not _is_cache(name) and not _is_temporary(name))
    return {name.as_posix(): names[name].read_bytes() for name in kept}


def _is_cache(name: Path) -> bool:
    return name.parts[0] == "build" and name.name.startswith("cache.sqlite")


def _is_temporary(name: Path) -> bool:
    return any(part.endswith(".part") for part in name.parts)


def editors(edition: Path) -> dict[str, bytes]:
    """The files that a person wrote, and that no command may change."""
    names = ("edition.toml", "source/", "decisions/authority.xml")
    return {name: data for name, data in snapshot(edition).items() if name.startswith(names)}


def halves(edition: Path) -> list[str]:
    """The files outside ``build/`` that are not whole: no crash may leave one."""
    broken = []
    for name, data in snapshot(edition).items():
        path = Path(name)
        if path.parts[0] == "build" or path.name.startswith("."):
            continue
        try:
            if path.suffix in {".xml", ".rng", ".sch"}:
                etree.fromstring(data)
            elif path.suffix == ".json":
                json.loads(data)
            elif path.suffix == ".toml":
                tomllib.loads(data.decode("utf-8"))
        except (etree.XMLSyntaxError, ValueError) as error:
            broken.append(f"{name}: {error}")
    return broken


def leftovers(edition: Path) -> list[str]:
    """Temporary files that nobody will take away."""
    return sorted(path.relative_to(edition).as_posix() for path in edition.rglob("*.part"))


def unlike(edition: Path, expected: dict[str, bytes]) -> list[str]:
    """The names of files that are not as expected, each with what is wrong."""
    found = snapshot(edition)
    missing = [f"{name} is missing" for name in sorted(expected.keys() - found.keys())]
    more = [f"{name} should not be there" for name in sorted(found.keys() - expected.keys())]
    other = [
        f"{name} has other bytes" for name in sorted(expected.keys() & found.keys()) if found[name] != expected[name]
    ]
    return missing + more + other
