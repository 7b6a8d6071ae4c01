"""The table of patterns of wrong signs. A new one is a row here, with its examples; ``rightness.json`` is fitted."""

from __future__ import annotations

from typing import Final

from fascicle.annotate.corrections import rules
from fascicle.annotate.corrections.signs import conditions as c
from fascicle.annotate.corrections.signs.pattern import L, SignPattern, pattern
from fascicle.language.data import pattern as with_words

_U = "[A-ZÀ-ÖØ-ÞΑ-ΩА-ЯЁІЇЄ]"
_IN = r"[^“”„«»\"\n]{0,600}"  # what a quotation encloses
_ORDINAL = with_words(
    r"(?<![\w.,/:-])(?P<number>\d{1,4}|[IVX]+)(?P<it> )(?P<ending>{ordinals})(?=[ ,;.)\n]|$)(?![’'-])"
).pattern

PATTERNS: Final[tuple[SignPattern, ...]] = (
    pattern(
        rules.BLANK_BEFORE, r"(?<=[^\W_])[’”\"»)]?(?P<it> ,)(?=[ \n]|$)", ",", r"(?<=[^\W_])[’”\"»)]?,(?=[ \n]|$)",
        c.no_syntax, variant="comma", evidence="a comma clings to the word before it",
        examples=(("en", "The ferry left , and the pier was empty.", "The ferry left, and the pier was empty."),
                  ("en", "On the pier , in bays , at sea , by day , at night , they sang.",
                   "On the pier , in bays , at sea , by day , at night , they sang.")),
    ),
    pattern(
        rules.BLANK_BEFORE, r"(?<=[^\W_])[’”\"»)]?(?P<it> \.)(?=[ \n]|$)", ".", r"(?<=[^\W_])[’”\"»)]?\.(?=[ \n]|$)",
        c.ends_sentence, variant="stop", evidence="a stop clings to the word before it",
        examples=(("en", "It sank in 1911 . The pilots swam. It was late.",
                   "It sank in 1911. The pilots swam. It was late."),),
    ),
    pattern(
        rules.BLANK_BEFORE, rf"(?<={L})[’”\")]?(?P<it> (?P<mark>[;:!?]))(?=[ \n”\"»]|$)", r"\g<mark>",
        rf"(?<={L})[’”\")]?[;:!?](?=[ \n”\"»]|$)", c.before_high_mark, variant="high",
        evidence="the language has no blank before this mark",
        examples=(("de", "Die Fähre kam ; niemand war da: der Hafen war leer; so war es.",
                   "Die Fähre kam; niemand war da: der Hafen war leer; so war es."),
                  ("fr", "Il demanda : « Où est le port ? »", "Il demanda : « Où est le port ? »"),
                  ("en", "Give EXPR : EXPR, and type ! to leave: so it is.",
                   "Give EXPR : EXPR, and type ! to leave: so it is.")),
    ),
    pattern(
        rules.NO_BLANK_AFTER, rf"(?<={L})(?P<it>[,;])(?={L})", r"\g<it> ", rf"(?<={L})[,;](?= )", c.between_words,
        variant="comma", evidence="a blank stands behind it",
        examples=(("en", "The quay,the ferry, and the pier.", "The quay, the ferry, and the pier."),
                  ("en", "Mount it with ro,nodev,noexec, or with deny,allow and allow,deny in this order, please.",
                   "Mount it with ro,nodev,noexec, or with deny,allow and allow,deny in this order, please.")),
    ),
    pattern(
        rules.NO_BLANK_AFTER, rf"(?<={L})(?P<it>\.\.\.|[.!?…:])(?={L}+(?:[\s,;:!?'’”\"»)]|\.(?!\w)|$))", r"\g<it> ",
        rf"(?<={L})[.!?…:] (?={L})", c.between_sentences, variant="sentence",
        evidence="a sentence ends, another begins",
        examples=(("en", "Was it late?Nobody knew why. But it was.", "Was it late? Nobody knew why. But it was."),
                  ("en", "See util.Text and harbour.org, or read file.txt first.",
                   "See util.Text and harbour.org, or read file.txt first.")),
    ),
    pattern(
        rules.NO_BLANK_AFTER,
        rf"(?<![\w.,:;/@#&=’'°-])(?P<it>\d{{1,4}})(?={_U}[^\W\d_A-Z]{{2,}}(?:[\s,;:!?’”\"»)]|\.(?!\w)|$))",
        r"\g<it> ", rf"(?<![\w.,/-])\d{{1,4}} (?={_U}[^\W\d_A-Z])", c.before_word,
        variant="number", evidence="a number ends, a word begins",
        examples=(("en", "On the 3rd of May 1911 The Ferry left, in 1912Editorial boards came. See 2 Samuel.",
                   "On the 3rd of May 1911 The Ferry left, in 1912 Editorial boards came. See 2 Samuel."),
                  ("en", "Press F1Help or use 3Dprint, 4Xyz.", "Press F1Help or use 3Dprint, 4Xyz.")),
    ),
    pattern(
        rules.BLANK_IN_RANGE, r"(?<=\d)(?P<sign>[%‰°€$£])(?P<it> -)(?=\d+(?P=sign))", "-",
        evidence="two quantities of one kind and one hyphen",
        examples=(("en", "between 20% -30% of the boats", "between 20%-30% of the boats"),),
    ),
    pattern(
        rules.APOSTROPHE, rf"(?<={L})[´`ʼ‘‛′](?={L})|(?<=s)[´ʼ](?=[ ,.;:])", c.apostrophe, rf"(?<={L})['’](?={L})",
        c.is_accent, evidence="an accent on no letter",
        examples=(("en", "It's the ferry's bell, the crew's bell, the boat's, and the pilot´s hat.",
                   "It's the ferry's bell, the crew's bell, the boat's, and the pilot's hat."),
                  ("uk", "Це моє імʼя і моя памʼять.", "Це моє імʼя і моя памʼять.")),
    ),
    pattern(
        rules.DECADE, r"(?<![\w’])‘(?=\d\ds?(?![\w’]))|(?<=-)‘(?=\d\ds)", "’", condition=c.is_decade,
        evidence="figures are left out before a decade",
        examples=(("en", "the songs of the ‘20s",
                   "the songs of the ’20s"),
                  ("en", "the year ‘20’ of it",
                   "the year ‘20’ of it")),
    ),
    pattern(
        rules.MIXED_QUOTES, rf"(?<!\w)(?P<it>,,|‚‚)(?=\w{_IN}[“”\"])", "„", condition=c.is_prose, variant="low",
        evidence="two commas open what a quotation mark closes",
        examples=(("de", "Er rief: ,,Hafen“ und ging.", "Er rief: „Hafen“ und ging."),),
    ),
    pattern(
        rules.MIXED_QUOTES, rf"(?<![\w”])(?P<it>``|\")\w{_IN}[”“](?!\w)", c.opening,
        condition=c.is_prose, variant="opening",
        evidence="its partner is another mark",
        examples=(("en", 'They wrote "Ferry” on it.', "They wrote “Ferry” on it."),
                  ("de", 'Er rief: "Hafen“ und ging.', "Er rief: „Hafen“ und ging.")),
    ),
    pattern(
        rules.MIXED_QUOTES, rf"[“„]{_IN}(?P<it>\"|'')(?!\w)", c.closing, condition=c.is_prose, variant="closing",
        evidence="its partner is another mark",
        examples=(("de", 'Er rief: „Hafen" und ging.', "Er rief: „Hafen“ und ging."),
                  ("pl", 'To jest „port" miasta.', "To jest „port” miasta.")),
    ),
    pattern(
        rules.MIXED_QUOTES, r"(?<!\w)(?P<it><<|≪)(?=[ \w][^<>≪≫«»\n]{0,600}(?:>>|≫|»)(?!\w))", "«",
        condition=c.is_prose, variant="angle", evidence="two angle brackets enclose words",
        examples=(("es", "Dijo <<puerto>> y se fue.", "Dijo «puerto» y se fue."),
                  ("en", "The sum is a << 2 in the program.", "The sum is a << 2 in the program.")),
    ),
    pattern(
        rules.MIXED_QUOTES, r"(?<!\w)(?:«|<<|≪)[ \w][^<>≪≫«»\n]{0,600}?(?P<it>>>|≫)(?!\w)", "»", condition=c.is_prose,
        variant="angle-closing", evidence="two angle brackets enclose words",
        examples=(("en", ">> The ferry left the quay >> and nobody saw it.",
                   ">> The ferry left the quay >> and nobody saw it."),),
    ),
    pattern(
        rules.MIXED_QUOTES, rf"(?<!\w)“\w{_IN}(?P<it>“)(?!\w)", "”", condition=c.closes_otherwise, variant="same",
        evidence="the language closes with another mark",
        examples=(("en", "They wrote “Ferry“ on it.", "They wrote “Ferry” on it."),),
    ),
    pattern(
        rules.BLANK_IN_BRACKET, r"(?<!\S)(?P<it>\( )(?=\w[^()\n]{0,200}\))", "(", r"\((?=\w)", c.is_clinging,
        variant="opening", evidence="a bracket clings to what it encloses",
        examples=(("en", "A quay (old) and a pier ( new), as they (all) said (then).",
                   "A quay (old) and a pier (new), as they (all) said (then)."),
                  ("en", "Give ( EXPR ) as it is.", "Give ( EXPR ) as it is.")),
    ),
    pattern(
        rules.BLANK_IN_BRACKET, r"(?<=[\w.!?])(?P<it> \))(?=[\s,.;:!?]|$)", ")", r"(?<=[\w.!?])\)", c.is_clinging,
        variant="closing", evidence="a bracket clings to what it encloses",
        examples=(("en", "A quay (old) and a pier (new ), as they (all) said (then).",
                   "A quay (old) and a pier (new), as they (all) said (then)."),),
    ),
    pattern(
        rules.TWO_MARKS, r"(?<=[^\W_])[)”’»]?(?P<it>\.\.)(?![.\w])", ".", r"(?<=[^\W_])[)”’»]?\.(?![.\w])",
        c.is_stop_too_many, variant="stop", evidence="one stop ends a sentence, three trail off",
        examples=(("en", "It left the quay.. The pier was empty. It was late. They slept.",
                   "It left the quay. The pier was empty. It was late. They slept."),
                  ("en", "He waited.. and waited.. for it.. It came.. It left..",
                   "He waited.. and waited.. for it.. It came.. It left..")),
    ),
    pattern(
        rules.ORDINAL_APART, _ORDINAL, "", condition=c.is_ordinal, evidence="the ending makes an ordinal of the number",
        examples=(("en", "On the 17 th it rained, on the 2 nd it snowed.",
                   "On the 17th it rained, on the 2nd it snowed."),
                  ("fr", "Le 1 er bateau du XIX e siècle.", "Le 1er bateau du XIXe siècle."),
                  ("de", "Vor- und Nachteile, 20 º C am Hafen.", "Vor- und Nachteile, 20 º C am Hafen.")),
    ),
)  # fmt: skip
