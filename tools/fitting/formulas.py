"""Words that letters, books and plays are made with, by language: facts of dictionaries, so that no language is needed to be fitted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Formulas:
    """The words of one language."""

    salutes: tuple[str, ...]
    closers: tuple[str, ...]
    months: tuple[str, ...]
    divisions: tuple[str, ...]  # {} is the number
    acts: tuple[str, ...]
    stages: tuple[str, ...]
    titles: tuple[str, ...]  # {} is a word of the text
    after: tuple[str, ...]  # above a postscript
    contents: str
    names: tuple[str, ...]
    towns: tuple[str, ...]
    streets: tuple[str, ...]


def _f(text: str) -> Formulas:
    """One group a line, its words parted by bars."""
    groups = [tuple(part.strip() for part in line.split("|")) for line in text.strip().splitlines()]
    salutes, closers, months, divisions, acts, stages, titles, after, contents, names, towns, streets = groups
    return Formulas(
        salutes, closers, months, divisions, acts, stages, titles, after, contents[0], names, towns, streets
    )


FORMULAS: dict[str, Formulas] = {
    "en": _f("""
Dear {},|My dear {},|Dear Mr. {}|Sir,|Dear Sir,|Dear Madam:|Gentlemen,|Dearest {}!|Honoured Sir,|My dear Sir,—
Yours sincerely,|Yours truly|Yours ever,|Ever yours,|Your affectionate son,|With kind regards|I remain, Sir, your obedient servant,|Love,|Best wishes|In haste|Faithfully yours,|I am, dear {}, yours most truly
January|February|March|April|May|June|July|August|September|October|November|December
CHAPTER {}|Chapter {}|CHAP. {}|Book {}|PART {}|LETTER {}|{}|Section {}
ACT {}|SCENE {}|ACT {}. SCENE I|Scene {}|PROLOGUE|EPILOGUE
Enter {}.|Exit {}.|Exeunt.|Exeunt all but {}.|Aside.|Within.|Re-enter {}.|Curtain.|Exit.|A street.
The {}|On the {}|Of {}|A {}|To {}|{} at night|Notes on the {}|Some account of {}|Upon a {}|After the {}
P.S.|PS.|PS:|P. S.—|P.S.S.|N.B.|NB
Contents
Tom|Ann Marsh|H. Carver|William|Mary Ellen Pratt|J. R. Holt|Kitty|Mrs. Lane|Edward Thorne
Lowmere|London|York|Harwich|Boston|Leith|Bath
12 Marsh Lane|The Old Mill|4 Quay Street|Rose Cottage|St. Anne's Square 7|Box 212"""),
    "de": _f("""
Lieber {},|Lieber Freund!|Liebe {}!|Verehrter Herr {},|Hochgeehrter Herr!|Sehr geehrter Herr Doktor,|Mein lieber {},|Liebste Mama,|Euer Wohlgeboren!|Geehrte Redaktion!
Herzlichst|Mit herzlichem Gruß|Ihr ergebener|Dein|Hochachtungsvoll|Viele Grüße|Immer Ihr|Mit besten Grüßen|In treuer Freundschaft|Stets Dein
Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember
Erstes Kapitel|{}. Kapitel|Kapitel {}|Zweites Buch|{}. Brief|{}.|Dritter Abschnitt|Viertes Capitel
Erster Akt|{}. Szene|Zweiter Aufzug|Dritter Auftritt|Erste Scene|Vorspiel|{}. Akt
{} tritt auf.|{} ab.|Beide ab.|Alle ab.|Für sich.|Die Vorigen. {}.|Vorhang.|{} kommt.|Zimmer wie vorhin.|Verwandlung.
Ueber {}|Vom {}|Die {}|Der {}|Zur Frage der {}|An {}|Nach dem {}|Neues vom {}|Bemerkungen über {}|Das {}
P.S.|PS.|N. S.|NB.|P. S.:|Nachschrift.|PS
Inhalt
Anna|Karl Weber|R. Lenz|Franz|Hedwig Stein|Otto|Dr. Kern|Frau Berg|Marie von Ahlen
Wien|Graz|Berlin|Oberau|Dresden|Weimar|Linz
Mühlgasse 7|Haus am Anger|Ringstraße 12|III. Marktplatz 2|Hotel Post|Am Graben 3"""),
    "fr": _f("""
Cher ami,|Mon cher {},|Chère Madame,|Monsieur,|Madame,|Ma chère {},|Cher Monsieur {},|Mon bon ami,|Monsieur le Directeur,
Bien à vous,|Votre dévoué|Tout à toi|Agréez, Monsieur, mes salutations|Je vous embrasse|Amitiés|Votre très humble serviteur,|Mille baisers|Cordialement
janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
CHAPITRE {}|Chapitre {}|Chapitre premier|LIVRE {}|LETTRE {}|{}|Deuxième partie|Tome {}
ACTE {}|SCÈNE {}|Acte premier|Scène première|Prologue|ACTE {}, SCÈNE I
{} entre.|{} sort.|Ils sortent.|À part.|Rideau.|{} seul.|Entre {}.|Bas.|Exeunt.|Une chambre.
De la {}|Du {}|Le {}|La {}|À {}|Sur le {}|Note sur {}|Les {}|Pour {}|Après {}
P.-S.|P. S.|PS.|N. B.|P.-S. —|Post-scriptum.|NB
Table des matières
Louise|Paul Morel|J. Vidal|Henri|Mme Leroux|Jeanne|Dr Faure|Émile Roche|Claire
Paris|Lyon|Dijon|Nantes|Rouen|Tours|Genève
14, rue du Bac|Hôtel du Lac|3, quai des Ormes|Château de Brives|22 bis, rue Haute|Villa Rose"""),
    "es": _f("""
Querido {}:|Muy señor mío:|Estimado amigo:|Querida {}:|Señor Director:|Mi querido {}:
Suyo afectísimo|Tu amigo|Le saluda atentamente|Un abrazo|Besa su mano|Tu hermano que te quiere
enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
CAPÍTULO {}|Capítulo {}|Capítulo primero|LIBRO {}|Parte {}|CARTA {}|{}
ACTO {}|ESCENA {}|Jornada {}|Acto primero|CUADRO {}|Escena primera
Sale {}.|Vase.|Vanse.|Entra {}.|Aparte.|Telón.|Dentro.|{} solo.|Salen todos.|Sala pobre.
A {}|El {}|La {}|De la {}|Al {}|Los {}|En la {}|Sobre {}|Soneto a {}|Una {}
P.D.|P. D.|Posdata.|P.S.|N.B.|PD:|P. S.
Índice
Juan|Rosa Vega|A. Molina|Luis|Carmen|Don Pedro|Inés Prado|M. Ríos|Elena
Madrid|Sevilla|Cádiz|Lima|Burgos|Toledo|Mérida
Calle Mayor, 4|Plaza del Olmo, 2|Hotel Sol|Casa Grande|Calle Real, 18|Apartado 31"""),
    "it": _f("""
Caro {},|Carissimo amico,|Gentile Signora,|Egregio Signore,|Mia cara {},|Illustre Maestro,
Tuo affezionatissimo|Con affetto|Distinti saluti|Un abbraccio|Suo devotissimo|Cordiali saluti
gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre
CAPITOLO {}|Capitolo {}|Capitolo primo|LIBRO {}|PARTE {}|LETTERA {}|{}
ATTO {}|SCENA {}|Atto primo|Scena prima|ATTO {}, SCENA I|Prologo
{} entra.|{} esce.|Escono.|{} e detti.|Detti.|Da sé.|Cala la tela.|{} solo.|Parte.|Una piazza.
Il {}|La {}|Della {}|A {}|Sul {}|I {}|Dopo il {}|Intorno a {}|Per {}|Un {}
P.S.|P. S.|PS|Poscritto.|N.B.|P.S. —|NB.
Indice
Giulia|Marco Bassi|G. Ferri|Pietro|Donna Lisa|Teresa|Dott. Neri|Carlo Riva|Anna
Roma|Milano|Torino|Pisa|Lucca|Parma|Siena
Via Lunga 8|Piazza del Pozzo 3|Casa Neri|Albergo del Sole|Corso Nuovo 40|Villa Alba"""),
    "pt": _f("""
Meu caro {},|Querida {},|Exmo. Senhor,|Caro amigo,|Prezado Senhor {}|Minha mãe:
Um abraço do|Seu amigo obrigado|Com os melhores cumprimentos|Teu|Saudades|Seu muito atento
janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro
CAPÍTULO {}|Capítulo {}|Capítulo primeiro|LIVRO {}|PARTE {}|CARTA {}|{}
ACTO {}|CENA {}|Primeiro acto|Ato {}|Cena primeira|Quadro {}
Entra {}.|Sai {}.|Saem.|À parte.|Cai o pano.|{}, só.|Saem todos.|Os mesmos e {}.|Sai.|Sala.
O {}|A {}|Da {}|Ao {}|Sobre o {}|Os {}|Na {}|Uma {}|Para {}|Do {}
P.S.|P. S.|Post-scriptum.|N.B.|PS:|P.S. —|NB.
Índice
João|Maria Lopes|A. Reis|Pedro|Dona Clara|Inês|Dr. Sousa|Rui Matos|Teresa
Lisboa|Porto|Coimbra|Évora|Braga|Faro|Olinda
Rua Direita, 5|Largo do Poço, 9|Casa Azul|Hotel Central|Rua Nova, 33|Quinta do Vale"""),
    "sv": _f("""
Kära {}!|Käre vän!|Bäste herr {},|Min kära {}!|Högtärade Herr Professor!|Bästa mamma,
Din tillgivne|Vänliga hälsningar|Med utmärkt högaktning|Er ödmjuke|Hjärtliga hälsningar|Din
januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december
KAPITEL {}|Första kapitlet|Kapitel {}|{} kapitlet|Del {}|Brev {}|{}
AKT {}|Första akten|SCEN {}|Andra scenen|Förspel|Scen {}
{} in.|{} går.|Alla ut.|Avsides.|Ridå.|{} ensam.|De förra. {}.|Går.|{} kommer in.|Ett rum.
Om {}|En {}|Till {}|Vid {}|Den {}|Något om {}|I {}|Efter {}|{} och annat|Över {}
P.S.|P. S.|PS.|Efterskrift.|N.B.|PS:|NB.
Innehåll
Karin|Erik Lund|A. Berg|Nils|Fru Holm|Elsa|Dr Ek|Olof Dahl|Signe
Uppsala|Lund|Åbo|Visby|Falun|Kalmar|Malmö
Storgatan 4|Villa Eken|Kungsgatan 12|Norra ån 3|Hotell Svan|Torget 1"""),
    "nl": _f("""
Beste {},|Lieve {},|Waarde vriend,|Geachte Heer {},|Mijnheer,|Weledele Heer,
Met vriendelijke groeten|Hoogachtend|Je liefhebbende|Uw dienaar|Je|Met hartelijke groet
januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december
HOOFDSTUK {}|Hoofdstuk {}|Eerste hoofdstuk|Deel {}|BRIEF {}|{}|Boek {}
EERSTE BEDRIJF|TOONEEL {}|Tweede toneel|AKTE {}|Scène {}|Voorspel
{} op.|{} af.|Allen af.|Ter zijde.|Doek.|{} alleen.|De vorigen, {}.|Af.|{} komt binnen.|Een kamer.
De {}|Het {}|Over {}|Aan {}|Van de {}|Iets over {}|Een {}|Na de {}|In {}|Bij het {}
P.S.|P. S.|Naschrift.|N.B.|PS:|PS.|NB
Inhoud
Griet|Jan Visser|H. Kuyper|Pieter|Mevr. Bos|Anna|Dr. Smit|Kees de Boer|Truus
Leiden|Utrecht|Delft|Gouda|Haarlem|Gent|Zwolle
Lange Gracht 8|Huis ten Dijk|Markt 3|Oude Vest 41|Hotel De Zwaan|Kerkstraat 9"""),
    "da": _f("""
Kære {}!|Kære ven,|Højtærede Hr. {}|Min kære {},|Bedste moder!|Kære Hr. Doktor!
Deres hengivne|Med venlig hilsen|Din|Ærbødigst|Mange kærlige hilsener|Hilsen
januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december
KAPITEL {}|Første kapitel|Kapitel {}|Bog {}|BREV {}|{}|Andet afsnit
FØRSTE AKT|SCENE {}|Anden scene|AKT {}|Forspil|Tredje optrin
{} kommer.|{} går.|Alle ud.|Afsides.|Tæppe.|{} alene.|De forrige. {}.|Går.|{} ind.|En stue.
Om {}|En {}|Til {}|Ved {}|Den {}|Lidt om {}|I {}|Efter {}|Fra {}|Over {}
P.S.|P. S.|Efterskrift.|N.B.|PS:|PS.|NB
Indhold
Kirsten|Jens Holm|P. Bang|Niels|Fru Krag|Ellen|Dr. Friis|Søren Lind|Inger
Odense|Ribe|Aarhus|Viborg|Køge|Bergen|Skagen
Algade 7|Møllegården|Nørregade 14|Torvet 2|Hotel Anker|Strandvej 50"""),
    "pl": _f("""
Drogi {},|Kochana Mamo!|Szanowny Panie,|Mój drogi {}!|Wielmożny Panie Doktorze!|Droga {},
Z poważaniem|Twój|Serdecznie pozdrawiam|Całuję rączki|Z wyrazami szacunku|Oddany
stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia
ROZDZIAŁ {}|Rozdział {}|Rozdział pierwszy|CZĘŚĆ {}|LIST {}|{}|Księga {}
AKT {}|SCENA {}|Akt pierwszy|Scena druga|Odsłona {}|Prolog
{} wchodzi.|{} wychodzi.|Wychodzą.|Na stronie.|Kurtyna.|{} sam.|Ciż i {}.|Wychodzi.|Wchodzi {}.|Pokój.
O {}|Na {}|Do {}|Pod {}|Z {}|Kilka słów o {}|Przy {}|Po {}|W {}|{} i inne
P.S.|P. S.|PS.|Dopisek.|N.B.|PS:|NB.
Spis treści
Zofia|Jan Lipski|A. Górska|Piotr|Pani Maj|Ewa|Dr Wrona|Adam Zych|Hanna
Kraków|Lublin|Toruń|Sanok|Gdynia|Płock|Wilno
ul. Długa 6|Dwór Olszyny|Rynek 14|ul. Wodna 2|Hotel Polski|Plac Młyński 1"""),
    "cs": _f("""
Milý {},|Drahý příteli!|Vážený pane {},|Milá {}!|Velectěný pane!|Drahá maminko,
S pozdravem|Váš oddaný|Tvůj|S úctou|Srdečně zdraví|Líbám ruce
ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince
KAPITOLA {}|Kapitola {}|Kapitola první|KNIHA {}|DÍL {}|DOPIS {}|{}
JEDNÁNÍ {}|DĚJSTVÍ PRVNÍ|Výstup {}|Výstup druhý|Předehra|SCÉNA {}
{} vejde.|{} odejde.|Odejdou.|Stranou.|Opona.|{} sám.|Předešlí a {}.|Odejde.|{} přichází.|Světnice.
O {}|Na {}|Za {}|Pod {}|U {}|Něco o {}|Nad {}|Po {}|Píseň o {}|Ke {}
P.S.|P. S.|PS.|Dodatek.|N.B.|PS:|NB.
Obsah
Jana|Josef Malý|V. Kos|Petr|Paní Nová|Eva|Dr. Hora|Karel Brod|Ludmila
Praha|Brno|Kutná Hora|Písek|Tábor|Olomouc|Plzeň
Dlouhá 5|Mlýn u Lípy|Náměstí 3|Vodní 18|Hotel Beránek|Na Příkopě 2"""),
    "ru": _f("""
Дорогой {}!|Милостивый государь!|Милая {},|Многоуважаемый господин {}!|Любезный друг,|Дорогая мама!
Ваш покорный слуга|Твой|С уважением|Искренне Ваш|Целую|Преданный Вам
января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря
ГЛАВА {}|Глава {}|Глава первая|ЧАСТЬ {}|ПИСЬМО {}|{}|Книга {}
ДЕЙСТВИЕ {}|ЯВЛЕНИЕ {}|Действие первое|Сцена {}|Пролог|Картина {}
{} входит.|{} уходит.|Уходят.|В сторону.|Занавес.|{} один.|Те же и {}.|Уходит.|Входит {}.|Комната.
О {}|На {}|К {}|У {}|Под {}|Нечто о {}|В {}|После {}|За {}|Из {}
P.S.|P. S.|Постскриптум.|N.B.|PS:|PS.|NB.
Оглавление
Анна|Иван Лугов|П. Орлов|Пётр|Г-жа Белова|Ольга|Д-р Зорин|Н. Ветров|Мария
Москва|Тверь|Казань|Псков|Одесса|Орёл|Ялта
Малая улица, 6|Усадьба Липки|Площадь, д. 3|Речная, 14|Гостиница Берег|Садовая, 22"""),
    "uk": _f("""
Дорогий {}!|Любий друже!|Вельмишановний пане {},|Люба {}!|Шановний добродію!|Дорога мамо,
Ваш|З пошаною|Щиро Ваш|Твій|Цілую|З привітом
січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня
РОЗДІЛ {}|Розділ {}|Розділ перший|ЧАСТИНА {}|ЛИСТ {}|{}|Книга {}
ДІЯ {}|ЯВА {}|Дія перша|Ява друга|Пролог|Сцена {}
{} входить.|{} виходить.|Виходять.|Набік.|Завіса.|{} сам.|Ті ж і {}.|Виходить.|Входить {}.|Хата.
Про {}|На {}|До {}|Під {}|У {}|Дещо про {}|За {}|Після {}|Над {}|Біля {}
P.S.|P. S.|Постскриптум.|N.B.|PS:|PS.|NB.
Зміст
Ганна|Іван Луг|П. Орел|Петро|Пані Біла|Ольга|Д-р Зоря|Н. Вітер|Марія
Київ|Львів|Полтава|Чернівці|Одеса|Луцьк|Харків
вул. Мала, 6|Садиба Липки|Площа, 3|Річкова, 14|Готель Берег|Садова, 22"""),
    "hu": _f("""
Kedves {}!|Drága barátom!|Tisztelt Uram!|Kedves Mama,|Igen tisztelt {} úr!|Édes {}m!
Szeretettel|Tisztelettel|Üdvözlettel|Barátod|Csókol|Kész híve
január|február|március|április|május|június|július|augusztus|szeptember|október|november|december
{}. FEJEZET|Első fejezet|{}. fejezet|MÁSODIK RÉSZ|{}. LEVÉL|{}.|Harmadik könyv
ELSŐ FELVONÁS|{}. JELENET|Második jelenet|{}. felvonás|Előjáték|Szín {}
{} be.|{} el.|Mind el.|Félre.|Függöny.|{} egyedül.|Előbbiek, {}.|El.|{} jön.|Szoba.
A {}|Az {}|Egy {}|{} és más|A {} dolgáról|Régi {}|Néhány szó|Új {}|Szép {}|Esti {}
U. i.|Utóirat.|P.S.|P. S.|N.B.|PS.|NB
Tartalom
Ilona|Kovács Pál|Szabó J.|Péter|Nagyné|Éva|Dr. Tóth|Varga Imre|Mária
Pécs|Szeged|Eger|Kassa|Győr|Vác|Arad
Fő utca 6|Malom köz 2|Vár tér 14|Híd utca 3|Szálló a Hattyúhoz|Kút u. 9"""),
    "fi": _f("""
Rakas {}!|Hyvä ystävä,|Arvoisa Herra {}|Rakas äiti!|Kunnioitettu Herra!|Hyvä {},
Ystävällisin terveisin|Sinun|Kunnioittaen|Sydämellisin terveisin|Nöyrimmästi|Rakkaudella
tammikuuta|helmikuuta|maaliskuuta|huhtikuuta|toukokuuta|kesäkuuta|heinäkuuta|elokuuta|syyskuuta|lokakuuta|marraskuuta|joulukuuta
{}. LUKU|Ensimmäinen luku|LUKU {}|Toinen osa|{}. KIRJE|{}.|Kolmas kirja
ENSIMMÄINEN NÄYTÖS|{}. KOHTAUS|Toinen kohtaus|{}. näytös|Alkusoitto|Kuvaelma {}
{} tulee.|{} menee.|Kaikki pois.|Itsekseen.|Esirippu.|{} yksin.|Entiset. {}.|Menee.|Tulee {}.|Tupa.
Vanha {}|Uusi {}|{} ja muuta|Eräs {}|Pieni {}|Kaunis {}|Hiukan {}|Oma {}|Yön {}|Viime {}
J. K.|Jälkikirjoitus.|P.S.|P. S.|N.B.|PS.|NB
Sisällys
Aino|Matti Laine|K. Salo|Pekka|Rouva Koski|Helmi|Tri Niemi|Eino Lahti|Liisa
Turku|Oulu|Porvoo|Rauma|Vaasa|Kuopio|Lahti
Kirkkokatu 6|Mylly|Tori 3|Jokikatu 14|Hotelli Joutsen|Rantatie 9"""),
    "la": _f("""
Mi {}|Carissime frater,|Vir clarissime,|Amice optime!|Reverende pater,|Doctissime domine,
Vale|Valete|Tuus|Tui amantissimus|Deditissimus|Cura ut valeas
Ianuarii|Februarii|Martii|Aprilis|Maii|Iunii|Iulii|Augusti|Septembris|Octobris|Novembris|Decembris
CAPUT {}|Caput {}|Caput primum|LIBER {}|PARS {}|EPISTOLA {}|{}
ACTUS {}|SCENA {}|Actus primus|Scena secunda|Prologus|ACTUS {}. SCENA I
Intrat {}.|Exit {}.|Exeunt.|Exeunt omnes.|Secum.|{} solus.|Iidem, {}.|Exit.|Intus.|In foro.
De {}|Ad {}|In {}|Pro {}|De {} liber|Contra {}|Super {}|Quid sit {}|Ex {}|Post {}
P.S.|P. S.|N.B.|Post scriptum.|PS.|NB.|PS:
Index rerum
Marcus|Petrus Faber|I. Molitor|Paulus|Domina Clara|Anna|Dr. Silva|Carolus|Lucia
Romae|Basileae|Vindobonae|Lutetiae|Londini|Lipsiae|Patavii
In foro magno|Apud pontem|In aedibus Fabri|Ad molam|Via longa|Sub castro"""),
}
# Languages whose texts are free to fit on; of the others only these words are known, and two are kept back.
READ = ("en", "de", "fr", "es")
KEPT = ("hu", "pl", "da")


def others(held: bool) -> list[str]:
    """Languages without texts of their own that may be drawn."""
    return sorted(x for x in FORMULAS if x not in READ and (held or x not in KEPT))
