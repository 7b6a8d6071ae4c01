"""German lists for made newspapers."""

GERMAN = """
months: Januar | Februar | März | April | Mai | Juni | Juli | August | September | Oktober | November | Dezember
days: Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Samstag | Sonntag
dates: {d}. {m} {y} | {m} {y} | {D}, {d}. {m} {y} | {D}, den {d}. {m} {y} | {d}.{n}.{y} | den {d}. {m} | {d}. {m}
places: Wien | Graz | Berlin | Zürich | Prag | Köln | Lübeck | Oberau | Bremen | Basel | Triest | Linz | Danzig
fore: Anna | Karl | Josef | Marie | Franz | Klara | Heinrich | Emma | Ludwig | Rosa | Paul | Hedwig
sur: Berger | Holm | Lindner | Marlau | Winter | Kessler | Brandt | Vogl | Hofer | Rieder | Thal | Ammann
rubrics: Ausland | Leitartikel | Kultur | Briefe | Handel | Aus der Stadt | Vermischtes | Beilage | Neuestes
  | Tagesbericht | Gerichtssaal | Theater und Kunst | Sport | Landwirtschaft | Volkswirtschaft | Lokales | Depeschen
  | Feuilleton | Politik
papers: {P}er Zeitung | Die Hafenpost | Neues {P}er Tagblatt | Der Landbote | Das Abendlicht
  | Blätter für Salz und Handel | Der kleine Seemann | Amtsblatt für {P} | Die freie Glocke | Die Wochenschau
mottos: Ein Blatt für alle, die arbeiten | Mit einer Beilage für die Jugend | Gegründet {y}
  | Organ des Verbandes der {W} | Erscheint jeden {D} und {D} | Unabhängig und frei
by: Von {N} | von {N} | Bericht von {N} | {N} | VON {N} | Von unserem Korrespondenten in {P} | Aus {P} berichtet {N}
  | Text: {N}
posts: Schriftführer | Obmann des Vereins in {P} | Mitglied des Rates | Direktor der Schule zu {P}
  | Sprecherin der Hafenarbeiter
see: Siehe Seite {n} | Siehe auch Seite {n} | Mehr auf Seite {n} | (Siehe unsere Nummer vom {d}.) | Vgl. Seite {n}
cont: Fortsetzung auf Seite {n} | (Fortsetzung von Seite {n}) | (Fortsetzung folgt.) | Fortsetzung Seite {n}
  | (Schluß folgt.)
ednote: Aus dem Englischen übersetzt | Wir drucken den Brief, wie er uns erreicht hat.
  | Anm. d. Red.: Die Rede wurde in {P} gehalten. | [Gekürzt. Die Schriftleitung] | Nachdruck verboten.
salute: Geehrte Schriftleitung! | Liebe Leser, | Sehr geehrte Herren, | Werte Redaktion! | Liebe Kinder!
  | Geehrter Herr Redakteur!
close: Hochachtungsvoll | Mit freundlichen Grüßen | Mit besten Grüßen | Es grüßt Euch | Achtungsvoll
groups: Verein der {W}, {P} | {N}, Schriftführer | {N} ({P}) | {N} | Ein alter Leser | Die Mitglieder des Vereins
  | Komitee {W} | Dr. {S}
orgs: Internationaler Bund der {W} | Verband {W} | Freie {W}front | Arbeiterkreis {P}
  | Gesellschaft für {W} und Handel | Kollektiv Neue {W} | Komitee {W} in {P} | Vereinigte {W}partei | Verlag {W}
  | Rat der {W}
web: Mehr | Weiterlesen | Anzeige | Abonnieren | Teilen | {n} Kommentare
ago: vor {n} Stunden | Stand: {d} | gestern
end: ENDE | Ende.
imprint: Verantwortlich für den Inhalt: {N}. Druck: Gebr. {S}, {P}.
  | Herausgeber, Eigentümer und Verleger: {N}, {P}, {W}gasse {n}. | Druck von {S} & Co. in {P}.
vessels: Dampfer {W}, {S}, von {P} mit Kohle. | Bark {W}, {S}, nach {P}. | Schoner {W}, {S}, leer.
contact: www.{w}.de | E-Mail: {w}@{w}.net | Preis {n} Pf. | Nr. {n} | Tel. {n}-{n} | Verlag {S} & Co., {P}
  | Redaktion: {N} | {n}. Jahrgang | Jg. {n}, Nr. {n} | Einzelpreis {n} Heller | Verwaltung: {P}, {W}gasse {n}
  | Postscheckkonto {n}4{n} | Bezugspreis vierteljährlich {n} Mark | Telephon {n}{n} | Druck und Verlag von {N}, {P}.
  | Verantwortlicher Redakteur: {N}
index: Inhalt | INHALT | In dieser Nummer | Aus dem Inhalt
events: Streik | Brand | Hochwasser | Wahl | Ernte | Aussperrung | Kongreß | Sturm | Ankunft der Post | Prozeß
  | Untergang eines Schiffes | Brotpreis | Unglück | Jahrmarkt | Versammlung
at: in {P} | bei {P} | vor {P} | auf der Linie nach {P} | im Tal | am Hafen | unter den {W}
traits: großer | neuer | schwerer | der letzte | geheimer | der zweite | langer
who: der Rat von {P} | Herr {S} | das Komitee | eine Mannschaft von {n} Leuten | der Bürgermeister {N}
  | der Verband der Hafenarbeiter | jedes Haus am Kai | der Besitzer der Mühle | die Regierung in {P}
  | ein Dampfer aus {P} | die Menge
did: lehnte die neuen Sätze ab | wurde am {D} gesehen | tagt wieder am {d} | verlor zwei Boote im Sturm
  | verlangt besseres Wasser | stimmte gegen die Anleihe | bestritt den ganzen Bericht | brachte {n} Tonnen Kohle
  | eröffnete die neue Brücke | gibt der Gesellschaft die Schuld
how: nach langer Debatte | ohne einen Grund zu nennen | zum dritten Mal in diesem Jahr | trotz des Regens
  | mit {n} gegen {n} Stimmen | vor vollem Haus | bis zum Ende des Monats | wie wir berichtet haben
and: und der Rest war Schweigen | was niemand wunderte | so daß die Fähre nicht auslaufen konnte
  | aber die Männer geben nicht nach
calls: Fort mit den {w}! | Brot und Arbeit für alle! | Nieder mit der neuen Steuer! | Hoch die Hafenarbeiter von {P}!
  | Kein Schiff fährt aus! | Öffnet die Tore! | Freiheit für {N}!
heads: Was wir wollen | Ein Wort an die Jugend | Der erste Tag | Wie es begann | Wer zahlt? | Keine Antwort
  | Zwei Fragen | Die Nacht des Brandes | Ergebnisse | Unsere Erwiderung | Kurz gemeldet | Hintergrund
photo: (Phot. {N}, {P}.) | Foto: {N} | (Aufnahme {S}) | {N}, gestern | Bild: {S}/{W} | Zeichnung von {N} | {N}
  | {N}, {P} | Von links: {N}, {N}
ads: Zu vermieten | Gesucht wird | Ausverkauf! | KAFFEE! | Dampfer nach {P} | Verloren | Geld | Kundmachung. | Möbel
  | Fahrräder
offers: zu Preisen wie in keinem andern Hause | ein Haus mit sieben Zimmern und Garten
  | ein nüchterner Mann mit guten Zeugnissen | beste schwarze, frei ins Haus | Vermittler verbeten
  | das schnelle Schiff fährt am {d} | man hüte sich vor Nachahmung
apply: Näheres bei {N}, {W}gasse {n}. | Zuschriften unter „{W} {n}“ an das Blatt. | {S} & Söhne, {P}.
  | Zu haben in allen Apotheken, {n} kr. | Telephon {n}{n}
goods: Weizen | Gerste | Hafer | Kohle | Teer | Kartoffeln | Butter | Zucker | Wolle | Kupfer | Heu
sides: SC {P} | Turnverein {P} | {W}stadt | Jugend {P} | {P} II
law: Verordnung | Kundmachung | Gesetz über {W} | Erlaß des Ministeriums | Ernennungen | Konkurse | Ausschreibung
  | BEKANNTMACHUNG | Amtlicher Teil
rule: Als {W} gilt im Sinne dieses Gesetzes jede {W}. | Der Verkauf von {W} bedarf der Bewilligung.
  | Die Behörde kann die Sätze ändern. | Wer dagegen verstößt, zahlt {n} Gulden.
  | Diese Verordnung tritt am {d} in Kraft. | Die Liste liegt in {P} auf.
clause: § | Art. | Artikel | §.
given: {P}, am {d}. | Im Auftrag: | Der Magistrat. | Gegeben zu {P}, am {d}.
ranks: Minister für Arbeiten | Landrat | Der Bürgermeister | Amtsdirektor
childheads: Rätsel | Auflösung der Rätsel | Der Briefkasten | Unsere Spielecke | Ein Gedicht für den Juni
  | Zum Basteln | Der tapfere Kesselflicker | Was die Eule sah | Preisfrage
riddles: Was hat Zähne und kann nicht beißen? | Was geht hinauf, wenn der Regen fällt?
  | Was hat einen Hals und keinen Kopf? | Was läuft und hat keine Füße? | Welches Wort ist immer falsch?
answers: Der Kamm. | Der Schirm. | Die Flasche. | Der Bach. | Das Handtuch
games: Zwei Spieler sitzen Rücken an Rücken. | Du brauchst einen Korken und einen Faden.
  | Falte das Papier an der Linie. | Zähle bis zehn und laufe.
verse: die Lampe brennt am stillen Kai | und keiner fragt das Wasser mehr | ein brauner Vogel saß am Dach
  | der Wind ging um die kleine Stadt | mein Bruder hat ein Pferd aus Holz | wir zählen Schiffe, eins bis zehn
"""
