"""``fascicle names``: proposed, answered, in the authority file, in the texts; and nothing comes twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import fascicle
from fascicle.check.grammar import edition_schema
from fascicle.cli import main
from fascicle.edition import tables
from fascicle.run.stages import name_proposals
from support.editions import add_source, new_edition, tree

LETTERS = {
    "one.txt": "Dear Ruth,\n\nPeregrine Marsh came with Mrs. Odile Vant to Ystersund. He had the ear of the\n"
    "Harbour Relief League, and Marsh’s brother sat on it. The HRL paid. Nobody asked Aunt\nMay.\n",
    "two.txt": "Dear Ruth,\n\nP. Marsh is back from Ystersund; Peregrine Marsch, as they print him. Odile\n"
    "Vant stays. I saw Wolfram at the gate, in the Blue Dragon.\n",
}
KNOWN = (
    *(("Peregrine Marsh", "persName", 0.97), ("Peregrine Marsch", "persName", 0.9), ("P. Marsh", "persName", 0.9)),
    *(("Marsh", "persName", 0.6), ("Odile Vant", "persName", 0.95), ("Ystersund", "placeName", 0.8)),
    *(("Harbour Relief League", "orgName", 0.7), ("HRL", "orgName", 0.5), ("Blue Dragon", "placeName", 0.45)),
    *(("Wolfram", "persName", 0.4),),
)


@dataclass(frozen=True)
class Candidate:
    start: int
    end: int
    element: str
    probability: float


def recognise(text: str, languages: Sequence[str], blocks: object = (), *, titles: bool = False) -> list[Candidate]:
    """Knows some names by heart."""
    found: dict[int, Candidate] = {}
    for name, element, probability in KNOWN:
        pattern = re.compile(r"(?<!\w)" + re.escape(name).replace(r"\ ", r"\s") + r"(?!\w)")
        for match in pattern.finditer(text):
            if all(match.start() >= each.end or match.end() <= each.start for each in found.values()):
                found[match.start()] = Candidate(*match.span(), element, probability)
    return [found[at] for at in sorted(found)]


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(name_proposals, "recogniser", lambda _: recognise)
    folder = new_edition(tmp_path / "quay")
    for file, text in LETTERS.items():
        add_source(folder, file, text, file.partition(".")[0].title())
    assert run("convert", folder).exit_code == 0
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments), *(() if "reconcile" in arguments else ("-j", "1"))])


def table_of(edition: Path) -> list[dict[str, str]]:
    rows = tables.load((edition / "build/proposals/names.tsv").read_text("utf-8"))
    (_, head), *rest = rows
    return [dict(zip(head, row, strict=True)) for _, row in rest]


def answer(edition: Path, answers: dict[str, dict[str, str]]) -> None:
    """Answer rows by their names."""
    rows = table_of(edition)
    for row in rows:
        row.update(answers.get(row["name"], {}))
    text = tables.dump([list(rows[0]), *(list(row.values()) for row in rows)])
    (edition / "build/proposals/names.tsv").write_text(text, "utf-8")


def authority(edition: Path) -> str:
    return (edition / "decisions/authority.xml").read_text("utf-8")


def names_in(edition: Path, file: str) -> list[str]:
    text = (edition / f"text/{file}.xml").read_text("utf-8")
    found = re.finditer(r'<(\w+Name) ref="#([^"]*)"[^>]*>(.*?)</\1>', text, re.DOTALL)
    return [f"{match[2]}: {' '.join(re.sub('<[^>]*>', ' ', match[3]).split())}" for match in found]


def test_what_is_proposed(edition: Path) -> None:
    told = run("names", "propose", edition)
    assert told.exit_code == 0
    assert "names accept" in told.stderr
    rows = {row["name"]: row for row in table_of(edition)}
    marsh = rows["Peregrine Marsh"]
    assert (marsh["state"], marsh["id"], marsh["kind"], marsh["probability"]) == (
        "new",
        "peregrine-marsh",
        "person",
        "0.97",
    )
    assert set(marsh["variants"].split(" | ")) == {"Marsh", "P. Marsh", "Peregrine Marsch"}
    assert (marsh["mentions"], marsh["texts"]) == ("4", "2")
    assert marsh["places"].split()[0].startswith("one.xml:")
    assert "[Peregrine Marsh]" in marsh["context"]
    assert rows["Harbour Relief League"]["variants"] == "HRL"
    assert [row["probability"] for row in table_of(edition)] == sorted(
        (r["probability"] for r in rows.values()), reverse=True
    )


def test_running_twice_changes_nothing_and_keeps_answers(edition: Path) -> None:
    run("names", "propose", edition)
    answer(edition, {"Wolfram": {"answer": "no"}})
    before = tree(edition)
    run("names", "propose", edition)
    assert tree(edition) == before


def test_accepted_entries_are_in_the_file_and_in_the_texts(edition: Path) -> None:
    before = authority(edition)
    run("names", "propose", edition)
    answer(
        edition,
        {
            "Peregrine Marsh": {"answer": "yes", "idno": "gnd:118540238"},
            "Odile Vant": {"answer": "yes", "name": "Odile de Vant", "id": "vant", "variants": "Odile Vant"},
            "Harbour Relief League": {"answer": "yes"},
            "Blue Dragon": {"answer": "yes", "kind": "org"},
            "Wolfram": {"answer": "no"},
        },
    )
    told = run("names", "accept", edition)
    assert (told.exit_code, told.stdout.startswith("5 answers")) == (0, True)
    after = authority(edition)
    assert '<idno type="gnd">118540238</idno>' in after
    assert re.search(r'<org xml:id="blue-dragon">\s*<orgName type="preferred">Blue Dragon</orgName>', after)
    lines = iter(after.splitlines())
    assert all(line in lines for line in before.splitlines())  # what a person wrote stands as it was
    assert not edition_schema().validate(after.encode(), "authority.xml")
    run("annotate", edition)
    assert names_in(edition, "one")[:3] == [
        "peregrine-marsh: Peregrine Marsh",
        "vant: Odile Vant",
        "harbour-relief-league: Harbour Relief League",
    ]
    assert "peregrine-marsh: Peregrine Marsch" in names_in(edition, "two")
    assert run("check", edition).exit_code == 0
    # The same table again, and another look: nothing new.
    before_all = tree(edition)
    assert run("names", "accept", edition).exit_code == 0
    assert {path for path, data in tree(edition).items() if before_all.get(path) != data} == set()
    run("names", "propose", edition)
    assert {row["name"] for row in table_of(edition)} == {"Ystersund"}


def test_merging_and_splitting_are_remembered(edition: Path) -> None:
    run("names", "propose", edition)
    answer(
        edition,
        {
            "Peregrine Marsh": {"answer": "split"},
            "Wolfram": {"answer": "into #odile-vant"},
            "Odile Vant": {"answer": "yes"},
        },
    )
    assert run("names", "accept", edition).exit_code == 0
    entry = authority(edition).partition('xml:id="odile-vant"')[2].partition("</person>")[0]
    assert re.findall(r'type="(\w+)">([^<]*)<', entry) == [("preferred", "Odile Vant"), ("variant", "Wolfram")]
    run("names", "propose", edition)
    assert {row["name"] for row in table_of(edition)} >= {"Peregrine Marsh", "P. Marsh", "Peregrine Marsch", "Marsh"}


def test_new_forms_of_an_entry_are_asked_for_as_such(edition: Path) -> None:
    run("names", "propose", edition)
    answer(edition, {"Peregrine Marsh": {"answer": "yes", "variants": ""}})
    run("names", "accept", edition)
    run("names", "propose", edition)
    (row,) = (row for row in table_of(edition) if row["id"] == "peregrine-marsh")
    assert (row["state"], set(row["variants"].split(" | "))) == ("form", {"Marsh", "P. Marsh", "Peregrine Marsch"})
    answer(edition, {"Peregrine Marsh": {"answer": "yes", "variants": "Marsh | P. Marsh"}})
    run("names", "accept", edition)
    assert '<persName type="variant">P. Marsh</persName>' in authority(edition)


def test_homonyms_are_asked_text_by_text(edition: Path) -> None:
    file = edition / "decisions/authority.xml"
    people = "".join(
        f'<person xml:id="{each}"><persName type="preferred">{each.title()} Wolfram</persName>'
        f'<persName type="variant">Wolfram</persName></person>'
        for each in ("jan", "piet")
    )
    file.write_text(file.read_text("utf-8").replace("</listPerson>", f"{people}</listPerson>"), "utf-8")
    run("annotate", edition)
    assert not any("Wolfram" in each for each in names_in(edition, "two"))
    run("names", "propose", edition)
    (row,) = (row for row in table_of(edition) if row["state"] == "doubtful")
    assert (row["name"], row["possible"], row["places"].partition(":")[0]) == ("Wolfram", "jan | piet", "two.xml")
    answer(edition, {"Wolfram": {"answer": "into piet"}})
    run("names", "accept", edition)
    run("annotate", edition)
    assert "piet: Wolfram" in names_in(edition, "two")
    assert not [row for row in table_of_again(edition) if row["state"] == "doubtful"]


def table_of_again(edition: Path) -> list[dict[str, str]]:
    run("names", "propose", edition)
    return table_of(edition)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"answer": "maybe"}, "the answer is not known"),
        ({"answer": "into nobody"}, "there is no entry"),
        ({"answer": "into kestrel-sound"}, "kestrel-sound is a place"),
        ({"answer": "yes", "kind": "ship"}, "the kind is not known"),
        ({"answer": "yes", "id": "ada-quill"}, "is the id of another entry"),
        ({"answer": "yes", "id": "3 x"}, "no id"),
        ({"answer": "yes", "idno": "isbn:3"}, "no identifier"),
        ({"answer": "yes", "name": ""}, "has no name"),
    ],
)
def test_an_answer_that_means_nothing_is_told_with_its_line(edition: Path, cells: dict[str, str], words: str) -> None:
    run("names", "propose", edition)
    answer(edition, {"Peregrine Marsh": cells})
    before = authority(edition)
    told = run("names", "accept", edition)
    assert told.exit_code == 3
    assert words in told.stderr
    assert "names.tsv:" in told.stderr
    assert authority(edition) == before


def test_a_register_of_the_record_counts_as_authority(edition: Path) -> None:
    register = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>R</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><standOff><listPlace>"
        '<place xml:id="sund"><placeName>Ystersund</placeName></place></listPlace></standOff></TEI>'
    )
    (edition / "places.xml").write_text(register, "utf-8")
    record = edition / "edition.toml"
    record.write_text(record.read_text("utf-8") + '\n[registers]\nfiles = ["places.xml"]\n', "utf-8")
    run("annotate", edition)
    assert "sund: Ystersund" in names_in(edition, "one")
    assert run("check", edition).exit_code == 0


def test_python_does_what_the_command_does(edition: Path) -> None:
    work = fascicle.open(edition)
    result = work.names.propose()
    assert result.proposed == len(table_of(edition))
    assert work.names.accept().answers == 0
