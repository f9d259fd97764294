"""What the CPTS says of itself: no mission without origin, no figure without date, no news of tomorrow."""

from pathlib import Path

import pytest

from tests.factories import CPTS, assert_problemes, change_cpts, change_territoire, list_problemes

PROJET = """\
projet_sante:
  resume: Être soigné plus tôt.
  valide_le: 2025-03-12
  source: Lettre de l’agence
  axes:
    - titre: Un médecin pour chacun
"""
CHIFFRE = """\
      chiffres:
        - valeur: 18
          libelle: des habitants
"""
ACTUALITE = """\
actualites:
  - id: bureau-2026
    titre: Un bureau élu
    date: 2026-06-18
    texte: Sept personnes.
"""
CAS: dict[str, tuple[dict[str, str], list[tuple[str, str, str]]]] = {
    "a mission that comes from nowhere": (
        change_cpts(("    source: Accord signé le 12 mars 2025\n", "")),
        [
            (
                "cpts.yaml:17:5 missions[prevention].source",
                "~mission-sans-source",
                "Cette mission ne dit pas d’où elle vient. Attendu : une ligne source",
            )
        ],
    ),
    "a mission that nobody ever checked": (
        change_cpts(("    verifie_le: 2026-09-01\n", "")),
        [
            (
                "cpts.yaml:17:5 missions[prevention].verifie_le",
                "~mission-sans-date",
                "Cette mission ne dit pas quand elle a été vérifiée. Attendu : une ligne verifie_le",
            )
        ],
    ),
    "a mission that names an unknown pathway": (
        {
            **change_cpts(("    type: socle\n", "    type: socle\n    parcours: [retour-domicile]\n")),
            "actions": "parcours:\n  - id: retour-a-domicile\n    titre: x\n    resume: x\n    etapes: [{titre: x}]\n",
        },
        [
            (
                "cpts.yaml:20:16 missions[prevention].parcours[1]",
                "reference-inconnue",
                "Aucun parcours de soins n’a l’identifiant « retour-domicile ». Vouliez-vous dire",
            )
        ],
    ),
    "a mission checked long ago": (
        change_cpts(("verifie_le: 2026-09-01", "verifie_le: 2025-01-01")),
        [
            (
                "cpts.yaml:21:17 missions[prevention].verifie_le",
                "~mission-a-verifier",
                "La dernière relecture de cette mission date du 1er janvier 2025. Relisez l’accord",
            )
        ],
    ),
    "a mission checked tomorrow": (
        change_cpts(("verifie_le: 2026-09-01", "verifie_le: 2026-11-22")),
        [
            (
                "cpts.yaml:21:17 missions[prevention].verifie_le",
                "date-future",
                "Le 22 novembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "a figure of the project without date nor source": (
        {"cpts": CPTS + PROJET + CHIFFRE},
        [
            (
                "cpts.yaml:29:11 projet_sante.axes[1].chiffres[1].date",
                "champ-absent",
                "Le champ « date » manque. Attendu : date de la mesure. Par exemple « date: 2025-01-01 ».",
            ),
            (
                "cpts.yaml:29:11 projet_sante.axes[1].chiffres[1].source",
                "champ-absent",
                "Le champ « source » manque. Attendu : qui publie ce nombre.",
            ),
        ],
    ),
    "a figure measured tomorrow": (
        {"cpts": CPTS + PROJET + CHIFFRE + "          source: Insee\n          date: 2026-11-22\n"},
        [("cpts.yaml:32:17 projet_sante.axes[1].chiffres[1].date", "date-future", "Le 22 novembre 2026 n’est pas")],
    ),
    "a project that nobody validated": (
        {"cpts": CPTS + PROJET.replace("  valide_le: 2025-03-12\n  source: Lettre de l’agence\n", "")},
        [
            (
                "cpts.yaml:22:1 projet_sante.source",
                "~projet-sans-source",
                "Le projet de santé ne dit pas qui l’a validé.",
            ),
            (
                "cpts.yaml:22:1 projet_sante.valide_le",
                "~projet-sans-source",
                "Le projet de santé ne dit pas quand il a été validé.",
            ),
        ],
    ),
    "an axis that serves an unknown mission": (
        {"cpts": CPTS + PROJET + "      mission: preventoin\n"},
        [
            (
                "cpts.yaml:28:16 projet_sante.axes[1].mission",
                "reference-inconnue",
                "Aucune mission de ce fichier n’a l’identifiant « preventoin ». Vouliez-vous dire « prevention » ?",
            )
        ],
    ),
    "a project whose text is not there": (
        {"cpts": CPTS + PROJET + "  document:\n    titre: Projet\n    fichier: projet.pdf\n"},
        [
            (
                "cpts.yaml:30:14 projet_sante.document.fichier",
                "media-absent",
                "Le fichier medias/projet.pdf n’existe pas.",
            )
        ],
    ),
    "news dated in the future": (
        {"actualites": ACTUALITE.replace("2026-06-18", "2026-12-01")},
        [
            (
                "actualites.yaml:4:11 actualites[bureau-2026].date",
                "date-future",
                "Le 1er décembre 2026 n’est pas encore arrivé. Attendu : une date passée.",
            )
        ],
    ),
    "news without date": (
        {"actualites": ACTUALITE.replace("    date: 2026-06-18\n", "")},
        [("actualites.yaml:2:5 actualites[bureau-2026].date", "champ-absent", "Le champ « date » manque.")],
    ),
    "news whose document is not there": (
        {"actualites": ACTUALITE + "    documents:\n      - titre: Affiche\n        fichier: affiche.pdf\n"},
        [
            (
                "actualites.yaml:8:18 actualites[bureau-2026].documents[1].fichier",
                "media-absent",
                "Le fichier medias/affiche.pdf n’existe pas.",
            )
        ],
    ),
    "two news with one id": (
        {"actualites": ACTUALITE + ACTUALITE.partition("\n")[2]},
        [
            (
                "actualites.yaml:6:9 actualites[bureau-2026].id",
                "id-en-double",
                "L’identifiant « bureau-2026 » est déjà pris (ligne 2).",
            )
        ],
    ),
    "a number of association that is not one": (
        change_cpts(("directeur", "rna: 0591000000\ndirecteur")),
        [
            (
                "cpts.yaml:12:6 rna",
                "rna-invalide",
                "« 0591000000 » n’est pas un numéro RNA. Attendu : la lettre W et neuf chiffres, sans espace.",
            )
        ],
    ),
    "a SIREN too short": (
        change_cpts(("directeur", "siren: 12345678\ndirecteur")),
        [
            (
                "cpts.yaml:12:8 siren",
                "siren-invalide",
                "« 12345678 » n’est pas un numéro SIREN. Attendu : neuf chiffres, sans espace.",
            )
        ],
    ),
    "a SIREN with a wrong key": (
        change_cpts(("directeur", "siren: 123456789\ndirecteur")),
        [
            (
                "cpts.yaml:12:8 siren",
                "~siren-cle",
                "Le dernier chiffre de « 123456789 » ne va pas avec les autres. Relisez ce numéro.",
            )
        ],
    ),
    "an association declared tomorrow": (
        change_cpts(("directeur", "declaree_le: 2026-11-22\ndirecteur")),
        [("cpts.yaml:12:14 declaree_le", "date-future", "Le 22 novembre 2026 n’est pas encore arrivé.")],
    ),
    "an accessibility statement of tomorrow": (
        change_cpts(("directeur", "accessibilite: {declaree_le: 2026-11-22}\ndirecteur")),
        [("cpts.yaml:12:30 accessibilite.declaree_le", "date-future", "Le 22 novembre 2026 n’est pas encore arrivé.")],
    ),
    "someone of the team with a private mobile": (
        {
            "cpts": CPTS
            + "equipe:\n  - nom: Camille Exemple\n    fonction: Coordination\n    portable: 06 39 98 00 00\n"
        },
        [
            (
                "cpts.yaml:25:5 equipe[1].portable",
                "champ-inconnu",
                "Le champ « portable » est inconnu. Supprimez cette ligne : une donnée privée ne se publie pas.",
            )
        ],
    ),
    "a document of tomorrow": (
        {
            "cpts": CPTS
            + "documents:\n  - titre: Bilan\n    lien: https://documents.example.org/\n    date: 2026-11-22\n"
        },
        [("cpts.yaml:25:11 documents[1].date", "date-future", "Le 22 novembre 2026 n’est pas encore arrivé.")],
    ),
}
INDICATEUR = """\
indicateurs:
  - id: sans-medecin
    titre: Habitants sans médecin traitant
    source: Assurance Maladie
    date: 2026-11-22
    fichier: indicateurs.csv
    colonne: valeur
"""


@pytest.mark.parametrize(("fichiers", "attendus"), CAS.values(), ids=CAS.keys())
def test_what_nobody_could_check_is_told(
    tmp_path: Path, fichiers: dict[str, str], attendus: list[tuple[str, str, str]]
) -> None:
    assert_problemes(list_problemes(tmp_path, **fichiers), attendus)


def test_an_indicator_of_tomorrow_is_refused(tmp_path: Path) -> None:
    fichiers = change_territoire(('  - "01002"\n', f'  - "01002"\n{INDICATEUR}'))
    trouves = list_problemes(tmp_path, **fichiers, **{"indicateurs.csv": "code;valeur\n01001;12\n01002;8\n"})
    assert_problemes(
        trouves, [("territoire.yaml:8:11 indicateurs[sans-medecin].date", "date-future", "Le 22 novembre 2026")]
    )


def test_an_indicator_without_date_nor_source_is_refused(tmp_path: Path) -> None:
    sans = INDICATEUR.replace("    source: Assurance Maladie\n    date: 2026-11-22\n", "")
    fichiers = change_territoire(('  - "01002"\n', f'  - "01002"\n{sans}'))
    trouves = list_problemes(tmp_path, **fichiers, **{"indicateurs.csv": "code;valeur\n01001;12\n01002;8\n"})
    assert [(place, code) for place, code, _ in trouves if "indicateurs[" in place] == [
        ("territoire.yaml:5:5 indicateurs[sans-medecin].date", "champ-absent"),
        ("territoire.yaml:5:5 indicateurs[sans-medecin].source", "champ-absent"),
    ]


def test_a_whole_presentation_has_nothing_to_say(tmp_path: Path) -> None:
    cpts = CPTS + PROJET + CHIFFRE + "          source: Insee\n          date: 2025-01-01\n"
    cpts += "rna: W000000000\nsiren: 123456782\ndeclaree_le: 2023-05-15\naccessibilite: {declaree_le: 2026-11-21}\n"
    assert list_problemes(tmp_path, cpts=cpts, actualites=ACTUALITE) == []
