"""Acronyms: one meaning each, in the list of the CPTS and in the national registry; « remplacé par » exists."""

from pathlib import Path

import pytest

from cpts.nomenclatures.registre_sigles import Sigle, make_registre
from cpts.nomenclatures.sigles import SIGLES
from cpts.validate.donnees import Donnees
from cpts.validate.sigles import check_sigles
from cpts.views.glossaire import view_glossaire
from tests.factories import CPTS, assert_problemes, list_problemes, make_cpts

SIGLE = "    explication: Un lieu pour se reposer.\n"
CAS: dict[str, tuple[str, list[tuple[str, str, str]]]] = {
    "written twice": (
        (
            f"  - sigle: MDRX\n    developpe: maison du répit\n{SIGLE}"
            f"  - sigle: mdRX\n    developpe: maison des repas\n{SIGLE}"
        ),
        [
            (
                "cpts.yaml:26:12 sigles[2].sigle",
                "sigle-en-double",
                (
                    "Le sigle « mdRX » est déjà défini (ligne 23). Attendu : un seul sens par sigle. "
                    "Gardez l’une des deux entrées."
                ),
            )
        ],
    ),
    "another meaning than the national one": (
        f"  - sigle: PMI\n    developpe: point mobile d’information\n{SIGLE}",
        [
            (
                "cpts.yaml:23:12 sigles[1].sigle",
                "sigle-en-double",
                (
                    "Le sigle « PMI » est déjà dans le registre national (cpts/nomenclatures/sigles.py) : "
                    "« protection maternelle et infantile ». Écrivez le nom en entier dans vos textes, ou choisissez "
                    "d’autres lettres."
                ),
            )
        ],
    ),
    "the national meaning again": (
        f"  - sigle: PMI\n    developpe: Protection Maternelle et Infantile\n{SIGLE}",
        [("cpts.yaml:23:12 sigles[1].sigle", "~sigle-national", "Le sigle « PMI » est déjà dans le registre national")],
    ),
    "replaced by nothing that is known": (
        f"  - sigle: MDRX\n    developpe: maison du répit\n{SIGLE}    remplace_par: EHPAQ\n",
        [
            (
                "cpts.yaml:26:19 sigles[1].remplace_par",
                "sigle-inconnu",
                (
                    "Le sigle « EHPAQ » n’est ni dans cette liste, ni dans le registre national. "
                    "Vouliez-vous dire « EHPAD » ?"
                ),
            )
        ],
    ),
    "replaced by itself, by a detour": (
        (
            f"  - sigle: MDRX\n    developpe: maison du répit\n{SIGLE}    remplace_par: MDRY\n"
            f"  - sigle: MDRY\n    developpe: maison de l’Yser\n{SIGLE}    remplace_par: MDRX\n"
        ),
        [
            (
                "cpts.yaml:26:19 sigles[1].remplace_par",
                "sigle-en-boucle",
                "En suivant « MDRY », on revient au sigle de départ.",
            ),
            (
                "cpts.yaml:30:19 sigles[2].remplace_par",
                "sigle-en-boucle",
                "En suivant « MDRX », on revient au sigle de départ.",
            ),
        ],
    ),
    "with points": (
        f"  - sigle: M.D.R.\n    developpe: maison du répit\n{SIGLE}",
        [
            (
                "cpts.yaml:23:12 sigles[1].sigle",
                "sigle-invalide",
                (
                    "« M.D.R. » n’est pas un sigle. Attendu : de 2 à 12 lettres ou chiffres, dont une majuscule "
                    "au moins, sans point ni espace. Écrivez « MDR »."
                ),
            )
        ],
    ),
    "without its meaning": (
        "  - sigle: MDRX\n    explication: Un lieu pour se reposer.\n",
        [("cpts.yaml:23:5 sigles[1].developpe", "champ-absent", "Le champ « developpe » manque.")],
    ),
    "replaced by a national one": (
        f"  - sigle: MDRX\n    developpe: maison du répit\n{SIGLE}    remplace_par: DAC\n",
        [],
    ),
}


@pytest.mark.parametrize(("lignes", "attendus"), CAS.values(), ids=CAS.keys())
def test_an_acronym_has_one_meaning(tmp_path: Path, lignes: str, attendus: list[tuple[str, str, str]]) -> None:
    assert_problemes(list_problemes(tmp_path, cpts=f"{CPTS}sigles:\n{lignes}"), attendus)


def test_a_double_in_the_national_registry_is_refused_where_it_is_written() -> None:
    ars = SIGLES["ARS"]
    registre = make_registre([ars, Sigle("ars", "autre sens", "Rien.")])
    [premier, second] = check_sigles(Donnees(), registre)
    assert premier.fichier == "cpts/nomenclatures/sigles.py"
    assert premier.ligne > 1
    assert premier.trouve.startswith("le sigle « ARS » est défini deux fois (ligne ")
    assert (second.code, second.est_erreur) == ("sigle-en-double", True)


def test_the_national_registry_has_no_double_and_every_entry_ends_its_sentences() -> None:
    assert SIGLES.doubles == ()
    assert [s.sigle for s in SIGLES.values() if not s.explication.endswith(".")] == []
    assert [s.sigle for s in SIGLES.values() if s.developpe.endswith(".") or s.remplace_par not in ("", *SIGLES)] == []


def test_the_glossary_holds_the_acronyms_of_the_territory_among_the_others() -> None:
    local = {"sigle": "DABX", "developpe": "dispositif d’accueil", "explication": "Un lieu.", "remplace_par": "DAC"}
    [lettre] = [g for g in view_glossaire(make_cpts(sigles=[local])).lettres if g.lettre == "D"]
    assert [(e.sigle, e.local) for e in lettre.entrees] == [("DABX", True), ("DAC", False), ("DMP", False)]
    assert lettre.entrees[0].remplace == ("dac", "DAC")
    assert [a.sigle for a in lettre.entrees[1].anciens] == ["DABX", "MAIA", "PTA"]
