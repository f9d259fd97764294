"""An evaluation of the accessibility says what it found, no more: no criterion twice, no page that is not there."""

from collections.abc import Iterator
from datetime import date

from cpts.dates import add_mois, format_date
from cpts.errors import Probleme
from cpts.model.accessibilite import Evaluation, FichierAccessibilite
from cpts.nomenclatures.rgaa import CRITERES, VALIDITE_MOIS
from cpts.text import did_you_mean, fold, join_fr, plural, quote
from cpts.validate.champs import Entree
from cpts.validate.coherence import check_passe
from cpts.validate.donnees import Donnees
from cpts.validate.traduction import Chemin

_NUMEROS_MAX = 6
# First folder of an address → the lists whose identifiers are its pages.
_DOSSIERS = {
    "annuaire": ("structures", "professionnels"),
    "agenda": ("evenements",),
    "prevention": ("actions",),
    "parcours": ("parcours",),
}


def check_accessibilite(donnees: Donnees, jour: date) -> Iterator[Probleme]:
    """Every rule of this module."""
    entree = donnees.accessibilite
    if entree is None:
        return
    yield from _check_criteres(entree)
    for chemin, adresse in _list_adresses(entree.modele):
        yield from _check_adresse(donnees, entree, chemin, adresse)
    if entree.modele.evaluation:
        yield from _check_evaluation(donnees, entree, entree.modele.evaluation, jour)
    elif entree.modele.criteres and "evaluation" not in entree.muets:
        trouve, attendu = "des critères ont un résultat, et personne ne dit qui les a évalués", "une ligne evaluation"
        yield entree.tell(("criteres",), "evaluation-absente", trouve, attendu)


def _check_criteres(entree: Entree[FichierAccessibilite]) -> Iterator[Probleme]:
    vus: set[str] = set()
    for rang, resultat in enumerate(entree.modele.criteres):
        ici = ("criteres", rang)
        if resultat.critere in vus:
            trouve = f"le critère {resultat.critere} a déjà un résultat plus haut"
            yield entree.tell((*ici, "critere"), "critere-double", trouve, "", "Gardez l’un des deux")
        vus.add(resultat.critere)
        if resultat.resultat == "non-conforme" and resultat.remede is None:
            trouve = f"le critère {resultat.critere} n’est pas respecté, et rien ne dit ce qui est fait"
            yield entree.warn((*ici, "resultat"), "critere-sans-remede", trouve, "une ligne remede")


def _check_evaluation(
    donnees: Donnees, entree: Entree[FichierAccessibilite], evaluation: Evaluation, jour: date
) -> Iterator[Probleme]:
    yield from check_passe(entree, ("evaluation", "date"), evaluation.date, jour)
    yield from _check_auteur(donnees, entree, evaluation)
    vus = {resultat.critere for resultat in entree.modele.criteres}
    if absents := [numero for numero in CRITERES if numero not in vus]:
        trouve = f"{plural(len(absents), 'critère')} sans résultat : {_list_numeros(absents)}"
        suite = "La page les dira non évalués"
        yield entree.warn(("criteres",), "criteres-absents", trouve, f"les {len(CRITERES)} critères", suite)
    if jour >= add_mois(evaluation.date, VALIDITE_MOIS):
        trouve = f"l’évaluation du {format_date(evaluation.date)} a plus de trois ans : elle ne vaut plus"
        yield entree.warn(("evaluation", "date"), "evaluation-perimee", trouve, "", "Évaluez de nouveau le site")
    cpts = donnees.cpts.modele if donnees.cpts else None
    declaree = cpts.accessibilite.declaree_le if cpts and cpts.accessibilite else None
    if donnees.cpts and declaree and declaree < evaluation.date:
        trouve = f"la déclaration, du {format_date(declaree)}, est plus ancienne que l’évaluation"
        conseil = "Relisez la page Accessibilité, puis écrivez la date du jour"
        yield donnees.cpts.warn(("accessibilite", "declaree_le"), "declaration-ancienne", trouve, "", conseil)


def _check_auteur(donnees: Donnees, entree: Entree[FichierAccessibilite], evaluation: Evaluation) -> Iterator[Probleme]:
    """Nobody audits oneself."""
    cpts = donnees.cpts.modele if donnees.cpts else None
    noms = {fold(nom) for nom in (cpts.nom, cpts.nom_court, cpts.directeur_publication)} if cpts else set()
    if evaluation.genre == "audit" and fold(evaluation.auteur) in noms:
        trouve = f"{quote(evaluation.auteur)} publie ce site : ce n’est pas un audit"
        yield entree.tell(("evaluation", "genre"), "audit-de-soi", trouve, "", "Écrivez « genre: auto-evaluation »")


def _list_numeros(numeros: list[str]) -> str:
    reste = len(numeros) - _NUMEROS_MAX
    return join_fr([*numeros[:_NUMEROS_MAX], plural(reste, "autre")] if reste > 0 else numeros)


def _list_adresses(fichier: FichierAccessibilite) -> Iterator[tuple[Chemin, str]]:
    """Each page of this site that the file names, and where."""
    for rang, page in enumerate(fichier.evaluation.pages if fichier.evaluation else ()):
        yield ("evaluation", "pages", rang, "adresse"), page.adresse
    for rang, resultat in enumerate(fichier.criteres):
        if resultat.page:
            yield ("criteres", rang, "page"), resultat.page


def _check_adresse(
    donnees: Donnees, entree: Entree[FichierAccessibilite], chemin: Chemin, adresse: str
) -> Iterator[Probleme]:
    """The page of an entry that is not there; the inspection of the site refuses a link to any other missing page."""
    dossier, _, ident = adresse.strip("/").partition("/")
    listes = _DOSSIERS.get(dossier, ())
    if not ident or "/" in ident or not listes or (dossier == "agenda" and ident in _PAGES_AGENDA):
        return
    connus = [str(brute.valeur.get("id", "")).strip() for cle in listes for brute in donnees.brutes.get(cle, ())]
    if ident not in connus and donnees.illisibles.isdisjoint(("annuaire", "agenda", "actions")):
        trouve = f"aucune page de ce site n’a l’adresse {quote(adresse)}"
        yield entree.tell(chemin, "page-absente", trouve, "", did_you_mean(ident, connus))


_PAGES_AGENDA = frozenset({"archives", "visio"})
