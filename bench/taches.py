"""`python -m bench.taches`: ten real tasks of residents and professionals, and one of volunteers, each counted.

On the demonstration, on a phone, from the home page to the answer. Options: `--site DIR` (the demonstration as of
2026-11-21, already built). What the same tasks take on the pages of the NHS and of GOV.UK is in bench/TACHES.md.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from bench.gestes import Bilan, Compteur
from tests.construction import JOUR, build
from tests.navigateur.chromium import chromium_arguments, find_chromium
from tests.navigateur.conftest import DELAI_MS, serve

SAMEDI_MATIN = f"{JOUR}T10:00:00+01:00"
DIMANCHE = "2026-11-22T15:00:00+01:00"
TELEPHONE = {"width": 360, "height": 800}


class Tache(NamedTuple):
    """`reponse`: selector of what the person came for. `gestes`: at most that many. `script`: needs JavaScript."""

    nom: str
    qui: str
    faire: Callable[[Compteur], None]
    reponse: str
    gestes: int
    script: bool = False
    moment: str = SAMEDI_MATIN


def call_medecin_ouvert(personne: Compteur) -> None:
    personne.follow("Trouver un professionnel")
    personne.fill("médecin généraliste hazebrouck")
    personne.wait("10 résultats")


def find_medecin_traitant(personne: Compteur) -> None:
    personne.follow("Je n’ai pas de médecin traitant")


def ask_que_faire(personne: Compteur) -> None:
    personne.follow("Que faire maintenant")


def find_infirmier_a_domicile(personne: Compteur) -> None:
    personne.follow("Trouver un professionnel")
    personne.follow("Infirmiers")


def find_vaccination(personne: Compteur) -> None:
    personne.fill("vaccin hazebrouck")
    personne.submit()


def find_rendez_vous_aidants(personne: Compteur) -> None:
    personne.follow("Agenda et prévention")
    personne.open("Pour qui")
    personne.follow("Aidants")


def check_confrere(personne: Compteur) -> None:
    personne.fill("thorel")
    personne.submit()


def follow_parcours(personne: Compteur) -> None:
    personne.follow("Je suis professionnel")
    personne.follow("Suivre un parcours")
    personne.follow("Vivre avec une insuffisance cardiaque")


def object_publication(personne: Compteur) -> None:
    personne.follow("Confidentialité", zone="footer")


def find_exemple(personne: Compteur) -> None:
    personne.follow("Contribuer", zone="footer")
    personne.follow("guide des bénévoles")
    personne.follow("Ajouter un médecin")


def call(numero: str, dans: str = "") -> str:
    """The link that dials `numero`, in a line that says `dans`."""
    ligne = f"main li:has-text('{dans}') " if dans else "main "
    return f"{ligne}a[href='tel:{numero}']"


TACHES = (
    Tache(
        "Appeler un médecin ouvert maintenant, dans ma commune",
        "habitant",
        call_medecin_ouvert,
        call("+33353015672", "Ouvert jusqu’à 11"),
        2,
        script=True,
    ),
    Tache(
        "Trouver un médecin qui prend de nouveaux patients",
        "habitant",
        find_medecin_traitant,
        call("+33353010020", "Prend de nouveaux patients"),
        1,
    ),
    Tache(
        "Mal de gorge un dimanche : qui appeler",
        "habitant",
        ask_que_faire,
        call("+33353010013"),
        1,
        moment=DIMANCHE,
    ),
    Tache(
        "La pharmacie de garde ce dimanche",
        "habitant",
        ask_que_faire,
        call("+33353010109", "arde"),
        1,
        moment=DIMANCHE,
    ),
    Tache(
        "Un infirmier qui vient à la maison",
        "habitant",
        find_infirmier_a_domicile,
        call("+33639989438", "Visites à domicile"),
        2,
    ),
    Tache(
        "Me faire vacciner près de chez moi",
        "habitant",
        find_vaccination,
        call("+33353010017"),
        2,
        script=True,
    ),
    Tache(
        "Le prochain rendez-vous pour les aidants",
        "habitant",
        find_rendez_vous_aidants,
        "main li:has-text('Café des aidants'):has-text('Mardi 1er décembre')",
        3,
    ),
    Tache(
        "Le téléphone d’un confrère, entre deux patients",
        "professionnel",
        check_confrere,
        call("+33353019031"),
        2,
        script=True,
    ),
    Tache(
        "Qui suit un patient insuffisant cardiaque, et qui appeler",
        "professionnel",
        follow_parcours,
        "main :text('03 53 01 00 11')",
        3,
    ),
    Tache(
        "M’opposer à la publication de ma fiche",
        "professionnel",
        object_publication,
        "main a[href^='mailto:contact@example.org?subject=Je%20m%E2%80%99oppose']",
        1,
    ),
    Tache(
        "Ajouter un médecin : l’exemple à copier",
        "bénévole",
        find_exemple,
        "main pre:has-text('id: camille-exemple')",
        3,
    ),
)


def perform(page: Page, accueil: str, tache: Tache) -> Bilan:
    """Does `tache` from the home page, at the address `accueil`, which opens before the counting begins."""
    page.goto(accueil)
    personne = Compteur(page)
    tache.faire(personne)
    return personne.conclude(page.locator(tache.reponse).first)


def main() -> None:
    lecteur = argparse.ArgumentParser()
    lecteur.add_argument("--site", type=Path)
    choix = lecteur.parse_args()
    with (
        tempfile.TemporaryDirectory() as dossier,
        open_chromium() as navigateur,
        serve(choix.site or build(Path(dossier) / "site")) as accueil,
    ):
        print("| Tâche | Clics | Champs | Gestes | Pages | Écran | Sans JavaScript |")
        print("|---|---|---|---|---|---|---|")
        for tache in TACHES:
            print(write_ligne(tache, try_tache(navigateur, accueil, tache)))


def try_tache(navigateur: Browser, accueil: str, tache: Tache) -> Bilan:
    """As most people do it; and once more without JavaScript, where that must be as short."""
    if not tache.script:
        perform_seul(navigateur, accueil, tache, script=False)
    return perform_seul(navigateur, accueil, tache, script=True)


def perform_seul(navigateur: Browser, accueil: str, tache: Tache, *, script: bool) -> Bilan:
    """In a browser that has never seen the site."""
    cadre = {"locale": "fr-FR", "timezone_id": "Europe/Paris", "reduced_motion": "reduce"}
    contexte = navigateur.new_context(viewport=TELEPHONE, java_script_enabled=script, **cadre)
    contexte.set_default_timeout(DELAI_MS)
    if script:
        contexte.clock.set_fixed_time(tache.moment)
    bilan = perform(contexte.new_page(), accueil, tache)
    contexte.close()
    return bilan


def write_ligne(tache: Tache, bilan: Bilan) -> str:
    sans = "non" if tache.script else "oui"
    nombres = (bilan.clics, bilan.champs, bilan.gestes, bilan.pages, bilan.ecrans)
    return f"| {tache.nom} | {' | '.join(map(str, nombres))} | {sans} |"


@contextmanager
def open_chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        raise SystemExit("Chromium est introuvable : lancez « make test », qui l’installe.")
    with sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=executable, args=chromium_arguments())
        yield navigateur
        navigateur.close()


if __name__ == "__main__":
    main()
    os._exit(0)  # the server's threads end with us
