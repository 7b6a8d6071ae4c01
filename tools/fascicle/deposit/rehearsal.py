"""What a repository would refuse, told before it does: its limits, its lists of words, what it cannot do without.

The rules are those that the repositories publish, or were seen to enforce: InvenioRDM 14 was tried, the others read of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from fascicle.deposit.metadata import DepositRecord
from fascicle.edition.identifiers import DOI_TEST_PREFIX


@dataclass(frozen=True)
class Objection:
    """Something that a repository says of a deposit; what it ``refuses`` keeps it out, the rest is asked for."""

    refuses: bool
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{'error' if self.refuses else 'warning'}: {self.message}; {self.hint}"


@dataclass(frozen=True)
class Rehearsed:
    """What is handed over: the record, and the sizes of files by their paths in the package, or of one zip."""

    record: DepositRecord
    files: Mapping[str, int]


_Rule = Callable[[Rehearsed], Iterator[Objection]]
_GB = 10**9

# Subjects of Dataverse's citation block; another is refused.
_SUBJECTS = frozenset(
    {
        "Agricultural Sciences", "Arts and Humanities", "Astronomy and Astrophysics", "Business and Management",
        "Chemistry", "Computer and Information Science", "Earth and Environmental Sciences", "Engineering", "Law",
        "Mathematical Sciences", "Medicine, Health and Life Sciences", "Physics", "Social Sciences", "Other",
    }
)  # fmt: skip


def _files_at_most(number: int, size: int) -> _Rule:
    def rule(what: Rehearsed) -> Iterator[Objection]:
        hint = "hand over the bag as one file: fascicle deposit --as zip"
        if len(what.files) > number:
            yield Objection(True, f"{len(what.files)} files, and a record takes {number}", hint)
        if (whole := sum(what.files.values())) > size:
            yield Objection(True, f"{whole / _GB:.1f} GB, and a record takes {size / _GB:.0f}", "ask for more room")

    return rule


def _flat_names(what: Rehearsed) -> Iterator[Objection]:
    """Names without folders, which many forms make of paths."""
    names = Counter(PurePosixPath(path).name for path in what.files)
    if several := sorted(name for name, number in names.items() if number > 1):
        more = f", and {len(several) - 1} others" if len(several) > 1 else ""
        hint = "hand over the bag as one file: fascicle deposit --as zip"
        yield Objection(True, f"{several[0]} is the name of {names[several[0]]} files{more}", hint)


def _title(what: Rehearsed) -> Iterator[Objection]:
    if len(what.record.title) < 3:
        yield Objection(True, "the title is shorter than three characters", "write `title` in edition.toml")


def _description(*, refuses: bool) -> _Rule:
    def rule(what: Rehearsed) -> Iterator[Objection]:
        if len(what.record.description) < 3:
            yield Objection(refuses, "there is no description", "write `description` in edition.toml")

    return rule


def _families(what: Rehearsed) -> Iterator[Objection]:
    for person in (*what.record.creators, *what.record.contributors):
        if not person.family:
            hint = "write `given` and `family` of the person in edition.toml; a group is taken as an organisation"
            yield Objection(False, f"of {person.name} no family name is known", hint)
        elif not person.orcid:
            yield Objection(
                False, f"of {person.name} no ORCID iD is known", "write `orcid` of the person in edition.toml"
            )


def _licence(what: Rehearsed) -> Iterator[Objection]:
    if not what.record.spdx:
        hint = "write the `url` of a licence that SPDX lists, or choose the licence in the form"
        yield Objection(False, f"the licence “{what.record.licence.name}” is in no list of licences", hint)


def _languages(what: Rehearsed) -> Iterator[Objection]:
    if any(each.iso639_3 == "und" for each in what.record.languages):
        yield Objection(
            False, "of some texts the language is not known", "write `language` of the source in edition.toml"
        )


def _publisher_for_a_doi(what: Rehearsed) -> Iterator[Objection]:
    if not what.record.publisher:
        yield Objection(True, "there is no publisher, without whom no DOI is made", "write `publisher` in edition.toml")
    if what.record.doi.startswith(DOI_TEST_PREFIX):
        yield Objection(True, f"the DOI {what.record.doi} is one for tests", "take `doi` out of edition.toml")


def _contact(*, refuses: bool) -> _Rule:
    def rule(what: Rehearsed) -> Iterator[Objection]:
        if not what.record.settings.contact.email:
            yield Objection(
                refuses, "nobody is named whom to ask", "write [deposit.contact] name and email in edition.toml"
            )

    return rule


def _subject(what: Rehearsed) -> Iterator[Objection]:
    if what.record.settings.subject not in _SUBJECTS:
        hint = "write one of Dataverse's subjects as [deposit] subject in edition.toml, such as Arts and Humanities"
        yield Objection(True, f"the subject “{what.record.settings.subject}” is in no list", hint)


def _plain_names(what: Rehearsed) -> Iterator[Objection]:
    if odd := sorted(path for path in what.files if not path.isascii() or " " in path):
        yield Objection(True, f"the file name “{odd[0]}” is not plain ASCII", "rename the file")


def _keywords(what: Rehearsed) -> Iterator[Objection]:
    if not what.record.keywords:
        yield Objection(False, "there are no keywords", "write `keywords` in edition.toml")


def _address(what: Rehearsed) -> Iterator[Objection]:
    if not what.record.address:
        hint = "write `url` in edition.toml: where the edition is published"
        yield Objection(False, "there is no address under which the edition is found", hint)


def _licence_address(what: Rehearsed) -> Iterator[Objection]:
    if not what.record.licence.url:
        yield Objection(True, "the licence has no address", "write `url` of [licence] in edition.toml")


REPOSITORIES: Mapping[str, tuple[_Rule, ...]] = {
    "zenodo": (
        _files_at_most(100, 50 * _GB), _flat_names, _title, _description(refuses=True), _publisher_for_a_doi,
        _families, _licence, _languages, _keywords,
    ),
    "invenio": (
        _files_at_most(100, 10 * _GB), _title, _description(refuses=False), _publisher_for_a_doi, _families, _licence,
        _languages, _keywords,
    ),
    "dspace": (_plain_names, _flat_names, _title, _description(refuses=False), _licence_address, _keywords),
    "dataverse": (
        _files_at_most(1000, 2 * _GB), _title, _description(refuses=True), _contact(refuses=True), _subject,
        _families, _licence_address, _keywords,
    ),
    "clarin": (_title, _description(refuses=True), _contact(refuses=True), _licence_address, _languages, _address),
}  # fmt: skip
"""What each repository looks at."""


def rehearse(repository: str, record: DepositRecord, files: Mapping[str, int]) -> list[Objection]:
    """What a repository would say of a deposit, what it refuses first; ``files`` are sizes by path."""
    what = Rehearsed(record, files)
    found = [each for rule in REPOSITORIES[repository] for each in rule(what)]
    return sorted(found, key=lambda each: not each.refuses)
