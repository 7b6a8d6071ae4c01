"""The registers against the texts: entries used as what they are not, two of one name, nobody's, out of their time."""

from __future__ import annotations

from pathlib import Path

import pytest

import fascicle
from fascicle.check.registers import rules
from fascicle.model.diagnostics import Diagnostic, Rule, Severity
from fascicle.model.errors import EditionError
from support.editions import new_edition

_HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>
<publicationStmt><p>Ferry</p></publicationStmt><sourceDesc><bibl><date when="{date}"/></bibl></sourceDesc></fileDesc>
<profileDesc>{profile}</profileDesc></teiHeader>"""
_LETTER = _HEADER + '<text xml:lang="en"><body>{body}</body></text></TEI>'
_LISTS = _HEADER + "<standOff><listPerson>{persons}</listPerson><listPlace>{places}</listPlace></standOff></TEI>"
_QUAY = '<place xml:id="quay"><placeName>Quay</placeName></place>'


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    folder = new_edition(tmp_path / "edition")
    record = folder / "edition.toml"
    rows = '\n[registers]\nfiles = ["lists/*.xml"]\n\n[[texts]]\nfile = "letters/*.xml"\n'
    record.write_text(record.read_text("utf-8").partition("[[sources]]")[0] + rows, "utf-8")
    (folder / "decisions" / "authority.xml").unlink(missing_ok=True)
    (folder / "lists").mkdir()
    (folder / "letters").mkdir()
    return folder


def register(edition: Path, persons: str, places: str = "") -> None:
    text = _LISTS.format(title="Lists", date="1904", profile="<textClass/>", persons=persons, places=places)
    (edition / "lists" / "all.xml").write_text(text, "utf-8")


def letter(
    edition: Path, body: str, date: str = "1904-05-03", name: str = "one", profile: str = "<textClass/>"
) -> None:
    text = _LETTER.format(title=name, date=date, profile=profile, body=body)
    (edition / "letters" / f"{name}.xml").write_text(text, "utf-8")


def findings(edition: Path) -> list[Diagnostic]:
    checked = fascicle.open(edition, out=edition.parent / "build").check()
    codes = {rule.code for rule in rules.RULES} | {"F0402"}
    return [each for each in checked.findings if each.rule.code in codes]


def codes(edition: Path) -> list[str]:
    return [each.rule.code for each in findings(edition)]


def person(inner: str, identifier: str = "quill") -> str:
    return f'<person xml:id="{identifier}"><persName>Ada Quill</persName>{inner}</person>'


def mention(inner: str = "Ada Quill", identifier: str = "quill") -> str:
    return f'<p><persName ref="#{identifier}">{inner}</persName></p>'


def test_nothing_wrong(edition: Path) -> None:
    register(edition, person('<birth when="1889"/><death>after 1950 in Kestrel Sound</death>'), _QUAY)
    letter(edition, mention() + '<p><placeName ref="all.xml#quay">Quay</placeName></p>')
    assert codes(edition) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ('<placeName ref="#quill">Ada</placeName>', True),
        ('<rs type="place" key="quill">Ada</rs>', True),
        ('<settlement ref="#quill">Ada</settlement>', True),
        ('<rs ref="#quill">Ada</rs>', False),
        ('<rs type="ship" ref="#quill">the Ada</rs>', False),
        ('<placeName corresp="#quill">her house</placeName>', False),
    ],
)
def test_a_person_used_as_a_place(edition: Path, name: str, told: bool) -> None:
    register(edition, person(""))
    letter(edition, f"<p>\n{name}</p>")
    found = [(each.rule.code, Path(each.path).name, each.line) for each in findings(edition)]
    assert found == ([("F0402", "one.xml", 4)] if told else [])


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("", "", True),
        ('<birth when="1862"/>', '<birth when="1889"/>', False),
        ('<birth when="1889"/>', '<birth notBefore="1880" notAfter="1890"/>', True),
        ('<birth when="1889"/>', '<death when="1921"/>', True),
        ('<idno type="gnd">1</idno>', '<idno type="gnd">2</idno>', False),
        ('<idno type="gnd">1</idno>', '<idno type="viaf">2</idno>', True),
    ],
)
def test_two_entries_of_one_name(edition: Path, first: str, second: str, told: bool) -> None:
    register(edition, person(first) + person(second, "quill-2"))
    letter(edition, mention() + mention(identifier="quill-2"))
    assert codes(edition) == ["F0411"] * told


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("O’Neill, Ben", "Ben O'Neill", True),
        ("Ada  Quill", "ADA QUILL", True),
        ("Quill", "Quill", True),
        ("Ada Quill</persName><persName>Quill", "Ben Quill</persName><persName>Quill", False),
        ("Ada Quill</persName><persName>Ada Carr", "Ada Carr", True),
        ("Ada Quill", "Eda Quill", False),
    ],
)
def test_names_that_are_the_same(edition: Path, one: str, other: str, told: bool) -> None:
    rows = (f'<person xml:id="p{at}"><persName>{name}</persName></person>' for at, name in enumerate((one, other)))
    register(edition, "".join(rows))
    letter(edition, mention(identifier="p0") + mention(identifier="p1"))
    assert codes(edition) == ["F0411"] * told


def test_before_names_are_marked_nobody_is_named(edition: Path) -> None:
    register(edition, person(""), _QUAY)
    letter(edition, "<p>Ada Quill</p>")
    assert codes(edition) == []


def test_a_city_and_its_canton(edition: Path) -> None:
    inner = '<place xml:id="town"><placeName>Sund</placeName></place>'
    register(edition, "", f'<place xml:id="canton"><placeName>Sund</placeName>{inner}</place>')
    letter(edition, '<p><placeName ref="#town">Sund</placeName></p>')
    assert codes(edition) == []


def test_an_entry_that_nobody_names(edition: Path) -> None:
    register(edition, person('<residence><placeName ref="#quay"/></residence>') + person("", "ben"), _QUAY)
    letter(edition, mention(identifier="ben"))
    assert [(each.rule.code, Path(each.path).name, each.line) for each in findings(edition)][-1:] == [
        ("F0412", "all.xml", 3)
    ]
    (edition / "letters" / "two.xml").write_text("<TEI", "utf-8")  # who knows what it names
    assert "F0412" not in codes(edition)


@pytest.mark.parametrize(
    ("life", "date", "body", "told"),
    [
        ('<birth when="1921"/>', "1904", mention(), ["F0413"]),
        ('<birth when="1904-06"/>', "1904-05-03", mention(), ["F0413"]),
        ("<birth>1921 in Sund</birth>", "1904", mention(), ["F0413"]),
        ('<birth><date when="1921"/></birth>', "1904", mention(), ["F0413"]),
        ('<birth when="1904"/>', "1904-05-03", mention(), []),
        ('<birth notBefore="1900" notAfter="1921"/>', "1904", mention(), []),
        ('<birth when="1921"/>', "1904", f"<p>So<note>{mention()}</note></p>", []),
        ('<birth when="1921"/>', "about 1904", mention(), []),
        ('<death when="1850"/>', "1904", mention(), ["F0414"]),
        ('<death when="1890"/>', "1904", mention(), []),
        ('<death notBefore="1850"/>', "1904", mention(), []),
    ],
)
def test_out_of_time(edition: Path, life: str, date: str, body: str, told: list[str]) -> None:
    register(edition, person(life))
    letter(edition, body, date)
    assert codes(edition) == told


def test_who_is_remembered_by_those_who_knew_them(edition: Path) -> None:
    register(edition, person('<death when="1850"/>'))
    letter(edition, mention(), "1904")
    letter(edition, mention(), "1849", name="two")
    assert codes(edition) == []


@pytest.mark.parametrize(("role", "told"), [("sent", ["F0413"]), ("received", [])])
def test_a_letter_of_the_dead(edition: Path, role: str, told: list[str]) -> None:
    name = '<persName ref="#quill">Ada Quill</persName>'
    described = f'<correspDesc><correspAction type="{role}">{name}<date when="1904"/></correspAction></correspDesc>'
    register(edition, person('<death when="1890"/>'))
    letter(edition, "<p>Dear Ben</p>", "1904", profile=described)
    assert codes(edition) == told


def test_a_life_that_runs_backwards_and_an_entry_without_a_name(edition: Path) -> None:
    register(edition, person('<birth when="1931"/><death when="1889"/>') + '<person xml:id="x"><persName/></person>')
    letter(edition, mention() + mention(identifier="x"))
    assert sorted(codes(edition)) == ["F0415", "F0416"]


@pytest.mark.parametrize("rule", [rules.ONE_NAME, rules.NAMELESS], ids=lambda rule: rule.code)
def test_entries_as_in_the_examples(edition: Path, rule: Rule) -> None:
    for example, told in ((rule.bad, [rule.code]), (rule.good, [])):
        register(edition, example)
        letter(edition, "".join(mention(identifier=each) for each in ("quill", "quill-1", "quill-2")))
        assert codes(edition) == told


@pytest.mark.parametrize("rule", [rules.NOT_YET, rules.LONG_DEAD, rules.NO_LIFE], ids=lambda rule: rule.code)
def test_lives_as_in_the_examples(edition: Path, rule: Rule) -> None:
    for example, told in ((rule.bad, [rule.code]), (rule.good, [])):
        life, _, words = example.partition("<!-- and in a letter of 1904: -->")
        register(edition, person(life))
        letter(edition, f"<p>{words.strip()}</p>" if words else mention(), "1904" if words else "1895")
        assert codes(edition) == told


def test_an_entry_of_no_text_as_in_the_example(edition: Path) -> None:
    for example, told in ((rules.UNUSED.bad, ["F0412"]), (rules.UNUSED.good, [])):
        entry, _, words = example.partition("  ")
        register(edition, entry + person(""))
        letter(edition, words + mention())
        assert codes(edition) == told


def settle(edition: Path, **severities: str) -> None:
    record = edition / "edition.toml"
    before = record.read_text("utf-8").partition("\n[check.severity]\n")[0]
    rows = "".join(f'{code} = "{severity}"\n' for code, severity in severities.items())
    record.write_text(f"{before}\n[check.severity]\n{rows}", "utf-8")


def test_the_record_says_how_bad_a_finding_is(edition: Path) -> None:
    register(edition, person('<birth when="1921"/>'), _QUAY)
    letter(edition, mention())
    assert [each.rule.severity for each in findings(edition)] == [Severity.INFO, Severity.WARNING]
    settle(edition, F0412="off", F0413="error")
    assert [(each.rule.code, each.rule.severity) for each in findings(edition)] == [("F0413", Severity.ERROR)]


@pytest.mark.parametrize(
    ("code", "severity", "said"),
    [("F0499", "off", "no rule F0499"), ("F0101", "off", "holds in any edition"), ("F0412", "loud", '"off"')],
)
def test_what_no_record_can_say_of_a_rule(edition: Path, code: str, severity: str, said: str) -> None:
    register(edition, person(""))
    letter(edition, mention())
    settle(edition, **{code: severity})
    with pytest.raises(EditionError, match=said) as caught:
        findings(edition)
    lines = (edition / "edition.toml").read_text("utf-8").splitlines()
    assert lines[(caught.value.line or 0) - 1].startswith(code)
