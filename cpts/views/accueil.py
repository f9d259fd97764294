"""Views: the home page and the ways to reach the CPTS."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cpts.model.site import Commune, Site
from cpts.text import plural
from cpts.views.matiere import Matiere
from cpts.views.mots import Telephone, at_commune, make_telephone
from cpts.views.recherche import Chiffre, view_chiffres
from cpts.views.rendez_vous import LigneEvenement, RendezVous, keep_premiers, make_ligne
from cpts.views.territoire import VueTerritoire, view_territoire

EVENEMENTS_ACCUEIL = 3
# Icon, title, words, address: the six needs that bring people here, the most urgent first.
TACHES = (
    ("help-circle-outline", "Que faire maintenant ?", "Le bon numéro, selon l’heure et votre besoin", "que-faire/"),
    ("stethoscope", "Trouver un professionnel", "Médecin, infirmier, kiné, pharmacie, sage-femme…", "annuaire/"),
    (
        "account-plus-outline",
        "Je n’ai pas de médecin traitant",
        "Qui peut vous suivre, comment demander",
        "medecin-traitant/",
    ),
    (
        "calendar-blank-outline",
        "Agenda et prévention",
        "Dépistages, ateliers, vaccination près de chez vous",
        "agenda/",
    ),
    ("map-marker-outline", "Ma commune", "", "communes/"),
    ("medical-bag", "Je suis professionnel", "Rejoindre, orienter, s’installer, remplacer", "professionnels/"),
)
_CHIFFRES_ACCUEIL = frozenset({"habitant", "professionnel", "action en cours"})


class Tache(NamedTuple):
    """See the component `taches`."""

    icone: str
    titre: str
    texte: str
    lien: str


class VueTaches(NamedTuple):
    """blocs/taches.html."""

    exemple: str
    taches: tuple[Tache, ...]


class VueAccueil(NamedTuple):
    """blocs/accueil.html. `territoire` is None when no commune has an outline."""

    evenements: tuple[LigneEvenement, ...]
    titre_territoire: str
    territoire: VueTerritoire | None
    chiffres: tuple[Chiffre, ...]


class VueContact(NamedTuple):
    """blocs/contact.html: how to reach the CPTS; `adresse` is one line each."""

    nom: str
    adresse: tuple[str, ...]
    telephone: Telephone | None
    courriel: str


class VueJoindre(NamedTuple):
    """blocs/joindre.html: the contact with the words of the page for « phone » and « e-mail »."""

    contact: VueContact
    telephone: str
    courriel: str


def view_taches(matiere: Matiere) -> VueTaches:
    """The cards; « Ma commune » and the example of the search name the largest commune."""
    grande = next(iter(list_grandes_communes(matiere.site)), None)
    ou = f"{at_commune(grande.nom)}, par exemple" if grande else "près de chez vous"
    taches = (
        Tache(f"material/{icone}", titre, texte or f"Tout ce qui soigne {ou}", lien)
        for icone, titre, texte, lien in TACHES
    )
    return VueTaches(f"kiné{f' {grande.nom}' if grande else ''}, dépistage, sage-femme", tuple(taches))


def list_grandes_communes(site: Site) -> list[Commune]:
    """The covered communes, the most populated first."""
    return sorted(site.territoire.communes, key=lambda c: (-(c.population or 0), c.nom))


def view_accueil(matiere: Matiere) -> VueAccueil:
    communes = matiere.site.territoire.communes
    return VueAccueil(
        evenements=tuple(list_prochains(matiere.rendez_vous)),
        titre_territoire=write_territoire(len(communes)),
        territoire=view_territoire(matiere.contexte) if communes else None,
        chiffres=tuple(keep_chiffres(view_chiffres(matiere.contexte).chiffres)),
    )


def write_territoire(nombre: int) -> str:
    """« 51 communes, un même territoire »."""
    return f"{plural(nombre, 'commune')}, un même territoire" if nombre > 1 else "Notre territoire"


def list_prochains(rendez_vous: Iterable[RendezVous]) -> Iterator[LigneEvenement]:
    """The next three meetings, each event once: when, what, where, and what changed."""
    prochains = keep_premiers(r for r in rendez_vous if not r.passe)
    return (make_ligne(r, complet=False) for r in prochains[:EVENEMENTS_ACCUEIL])


def keep_chiffres(chiffres: Iterable[Chiffre]) -> Iterable[Chiffre]:
    """The few figures of the home page, in the singular or the plural."""
    attendus = _CHIFFRES_ACCUEIL | {f"{libelle}s" for libelle in _CHIFFRES_ACCUEIL} | {"actions en cours"}
    return (chiffre for chiffre in chiffres if chiffre.libelle in attendus)


def view_contact(matiere: Matiere) -> VueContact:
    cpts = matiere.site.cpts
    return VueContact(
        nom=cpts.nom,
        adresse=list_adresse(matiere.site),
        telephone=make_telephone(cpts.telephone) if cpts.telephone else None,
        courriel=cpts.courriel,
    )


def view_joindre(matiere: Matiere, telephone: str, courriel: str) -> VueJoindre:
    return VueJoindre(view_contact(matiere), telephone, courriel)


def list_adresse(site: Site) -> tuple[str, ...]:
    """The postal address of the CPTS, line by line."""
    adresse = site.cpts.adresse
    lignes = (adresse.voie, adresse.complement, f"{adresse.code_postal} {site.get_nom_commune(adresse)}")
    return tuple(ligne for ligne in lignes if ligne)
