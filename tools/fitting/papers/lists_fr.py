"""French lists for made newspapers."""

FRENCH = """
months: janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre
days: lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
dates: {d} {m} {y} | le {d} {m} {y} | {D} {d} {m} {y} | {m} {y} | {d}/{n}/{y} | {d} {m}
places: Paris | Lyon | Genève | Bruxelles | Lille | Marseille | Nantes | Rouen | Liège | Brest | Toulon | Valmont
fore: Claire | Jean | Henri | Louise | Marcel | Jeanne | Paul | Lucie | Émile | Berthe | Amadou
sur: Marchal | Lenoir | Dubreuil | Vasseur | Morel | Quentin | Fabre | Lagarde | Perrot | Tissot | Roche
rubrics: Étranger | Éditorial | Culture | Lettres | Commerce | Faits divers | Tribune | Nouvelles locales | Sports
  | Tribunaux | Bourse | Théâtres | Dernière heure | Politique | Débats | Sciences
papers: Le Courrier de {P} | La Lampe du soir | L'Écho de {P} | Le Petit Marin | Journal officiel de {P}
  | La Cloche libre | Nouvelle Marée | Le Travailleur de {P} | L'Ami du port
mottos: Un journal pour ceux qui travaillent | Fondé en {y} | Organe de l'union des {w} | Paraît le {D} et le {D}
  | Liberté, travail, marée
by: Par {N} | par {N} | De notre envoyé {N} | {N} | De notre correspondant à {P} | PAR {N} | Texte : {N}
  | Propos recueillis par {N}
posts: secrétaire | président du comité de {P} | membre du conseil | maire de {P} | porte-parole des dockers
see: Voir page {n} | Voir aussi page {n} | Lire page {n} | (Voir notre numéro du {d}.) | Voir en dernière page
cont: Suite page {n} | (Suite de la page {n}) | (À suivre.) | Suite en page {n} | (La suite au prochain numéro.)
ednote: Traduit de l'anglais | Nous publions cette lettre telle quelle. | N.D.L.R. : ce discours fut prononcé à {P}.
  | Nous reproduisons ici des extraits d'un article paru à {P}. | Reproduction interdite.
salute: Monsieur le rédacteur, | Chers amis, | Monsieur, | Chers lecteurs, | Mes chers enfants,
close: Veuillez agréer nos salutations, | Cordialement, | Recevez, Monsieur, mes salutations. | Fraternellement,
  | Bien à vous,
groups: Comité {W} | Union des {w} de {P} | {N}, secrétaire | {N} ({P}) | {N} | Un vieil abonné
  | Les membres du comité | Ligue {W}
orgs: Ligue internationale {W} | Union des travailleurs de {W} | Front libre {W} | Cercle ouvrier de {P}
  | Société {W} et Commerce | Collectif pour {W} | Comité {W} de {P} | Parti uni {W} | Éditions {W}
web: Lire la suite | Publicité | Abonnez-vous | Partager | {n} commentaires
ago: il y a {n} heures | Mis à jour le {d} | hier
end: FIN | Fin.
imprint: Le Gérant : {N}. | {P}. — Imprimerie {W}, {n}, rue {W}.
  | Directeur de la publication : {N}. Imprimé par {S}, {P}.
vessels: Goélette {W}, cap. {S}, de {P}, charbon. | Brick {W}, cap. {S}, pour {P}. | Vapeur {W}, {S}, sur lest.
contact: www.{w}.fr | courriel : {w}@{w}.net | Prix : {n} c. | N° {n} | Tél. {n}-{n} | Publié par la Société {W}
  | Rédaction : {N} | {n}, rue {W}, {P} | Vol. {n}, n° {n} | Abonnement : {n} francs par an | Imprimerie {S}, {P}.
  | Année {n} - Numéro {n} | CINQ CENTIMES LE NUMÉRO | Le gérant : {N} | Directeur : {N}
index: SOMMAIRE | Sommaire | Dans ce numéro | TABLE
events: Grève | Incendie | Inondation | Élection | Fièvre | Récolte | Congrès | Tempête | Arrivée du courrier | Procès
  | Naufrage | Prix du pain | Émeute | Accident
at: à {P} | près de {P} | de la ligne de {P} | dans la vallée | au port | chez les {w}
traits: grande | nouvelle | étrange | la dernière | longue | la seconde | secrète
who: le conseil de {P} | M. {S} | le comité | un équipage de {n} hommes | le maire, {N}, | l'union des dockers
  | chaque maison du quai | le patron du moulin | le gouvernement de {P} | un vapeur de {P} | la foule
did: a refusé les nouveaux tarifs | fut aperçu {D} matin | se réunira le {d} | a perdu deux barques
  | demande une eau meilleure | a voté contre l'emprunt | dément tout ce récit | apporta {n} tonnes de charbon
  | ouvrit le nouveau pont | accuse la compagnie
how: après un long débat | sans donner de raison | pour la troisième fois cette année | malgré la pluie
  | par {n} voix contre {n} | devant une salle pleine | jusqu'à la fin du mois | comme nous l'avons dit
and: et le reste fut silence | ce qui n'étonna personne | si bien que le bac ne put partir
  | mais les hommes ne céderont pas
calls: À bas les {w} ! | Du pain et du travail pour tous ! | Vivent les dockers de {P} ! | Ouvrez les portes !
  | Liberté pour {N} ! | Tous à {P} ! | Aucun navire ne partira !
heads: Ce que nous voulons | Un mot à la jeunesse | Le premier jour | Comment tout commença | Qui paie ?
  | Sans réponse | Deux questions | La nuit du feu | Les faits | Notre réponse | En bref
photo: Photo : {N} | (Cliché {S}.) | {N}, hier | Dessin de {N} | {N} | {N}, {P} | De gauche à droite : {N}, {N}
ads: À LOUER | ON DEMANDE | GRANDE VENTE ! | THÉ ! | Vapeur pour {P} | PERDU | AVIS. | Meubles | Bicyclettes
offers: à des prix que nulle autre maison ne peut offrir | une maison de sept pièces avec jardin
  | un homme sobre et muni de références | rendu à domicile | agences s'abstenir | départ le {d}
  | se méfier des imitations
apply: S'adresser à {N}, {n}, rue {W}. | Écrire au bureau du journal, case {n}. | {S} & FILS, {P}.
  | Se vend chez tous les pharmaciens, {n} fr. | Téléphone {n}-{n}
goods: Blé | Orge | Avoine | Charbon | Goudron | Pommes de terre | Beurre | Sucre | Laine | Cuivre | Foin
sides: Stade de {P} | Union {P} | Racing {P} | Étoile {W} | {P} II
law: Décret | Arrêté | Loi sur les {w} | Nominations | AVIS OFFICIEL | Ministère des travaux | Adjudications
  | PARTIE OFFICIELLE | Faillites
rule: Est réputé {w} tout {w} tenu sous la présente loi. | La vente de {w} est soumise à licence.
  | Le conseil peut modifier les taux. | Toute infraction sera punie d'une amende de {n} francs.
  | Le présent arrêté entre en vigueur le {d}. | La liste est ouverte au bureau de {P}.
clause: Art. | Article | ART. | §
given: Fait à {P}, le {d}. | Par ordre, | Par le ministre : | Donné à {P}, le {d}.
ranks: Ministre des travaux | Préfet | Le maire | Le greffier
childheads: Devinettes | Réponses aux devinettes | La boîte aux lettres | Notre page de jeux | Un poème pour juin
  | Bricolage | Le brave rétameur | Ce que vit le hibou | Concours
riddles: Qu'est-ce qui a des dents et ne mord pas ? | Qu'est-ce qui monte quand la pluie tombe ?
  | Qui a un cou et pas de tête ? | Qui court sans pieds ? | Quel mot est toujours faux ?
answers: Le peigne. | Le parapluie. | La bouteille. | La rivière. | La serviette
games: Deux joueurs s'assoient dos à dos. | Il te faut un bouchon et un fil. | Plie le papier sur la ligne.
  | Compte jusqu'à dix et cours.
verse: la lampe brille sur le quai | et nul ne sait pourquoi l'eau dort | un oiseau brun chante au vieux mur
  | le vent tournait autour du bourg | mon frère a un cheval de bois | comptons les barques, une à dix
"""
