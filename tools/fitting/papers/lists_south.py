"""Spanish and Italian lists for made newspapers."""

SPANISH = """
months: enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre
days: lunes | martes | miércoles | jueves | viernes | sábado | domingo
dates: {d} de {m} de {y} | {m} de {y} | {D} {d} de {m} de {y} | {d}/{n}/{y} | {d} de {m}
places: Madrid | Sevilla | Lima | Bilbao | Valencia | Quito | Cádiz | La Paz | Rosario | Vigo | Puerto Sal
fore: Ana | Juan | Carmen | Luis | Rosa | Pedro | Julia | Manuel | Inés | Tomás
sur: Marín | Olmedo | Quiroga | Vidal | Salas | Herrero | Lagos | Peral | Robles | Castaño
rubrics: Internacional | Editorial | Cultura | Cartas | Comercio | Sucesos | Tribuna | Noticias locales | Deportes
  | Tribunales | Última hora | Política | Debate
papers: El Correo de {P} | La Lámpara | El Eco de {P} | El Pequeño Marino | Gaceta de {P} | La Campana Libre
  | Nueva Marea | El Obrero de {P}
mottos: Un periódico para los que trabajan | Fundado en {y} | Órgano de la unión de {w} | Sale los {D} y los {D}
  | Trabajo y libertad
by: Por {N} | por {N} | De nuestro enviado {N} | {N} | POR {N} | Desde {P}, {N}
posts: secretario | presidente del comité de {P} | miembro del consejo | portavoz de los estibadores
see: Ver página {n} | Véase la página {n} | Ver contratapa | Más en la página {n}
cont: Sigue en la página {n} | (Viene de la página {n}) | (Continuará.) | Pasa a la página {n}
ednote: Traducido del inglés | Publicamos esta carta tal como llegó. | N. de la R.: el discurso se dio en {P}.
  | Reproducimos extractos de un artículo de {P}.
salute: Señor director: | Queridos amigos: | Muy señor mío: | Compañeros: | Queridos niños:
close: Atentamente, | Saludos cordiales | Con saludos fraternos, | Su seguro servidor,
groups: Comité {W} | Unión de {w} de {P} | {N}, secretario | {N} ({P}) | {N} | Un viejo lector
  | Los miembros del comité
orgs: Liga internacional {W} | Unión de trabajadores de {W} | Frente libre {W} | Círculo obrero de {P}
  | Sociedad {W} y Comercio | Colectivo por {W} | Comité {W} de {P} | Partido unido {W} | Editorial {W} | Nueva {W}
web: Leer más | Publicidad | Suscríbete | Compartir | {n} comentarios
ago: hace {n} horas | Actualizado el {d} | ayer
end: FIN | Fin.
imprint: Responsable: {N}. Imprenta de {S}, {P}. | {P}. — Imprenta {W}, calle {W}, {n}.
  | Director: {N}. Administración: {W}, {n}.
vessels: Goleta {W}, {S}, de {P}, carbón. | Bergantín {W}, {S}, para {P}. | Vapor {W}, {S}, en lastre.
contact: www.{w}.org | correo: {w}@{w}.net | Precio: {n} cts. | N° {n} | Tel. {n}-{n} | Editorial {W} | Director: {N}
  | Calle {W} {n}, {P} | Año {n} - Número {n} | Precio solidario: {n} | Imprenta {S}, {P}.
  | Suscripción: {n} pesetas al año
index: ÍNDICE | Sumario | En este número | SUMARIO
events: Huelga | Incendio | Inundación | Elecciones | Cosecha | Congreso | Tormenta | Naufragio | Precio del pan
  | Levantamiento | Juicio
at: en {P} | cerca de {P} | de la línea de {P} | en el valle | en el puerto | de los {w}
traits: gran | nueva | extraña | la última | larga | la segunda
who: el consejo de {P} | el señor {S} | el comité | una tripulación de {n} hombres | el alcalde, {N},
  | la unión de estibadores | cada casa del muelle | el dueño del molino | el gobierno de {P} | un vapor de {P}
  | la muchedumbre que llenaba la plaza | la vieja maestra | nadie en el pueblo | el río
did: rechazó las nuevas tarifas | fue visto el {D} por la mañana | se reunirá el {d}
  | perdió dos barcas en el temporal | pide mejor agua | votó contra el empréstito | niega todo el relato
  | trajo {n} toneladas de carbón | abrió el nuevo puente | culpa a la compañía | calló y miró hacia la ventana
  | contó lo que había oído | dejó la carta sobre la mesa
how: tras un largo debate | sin dar razón | por tercera vez este año | a pesar de la lluvia | por {n} votos contra {n}
  | ante una sala llena | hasta fin de mes | como ya dijimos | mientras los niños dormían | cuando ya caía la tarde
and: y lo demás fue silencio | lo que a nadie extrañó | de modo que la balsa no pudo salir
  | pero los hombres no cederán | y todos volvieron a sus casas
calls: ¡Fuera los {w}! | ¡Pan y trabajo para todos! | ¡Abajo el nuevo impuesto! | ¡Vivan los estibadores de {P}!
  | ¡Abran las puertas! | ¡Libertad a {N}! | ¡Todos a {P}!
heads: Lo que queremos | Una palabra a los jóvenes | El primer día | Cómo empezó | ¿Quién paga? | Sin respuesta
  | Dos preguntas | La noche del fuego | Los hechos | Nuestra respuesta
photo: Foto: {N} | {N}, ayer | Dibujo de {N} | {N} | {N}, {P} | De izquierda a derecha: {N}, {N}
ads: SE ALQUILA | SE BUSCA | ¡GRAN VENTA! | Vapor para {P} | PERDIDO | AVISO. | Muebles
offers: a precios que ninguna casa ofrece | casa de siete cuartos con jardín | hombre sobrio y con referencias
  | sale el {d} | cuidado con las imitaciones
apply: Dirigirse a {N}, calle {W}, {n}. | {S} e Hijos, {P}. | En todas las farmacias, {n} ptas. | Teléfono {n}-{n}
goods: Trigo | Cebada | Avena | Carbón | Patatas | Manteca | Azúcar | Lana | Cobre
sides: Deportivo {P} | Unión {P} | Racing de {P} | Estrella {W}
law: Decreto | Orden | Ley de {w} | Nombramientos | AVISO OFICIAL | Ministerio de Obras | Subastas
rule: Se entiende por {w} todo {w} sujeto a esta ley. | La venta de {w} requiere licencia.
  | El consejo podrá variar las tasas. | La infracción se castigará con multa de {n} pesetas.
  | La presente orden entra en vigor el {d}.
clause: Art. | Artículo | ARTÍCULO | §
given: Dado en {P}, a {d}. | Por orden, | El alcalde, | {P}, {d}.
ranks: Ministro de Obras | Gobernador | El secretario
childheads: Adivinanzas | Soluciones | El buzón | La página de juegos | Un poema para junio | Manualidades
  | El valiente calderero | Lo que vio la lechuza
riddles: ¿Qué tiene dientes y no muerde? | ¿Qué sube cuando llueve? | ¿Qué tiene cuello y no cabeza?
  | ¿Qué corre sin pies?
answers: El peine. | El paraguas. | La botella. | El río.
games: Dos jugadores se sientan de espaldas. | Necesitas un corcho y un hilo. | Dobla el papel por la línea.
verse: la lámpara arde en el muelle | y nadie pregunta al agua | un pájaro canta en el muro | el viento rodea la villa
  | mi hermano tiene un caballo
"""
ITALIAN = """
months: gennaio | febbraio | marzo | aprile | maggio | giugno | luglio | agosto | settembre | ottobre | novembre
  | dicembre
days: lunedì | martedì | mercoledì | giovedì | venerdì | sabato | domenica
dates: {d} {m} {y} | {m} {y} | {D} {d} {m} {y} | {d}/{n}/{y} | {d} {m}
places: Roma | Torino | Genova | Napoli | Trieste | Lugano | Bari | Ancona | Pisa | Portosale
fore: Anna | Carlo | Lucia | Pietro | Rosa | Marco | Teresa | Luigi | Elena | Bruno
sur: Marini | Olmi | Ferro | Viani | Salis | Rovere | Costa | Leone | Galli | Serra
rubrics: Estero | Editoriale | Cultura | Lettere | Commercio | Cronaca | Tribuna | Notizie locali | Sport | Tribunali
  | Ultime notizie | Politica | Dibattito
papers: Il Corriere di {P} | La Lampada | L'Eco di {P} | Il Piccolo Marinaio | Gazzetta di {P} | La Campana Libera
  | Nuova Marea | Il Lavoratore di {P}
mottos: Un giornale per chi lavora | Fondato nel {y} | Organo dell'unione dei {w} | Esce il {D} e il {D}
  | Lavoro e libertà
by: Di {N} | di {N} | Dal nostro inviato {N} | {N} | DI {N} | Da {P}, {N}
posts: segretario | presidente del comitato di {P} | membro del consiglio | portavoce dei portuali
see: Vedi pagina {n} | Si veda a pagina {n} | Altro a pagina {n} | Vedi in ultima
cont: Continua a pagina {n} | (Segue da pagina {n}) | (Continua.) | Segue a pagina {n}
ednote: Tradotto dall'inglese | Pubblichiamo la lettera come ci è giunta. | N.d.R.: il discorso fu tenuto a {P}.
  | Riproduzione vietata.
salute: Egregio direttore, | Cari amici, | Signor direttore, | Compagni, | Cari bambini,
close: Distinti saluti, | Cordiali saluti | Con saluti fraterni, | Suo devotissimo
groups: Comitato {W} | Unione dei {w} di {P} | {N}, segretario | {N} ({P}) | {N} | Un vecchio lettore
  | I membri del comitato
orgs: Lega internazionale {W} | Unione dei lavoratori di {W} | Fronte libero {W} | Circolo operaio di {P}
  | Società {W} e Commercio | Collettivo per {W} | Comitato {W} di {P} | Partito unito {W} | Edizioni {W} | Nuova {W}
web: Leggi tutto | Pubblicità | Abbonati | Condividi | {n} commenti
ago: {n} ore fa | Aggiornato il {d} | ieri
end: FINE | Fine.
imprint: Gerente responsabile: {N}. Tipografia {S}, {P}. | {P}. — Tip. {W}, via {W}, {n}.
  | Direttore: {N}. Stampa: {S} e Figli.
vessels: Goletta {W}, {S}, da {P}, carbone. | Brigantino {W}, {S}, per {P}. | Vapore {W}, {S}, in zavorra.
contact: www.{w}.it | posta: {w}@{w}.net | Prezzo: cent. {n} | N. {n} | Tel. {n}-{n} | Editrice {W} | Direttore: {N}
  | Via {W} {n}, {P} | Anno {n} - Numero {n} | Tipografia {S}, {P}. | Abbonamento: lire {n} l'anno
  | Un numero cent. {n}
index: INDICE | Sommario | In questo numero | SOMMARIO
events: Sciopero | Incendio | Alluvione | Elezioni | Raccolto | Congresso | Tempesta | Naufragio | Prezzo del pane
  | Rivolta | Processo
at: a {P} | presso {P} | della linea di {P} | nella valle | nel porto | dei {w}
traits: grande | nuova | strana | l'ultima | lunga | la seconda
who: il consiglio di {P} | il signor {S} | il comitato | un equipaggio di {n} uomini | il sindaco, {N},
  | l'unione dei portuali | ogni casa del molo | il padrone del mulino | il governo di {P} | un vapore da {P}
  | la folla che riempiva la piazza | la vecchia maestra | nessuno in paese | il fiume
did: ha respinto le nuove tariffe | fu visto {D} mattina | si riunirà il {d} | perse due barche nella burrasca
  | chiede acqua migliore | votò contro il prestito | nega tutto il racconto | portò {n} tonnellate di carbone
  | aprì il nuovo ponte | accusa la compagnia | tacque e guardò verso la finestra | raccontò quel che aveva udito
  | lasciò la lettera sul tavolo
how: dopo un lungo dibattito | senza dare ragione | per la terza volta quest'anno | malgrado la pioggia
  | con {n} voti contro {n} | davanti a una sala piena | fino alla fine del mese | come abbiamo detto
  | mentre i bambini dormivano | quando già scendeva la sera
and: e il resto fu silenzio | cosa che non stupì nessuno | sicché il traghetto non poté partire
  | ma gli uomini non cederanno | e tutti tornarono a casa
calls: Fuori i {w}! | Pane e lavoro per tutti! | Abbasso la nuova tassa! | Viva i portuali di {P}! | Aprite le porte!
  | Libertà per {N}! | Tutti a {P}!
heads: Quel che vogliamo | Una parola ai giovani | Il primo giorno | Come cominciò | Chi paga? | Senza risposta
  | Due domande | La notte del fuoco | I fatti | La nostra risposta
photo: Foto: {N} | {N}, ieri | Disegno di {N} | {N} | {N}, {P} | Da sinistra: {N}, {N}
ads: AFFITTASI | CERCASI | GRANDE VENDITA! | Vapore per {P} | SMARRITO | AVVISO. | Mobili
offers: a prezzi che nessuna casa può offrire | casa di sette stanze con giardino | uomo sobrio con referenze
  | parte il {d} | diffidare delle imitazioni
apply: Rivolgersi a {N}, via {W}, {n}. | {S} e Figli, {P}. | In tutte le farmacie, lire {n}. | Telefono {n}-{n}
goods: Grano | Orzo | Avena | Carbone | Patate | Burro | Zucchero | Lana | Rame
sides: Sportiva {P} | Unione {P} | Virtus {P} | Stella {W}
law: Decreto | Ordinanza | Legge sui {w} | Nomine | AVVISO UFFICIALE | Ministero dei Lavori | Appalti
rule: Si intende per {w} ogni {w} soggetto alla presente legge. | La vendita di {w} richiede licenza.
  | Il consiglio può variare le tasse. | Chi contravviene paga lire {n}.
  | La presente ordinanza entra in vigore il {d}.
clause: Art. | Articolo | ARTICOLO | §
given: Dato a {P}, il {d}. | Per ordine, | Il sindaco, | {P}, {d}.
ranks: Ministro dei Lavori | Prefetto | Il segretario
childheads: Indovinelli | Soluzioni | La buca delle lettere | La pagina dei giochi | Una poesia per giugno | Lavoretti
  | Il bravo calderaio | Che cosa vide il gufo
riddles: Che cosa ha denti e non morde? | Che cosa sale quando piove? | Che cosa ha collo e non testa?
  | Che cosa corre senza piedi?
answers: Il pettine. | L'ombrello. | La bottiglia. | Il fiume.
games: Due giocatori siedono di schiena. | Ti serve un tappo e un filo. | Piega la carta lungo la linea.
verse: la lampada splende sul molo | e nessuno interroga l'acqua | un passero canta sul muro
  | il vento girava nel borgo | mio fratello ha un cavallo
"""
