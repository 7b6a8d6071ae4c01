"""Words and turns of phrase for letters that nobody wrote: a small grammar a language, made for this benchmark.

``#key#`` in a phrase stands for one of the phrases under ``key``; ``#person#`` and ``#place#`` for a name of the
authority file, ``#stranger#`` for one that is not in it.
"""

from __future__ import annotations

Grammar = dict[str, tuple[str, ...]]

GIVEN = (
    "Ada", "Albert", "Alice", "Ambrose", "Bertha", "Caleb", "Clara", "Conrad", "Dora", "Edgar", "Edith", "Edwin",
    "Emil", "Esther", "Felix", "Flora", "Gideon", "Greta", "Hannah", "Hector", "Hester", "Ida", "Jasper", "Josiah",
    "Judith", "Leopold", "Lydia", "Mabel", "Martha", "Matthew", "Nathan", "Olive", "Oscar", "Phoebe", "Rufus",
    "Ruth", "Samuel", "Silas", "Theodora", "Walter",
)  # fmt: skip
FAMILY = (
    ("Ash", "Bram", "Carl", "Dun", "Elm", "Fern", "Hart", "Holm", "Kirk", "Lang", "Nor", "Pen", "Sand", "Thorn", "Win",
     "Yar"),
    ("ley", "wick", "combe", "worth", "stead", "bury", "more", "den", "low", "ridge"),
)  # fmt: skip
PLACE = (
    ("Gull", "Heron", "Salt", "Tern", "Kelp", "Petrel", "Whale", "Osprey", "Curlew", "Eider"),
    ("haven", "mouth", "ness", "wharf", "sound", "holm", "quay", "strand"),
)
STRANGERS = ("Mr. Quilter", "old Mrs. Vane", "Captain Drewe", "the younger Pask", "Miss Tarrant", "Dr. Ockley")

ENGLISH: Grammar = {
    "greeting": ("Dear #mister#,", "My dear #given#,", "Dear Sir,", "My dear friend,", "Sir,"),
    "closing": ("Yours faithfully,", "Yours sincerely,", "I remain, Sir, your obedient servant,", "Ever yours,"),
    "postscript": (
        "P.S. #sentence#", "P.S. Pray keep this letter from #person#.", "P.S. The key hangs where it always hung.",
    ),
    "sentence": (
        "#opening#, #clause#.", "#Clause#.", "#Clause#, and #clause#.", "#Clause#, but #clause#.",
        "#Clause# because #clause#.", "When #clause#, #clause#.", "I have to tell you that #clause#.",
        "#person# writes to me that #clause#.", "You ask whether #clause#; I can only say that #clause#.",
        "It is said in #place# that #clause#.", "Nobody here believes that #clause#.",
        "I remember that #clause#, though #stranger# denies it.", "On #day# #clause#.",
        "Until #day# we had hoped that #clause#.",
    ),
    "opening": (
        "To my great surprise", "As you will have heard", "In spite of the weather", "For want of better news",
        "After long consideration", "With the help of #person#", "Since the ferry from #place# stopped running",
    ),
    "clause": (
        "#actor# #did# #thing#", "#actor# #did# #thing# #where#", "#actor# #did# neither #thing# nor #thing#",
        "#thing# was #done# by #actor#", "#thing# had been #done# #where#", "there was no trace of #thing# #where#",
        "#actor# would rather have #done# #thing#", "#actor# promised that #thing# would be #done# before #month#",
    ),
    "actor": (
        "#person#", "#person#", "the committee", "the harbourmaster", "my brother", "our neighbour",
        "the schoolmaster of #place#", "the new curate", "the company's agent", "half the parish", "the surveyor",
        "a gentleman from #place#", "#stranger#",
    ),
    "did": (
        "measured", "examined", "bought", "refused", "mentioned", "repaired", "described", "inherited", "mislaid",
        "praised", "copied", "delivered", "returned", "discovered",
    ),
    "done": (
        "measured", "examined", "bought", "refused", "mentioned", "repaired", "described", "inherited", "mislaid",
        "praised", "copied", "delivered", "returned", "discovered",
    ),
    "thing": (
        "the account book", "the barometer", "every window of the chapel", "a considerable quantity of timber",
        "the petition", "two hundredweight of coal", "the translation", "my grandfather's telescope",
        "the correspondence of last winter", "the foundation of the lighthouse", "a remarkable collection of shells",
        "the remaining furniture", "the whole estimate", "the manuscript", "a basket of mackerel", "the agreement",
        "the portrait of the admiral", "the northern embankment",
    ),
    "where": (
        "at #place#", "near #place#", "in the reading room", "behind the ropewalk", "on the road to #place#",
        "in the presence of #person#", "under the eyes of the whole congregation", "without any explanation",
        "for less than it had cost",
    ),
}  # fmt: skip

GERMAN: Grammar = {
    "greeting": ("Sehr geehrter Herr #family#,", "Liebe Freundin,", "Lieber Freund,", "Hochgeehrter Herr,"),
    "closing": ("Mit vorzüglicher Hochachtung", "Ihr ergebener", "Mit herzlichen Grüßen", "In alter Freundschaft"),
    "postscript": ("P.S. #sentence#", "P.S. Der Schlüssel hängt noch immer an seinem Nagel."),
    "sentence": (
        "#Main#.", "#Main#, und #main#.", "#Main#, aber #main#.", "Ich muss Ihnen mitteilen, dass #sub#.",
        "Man erzählt in #place#, dass #sub#.", "#person# schreibt mir, dass #sub#.",
        "Weil #sub#, will ich heute kurz bleiben.", "Niemand glaubt hier, dass #sub#.",
        "Am #day# erfuhren wir, dass #sub#.", "Ob #sub#, weiß ich nicht zu sagen.",
    ),
    "main": (
        "#actor# hat #thing# #where# #done#", "#actor# wollte #thing# nicht #do#",
        "#actor# konnte #thing# erst im Winter #do#", "#actor# soll #thing# ohne Erlaubnis #done# haben",
    ),
    "sub": (
        "#actor# #thing# #where# #done# hat", "#actor# #thing# lieber nicht #do# wollte",
        "#actor# #thing# noch vor Weihnachten #do# wird",
    ),
    "actor": (
        "#person#", "der Hafenmeister", "mein Bruder", "die ganze Gemeinde", "der Schulmeister von #place#",
        "unsere Nachbarin", "der Landvermesser", "die Gesellschaft", "ein Herr aus #place#",
    ),
    "done": (
        "vermessen", "geprüft", "gekauft", "abgelehnt", "erwähnt", "beschrieben", "verlegt", "abgeschrieben",
        "entdeckt",
    ),
    "do": (
        "vermessen", "prüfen", "kaufen", "ablehnen", "erwähnen", "beschreiben", "verlegen", "abschreiben",
        "ausliefern",
    ),
    "thing": (
        "das Rechnungsbuch", "die Bittschrift", "das Fernrohr meines Großvaters", "die Übersetzung",
        "den Briefwechsel des vorigen Winters", "die Grundmauern des Leuchtturms",
        "eine merkwürdige Sammlung von Muscheln", "das Wetterglas", "die Handschrift", "den Kostenvoranschlag",
        "einen Korb voll Heringe", "das Bildnis des Admirals", "die übrigen Möbel",
    ),
    "where": (
        "in #place#", "bei #place#", "im Lesezimmer", "vor aller Augen", "ohne jede Erklärung",
        "in Gegenwart von #person#", "auf dem Wege nach #place#", "hinter der Seilerbahn",
    ),
}  # fmt: skip

FRENCH: Grammar = {
    "greeting": ("Monsieur,", "Cher Monsieur #family#,", "Mon cher ami,", "Madame,"),
    "closing": ("Votre dévoué serviteur,", "Bien à vous,", "Recevez, Monsieur, mes salutations distinguées,"),
    "postscript": ("P.-S. #sentence#", "P.-S. La clef est toujours pendue à son clou."),
    "sentence": (
        "#Clause#.", "#Clause#, et #clause#.", "#Clause#, mais #clause#.", "Je dois vous apprendre que #clause#.",
        "On raconte à #place# que #clause#.", "#person# m'écrit que #clause#.",
        "Personne ne croit ici que #clause#.", "Le #day#, nous avons su que #clause#.",
        "Malgré le mauvais temps, #clause#.", "Quand #clause#, nous étions à table.",
    ),
    "clause": (
        "#actor# a #done# #thing#", "#actor# a #done# #thing# #where#", "#actor# n'a jamais #done# #thing#",
        "#actor# aurait #done# #thing# avant la fin du mois", "#actor# avait #done# #thing# #where#",
    ),
    "actor": (
        "#person#", "le capitaine du port", "mon frère", "toute la paroisse", "le maître d'école de #place#",
        "notre voisine", "la compagnie", "un monsieur de #place#", "le nouveau vicaire",
    ),
    "done": ("mesuré", "examiné", "acheté", "refusé", "mentionné", "réparé", "décrit", "copié", "rendu", "découvert"),
    "thing": (
        "le livre de comptes", "la pétition", "la longue-vue de mon grand-père", "la traduction",
        "la correspondance de l'hiver dernier", "les fondations du phare",
        "une remarquable collection de coquillages", "le baromètre", "le manuscrit", "le devis",
        "un panier de maquereaux", "le portrait de l'amiral", "le reste des meubles",
    ),
    "where": (
        "à #place#", "près de #place#", "dans la salle de lecture", "devant tout le monde",
        "sans la moindre explication", "en présence de #person#", "sur la route de #place#", "derrière la corderie",
    ),
}  # fmt: skip

GRAMMARS = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH}
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
           "Dezember"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"),
}  # fmt: skip
DATES = {"en": "{day} {month} {year}", "de": "{day}. {month} {year}", "fr": "{day} {month} {year}"}
DATELINES = {"en": "{place}, {date}", "de": "{place}, den {date}", "fr": "{place}, le {date}"}
