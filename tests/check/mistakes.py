"""Mistakes that encoders make, each alone in a file that is else right.

``‸`` stands where an editor has to look, and is taken out before the file is judged.
"""

from __future__ import annotations

from typing import NamedTuple

MARK = "‸"

WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>The Ferry Notice</title></titleStmt>
      <publicationStmt><p>Printed for the union.</p></publicationStmt>
      <sourceDesc><p>A notice on the quay.</p></sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
      <div>
        <head>To all Passengers</head>
        <p>The boat will not run today.</p>
      </div>
    </body>
  </text>
</TEI>
"""

_HEADER = WHOLE[WHOLE.index("  <teiHeader>") : WHOLE.index("  <text>")]
_TEXT = WHOLE[WHOLE.index("  <text>") : WHOLE.index("</TEI>")]
_BODY = WHOLE[WHOLE.index("    <body>") : WHOLE.index("  </text>")]
_P = "<p>The boat will not run today.</p>"


class Mistake(NamedTuple):
    """``old`` of the right file becomes ``new``; the first finding has this ``code`` and says all of ``words``.

    ``encoding`` is the one in which the file is saved.
    """

    old: str
    new: str
    code: str
    words: tuple[str, ...]
    encoding: str = "utf-8"

    @property
    def data(self) -> bytes:
        """The file with the mistake."""
        return self.text.replace(MARK, "").encode(self.encoding)

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the mistake, from 1."""
        before = self.text[: self.text.index(MARK)]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    @property
    def text(self) -> str:
        """The file with the mistake, and the mark at its place."""
        assert WHOLE.count(self.old) == 1
        return WHOLE.replace(self.old, self.new)


def _text(new: str, code: str, *words: str, encoding: str = "utf-8") -> Mistake:
    """A mistake in the text of the paragraph."""
    return Mistake(_P, new, code, words, encoding)


MISTAKES = {
    # the file is no XML
    "element not closed": _text(
        '<p>The boat ‸<hi rend="italic">will not run today.</p>', "F0501", "<hi>", "not closed"
    ),
    "paragraph not closed": _text("‸<p>The boat will not run\n        <p>today.</p>", "F0501", "<p>", "not closed"),
    "end tag misspelt": _text("<p><persName>Ada Quill‸</persname> will not run.</p>", "F0501", "</persName>"),
    "end tag too many": _text("<p>The boat will not run today.</p>‸</p>", "F0501", "</p>", "no <p> is open"),
    "elements that cross": _text("<p><hi>The ‸<q>boat</hi> will not</q> run.</p>", "F0501", "<q>", "</hi>"),
    "ampersand": _text("<p>Quill ‸& Sons will not run today.</p>", "F0501", "&amp;"),
    "less-than sign": _text("<p>If wind ‸< 6 the boat will run.</p>", "F0501", "&lt;"),
    "entity of HTML": _text("<p>The‸&nbsp;boat will not run.</p>", "F0501", "nbsp", "&#160;"),
    "entity without semicolon": _text("<p>The caf‸&eacute is closed.</p>", "F0501", "&eacute", ";"),
    "value without quotes": _text("<p>The <hi ‸rend=italic>boat</hi> left.</p>", "F0501", "@rend", "quotes"),
    "typographic quotes": _text("<p>The <hi ‸rend=“italic”>boat</hi> left.</p>", "F0501", "@rend", "“", "straight"),
    "quote not closed": _text('<p>The <hi ‸rend="italic>boat</hi> left.</p>', "F0501", "@rend", "quote"),
    "attribute twice": _text('<p>The <hi rend="italic" ‸rend="bold">boat</hi>.</p>', "F0501", "rend", "twice"),
    "attributes without a blank": _text('<p>The <hi rend="italic"‸n="1">boat</hi>.</p>', "F0501", "blank", "n"),
    "attribute without value": _text(
        "<p>The boat ‸<lb break/>left.</p>".replace("‸<lb ", "<lb ‸"), "F0501", "@break", "value"
    ),
    "tag not finished": _text('<p>The ‸<hi rend="italic" boat</hi> left.</p>', "F0501", "<hi", ">"),
    "prefix not declared": _text('<p>The ‸<xi:include href="boat.xml"/> left.</p>', "F0501", "xi", "xmlns:xi="),
    "two hyphens in a comment": _text("<p>The boat<!-- or ship ‸-- ask --> left.</p>", "F0501", "--", "comment"),
    "comment not closed": _text("<p>The boat ‸<!-- or ship left.</p>", "F0501", "comment", "-->"),
    "text after the end": Mistake("</TEI>", "</TEI>\n‸<p>The end.</p>", "F0501", ("after", "</TEI>")),
    "blank line first": Mistake("<?xml version", "\n‸<?xml version", "F0501", ("<?xml", "first")),
    "saved in Latin-1": _text(
        "<p>Das Schiff f‸ährt heute nicht.</p>", "F0501", "UTF-8", "encoding", encoding="latin-1"
    ),
    "a control character": _text("<p>The boat will‸\f not run today.</p>", "F0501", "U+000C"),
    "the end is lost": Mistake("    </body>\n  </text>\n</TEI>\n", "    </body>\n‸", "F0501", ("<text>", "line 10")),
    # elements
    "element misspelt": _text("<p>‸<persname>Ada</persname> left.</p>", "F0207", "<persName>"),
    "element of HTML": _text("<p>The boat‸<br/>left.</p>", "F0207", "<lb>"),
    "capital letters": _text("‸<P>The boat left.</P>", "F0207", "<p>"),
    "division in a paragraph": _text("<p>The ‸<div><p>boat</p></div></p>", "F0201", "<div>", "<p>"),
    "paragraph in a paragraph": _text("<p>The ‸<p>boat</p> left.</p>", "F0201", "<p>", "end <p> before it"),
    "item without list": _text("<p>‸<item>rope</item></p>", "F0201", "<item>", "<list>"),
    "paragraph in a list": _text("<list>‸<p>rope</p></list>", "F0201", "<p>", "into <item>"),
    "words in a list": _text("<list>‸rope<item>tar</item></list>", "F0203", "rope", "<item>"),
    "words between paragraphs": _text(f"{_P}\n‸So it is.", "F0203", "So it is.", "<p>"),
    "heading after text": _text(f"{_P}\n‸<head>Notice</head>", "F0201", "<head>", "after <p>"),
    "title for a heading": Mistake(
        "<head>To all Passengers</head>", "‸<title>To all Passengers</title>", "F0201", ("<title>", "<head>")
    ),
    "list without items": _text("<list><head>Stores</head>‸</list>", "F0202", "<item>"),
    "cell without row": _text("<table>‸<cell>rope</cell></table>", "F0201", "<cell>", "into <row>"),
    "words in a line break": _text("<p>The <lb>‸boat</lb> left.</p>", "F0203", "<lb>", "empty"),
    "reading without apparatus": _text("<p>The ‸<rdg>ship</rdg> left.</p>", "F0201", "<rdg>", "<app>"),
    "words in a choice": _text("<p>The <choice>‸bote<corr>boat</corr></choice></p>", "F0203", "bote", "<sic>"),
    "speaker outside a speech": _text("‸<speaker>Ada</speaker>", "F0201", "<speaker>", "<sp>"),
    "paragraph in text": Mistake(_BODY, "    ‸<p>The boat left.</p>\n", "F0201", ("<p>", "<body>")),
    # the header and the whole
    "no description of the source": Mistake(
        "      <sourceDesc><p>A notice on the quay.</p></sourceDesc>\n    </fileDesc>",
        "    ‸</fileDesc>",
        "F0202",
        ("<sourceDesc>",),
    ),
    "parts of the header out of order": Mistake(
        "      <publicationStmt><p>Printed for the union.</p></publicationStmt>\n"
        "      <sourceDesc><p>A notice on the quay.</p></sourceDesc>\n",
        "      ‸<sourceDesc><p>A notice on the quay.</p></sourceDesc>\n"
        "      <publicationStmt><p>Printed for the union.</p></publicationStmt>\n",
        "F0201",
        ("<sourceDesc> stands before <publicationStmt> of line 7",),
    ),
    "date before publisher": Mistake(
        "<p>Printed for the union.</p>",
        "‸<date>1921</date><publisher>Union</publisher>",
        "F0202",
        ("<publisher>", "before <date>"),
    ),
    "no header": Mistake(_HEADER + "  <text>", "  ‸<text>", "F0202", ("<teiHeader> must stand before <text>",)),
    "no text": Mistake(_TEXT, "‸", "F0202", ("<TEI> is not complete", "<text>")),
    "header after the text": Mistake(
        _HEADER + _TEXT, "  ‸" + (_TEXT + _HEADER).lstrip(), "F0201", ("<text> stands before <teiHeader> of line 11",)
    ),
    "front after the body": Mistake(
        "    </body>",
        "    </body>\n    ‸<front><p>Preface.</p></front>",
        "F0201",
        ("<front>", "after <body>", "move it up"),
    ),
    "no namespace": Mistake(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">', "‸<TEI>", "F0207", ('xmlns="http://www.tei-c.org/ns/1.0"',)
    ),
    "namespace misspelt": Mistake(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        '‸<TEI xmlns="http://www.tei-c.org/ns/1.0/">',
        "F0207",
        ("“http://www.tei-c.org/ns/1.0/”", "“http://www.tei-c.org/ns/1.0”"),
    ),
    # attributes
    "attribute misspelt": _text('<p><persName ‸reff="#ada">Ada</persName></p>', "F0204", "@reff", "@ref?"),
    "id without xml": _text('<p ‸id="p1">The boat left.</p>', "F0204", "@id", "@xml:id"),
    "link as in HTML": _text('<p><ref ‸href="https://example.org/">Tides</ref></p>', "F0204", "@href", "@target"),
    "required attribute": _text("<p>‸<graphic/></p>", "F0206", "@url"),
    "value not in the list": _text('<p><title ‸level="x">Tides</title></p>', "F0205", "“x”", "“m”"),
    "blank in a type": _text('<p><name ‸type="sailing boat">Tern</name></p>', "F0205", "sailing boat", "blank"),
    "date with a point": _text('<p><date ‸when="12.03.1921">12 March</date></p>', "F0205", "12.03.1921", "1921-03-12"),
    "date without zeros": _text('<p><date ‸when="1921-3-12">12 March</date></p>', "F0205", "1921-3-12", "1921-03-12"),
    "no day of the calendar": _text(
        '<p><date ‸when="1921-02-29">29 February</date></p>', "F0205", "1921-02-29", "28 days"
    ),
    "identifier that begins with a digit": _text(
        '<p ‸xml:id="1a">The boat left.</p>', "F0205", "“1a”", "begins with a letter"
    ),
    "identifier twice": _text('<p xml:id="a">The boat</p><p ‸xml:id="a">left.</p>', "F0209", "“a”", "line 14"),
    "language with an underscore": _text('<p ‸xml:lang="de_AT">Das Schiff.</p>', "F0205", "“de_AT”", "“de-AT”"),
    "pointer to nothing": _text('<p xml:id="a">See <ref target="‸#b">there</ref>.</p>', "F0404", "#b", 'xml:id="b"'),
    "number in words": _text('<p><gap ‸quantity="two" unit="word"/>.</p>', "F0205", "“two”", "number"),
    "picture as in HTML": _text('<p><graphic ‸src="boat.jpg"/></p>', "F0204", "@src", "did you mean @url?"),
    "identifier with a blank": _text('<p ‸xml:id="ferry notice">Left.</p>', "F0205", "ferry notice", "“ferry-notice”"),
    "span in one date": _text('<p><date ‸when="1914-1918">the war</date></p>', "F0205", "1914-1918", "@from and @to"),
    "date that is not sure": _text(
        '<p><date ‸when="c. 1850">about 1850</date></p>', "F0205", "c. 1850", "“1850”", "@cert"
    ),
    "no value": _text('<p><date ‸when="">May</date></p>', "F0205", "@when", "no value"),
    "pointer without a value": _text('<p><ref ‸target="">Tides</ref></p>', "F0205", "@target"),
    "tag opened instead of closed": _text(
        "<p>The ‸<hi>boat<hi> left.</p>", "F0501", "<hi> is not closed", "should be it"
    ),
    "division not closed": Mistake(
        "        <p>The boat will not run today.</p>\n",
        "        ‸<div>\n          <p>The boat left.</p>\n",
        "F0501",
        ("<div> is not closed",),
    ),
    "blank in a tag": _text("<p>The ‸< hi>boat</hi> left.</p>", "F0501", "blank", "<hi>"),
    "ampersand in a value": _text('<p><ref target="a.html?b=1‸&c=2">there</ref></p>', "F0501", "&amp;"),
    "character by a wrong number": _text("<p>The‸&#12;boat left.</p>", "F0501", "&#12;"),
    "half of a quotation mark": _text('<p>The <hi ‸rend="italic”>boat</hi> left.</p>', "F0501", "@rend", "quote"),
}
