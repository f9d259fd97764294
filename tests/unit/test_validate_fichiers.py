"""Bad files and bad YAML, told through the whole check of a data folder."""

from pathlib import Path

import pytest

from tests.factories import ANNUAIRE, TELEPHONE, assert_problemes, change_annuaire, list_problemes

# (what changes in a tiny valid folder, [(place and field, code, start of the message)]); « ~ » is an avertissement.
FICHIERS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a byte-order mark in the middle of a file": (
        change_annuaire(("  - id: pharm", "  - \ufeffid: pharm")),
        [
            (
                "annuaire.yaml:2:5",
                "caractere-interdit",
                "Un caractère invisible ou interdit est écrit ici : U+FEFF (ZERO WIDTH NO-BREAK SPACE)",
            )
        ],
    ),
    "a control character": (
        change_annuaire(("Pharmacie des", "Pharm\x08acie des")),
        [("annuaire.yaml:3:15", "caractere-interdit", "Un caractère invisible ou interdit est écrit ici : U+0008")],
    ),
    "a required file with nothing but comments": (
        {"cpts": "# rien\n"},
        [("cpts.yaml:1:1", "fichier-vide", "Le fichier est vide ou ne contient que des commentaires")],
    ),
    "an optional file that is empty": (
        {"agenda": ""},
        [("agenda.yaml:1:1", "fichier-vide", "Le fichier est vide ou ne contient que des commentaires")],
    ),
    "a file that is an empty mapping": (
        {"agenda": "{}\n"},
        [
            (
                "agenda.yaml:1:1",
                "fichier-sans-champ",
                "Ce fichier n’a aucun champ. Attendu : le champ « evenements ». Si la liste est vide,",
            )
        ],
    ),
    "a top key followed by nothing": (
        {"agenda": "evenements:\n"},
        [
            (
                "agenda.yaml:1:12 evenements",
                "valeur-vide",
                "« evenements » n’est suivi de rien. Si la liste est vide, écrivez « evenements: [] ».",
            )
        ],
    ),
    "an empty list is written []": ({"agenda": "evenements: []\n"}, []),
    "the marks of a git conflict": (
        change_annuaire(
            (
                "    telephone: 03 53 01 00 10\n",
                (
                    "<<<<<<< HEAD\n"
                    "    telephone: 03 53 01 00 10\n"
                    "=======\n"
                    "    telephone: 03 53 01 00 12\n"
                    ">>>>>>> branche\n"
                ),
            )
        ),
        [("annuaire.yaml:10:1", "conflit-git", "Un conflit git n'est pas résolu : marques aux lignes 10, 12, 14")],
    ),
    "two files of one stem": (
        {"annuaire.yml": "structures: []\n"},
        [
            (
                "annuaire.yml:1:1",
                "fichier-inconnu",
                "Ce fichier n’est pas prévu : rien ne le lit. Attendu : un nom qui finit par .yaml.",
            )
        ],
    ),
    "a file that is not foreseen": (
        {"notes.txt": "x"},
        [
            (
                "notes.txt:1:1",
                "fichier-inconnu",
                "Ce fichier n’est pas prévu : rien ne le lit. Attendu : un des fichiers prévus.",
            )
        ],
    ),
    "a .yml file in a split folder": (
        {"annuaire/x.yml": "structures: []\n"},
        [
            (
                "annuaire/x.yml:1:1",
                "fichier-inconnu",
                "Ce fichier n’est pas prévu : rien ne le lit. Attendu : un nom qui finit par .yaml.",
            )
        ],
    ),
    "an image that may hold a script": (
        {"medias/photo.svg": "<svg/>"},
        [
            (
                "medias/photo.svg:1:1",
                "fichier-inconnu",
                "Ce fichier n’est pas prévu : rien ne le lit. Attendu : dans medias/, des fichiers",
            )
        ],
    ),
    "an image that nothing cites": (
        {"medias/photo.png": "x"},
        [("medias/photo.png:1:1", "media-inutile", "Aucun champ ne cite ce fichier. Supprimez-le.")],
    ),
    "a CSV that no indicator names": (
        {"autre.csv": "a"},
        [
            (
                "autre.csv:1:1",
                "fichier-inconnu",
                "Aucun indicateur de territoire.yaml ne nomme ce fichier. Supprimez-le, ou nommez-le",
            )
        ],
    ),
    "a byte-order mark at the start is left out": ({"annuaire": "\ufeff" + ANNUAIRE}, []),
    "Windows line ends are accepted": ({"annuaire": ANNUAIRE.replace("\n", "\r\n")}, []),
}


@pytest.mark.parametrize(("fichiers", "attendus"), FICHIERS.values(), ids=FICHIERS.keys())
def test_a_file_that_cannot_be_used_is_told(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


STRUCTURES: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "an anchor and an alias": (
        change_annuaire((TELEPHONE, "    telephone: &a 03 53 01 00 10\n    site: *a\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "ancre",
                "« &a » est une ancre YAML. Attendu : le texte écrit en entier à chaque endroit",
            ),
            (
                "annuaire.yaml:11:11 structures[pharmacie-des-tilleuls].site",
                "alias",
                "« *a » est un renvoi YAML. Attendu : le texte écrit en entier à chaque endroit",
            ),
        ],
    ),
    "brackets fifty levels deep": (
        {"agenda": "evenements: " + "[" * 50 + "]" * 50 + "\n"},
        [("agenda.yaml:1:20 evenements[1][1][1][1][1][1][1]", "trop-profond", "Plus de 8 niveaux imbriqués")],
    ),
    "a key written twice": (
        change_annuaire((TELEPHONE, TELEPHONE + TELEPHONE)),
        [
            (
                "annuaire.yaml:11:5 structures[pharmacie-des-tilleuls].telephone",
                "cle-en-double",
                "« telephone » est écrit deux fois : lignes 10 et 11",
            )
        ],
    ),
    "a tabulation": (
        change_annuaire((TELEPHONE, "\ttelephone: 03 53 01 00 10\n")),
        [("annuaire.yaml:10:1", "tabulation", "La ligne est décalée par une tabulation")],
    ),
    "a dièse after a space": (
        change_annuaire(("12 rue des Tilleuls", "12 rue X #2")),
        [
            (
                "annuaire.yaml:6:22 structures[pharmacie-des-tilleuls].adresse.voie",
                "~commentaire-colle",
                "« #2 » est pris pour un commentaire et ne sera pas publié (commentaire ?)",
            )
        ],
    ),
    "two documents": (
        change_annuaire(("professionnels:", "---\nprofessionnels:")),
        [
            (
                "annuaire.yaml:13:1",
                "plusieurs-documents",
                "« --- » commence un second document : ce qui suit serait perdu",
            )
        ],
    ),
    "a list where a mapping is due": (
        change_annuaire(
            (
                (
                    "    adresse:\n"
                    "      voie: 12 rue des Tilleuls\n"
                    '      code_postal: "01001"\n'
                    "      commune: Exempleville\n"
                ),
                "    adresse:\n      - 12 rue\n",
            )
        ),
        [
            (
                "annuaire.yaml:6:7 structures[pharmacie-des-tilleuls].adresse",
                "bloc-attendu",
                "Une liste est écrite ici. Attendu : un champ par ligne, sous la forme « nom: valeur ».",
            )
        ],
    ),
    "a mapping where a text is due": (
        change_annuaire((TELEPHONE, "    telephone: {a: b}\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "texte-attendu",
                "Un groupe de champs est écrit ici. Attendu : un seul texte, sur la ligne du champ.",
            )
        ],
    ),
    "a text where a list is due": (
        change_annuaire((TELEPHONE, "    services: vaccination\n")),
        [
            (
                "annuaire.yaml:10:15 structures[pharmacie-des-tilleuls].services",
                "liste-attendue",
                "Un texte est écrit ici (« vaccination »). Attendu : une liste, un tiret par ligne.",
            )
        ],
    ),
    "a text where the entries are due": (
        {"agenda": "evenements: demain\n"},
        [
            (
                "agenda.yaml:1:13 evenements",
                "liste-attendue",
                "« evenements » n’est pas suivi d’une liste. Attendu : un tiret par entrée, ou [] si",
            )
        ],
    ),
    "a list where a text is due": (
        change_annuaire((TELEPHONE, "    telephone: [a]\n")),
        [
            (
                "annuaire.yaml:10:16 structures[pharmacie-des-tilleuls].telephone",
                "texte-attendu",
                "Une liste est écrite ici. Attendu : un seul texte, sur la ligne du champ.",
            )
        ],
    ),
    "a misspelt field is told once": (
        change_annuaire(("    adresse:", "    adrese:")),
        [
            (
                "annuaire.yaml:5:5 structures[pharmacie-des-tilleuls].adrese",
                "champ-inconnu",
                "Le champ « adrese » est inconnu. Vouliez-vous dire « adresse » ?",
            )
        ],
    ),
    "a key that YAML takes for a boolean": (
        change_annuaire((TELEPHONE, "    on: oui\n")),
        [
            (
                "annuaire.yaml:10:5 structures[pharmacie-des-tilleuls].on",
                "champ-inconnu",
                "Le champ « on » est inconnu. Attendu : un de ces champs (id, nom, type, adresse,",
            )
        ],
    ),
    "a misspelt top key": (
        {"agenda": "evenemments: []\n"},
        [
            (
                "agenda.yaml:1:1 evenemments",
                "champ-inconnu",
                "Le champ « evenemments » est inconnu. Vouliez-vous dire « evenements » ?",
            )
        ],
    ),
    "a field with nothing after its colon": (
        change_annuaire((TELEPHONE, "    telephone:\n")),
        [
            (
                "annuaire.yaml:10:15 structures[pharmacie-des-tilleuls].telephone",
                "valeur-vide",
                "Aucune valeur n’est écrite. Écrivez une valeur, ou supprimez la ligne.",
            )
        ],
    ),
    "a list with nothing after its colon": (
        change_annuaire((TELEPHONE, "    services:\n")),
        [
            (
                "annuaire.yaml:10:14 structures[pharmacie-des-tilleuls].services",
                "valeur-vide",
                "Aucune valeur n’est écrite. Complétez ce champ, ou supprimez la ligne.",
            )
        ],
    ),
    "an empty list in an entry": (change_annuaire((TELEPHONE, "    services: []\n")), []),
    "an unknown top key": (
        change_annuaire(("professionnels:\n", "x:\n")),
        [
            (
                "annuaire.yaml:13:1 x",
                "champ-inconnu",
                "Le champ « x » est inconnu. Attendu : un de ces champs (structures, professionnels).",
            )
        ],
    ),
    "a comma inside braces": (
        change_annuaire(
            (
                (
                    "    adresse:\n"
                    "      voie: 12 rue des Tilleuls\n"
                    '      code_postal: "01001"\n'
                    "      commune: Exempleville\n"
                ),
                '    adresse: {voie: 12, rue Haute, code_postal: "01001", commune: Exempleville}\n',
            )
        ),
        [
            (
                "annuaire.yaml:5:25 structures[pharmacie-des-tilleuls].adresse.rue Haute",
                "virgule",
                "Entre accolades, « rue Haute » devient un champ sans valeur à cause de la virgule :",
            )
        ],
    ),
}


@pytest.mark.parametrize(("fichiers", "attendus"), STRUCTURES.values(), ids=STRUCTURES.keys())
def test_a_yaml_that_cannot_be_used_is_told(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)
