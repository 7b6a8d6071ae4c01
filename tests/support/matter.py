# ruff: noqa: E501
"""Prose, verse, speeches and letters that tests set in this way and in that."""

from __future__ import annotations

PROSE = {
    "en": (
        "The ferry had been lying at the lower stairs since noon, and nobody could say who had tied her there, for the "
        "rope was none of ours and the knot in it was one that the pilots would have been ashamed of.",
        "My uncle went down to look at it. He stood on the last dry step with his hands behind him, as he did in church, "
        "and then he came up again and said that it was a farmer’s knot.",
        "“A farmer,” said the harbour master, “does not come by water in November.”",
        "Nobody answered that. There was a wind from the north that took the smoke off the chimneys before one had seen "
        "it, and the gulls sat on the roof of the customs house with their backs to us, which they do when it is going "
        "to snow. I was sent to the baker for the lantern that he had borrowed on Friday, and when I came back the "
        "men had made up their minds.",
        "Two of them went aboard. They found a basket of eggs, wrapped in a newspaper of the week before, a pair of "
        "boots that had been mended with wire, and under the bench a boy of about my own age, asleep.",
        "He did not wake when they carried him up. My aunt put him to bed in the kitchen, where it was warm, and counted "
        "the eggs: there were thirty-one, and not one of them broken.",
        "It was the eggs, I believe, that settled the matter. A thief would have eaten them, and a smuggler would have "
        "had something better under his bench; so it was agreed that he was honest, and that he might stay until the "
        "thaw.",
        "“And who is to feed him?” asked the baker.",
        "“He has brought his own,” said my aunt, and shut the door.",
        "In the night it began to snow. By the morning the stairs had gone, and the ferry with them, and when the boy "
        "sat up and asked in a language that none of us knew where he was, there was nothing left to show him but the "
        "white river and the poles of the landing, which stood out of it like the teeth of a comb.",
        "We called him Monday. It was a Tuesday, as the harbour master observed, but by then the whole street was "
        "using the name, and he himself seemed to like it well enough.",
        "All that winter he slept beside the stove and mended nets. He had quick fingers and did not look at them while "
        "they worked; he looked at the window, where the ice made ferns, and sometimes he hummed.",
    ),
    "de": (
        "Die Fähre lag seit dem Mittag an der unteren Treppe, und keiner wußte zu sagen, wer sie dort festgemacht hatte, "
        "denn das Tau war keines von den unseren, und für den Knoten hätten sich die Lotsen geschämt.",
        "Mein Onkel ging hinunter, um ihn sich anzusehen. Er stand auf der letzten trockenen Stufe, die Hände auf dem "
        "Rücken wie in der Kirche, dann kam er wieder herauf und sagte, das sei ein Bauernknoten.",
        "»Ein Bauer«, sagte der Hafenmeister, »kommt im November nicht zu Wasser.«",
        "Darauf antwortete niemand. Es ging ein Nordwind, der den Rauch von den Schornsteinen nahm, ehe man ihn "
        "gesehen hatte, und die Möwen saßen auf dem Dach des Zollhauses und kehrten uns den Rücken, was sie tun, wenn "
        "es schneien wird. Mich schickte man zum Bäcker nach der Laterne, und als ich wiederkam, hatten die Männer "
        "ihren Entschluß gefaßt.",
        "Zwei gingen an Bord. Sie fanden einen Korb Eier, in eine Zeitung von voriger Woche gewickelt, ein Paar Stiefel, "
        "die mit Draht geflickt waren, und unter der Bank einen Jungen, der schlief.",
        "Er wachte nicht auf, als sie ihn hinauftrugen. Meine Tante brachte ihn in der Küche zu Bett und zählte die "
        "Eier; es waren einunddreißig, und kein einziges war zerbrochen.",
        "»Und wer soll ihn satt machen?« fragte der Bäcker.",
        "In der Nacht fing es an zu schneien. Am Morgen war die Treppe fort und die Fähre mit ihr, und als der Junge "
        "sich aufsetzte und in einer Sprache, die keiner von uns verstand, fragte, wo er sei, konnten wir ihm nichts "
        "zeigen als den weißen Fluß.",
    ),
    "fr": (
        "Le bac était amarré depuis midi au bas de l’escalier, et personne ne savait dire qui l’y avait attaché, car la "
        "corde n’était pas des nôtres, et le nœud était de ceux dont les pilotes auraient eu honte.",
        "Mon oncle descendit le voir. Il resta sur la dernière marche sèche, les mains derrière le dos comme à l’église, "
        "puis il remonta et dit que c’était un nœud de paysan.",
        "— Un paysan, dit le maître du port, ne vient pas par eau au mois de novembre.",
        "À cela nul ne répondit. Il soufflait un vent du nord qui emportait la fumée des cheminées avant qu’on l’eût vue, "
        "et les mouettes, posées sur le toit de la douane, nous tournaient le dos, ce qu’elles font quand il va neiger. "
        "On m’envoya chez le boulanger chercher la lanterne, et quand je revins, les hommes avaient pris leur parti.",
        "Deux d’entre eux montèrent à bord. Ils y trouvèrent un panier d’œufs enveloppés dans un journal de la semaine "
        "passée, une paire de bottes raccommodées avec du fil de fer, et, sous le banc, un garçon endormi.",
        "Il ne s’éveilla pas pendant qu’on le portait. Ma tante le coucha dans la cuisine et compta les œufs : il y en "
        "avait trente et un, et pas un seul de cassé.",
        "La nuit, il se mit à neiger. Au matin l’escalier avait disparu, et le bac avec lui, et lorsque le garçon demanda, "
        "dans une langue que nul de nous ne connaissait, où il était, nous n’eûmes à lui montrer que la rivière blanche.",
    ),
}

# Talk in short paragraphs.
TALK_FR = (
    "— Vous êtes en retard, dit-elle.",
    "— La barque prend l’eau.",
    "— Toutes les barques prennent l’eau. Asseyez-vous.",
    "Il s’assit, posa son chapeau sur ses genoux et ne dit plus rien.",
    "— Et le notaire ?",
    "— Il viendra jeudi.",
    "— Jeudi ! s’écria-t-elle. Jeudi, tout sera vendu.",
    "— Alors il viendra pour rien.",
    "Elle se leva, alla jusqu’à la fenêtre, revint.",
    "— Qui vous a dit cela ?",
    "— Personne. Je le sais.",
    "— Vous savez toujours tout.",
    "— Presque tout.",
    "— Et qu’en dit votre frère ?",
    "— Mon frère ne dit rien depuis Pâques.",
    "La pendule sonna six heures. Dans la cour on rentrait les bêtes.",
    "— Il faut lui écrire, reprit-elle.",
    "— J’ai écrit.",
    "— Quand ?",
    "— Hier soir, et ce matin encore.",
    "— Et la réponse ?",
    "— Il n’y en a pas.",
    "Elle sourit pour la première fois.",
    "— C’est une réponse, dit-elle.",
)

POEMS = (
    (
        "The sower",
        (
            ("He walked before the day was up", "along the frozen weir;", "he had the barley in a cup,", "the cold in either ear."),
            ("And where he went the crows went too,", "and none of them said why;", "they ate the half of what he threw", "and left the half to lie."),
            ("In April it was knee-high green,", "in June it hid a child,", "and where the crows had never been", "the thistle had run wild."),
        ),
    ),
    (
        "The miller",
        (
            ("The wheel has stood since Michaelmas,", "the race is choked with weed,", "and still he hears the water pass", "that used to grind the seed."),
            ("He sets the sack beside the stone,", "he lifts the wooden gate;", "the rats sit round him, skin and bone,", "and do not mind the wait."),
        ),
    ),
    (
        "What the bell said",
        (
            ("Come in, come in, the tide is high,", "the lamp has lost its oil,", "and nobody can tell the sky", "tonight from common soil."),
            ("Go out, go out, the tide is low,", "the sand is hard and clean,", "and those who do not want to know", "need never say they’ve seen."),
            ("Lie down, lie down, the tide is slack,", "the rope has found its ring;", "who went out first will not come back", "for all that bells can ring."),
        ),
    ),
    (
        "The ferryman’s wife",
        (
            ("I married him for his two hands,", "I kept him for his coat;", "he had a field of shifting sands", "and half a rotten boat."),
            ("And when the sands had moved away", "and when the boat was tar,", "I asked him, would he like to stay.", "He said: it is not far."),
        ),
    ),
)  # fmt: skip

# Who speaks and what is said; None speaks a direction.
SCENE = (
    ("Tom", "Who goes there?"),
    ("Ned", "Nobody that you need be afraid of. I have come about the boat, and I have brought the money with me, or "
     "the half of it."),
    ("Tom", "The half of it! It was to be the whole, and on Friday."),
    ("Ned", "On Friday I was in bed."),
    ("Widow Marl", "He was in my kitchen, and he had his boots on."),
    (None, "They all look at the door."),
    ("Tom", "Are there more of you?"),
    ("Ned", "Not of me. Whoever it is, he will have come up the back stairs, for the front door is nailed shut since the "
     "flood and nobody has told the bailiff."),
    ("Widow Marl", "Open it, one of you. I shall not."),
    ("Tom", "I have a lamp in my hand."),
    ("Ned", "Then put it down."),
    (None, "Enter the Bailiff, wet."),
    ("Bailiff", "Good evening. I was told that I should find a boat here, and three persons who say that it is theirs."),
    ("Widow Marl", "Two. I have never said so."),
    ("Tom", "You said so this morning!"),
    ("Bailiff", "It makes no difference. The boat has gone. I saw it myself, from the bridge, going down the river with a "
     "dog in it."),
    ("Ned", "Whose dog?"),
    ("Tom", "Mine, if it was a brown one."),
    (None, "Exit Tom."),
    ("Bailiff", "Will he come back?"),
    ("Widow Marl", "He has left the lamp."),
)  # fmt: skip

LETTERS = {
    "en": {
        "dateline": "Kestrel Sound, 3 May 1904",
        "salute": "Dear friend,",
        "body": (
            "Your parcel came on Thursday with the string undone and nothing lost, not even the thimble. The children have "
            "been through the picture book twice already and have begun to colour the sea.",
            "Of ourselves there is little to tell. The roof is mended on the side that one sees from the road, and the "
            "other side must wait for the herring.",
            "Write when you can, and tell us what the doctor says about the stairs.",
        ),
        "closer": "With all good wishes",
        "closer 2": "Yours",
        "signed": "Tom Tarn",
        "postscript": "The cat is back.",
    },
    "de": {
        "dateline": "Hamburg, den 3. Mai 1904",
        "salute": "Lieber Freund,",
        "body": (
            "Dein Paket ist am Donnerstag gekommen, die Schnur war offen, aber es fehlte nichts, nicht einmal der "
            "Fingerhut. Die Kinder haben das Bilderbuch schon zweimal durchgesehen und angefangen, das Meer auszumalen.",
            "Von uns gibt es wenig zu erzählen. Das Dach ist auf der Seite geflickt, die man von der Straße sieht, und "
            "die andere muß auf den Hering warten.",
            "Schreib, wenn du kannst, und sage uns, was der Arzt zu der Treppe meint.",
        ),
        "closer": "Herzlichst",
        "closer 2": "Ihr",
        "signed": "Tom Tarn",
        "postscript": "Der Teer ist verkauft.",
    },
    "fr": {
        "dateline": "Honfleur, le 3 mai 1904",
        "salute": "Cher ami,",
        "body": (
            "Votre paquet est arrivé jeudi, la ficelle défaite, mais rien n’y manquait, pas même le dé à coudre. Les "
            "enfants ont déjà parcouru deux fois le livre d’images et se sont mis à colorier la mer.",
            "De nous il y a peu à dire. Le toit est réparé du côté que l’on voit de la route, et l’autre côté devra "
            "attendre le hareng.",
            "Écrivez quand vous pourrez, et dites-nous ce que le médecin pense de l’escalier.",
        ),
        "closer": "Veuillez agréer, Monsieur, mes salutations distinguées",
        "closer 2": "Votre",
        "signed": "Ada Quill",
        "postscript": "Le chat est revenu.",
    },
    "it": {
        "dateline": "Livorno, 3 maggio 1904",
        "salute": "Caro amico,",
        "body": (
            "Il vostro pacco è arrivato giovedì con lo spago sciolto, ma non mancava nulla, neppure il ditale. I bambini "
            "hanno già sfogliato due volte il libro di figure e hanno cominciato a colorare il mare.",
            "Di noi c’è poco da dire. Il tetto è riparato dalla parte che si vede dalla strada, e l’altra dovrà aspettare "
            "le aringhe.",
            "Scrivete quando potete, e diteci che cosa pensa il medico delle scale.",
        ),
        "closer": "Con i migliori saluti",
        "closer 2": "Vostro",
        "signed": "Ada Quill",
        "postscript": "Il gatto è tornato.",
    },
    "pl": {
        "dateline": "Gdańsk, dnia 3 maja 1904",
        "salute": "Drogi przyjacielu,",
        "body": (
            "Twoja paczka przyszła w czwartek z rozwiązanym sznurkiem, ale niczego nie brakowało, nawet naparstka. Dzieci "
            "obejrzały już dwa razy książkę z obrazkami i zaczęły kolorować morze.",
            "O nas niewiele można powiedzieć. Dach jest załatany od strony, którą widać z drogi, a druga strona musi "
            "poczekać na śledzie.",
            "Napisz, kiedy będziesz mógł, i powiedz nam, co lekarz sądzi o schodach.",
        ),
        "closer": "Z serdecznym pozdrowieniem",
        "closer 2": "Twój",
        "signed": "Ada Quill",
        "postscript": "Kot wrócił.",
    },
    "es": {
        "dateline": "Cádiz, 3 de mayo de 1904",
        "salute": "Querido amigo:",
        "body": (
            "Su paquete llegó el jueves con la cuerda suelta, pero no faltaba nada, ni siquiera el dedal. Los niños han "
            "hojeado ya dos veces el libro de estampas y han empezado a pintar el mar.",
            "De nosotros hay poco que contar. El tejado está arreglado por el lado que se ve desde el camino, y el otro "
            "tendrá que esperar a los arenques.",
            "Escriba cuando pueda, y díganos qué piensa el médico de la escalera.",
        ),
        "closer": "Con un cordial saludo",
        "closer 2": "Suyo",
        "signed": "Ada Quill",
        "postscript": "El gato ha vuelto.",
    },
}  # fmt: skip
