"""What the CPTS says of itself: every mission has its source, every figure its date, no news comes before its day."""

from collections.abc import Iterator
from datetime import date

from cpts.dates import add_mois, format_date
from cpts.errors import Probleme
from cpts.model.actualites import Actualite
from cpts.model.association import Axe
from cpts.model.cpts import Cpts, Mission
from cpts.text import did_you_mean, quote
from cpts.validate.champs import Entree
from cpts.validate.coherence import check_passe, is_luhn, warn_cle
from cpts.validate.donnees import Donnees
from cpts.validate.traduction import Chemin


def check_la_cpts(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Every rule of this module."""
    if donnees.cpts:
        yield from _check_missions(donnees.cpts, jour)
        yield from _check_parcours(donnees.cpts, donnees)
        yield from _check_identite(donnees.cpts, jour)
        yield from _check_projet(donnees.cpts, jour)
        for rang, document in enumerate(donnees.cpts.modele.documents):
            if document.date:
                yield from check_passe(donnees.cpts, ("documents", rang, "date"), document.date, jour)
    if donnees.territoire:
        for rang, indicateur in enumerate(donnees.territoire.modele.indicateurs):
            yield from check_passe(donnees.territoire, ("indicateurs", rang, "date"), indicateur.date, jour)
    for actualite in donnees.get("actualites", Actualite):
        yield from check_passe(actualite, ("date",), actualite.modele.date, jour)


def _check_missions(entree: Entree[Cpts], jour: date) -> Iterator[Probleme]:
    for rang, mission in enumerate(entree.modele.missions):
        ici = ("missions", rang)
        yield from _check_origine(entree, ici, mission)
        if mission.verifie_le is None:
            continue
        yield from check_passe(entree, (*ici, "verifie_le"), mission.verifie_le, jour)
        if mission.verifie_le < _compute_limite(entree.modele, jour):
            trouve = f"la dernière relecture de cette mission date du {format_date(mission.verifie_le)}"
            conseil = "Relisez l’accord signé, puis écrivez la date du jour"
            yield entree.warn((*ici, "verifie_le"), "mission-a-verifier", trouve, "", conseil)


def _check_parcours(entree: Entree[Cpts], donnees: Donnees) -> Iterator[Probleme]:
    """The pathways that the missions name."""
    connus = [str(b.valeur.get("id", "")).strip() for b in donnees.brutes.get("parcours", ())]
    for rang, mission in enumerate(entree.modele.missions):
        for place, cite in enumerate(mission.parcours):
            if cite not in connus:
                trouve = f"aucun parcours de soins n’a l’identifiant {quote(cite)}"
                ici = ("missions", rang, "parcours", place)
                yield entree.tell(ici, "reference-inconnue", trouve, "", did_you_mean(cite, connus))


def _compute_limite(cpts: Cpts, jour: date) -> date:
    """The day before which a fact is to be read again."""
    return add_mois(jour, -cpts.fraicheur.a_verifier_mois) if jour.year >= 20 else date.min


def _check_origine(entree: Entree[Cpts], ici: Chemin, mission: Mission) -> Iterator[Probleme]:
    """Texts disagree on what a CPTS must do: a mission without origin could come from any of them."""
    if mission.source is None:
        trouve = "cette mission ne dit pas d’où elle vient"
        yield entree.warn((*ici, "source"), "mission-sans-source", trouve, "une ligne source : l’accord signé, sa date")
    if mission.verifie_le is None:
        trouve = "cette mission ne dit pas quand elle a été vérifiée"
        yield entree.warn((*ici, "verifie_le"), "mission-sans-date", trouve, "une ligne verifie_le")


def _check_identite(entree: Entree[Cpts], jour: date) -> Iterator[Probleme]:
    cpts = entree.modele
    if cpts.siren and not is_luhn(cpts.siren):
        yield warn_cle(entree, "siren", cpts.siren)
    if cpts.declaree_le:
        yield from check_passe(entree, ("declaree_le",), cpts.declaree_le, jour)
    if cpts.accessibilite:
        yield from check_passe(entree, ("accessibilite", "declaree_le"), cpts.accessibilite.declaree_le, jour)


def _check_projet(entree: Entree[Cpts], jour: date) -> Iterator[Probleme]:
    projet = entree.modele.projet_sante
    if projet is None:
        return
    for champ, sans in (("valide_le", "quand il a été validé"), ("source", "qui l’a validé")):
        if getattr(projet, champ) is None:
            trouve = f"le projet de santé ne dit pas {sans}"
            yield entree.warn(("projet_sante", champ), "projet-sans-source", trouve, f"une ligne {champ}")
    if projet.valide_le:
        yield from check_passe(entree, ("projet_sante", "valide_le"), projet.valide_le, jour)
    for rang, axe in enumerate(projet.axes):
        yield from _check_axe(entree, ("projet_sante", "axes", rang), axe, jour)


def _check_axe(entree: Entree[Cpts], ici: Chemin, axe: Axe, jour: date) -> Iterator[Probleme]:
    missions = [mission.id for mission in entree.modele.missions]
    if axe.mission and axe.mission not in missions and "missions" not in entree.muets:
        trouve = f"aucune mission de ce fichier n’a l’identifiant {quote(axe.mission)}"
        yield entree.tell((*ici, "mission"), "reference-inconnue", trouve, "", did_you_mean(axe.mission, missions))
    for rang, chiffre in enumerate(axe.chiffres):
        yield from check_passe(entree, (*ici, "chiffres", rang, "date"), chiffre.date, jour)
