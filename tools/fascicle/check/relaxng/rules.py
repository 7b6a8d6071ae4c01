"""The rules that a grammar checks, F0201 to F0209, explained for editors."""

from __future__ import annotations

from fascicle.model.diagnostics import Rule, Severity

NOT_HERE = Rule(
    "F0201",
    Severity.ERROR,
    "An element stands where it is not allowed",
    "Programs that read the edition, the web pages and the print among them, know what to do with an element "
    "only in the places that the guidelines give it. Elsewhere it is lost or shown wrongly.",
    "<p>The boat left. <div><p>It came back.</p></div></p>",
    "<p>The boat left.</p>\n<div><p>It came back.</p></div>",
)

MISSING = Rule(
    "F0202",
    Severity.ERROR,
    "A required element is missing",
    "Some elements mean nothing without a part: a list without items, a description without its source. "
    "Archives refuse a header that lacks what they must know.",
    "<list>\n  <head>Passengers</head>\n</list>",
    "<list>\n  <head>Passengers</head>\n  <item>Ada Quill</item>\n</list>",
)

TEXT_NOT_HERE = Rule(
    "F0203",
    Severity.ERROR,
    "Text stands where only elements are allowed",
    "Text that stands loose between paragraphs or in a list has no role: nobody can tell whether it is a heading, "
    "a paragraph or a note, so it is set wrongly or not at all.",
    "<div>\n  The ferry will not run today.\n</div>",
    "<div>\n  <p>The ferry will not run today.</p>\n</div>",
)

ATTRIBUTE_NOT_HERE = Rule(
    "F0204",
    Severity.ERROR,
    "An attribute is not allowed",
    "An attribute that the guidelines do not give to an element is read by no program: what it says is lost. "
    "Most often its name is misspelled, or it belongs to another element.",
    '<persName reff="#ada-quill">Ada Quill</persName>',
    '<persName ref="#ada-quill">Ada Quill</persName>',
)

BAD_VALUE = Rule(
    "F0205",
    Severity.ERROR,
    "The value of an attribute is not allowed",
    "Values are made for programs: dates are sorted, degrees of certainty compared, addresses followed. "
    "A value in another form is passed over, and the date is missing in the index.",
    '<date when="1921-03-32">32 March 1921</date>',
    '<date when="1921-03-31">31 March 1921</date>',
)

ATTRIBUTE_MISSING = Rule(
    "F0206",
    Severity.ERROR,
    "A required attribute is missing",
    "Some elements say what they have to say in an attribute, such as a picture the file in which it is. "
    "Without it the element is empty.",
    "<graphic/>",
    '<graphic url="slip.png"/>',
)

UNKNOWN = Rule(
    "F0207",
    Severity.ERROR,
    "An element is unknown, or in the wrong namespace",
    "Names of elements are exact, down to capital letters, and belong to the namespace of TEI. "
    "A program that does not know a name passes over the element and what is in it.",
    '<persname ref="#tom-quill">Tom Quill</persname>',
    '<persName ref="#tom-quill">Tom Quill</persName>',
)

BAD_TEXT = Rule(
    "F0208",
    Severity.ERROR,
    "The text of an element does not have the form that is asked for",
    "A few elements hold a value instead of prose, a number, a name or one of a list of words, so that programs "
    "can use it. Text in another form is passed over.",
    "<gi>person name</gi>",
    "<gi>persName</gi>",
)

DUPLICATE_ID = Rule(
    "F0209",
    Severity.ERROR,
    "Two elements have the same xml:id",
    "An xml:id is the address of one place in a file. Where two places have the same address, links, notes and "
    "marks of persons lead to the wrong one.",
    '<p xml:id="p1">One.</p>\n<p xml:id="p1">Two.</p>',
    '<p xml:id="p1">One.</p>\n<p xml:id="p2">Two.</p>',
)

RULES = (
    NOT_HERE,
    MISSING,
    TEXT_NOT_HERE,
    ATTRIBUTE_NOT_HERE,
    BAD_VALUE,
    ATTRIBUTE_MISSING,
    UNKNOWN,
    BAD_TEXT,
    DUPLICATE_ID,
)
