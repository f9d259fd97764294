"""Views: the blocks of hand-written pages that show the directory: search and filters, a list, one entry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cpts.errors import BuildError
from cpts.model.annuaire import Professionnel, Structure
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import CONVENTIONNEMENTS, SERVICES, TYPES_STRUCTURE
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.text import did_you_mean, fold, plural, quote
from cpts.views.carte import VueCarte, view_carte
from cpts.views.contexte import Contexte
from cpts.views.listes import Groupe, Lettre, list_lettres, split_lettres
from cpts.views.mots import Lien
from cpts.views.professions import Famille, view_professions
from cpts.views.resultats import Resultat, get_acces, get_resultat, is_nouveaux_actuel, list_resultats
from cpts.views.selections import Criteres, describe, select

SEUIL_COMPLET = 300
"""Up to this many entries the page holds them all; above, the first ones; the lists by profession and commune, all."""
PREMIERES_LIGNES = 20
"""What is there before any script, when the page does not hold everyone."""
RAYONS_KM = (5, 10, 20, 30)
INDEX = "donnees/annuaire-recherche.json"
"""What the script filters, and the points of the map beside the list."""
PREMIERES = 6
"""Options of a facet that are not folded."""


class Option(NamedTuple):
    """See the component `facettes`."""

    valeur: str
    libelle: str
    nombre: int | None
    cochee: bool = False


class Facette(NamedTuple):
    """See the component `facettes`."""

    nom: str
    titre: str
    options: tuple[Option, ...]
    autres: tuple[Option, ...]
    autres_titre: str | None


class Champ(NamedTuple):
    libelle: str
    exemple: str
    valeur: str


@dataclass(frozen=True, slots=True)
class VueAnnuaire:
    """blocs/annuaire.html. `reste`: entries that the page does not hold, "" when it holds them all.

    `metiers`: the facet of the professions, or nothing; `drapeaux`: (field, its only option).
    `ancres`: id of the first entry of a letter → its anchor.
    """

    bilan: str
    champ: Champ
    metiers: tuple[Facette, ...]
    drapeaux: tuple[tuple[str, Option], ...]
    facettes: tuple[Facette, ...]
    pres_de: tuple[Option, ...]
    rayons_km: tuple[int, ...]
    resultats: tuple[Resultat, ...]
    reste: str
    lettres: tuple[Lettre, ...]
    ancres: Mapping[str, str]
    familles: tuple[Famille, ...]
    specialites: tuple[Lien, ...]
    communes: tuple[Lien, ...]
    carte: VueCarte
    index: str = INDEX


class VueBlocListe(NamedTuple):
    """blocs/liste.html."""

    phrase: str
    groupes: tuple[Groupe, ...]
    suite: Lien | None


class VueBlocFiche(NamedTuple):
    """blocs/fiche.html."""

    resultat: Resultat


def view_annuaire(contexte: Contexte) -> VueAnnuaire:
    """Made once: the guide of the macros shows it too."""
    return contexte.once("annuaire", lambda: make_annuaire(contexte))


def make_annuaire(contexte: Contexte) -> VueAnnuaire:
    fiches = list_fiches(contexte)
    professions = view_professions(contexte)
    complet = len(fiches) <= SEUIL_COMPLET
    groupes = split_lettres(contexte, fiches) if complet else ()
    lettres = groupes if len(groupes) > 1 else ()
    communes = contexte.site.territoire.communes
    return VueAnnuaire(
        bilan=write_bilan(contexte, fiches),
        champ=Champ("Nom, métier, commune, langue", "médecin, kiné, vaccination…", ""),
        metiers=tuple(f for f in (make_metiers(contexte),) if f.options),
        drapeaux=tuple(list_drapeaux(contexte, fiches)),
        facettes=tuple(f for f in list_facettes(contexte, fiches) if f.options),
        pres_de=tuple(Option(c.slug, c.nom, None) for c in communes),
        rayons_km=RAYONS_KM,
        resultats=list_resultats(contexte, fiches if complet else fiches[:PREMIERES_LIGNES]),
        reste="" if complet else plural(len(fiches) - PREMIERES_LIGNES, "autre fiche", "autres fiches"),
        lettres=list_lettres(lettres) if lettres else (),
        ancres={groupe.resultats[0].id: groupe.ancre for groupe in lettres},
        familles=professions.familles,
        specialites=professions.specialites,
        communes=tuple(Lien(c.nom, f"communes/{c.slug}/") for c in communes),
        carte=view_carte(contexte, Criteres())._replace(titre="Carte de l’annuaire", points=INDEX, attendre=True),
    )


def write_bilan(contexte: Contexte, fiches: Sequence[Professionnel | Structure]) -> str:
    lieux = len(contexte.structures)
    comptes = f"{plural(len(fiches) - lieux, 'professionnel')} et {plural(lieux, 'lieu', 'lieux')}"
    return f"{comptes}, par ordre alphabétique."


def list_fiches(contexte: Contexte) -> list[Professionnel | Structure]:
    """People at work and places, in one alphabetical list, built once."""
    return contexte.once("annuaire.fiches", lambda: sort_fiches(contexte))


def sort_fiches(contexte: Contexte) -> list[Professionnel | Structure]:
    personnes = (p for p in contexte.professionnels if not contexte.is_parti(p))
    return sorted([*personnes, *contexte.structures], key=lambda f: (fold(f.nom), fold(getattr(f, "prenom", "")), f.id))


def make_metiers(contexte: Contexte) -> Facette:
    metiers = {slug: len(membres) for slug, membres in contexte.professionnels_par_profession.items()}
    return make_facette("profession", "Métier", {slug: p.libelle for slug, p in PROFESSIONS.items()}, metiers)


def list_facettes(contexte: Contexte, fiches: Sequence[Professionnel | Structure]) -> Iterator[Facette]:
    """Type of place, commune, specialty, service, language, fees: only the values that someone has."""
    personnes = [f for f in fiches if isinstance(f, Professionnel)]
    couvertes = contexte.site.territoire.communes
    par_commune = {
        c.slug: len(contexte.professionnels_par_commune.get(c.code, ()))
        + len(contexte.structures_par_commune.get(c.code, ()))
        for c in couvertes
    }
    lieux = {slug: len(membres) for slug, membres in contexte.structures_par_type.items()}
    yield make_facette("type", "Lieu", TYPES_STRUCTURE, lieux)
    yield make_facette("commune", "Commune", {c.slug: c.nom for c in couvertes}, par_commune)
    specialites = {slug: len(membres) for slug, membres in contexte.professionnels_par_specialite.items()}
    yield make_facette("specialite", "Spécialité", {slug: s.libelle for slug, s in SPECIALITES.items()}, specialites)
    yield make_facette("service", "Service", SERVICES, count_valeurs(s.services for s in contexte.structures))
    yield make_facette("langue", "Langue parlée", LANGUES, count_valeurs(p.langues for p in personnes))
    conventions = count_valeurs((p.conventionnement,) for p in personnes if p.conventionnement)
    yield make_facette("convention", "Tarifs", CONVENTIONNEMENTS, conventions)


def make_facette(nom: str, titre: str, libelles: dict[str, str], nombres: dict[str, int]) -> Facette:
    """The most frequent values first, the others folded, alphabetical."""
    options = [Option(slug, libelle, nombres[slug]) for slug, libelle in libelles.items() if nombres.get(slug)]
    frequentes = sorted(options, key=lambda o: (-(o.nombre or 0), fold(o.libelle)))[:PREMIERES]
    reste = sorted((o for o in options if o not in frequentes), key=lambda o: fold(o.libelle))
    autres_titre = f"{len(reste)} autres" if len(reste) > 1 else "1 autre"
    return Facette(nom, titre, tuple(frequentes), tuple(reste), autres_titre if reste else None)


def count_valeurs(listes: Iterator[Sequence[str]]) -> dict[str, int]:
    nombres: dict[str, int] = {}
    for valeurs in listes:
        for valeur in valeurs:
            nombres[valeur] = nombres.get(valeur, 0) + 1
    return nombres


def list_drapeaux(contexte: Contexte, fiches: Sequence[Professionnel | Structure]) -> Iterator[tuple[str, Option]]:
    """The yes-only facets that someone meets; each is one field of the address."""
    personnes = [f for f in fiches if isinstance(f, Professionnel)]
    nombres = {
        "nouveaux": sum(p.fin_activite is None and is_nouveaux_actuel(contexte, p, "oui") for p in personnes),
        "pmr": sum(has_plain_pied(contexte, f) for f in fiches),
        "domicile": sum(bool(p.visites_a_domicile) for p in personnes),
        "teleconsultation": sum(bool(p.teleconsultation) for p in personnes),
    }
    for nom, libelle in DRAPEAUX.items():
        if nombres[nom]:
            yield nom, Option("oui", libelle, nombres[nom])


def has_plain_pied(contexte: Contexte, fiche: Professionnel | Structure) -> bool:
    """Whether every place is known to be step-free."""
    lieux = [fiche.acces] if isinstance(fiche, Structure) else [get_acces(contexte, e) for e in fiche.exercices]
    return all(acces is not None and acces.pmr for acces in lieux)


def view_liste(contexte: Contexte, criteres: Criteres, nombre: int | None = None) -> VueBlocListe:
    """The first `nombre` entries that meet `criteres`, all of them when it is None; raises BuildError."""
    fiches = select(contexte, criteres)
    gardees = fiches[:nombre]
    phrase = f"{plural(len(fiches), 'fiche')}\u00a0: {describe(contexte, criteres)}".removesuffix("\u00a0: ")
    return VueBlocListe(
        phrase=f"{phrase}. Par ordre alphabétique.",
        groupes=(Groupe("liste", "", list_resultats(contexte, gardees)),) if gardees else (),
        suite=find_suite(criteres) if len(gardees) < len(fiches) else None,
    )


def find_suite(criteres: Criteres) -> Lien:
    """The page that holds the whole list."""
    if criteres.profession and not criteres.langue:
        chemin = "/".join(filter(None, ("professions", criteres.profession, criteres.commune)))
    elif criteres.type and not criteres.service and not criteres.commune:
        chemin = f"lieux/{criteres.type}"
    elif criteres.commune:
        chemin = f"communes/{criteres.commune}"
    else:
        chemin = "annuaire"
    return Lien("Voir toute la liste", f"{chemin}/")


def view_fiche(contexte: Contexte, ident: str) -> VueBlocFiche:
    """One person or place; raises BuildError when nothing published bears that id."""
    fiche = contexte.get_fiche(ident)
    if fiche is None:
        connus = [*contexte.site.professionnels_par_id, *contexte.site.structures_par_id]
        raise BuildError(f"Aucune fiche {quote(ident)} n’est publiée. {did_you_mean(ident, connus)}".strip())
    return VueBlocFiche(get_resultat(contexte, fiche))


DRAPEAUX = {
    "nouveaux": "Prend de nouveaux patients",
    "pmr": "Accès de plain-pied",
    "domicile": "Vient à domicile",
    "teleconsultation": "Téléconsultation",
}
