"""Below `yaml_source`: what is said, in French, about a YAML file that cannot be read as written.

The wording of every refusal is in one table; `yaml_syntaxe` finds which syntax mistake to name.
"""

import unicodedata
from typing import NamedTuple

from cpts.text import quote


class Constat(NamedTuple):
    """One finding before its file is known: place from 1, stable code, three sentences without final point.

    `corrige` is the whole line as it should be typed, or "".
    """

    ligne: int
    colonne: int
    code: str
    trouve: str
    attendu: str
    suggestion: str
    corrige: str = ""


_RECOPIE = "Écrivez {corrige}"
_TEXTES: dict[str, tuple[str, str, str]] = {
    "fichier-trop-gros": (
        "Le fichier pèse {taille} Mo",
        "Au plus {maximum} Mo par fichier",
        "Répartissez les fiches dans plusieurs fichiers, par exemple un par commune",
    ),
    "fichier-trop-dense": (
        "Le fichier a plus de {maximum} lignes, virgules et crochets",
        "Au plus {maximum} par fichier",
        "Répartissez les fiches dans plusieurs fichiers, par exemple un par commune",
    ),
    "liste-trop-longue": (
        "La liste a plus de {maximum} entrées",
        "Au plus {maximum} entrées",
        "Vérifiez que ce fichier est bien celui de vos fiches",
    ),
    "trop-de-noms": (
        "Le fichier a plus de {maximum} noms de champs différents",
        "Les champs prévus, les mêmes à chaque fiche",
        "Vérifiez que ce fichier est bien celui de vos fiches",
    ),
    "accents-empiles": (
        "Une lettre porte plus de {maximum} accents",
        "Un texte lisible",
        "Retapez le mot au clavier au lieu de le coller",
    ),
    "pas-utf8": (
        "L'octet 0x{octet:02X} de cette ligne n'est pas de l'UTF-8{lecture}",
        "Un fichier de texte en UTF-8",
        "Dans votre éditeur, enregistrez en UTF-8",
    ),
    "utf16": (
        "Le fichier est en UTF-16 (« Unicode » du Bloc-notes)",
        "Un fichier de texte en UTF-8",
        "Dans votre éditeur, enregistrez en UTF-8",
    ),
    "caractere-interdit": (
        "Un caractère invisible ou interdit est écrit ici : {nom}",
        "Du texte ordinaire",
        "Effacez-le, ou retapez le mot au clavier au lieu de le coller",
    ),
    "conflit-git": (
        "Un conflit git n'est pas résolu : {marqueur}",
        "Une seule version du texte, sans les lignes <<<<<<<, ======= et >>>>>>>",
        "Gardez la bonne version et supprimez les lignes de marque",
    ),
    "fichier-vide": (
        "Le fichier est vide ou ne contient que des commentaires",
        "Au moins un champ, par exemple « structures: [] » pour une liste vide",
        "Complétez le fichier, ou supprimez-le s'il n'est pas obligatoire",
    ),
    "forme-attendue": (
        "Le fichier contient {forme}",
        "Des champs au début des lignes, par exemple « structures: » puis des tirets",
        "",
    ),
    "cle-en-double": (
        "{cle} est écrit deux fois : lignes {premiere} et {seconde}",
        "Chaque champ une seule fois",
        "Gardez une seule des deux lignes",
    ),
    "tiret-oublie": (
        "{cle} est écrit deux fois dans la même fiche : lignes {premiere} et {seconde}",
        "Un tiret devant le premier champ de chaque fiche",
        "Si la ligne {seconde} commence une nouvelle fiche, écrivez « - {cle_nue}: … »",
    ),
    "fiche-sans-tiret": (
        "{cles} sont écrits deux fois, à partir de cette ligne et de la ligne {premiere}",
        "Une fiche par tiret",
        "Si une nouvelle fiche commence ici, ajoutez sa première ligne au-dessus : « - id: … »",
    ),
    "cle-vide": ("Il n'y a pas de nom de champ devant « : »", "« champ: valeur »", ""),
    "cle-composee": (
        "Une liste ou un groupe tient la place d'un nom de champ",
        "« champ: valeur », le champ étant un seul texte",
        "Si la valeur commence par [ ou {{, mettez-la entre guillemets",
    ),
    "cle-tiret-colle": ("Le tiret touche {cle}", "Un espace après le tiret", "Écrivez « - {reste}: … »"),
    "cle-espace-insecable": (
        "Le nom de champ {cle} contient un espace insécable",
        "Des espaces ordinaires",
        "Effacez l'espace et retapez-le avec la barre d'espace",
    ),
    "cle-fusion": ("« << » est une fusion YAML", "Tous les champs écrits en entier dans chaque fiche", ""),
    "valeur-nulle": (
        "{valeur} veut dire « rien » en YAML",
        "Une valeur, ou pas de champ du tout quand elle est inconnue",
        "Supprimez la ligne",
    ),
    "ancre": ("« &{nom} » est une ancre YAML", "Le texte écrit en entier à chaque endroit", "{ecrivez}"),
    "alias": ("« *{nom} » est un renvoi YAML", "Le texte écrit en entier à chaque endroit", "{ecrivez}"),
    "etiquette": ("Un « ! » en début de valeur est une étiquette YAML", "Un texte simple", "{ecrivez}"),
    "directive": (
        "Une ligne qui commence par « % » est une directive YAML",
        "Seulement des champs et des valeurs",
        "Supprimez la ligne",
    ),
    "plusieurs-documents": (
        "« --- » commence un second document : ce qui suit serait perdu",
        "Un seul document par fichier",
        "Supprimez cette ligne",
    ),
    "trop-profond": (
        "Plus de {maximum} niveaux imbriqués",
        "Au plus {maximum} niveaux",
        "Vérifiez les décalages et les crochets",
    ),
    "virgule": (
        "Entre accolades, {cle} devient un champ sans valeur à cause de la virgule : écrivez une ligne par champ",
        "Des accolades seulement pour des valeurs sans virgule",
        "",
    ),
    "commentaire-colle": (
        "{commentaire} est pris pour un commentaire et ne sera pas publié (commentaire ?)",
        "Un texte entre guillemets s'il contient « # », ou un espace après « # » si c'est un commentaire",
        _RECOPIE,
    ),
    "trop-de-problemes": (
        "Plus de {maximum} problèmes dans ce fichier : les suivants ne sont pas cherchés",
        "",
        "Corrigez les premiers, puis relancez la vérification",
    ),
    "tabulation": (
        "La ligne est décalée par une tabulation{autres}",
        "Des espaces, deux par niveau",
        "Remplacez chaque tabulation par deux espaces",
    ),
    "espace-insecable": (
        "Un espace insécable tient la place d'un espace ordinaire",
        "Des espaces ordinaires au début de la ligne et après « : »",
        _RECOPIE,
    ),
    "puce": ("« {signe} » tient la place du tiret", "Un tiret du clavier, « - », puis un espace", _RECOPIE),
    "tiret-colle": ("Le tiret touche le texte", "Un espace après le tiret", _RECOPIE),
    "espace-apres-deux-points": ("Il n'y a pas d'espace après « : »", "« champ: valeur »", _RECOPIE),
    "texte-apres-guillemet": (
        "Du texte suit le guillemet fermant",
        "Toute la valeur entre les guillemets, d'une autre sorte que ceux qu'elle contient",
        _RECOPIE,
    ),
    "guillemet-ouvert": ("Le guillemet ouvert ici n'est pas fermé sur la ligne", "Un guillemet fermant", _RECOPIE),
    "caractere-special": (
        "La valeur commence par « {signe} », qui a un sens particulier en YAML",
        "Une valeur entre guillemets",
        _RECOPIE,
    ),
    "echappement": (
        "« \\ » a un sens particulier entre guillemets doubles",
        "Un texte sans « \\ », ou entre guillemets simples",
        "{ecrivez}",
    ),
    "deux-points-dans-valeur": (
        "La valeur contient « : », pris pour un second champ sur la ligne",
        "Une valeur entre guillemets",
        _RECOPIE,
    ),
    "crochet-ouvert": ("« {signe} » n'est pas fermé sur la ligne", "« {fermant} » pour le fermer", "{ecrivez}"),
    "texte-apres-crochet": ("Du texte suit « {signe} »", "Rien après « {signe} »", ""),
    "deux-points-manquants": (
        "La ligne n'est ni un champ ni la suite d'un texte",
        "« champ: valeur », ou un texte plus décalé que son champ",
        "{ecrivez}",
    ),
    "tiret-manquant": ("Il n'y a pas de tiret devant cette fiche", "Un tiret, comme aux fiches précédentes", _RECOPIE),
    "decalage": (
        "La ligne est décalée de {retrait}, ce qui n'est celui d'aucun champ ouvert au-dessus",
        "Le même décalage que les autres champs de la fiche",
        "Si elle va avec la ligne précédente, décalez-la de {voulu}",
    ),
    "decalage-sous-champ": (
        "La ligne va sous « {cle}: », et n'est pas plus décalée que lui",
        "Deux espaces de plus que « {cle}: », comme la ligne suivante",
        "Ajoutez ces espaces au début de la ligne",
    ),
    "champ-sous-tiret": (
        "La ligne est sous le tiret, et non sous le premier champ de la fiche",
        "Le même décalage pour tous les champs d'une fiche",
        "Décalez-la de {voulu}",
    ),
    "suite-de-texte": (
        "La ligne continue sans doute le texte de la précédente, mais n'est pas plus décalée que son champ",
        "Un texte sur une seule ligne, ou une suite plus décalée que son champ",
        "Décalez-la de deux espaces de plus que son champ",
    ),
    "decalage-incoherent": (
        "La ligne est à la place d'une autre sorte de contenu (tirets et champs mêlés au même niveau)",
        "Seulement des tirets, ou seulement des champs, à un même décalage",
        "{ecrivez}",
    ),
    "syntaxe": (
        "La lecture s'arrête ici : la ligne n'est pas comprise",
        "« champ: valeur », un champ par ligne",
        "Vérifiez les guillemets, les deux-points et le décalage de cette ligne et de la précédente",
    ),
}
CODES: tuple[str, ...] = tuple(_TEXTES)


SURES = frozenset(
    ("tabulation", "espace-insecable", "cle-espace-insecable", "tiret-colle", "puce", "espace-apres-deux-points")
) | frozenset(("texte-apres-guillemet", "caractere-special", "echappement", "deux-points-dans-valeur", "virgule"))
"""The mistakes whose corrected line says what the person had written: only signs change."""


def describe(code: str, ligne: int, colonne: int, *, ligne_corrigee: str = "", **faits: object) -> Constat:
    """The finding `code` at a place counted from 1; `faits` fill its sentences."""
    trouve, attendu, suggestion = (texte.format(**faits) for texte in _TEXTES[code])
    return Constat(ligne, colonne, code, trouve, attendu, suggestion, ligne_corrigee)


def describe_ligne(code: str, rang: int, colonne: int, juste: str, fin: str = "", **faits: object) -> Constat:
    """The finding `code` in the line `rang`, from 0, that should be `juste`; `fin` is the comment that ends it."""
    return describe(code, rang + 1, colonne, corrige=show_ligne(juste), ligne_corrigee=juste + fin, **faits)


def quote_yaml(valeur: str) -> str:
    """`valeur` as a quoted YAML scalar of one line, with the quotes that need the fewest escapes."""
    if '"' not in valeur and "\\" not in valeur:
        return f'"{valeur}"'
    return "'" + valeur.replace("'", "''") + "'"


def show_ligne(ligne: str) -> str:
    """A source line, or its corrected form, between French quotes."""
    return quote(ligne.strip(), 200)


def name_caractere(caractere: str) -> str:
    """« U+200B (ZERO WIDTH SPACE) »: the number always, the Unicode name when there is one."""
    nom = unicodedata.name(caractere, "")
    return f"U+{ord(caractere):04X} ({nom})" if nom else f"U+{ord(caractere):04X}"
