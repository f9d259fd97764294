"""The sentences that every output prints; what they quote from the data is not escaped yet."""

from collections import Counter
from collections.abc import Iterator

from cpts.comparaison.baisse import DISPARITIONS_MINIMALES, Baisse
from cpts.comparaison.comparaison import Comparaison
from cpts.comparaison.ecarts import Ecart
from cpts.comparaison.genres import GENRES, Sorte
from cpts.publish.comparaison import BAISSE_MAXIMALE
from cpts.rapport import capitalize
from cpts.text import join_fr, plural

RIEN = "Rien ne change pour les visiteurs."
TITRE = "Ce qui change pour les visiteurs"
ETIQUETTE = "suppression voulue"
_ANNULE, _REPORTE = "annulé", "reporté"


def write_compte(comparaison: Comparaison) -> str:
    """« 1 rendez-vous annulé, 3 fiches modifiées et 2 nouvelles fiches. », or that nothing changes."""
    comptes: Counter[tuple[int, str]] = Counter()
    for ecart in comparaison.ecarts:
        comptes[_class(ecart)] += 1
    genres = [*dict.fromkeys(GENRES.values())]
    morceaux = []
    for (rang, quoi), nombre in sorted(comptes.items(), key=lambda compte: compte[0]):
        genre = genres[rang]
        if quoi in (_ANNULE, _REPORTE):
            morceaux.append(plural(nombre, f"{genre.nom} {quoi}", f"{genre.pluriel} {quoi}s"))
        else:
            morceaux.append(genre.tally(Sorte(quoi), nombre))
    return f"{join_fr(morceaux)}." if morceaux else RIEN if comparaison.est_vide else ""


def _class(ecart: Ecart) -> tuple[int, str]:
    """The rank of what an entry is called, and what becomes of it; a meeting called off is counted apart."""
    rang = [*dict.fromkeys(GENRES.values())].index(GENRES[ecart.cle])
    for quoi in (_ANNULE, _REPORTE):
        if ecart.cle == "evenements" and any(p.texte.split(",")[0].split(" ")[0] == quoi for p in ecart.phrases):
            return rang, quoi
    return rang, ecart.sorte.value


def list_discretes(comparaison: Comparaison) -> Iterator[str]:
    """What becomes of people whom nothing names."""
    discretion = comparaison.discretion
    if nombre := discretion.oppositions:
        yield f"{plural(nombre, 'fiche retirée', 'fiches retirées')} à la demande de la personne."
    if nombre := discretion.reserves:
        yield f"{plural(nombre, 'fiche est désormais réservée', 'fiches sont désormais réservées')} à l’équipe."
    if nombre := discretion.anonymes:
        yield f"{plural(nombre, 'autre fiche de personne supprimée', 'autres fiches de personnes supprimées')}."


def list_reserves(comparaison: Comparaison) -> Iterator[str]:
    """What could not be compared, and why."""
    if nombre := comparaison.fautives:
        fautives = plural(nombre, "entrée n’est pas comparée", "entrées ne sont pas comparées")
        yield f"{fautives}\u00a0: corrigez d’abord les erreurs."
    if illisibles := comparaison.illisibles:
        fichiers = plural(len(illisibles), "fichier ne se lit pas", "fichiers ne se lisent pas")
        yield f"{fichiers}\u00a0: {join_fr(illisibles)}."


def write_annonce(ecart: Ecart) -> str:
    """« Fiche supprimée », or "" when the phrases say it all."""
    return GENRES[ecart.cle].announce(ecart.sorte)


def write_phrases(ecart: Ecart) -> str:
    """« ouvre aussi le samedi matin ; numéro de téléphone changé », or "" for an entry that comes or goes without."""
    return "\u00a0; ".join(phrase.texte for phrase in ecart.phrases)


def join_parts(annonce: str, titre: str, phrases: str) -> str:
    """« Fiche supprimée : Cabinet du Four », « Café des aidants : annulé »."""
    if not annonce:
        return f"{titre}\u00a0: {phrases}"
    return f"{annonce}\u00a0: {', '.join(part for part in (titre, phrases) if part)}"


def list_refus(refus: tuple[Baisse, ...]) -> Iterator[str]:
    """Why the change is refused, and how to say that it is wanted."""
    for baisse in refus:
        yield f"{capitalize(baisse.nom)}\u00a0: {baisse.partis} sur {baisse.avant} disparaissent."
    if refus:
        yield (
            f"Une modification qui fait disparaître {DISPARITIONS_MINIMALES} entrées ou plus, et plus de "
            f"{BAISSE_MAXIMALE:.0%} d’une liste, est refusée.".replace("%", "\u00a0%")
        )
    if any(baisse.totale for baisse in refus):
        yield "Un annuaire vide n’est jamais publié\u00a0: gardez au moins une fiche."
    elif refus:
        yield (
            f"Si c’est voulu, posez l’étiquette «\u00a0{ETIQUETTE}\u00a0» sur la proposition, "
            "ou ajoutez --accepter-baisse à la commande."
        )
