"""The rules about registers and what the texts say of their entries."""

from __future__ import annotations

from fascicle.model.diagnostics import Rule, Severity

ONE_NAME = Rule(
    "F0411",
    Severity.WARNING,
    "Two entries of one kind have the same name, and nothing tells them apart",
    "They are one person listed twice, whose mentions are then divided between two entries, or two persons whom no"
    " reader of the register, and no program, can tell apart. Merge them; or say what is different: when they lived, an"
    " identifier, a longer name.",
    bad='<person xml:id="quill-1"><persName>Ada Quill</persName></person>\n'
    '<person xml:id="quill-2"><persName>Ada Quill</persName></person>',
    good='<person xml:id="quill-1"><persName>Ada Quill</persName><birth when="1862"/></person>\n'
    '<person xml:id="quill-2"><persName>Ada Quill</persName><birth when="1889"/></person>',
)
UNUSED = Rule(
    "F0412",
    Severity.INFO,
    "No text names an entry of the registers",
    "It may be of use later, or its mentions lead elsewhere: to a second entry, or to an id with a slip. Readers find"
    " it in no register, because registers list what the texts name.",
    bad='<person xml:id="ben"><persName>Ben Carr</persName></person>  <p>Mr. Carr</p>',
    good='<person xml:id="ben"><persName>Ben Carr</persName></person>  <p><persName ref="#ben">Mr. Carr</persName></p>',
)
NOT_YET = Rule(
    "F0413",
    Severity.WARNING,
    "A text is older than a person in it, or was sent by somebody who was dead",
    "Most often another person of that name is meant, a grandfather or a namesake; else a date is wrong, that of the"
    " text or that of the life. Notes of editors, who know what came later, are not looked at.",
    bad='<birth when="1921"/>  <!-- and in a letter of 1904: --> <persName ref="#quill">Ada Quill</persName>',
    good='<birth when="1889"/>  <!-- and in a letter of 1904: --> <persName ref="#quill">Ada Quill</persName>',
)
LONG_DEAD = Rule(
    "F0414",
    Severity.INFO,
    "A person is named only by texts that are much younger",
    "People are remembered, and nothing may be wrong. But where no text names a person alive, and each is more"
    " than thirty years younger than the grave, it is worth a look whether somebody else of that name is meant.",
    bad='<death when="1850"/>  <!-- and in a letter of 1904: --> <persName ref="#quill">Ada Quill</persName>',
    good='<death when="1931"/>  <!-- and in a letter of 1904: --> <persName ref="#quill">Ada Quill</persName>',
)
NAMELESS = Rule(
    "F0415",
    Severity.WARNING,
    "An entry of the registers has no name",
    "Registers and indices are made of names. An entry that has none is shown by its id, or not at all.",
    bad='<person xml:id="quill"><persName/></person>',
    good='<person xml:id="quill"><persName>Ada Quill</persName></person>',
)
NO_LIFE = Rule(
    "F0416",
    Severity.ERROR,
    "A person dies before they are born",
    "One of the two dates is wrong, or they have changed places; the register prints both.",
    bad='<birth when="1931"/><death when="1889"/>',
    good='<birth when="1889"/><death when="1931"/>',
)
RULES = (ONE_NAME, UNUSED, NOT_YET, LONG_DEAD, NAMELESS, NO_LIFE)
