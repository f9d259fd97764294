"""Views: what the entries of people and of places have in common."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cpts.model.annuaire import Acces, FinActivite, Professionnel, Structure
from cpts.model.cpts import Cpts
from cpts.model.lieu import Adresse, Position
from cpts.views.contexte import Contexte
from cpts.views.horaires import JourHoraires
from cpts.views.mots import Lien, Telephone, quote_adresse, write_jour
from cpts.views.resultats import Pastille, Resultat, get_nom, make_depart

_ACCES = (
    ("pmr", "Accès de plain-pied", "Pas d’accès de plain-pied"),
    ("parking_pmr", "Place de stationnement réservée", "Pas de place de stationnement réservée"),
    ("boucle_magnetique", "Boucle magnétique", "Pas de boucle magnétique"),
    ("langue_des_signes", "Accueil en langue des signes", "Pas d’accueil en langue des signes"),
)


class Cle(NamedTuple):
    """A line of « Ce qu’il faut savoir »: values as texts, then values that are pages of this site."""

    terme: str
    textes: tuple[str, ...]
    liens: tuple[Lien, ...] = ()


class Verification(NamedTuple):
    """When the entry was last read again; `a_verifier` past its term."""

    texte: str
    a_verifier: bool


class VueDepart(NamedTuple):
    """An announced or past end of activity."""

    titre: str
    fini: bool
    message: str | None
    relais: tuple[Lien, ...]


class Situation(NamedTuple):
    """Where a place is and how to get in. `itineraire`, `carte`: whole addresses."""

    adresse: str
    itineraire: str
    carte: str | None
    acces: tuple[str, ...]


class VueLieu(NamedTuple):
    """A place of practice, or the place itself.

    `rendez_vous`, `site`: whole addresses. `jours` empty: unknown or hidden.
    """

    ancre: str
    titre: str
    situation: Situation
    jours: tuple[JourHoraires, ...]
    fermetures: tuple[str, ...]
    courriel: str | None
    lien: str | None = None
    ouvert: str | None = None
    telephone: Telephone | None = None
    rendez_vous: str | None = None
    site: str | None = None


class Equipe(NamedTuple):
    """The people of one profession at the place."""

    titre: str
    resultats: tuple[Resultat, ...]


class VueFiche(NamedTuple):
    """pages/fiche.html, a person or a place.

    `telephone_chez`: the place that answers, when the number is not the person's own.
    """

    nom: str
    chapeau: str
    pastilles: tuple[Pastille, ...]
    telephone: Telephone | None
    ouvert: str | None
    masquee: str | None
    lieux: tuple[VueLieu, ...]
    cles: tuple[Cle, ...]
    verification: Verification | None
    contact: str
    signaler: str
    telephone_chez: str | None = None
    rendez_vous: str | None = None
    depart: VueDepart | None = None
    equipes: tuple[Equipe, ...] = ()


def get_situation(contexte: Contexte, structure: Structure) -> Situation:
    """That of a place, written once for all those who work there."""
    nom, position, acces = structure.nom, structure.position, structure.acces
    return contexte.once(
        ("situation", structure.id),
        lambda: make_situation(nom, write_adresse(contexte, structure.adresse), position, acces),
    )


def make_situation(nom: str, adresse: str, position: Position | None, acces: Acces | None) -> Situation:
    return Situation(adresse, write_itineraire(adresse, position), write_geo(nom, position), list_acces(acces))


def write_adresse(contexte: Contexte, adresse: Adresse) -> str:
    """« 12 rue des Tilleuls, Bâtiment B, 01234 Exempleville »."""
    ville = f"{adresse.code_postal} {contexte.site.get_nom_commune(adresse)}"
    return ", ".join(filter(None, (adresse.voie, adresse.complement, ville)))


def write_itineraire(adresse: str, position: Position | None) -> str:
    """OpenStreetMap's directions to the point, or to the address when no point is known."""
    but = f"{position.latitude},{position.longitude}" if position else quote_adresse(adresse)
    return f"https://www.openstreetmap.org/directions?to={but}"


def write_geo(nom: str, position: Position | None) -> str | None:
    """The point for the map application of the phone. Source: RFC 5870, and Android's `q`."""
    if position is None:
        return None
    point = f"{position.latitude},{position.longitude}"
    return f"geo:{point}?q={point}({quote_adresse(nom)})"


def list_acces(acces: Acces | None) -> tuple[str, ...]:
    """What is known, yes or no, and nothing about the rest."""
    if acces is None:
        return ()
    reponses = [(getattr(acces, champ), oui, non) for champ, oui, non in _ACCES]
    phrases = [oui if reponse else non for reponse, oui, non in reponses if reponse is not None]
    return (*phrases, f"Transport\u00a0: {acces.transport}") if acces.transport else tuple(phrases)


def make_verification(contexte: Contexte, verifie_le: date | None) -> Verification | None:
    if verifie_le is None:
        return None
    return Verification(f"Fiche vérifiée le {write_jour(verifie_le)}", contexte.is_a_verifier(verifie_le))


def write_masquee(contexte: Contexte, verifie_le: date | None, quoi: str) -> str | None:
    """Why `quoi` is not shown, when the entry is too old."""
    if verifie_le is None or not contexte.is_masquee(verifie_le):
        return None
    return f"Cette fiche n’a pas été vérifiée depuis le {write_jour(verifie_le)}. {quoi}"


def make_vue_depart(contexte: Contexte, fin: FinActivite | None) -> VueDepart | None:
    depart = make_depart(fin, contexte.jour)
    if fin is None or depart is None:
        return None
    return VueDepart(depart.texte, fin.le < contexte.jour, fin.message, list_fiches(contexte, fin.relais))


def list_fiches(contexte: Contexte, idents: Iterable[str]) -> tuple[Lien, ...]:
    """Links to the published people and places among `idents`."""
    noms = ((ident, get_nom(contexte, ident)) for ident in idents)
    return tuple(Lien(nom, f"annuaire/{ident}/") for ident, nom in noms if nom)


def list_actions(contexte: Contexte, ident: str, *, ici: bool | None = None) -> tuple[Lien, ...]:
    """The actions not over that the person or place takes part in, as written.

    `ici`: only those that are held there, or only those that are held elsewhere.
    """
    return tuple(
        Lien(a.titre, f"prevention/{a.id}/")
        for a in contexte.actions_par_fiche.get(ident, ())
        if a.compute_statut(contexte.jour) != "terminee" and ici in (None, ident in a.lieux)
    )


def write_signaler(contexte: Contexte, fiche: Professionnel | Structure) -> str:
    """The form of the repository, else a mail, filled with which page it is about."""
    nom = fiche.nom if isinstance(fiche, Structure) else fiche.nom_complet
    depart, corps = contexte.once("signaler", lambda: write_signalement(contexte.site.cpts))
    return f"{depart}{quote_adresse(nom)}{corps}annuaire/{fiche.id}/"


def write_signalement(cpts: Cpts) -> tuple[str, str]:
    """What stands before the name and between the name and the path of the page."""
    objet, site = quote_adresse("Erreur sur la fiche : "), quote_adresse(cpts.site)
    if cpts.depot:
        return f"{cpts.depot.rstrip('/')}/issues/new?template=signaler.yml&title={objet}", f"&fiche={site}"
    corps = quote_adresse("Bonjour,\n\nVoici ce qui est faux ou manquant :\n\n\nPage : ") + site
    return f"mailto:{cpts.courriel}?subject={objet}", f"&body={corps}"
