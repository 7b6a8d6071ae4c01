"""What others say of the package: every validator that is installed, asked one after another, in one report."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from lxml import etree

from fascicle.deposit.verify import verify

_MOST = 20  # faults of one validator that are told
_TOGETHER = 200  # files that are given to a program at once
_PREMIS = "{http://www.loc.gov/premis/v3}"


class State(Enum):
    """What has become of a question."""

    PASSED = "passed"
    FAILED = "failed"
    ABSENT = "not installed"
    NOT_RUN = "could not run"


@dataclass(frozen=True)
class Verdict:
    """What a validator says; ``faults`` are in its own words. ``how`` says how one gets it that is absent."""

    name: str
    what: str
    state: State
    faults: tuple[str, ...] = ()
    how: str = ""


class _CannotRunError(Exception):
    """A validator is there, and says nothing of the package."""


@dataclass(frozen=True)
class _Referee:
    """A validator: what it looks at, how it is got, whether it is there, and the faults that it finds in a bag.

    It is asked of a bag and of storage roots of OCFL.
    """

    name: str
    what: str
    how: str
    there: Callable[[], bool]
    faults: Callable[[Path, Sequence[Path]], Iterator[str]]


def referees(bag: Path, roots: Sequence[Path] = ()) -> list[Verdict]:
    """The verdicts on a bag, and on the storage ``roots`` that hold releases of it, by every validator there is."""
    found = []
    for each in _REFEREES:
        if not each.there():
            found.append(Verdict(each.name, each.what, State.ABSENT, how=each.how))
            continue
        try:
            faults = tuple(each.faults(bag, roots))
        except (_CannotRunError, OSError, subprocess.TimeoutExpired) as error:
            found.append(Verdict(each.name, each.what, State.NOT_RUN, (str(error),)))
            continue
        told = faults[:_MOST] + ((f"and {len(faults) - _MOST} more",) if len(faults) > _MOST else ())
        found.append(Verdict(each.name, each.what, State.FAILED if faults else State.PASSED, told))
    return found


def _command(name: str) -> str:
    """A program, of the path or of this interpreter's folder; "" where it is not installed."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent)) or ""


def _program(name: str) -> Callable[[], bool]:
    return lambda: bool(_command(name))


def _module(name: str) -> Callable[[], bool]:
    return lambda: importlib.util.find_spec(name) is not None


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


def _own(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    return map(str, verify(bag))


def _bagit(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    import bagit

    try:
        bagit.Bag(str(bag)).validate()
    except bagit.BagError as error:
        yield str(error)


def _bagit_profile(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    import bagit
    import bagit_profile

    path = bag / "data" / "metadata" / "bagit-profile.json"
    profile = json.loads(path.read_bytes())
    judge = bagit_profile.Profile(profile["BagIt-Profile-Info"]["BagIt-Profile-Identifier"], profile=profile)
    if not judge.validate(bagit.Bag(str(bag))):
        yield from (str(each) for each in judge.report.errors)


def _mets(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    spec = importlib.util.find_spec("eark_validator")
    tops = (spec.submodule_search_locations if spec else None) or ()
    path = next((path for top in tops for path in Path(top).rglob("mets.xsd")), None)
    if path is None:
        raise _CannotRunError("it carries no schema of METS")
    folder = path.parent

    class Beside(etree.Resolver):
        """What the schema imports from the web lies beside it."""

        def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # type: ignore[override]
            known = folder / system_url.rpartition("/")[2]
            asked: Any = self
            return asked.resolve_filename(str(known), context) if known.is_file() else None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    schema = etree.XMLSchema(etree.parse(str(path), parser))
    if not schema.validate(etree.parse(str(bag / "data" / "metadata" / "mets.xml"))):
        log: Any = schema.error_log
        yield from (f"metadata/mets.xml:{each.line}: {each.message}" for each in log)


def _fido(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    """Formats that the package says of its TEI and PDF files, against those that FIDO sees."""
    data = bag / "data"
    said: dict[str, str] = {}
    for each in etree.parse(str(data / "metadata" / "premis.xml")).iter(f"{_PREMIS}object"):
        path = each.findtext(f"{_PREMIS}originalName") or ""
        if path.endswith((".pdf", ".xml")) and (key := each.findtext(f".//{_PREMIS}formatRegistryKey")):
            said[path] = key
    paths = sorted(path for path in said if (data / path).is_file())
    for at in range(0, len(paths), _TOGETHER):
        files = [str(data / path) for path in paths[at : at + _TOGETHER]]
        command = [sys.executable, "-m", "fido.fido", "-q", "-matchprintf", "%(info.puid)s\t%(info.filename)s\n"]
        done = _run([*command, "-bufsize", "4000000", *files])
        seen: dict[str, set[str]] = {}
        for line in done.stdout.splitlines():
            puid, _tab, name = line.partition("\t")
            seen.setdefault(name, set()).add(puid)
        if not seen:
            raise _CannotRunError((done.stderr.strip().splitlines() or ["it says nothing"])[-1])
        for path, file in zip(paths[at : at + _TOGETHER], files, strict=True):
            if file in seen and said[path] not in seen[file]:
                yield f"{path} is {', '.join(sorted(seen[file]))}, and the package says {said[path]}"


def _jing(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    """TEI files that come from sources, by the schema in the package."""
    data = bag / "data"
    schema, folder = data / "schema" / "fascicle.rng", data / "tei"
    files = [str(path) for path in sorted(folder.glob("*.xml")) if path.name != "authority.xml"]
    for at in range(0, len(files) if schema.is_file() else 0, _TOGETHER):
        done = _run([_command("jing"), str(schema), *files[at : at + _TOGETHER]])
        if done.returncode:
            yield from done.stdout.splitlines() or [done.stderr.strip()]


def _ocfl(_: Path, roots: Sequence[Path]) -> Iterator[str]:
    """Storage roots, and each object in them, which it does not look into by itself."""
    for root in roots:
        for path in (root, *sorted(each.parent for each in root.rglob("0=ocfl_object_1.*"))):
            done = _run([_command("ocfl-validate.py"), str(path)])
            said = [line for line in (done.stdout + done.stderr).splitlines() if line.startswith("[E")]
            if done.returncode or said or "INVALID" in done.stdout:
                yield from (f"{path.name}: {line}" for line in said or [done.stdout.strip()])


def _rocrate(bag: Path, _: Sequence[Path]) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="fascicle-") as room:
        report = Path(room, "report.json")
        options = ["-y", "--disable-color", "validate", "--offline", "-p", "ro-crate-1.2", "-l", "required"]
        command = [_command("rocrate-validator"), *options, "--no-paging", "-f", "json", "-o", str(report)]
        done = _run([*command, str(bag / "data")])
        if not report.is_file():
            hint = "it needs the context of RO-Crate in its cache, for which it goes into the network once"
            raise _CannotRunError(f"{(done.stdout + done.stderr).strip()[-200:]} ({hint})")
        issues = json.loads(report.read_bytes())["issues"]
        if any("Unable to retrieve" in str(each["message"]) for each in issues):
            raise _CannotRunError(
                "it has no context of RO-Crate in its cache: let it judge a crate with a network once"
            )
        for each in issues:
            yield f"{each.get('violatingEntity') or ''} {each['message']}".strip()


_PIP = "pip install"
_REFEREES = (
    _Referee("fascicle", "every file of the bag, by all checksums", "", lambda: True, _own),
    _Referee("bagit", "the bag (BagIt 1.0)", f"{_PIP} bagit", _module("bagit"), _bagit),
    _Referee(
        "bagit-profile", "what bag-info.txt says", f"{_PIP} bagit-profile", _module("bagit_profile"), _bagit_profile
    ),
    _Referee(
        "eark-validator", "METS, by its schema", f"{_PIP} --no-deps eark-validator", _module("eark_validator"), _mets
    ),
    _Referee("fido", "formats of TEI and PDF (PRONOM)", f"{_PIP} opf-fido", _module("fido"), _fido),
    _Referee("jing", "TEI, by the schema in the package", "apt-get install jing", _program("jing"), _jing),
    _Referee("ocfl-py", "the storage roots (OCFL 1.1)", "pipx install ocfl-py", _program("ocfl-validate.py"), _ocfl),
    _Referee("roc-validator", "RO-Crate 1.2", "pipx install roc-validator", _program("rocrate-validator"), _rocrate),
)
