"""Views, first step: the lookups that every page of the directory shares, built once from the Site.

Someone whose activity has ended (`fin_activite.le` before the day) keeps a page and a mention under
« ont cessé leur activité »; the other lookups and every count leave them out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

from cpts.dates import add_mois
from cpts.model.actions import Action
from cpts.model.annuaire import Exercice, Professionnel, Structure
from cpts.model.cpts import Fraicheur
from cpts.model.site import Commune, Site, Territoire
from cpts.text import fold
from cpts.views.mots import at_commune, write_metier


class Fiche(Protocol):
    """A professional or a structure."""

    @property
    def id(self) -> str: ...


F = TypeVar("F", bound=Fiche)
Fait = TypeVar("Fait")
Groupes = Mapping[str, tuple[F, ...]]


class Limites(NamedTuple):
    """What was said before these days is doubted, or hidden."""

    nouveaux: date
    a_verifier: date
    masquer: date


@dataclass(frozen=True, eq=False)
class Contexte:
    """The Site and its lookups; every tuple of people or places is alphabetical.

    Keys: `_par_profession`, `_par_specialite`, `_par_type` a slug of the closed list; `_par_commune` an INSEE
    code, covered communes only; `_par_profession_et_commune` « slug code »; `_par_fiche`, `_par_structure` an id.
    `evenements_par_commune`: slug → events as the component `evenement` shows them.
    `memo` is what `once` keeps.
    """

    site: Site
    limites: Limites
    professionnels: tuple[Professionnel, ...]
    structures: tuple[Structure, ...]
    communes_par_fiche: Mapping[str, tuple[Commune, ...]]
    professionnels_par_structure: Groupes[Professionnel]
    professionnels_par_profession: Groupes[Professionnel]
    professionnels_par_specialite: Groupes[Professionnel]
    professionnels_par_commune: Groupes[Professionnel]
    professionnels_par_profession_et_commune: Groupes[Professionnel]
    partis_par_profession: Groupes[Professionnel]
    partis_par_commune: Groupes[Professionnel]
    structures_par_type: Groupes[Structure]
    structures_par_commune: Groupes[Structure]
    actions_par_fiche: Mapping[str, tuple[Action, ...]]
    evenements_par_commune: Mapping[str, tuple[Any, ...]]
    memo: dict[Any, Any] = field(default_factory=dict)

    @property
    def jour(self) -> date:
        return self.site.jour

    def once(self, cle: Any, make: Callable[[], Fait]) -> Fait:
        """`make()`, called at the first asking of `cle` in a build; `cle` tells everything that it depends on."""
        return keep(self.memo, cle, make)

    @cached_property
    def codes_couverts(self) -> frozenset[str]:
        return frozenset(c.code for c in self.site.territoire.communes)

    @cached_property
    def communes_par_code(self) -> dict[str, Commune]:
        """Covered and neighbouring."""
        return self.site.territoire.par_code

    @cached_property
    def communes_par_slug(self) -> dict[str, Commune]:
        """The covered communes."""
        return {c.slug: c for c in self.site.territoire.communes}

    @cached_property
    def voisines_par_code(self) -> dict[str, tuple[Commune, ...]]:
        return find_voisines(self.site.territoire)

    @cached_property
    def titres_par_fiche(self) -> dict[str, str]:
        return make_titres(self)

    def is_parti(self, professionnel: Professionnel) -> bool:
        """Whether the last day of activity is over."""
        fin = professionnel.fin_activite
        return fin is not None and fin.le < self.site.jour

    def is_masquee(self, verifie_le: date | None) -> bool:
        """Whether hours and other perishable facts are too old to be shown; an unknown date hides nothing."""
        return verifie_le is not None and verifie_le < self.limites.masquer

    def is_a_verifier(self, verifie_le: date | None) -> bool:
        return verifie_le is not None and verifie_le < self.limites.a_verifier

    def get_fiche(self, ident: str) -> Professionnel | Structure | None:
        """The published person or place of that id."""
        return self.site.professionnels_par_id.get(ident) or self.site.structures_par_id.get(ident)

    def get_nom_commune(self, exercice: Exercice) -> str:
        return self.site.get_nom_commune(self.site.get_adresse(exercice))


def keep(memo: dict[Any, Any], cle: Any, make: Callable[[], Fait]) -> Fait:
    """What `memo` holds under `cle`, made now if it is not there."""
    if cle not in memo:
        memo[cle] = make()
    fait: Fait = memo[cle]
    return fait


def make_contexte(site: Site, evenements_par_commune: Mapping[str, tuple[Any, ...]] | None = None) -> Contexte:
    """Built once per build; about 0.2 s for 10 000 people."""
    professionnels = tuple(sorted(site.professionnels, key=lambda p: (fold(p.nom), fold(p.prenom), p.id)))
    structures = tuple(sorted(site.structures, key=lambda s: (fold(s.nom), s.id)))
    communes = locate_fiches(site)
    couvertes = {ident: [c.code for c in cs if not c.voisine] for ident, cs in communes.items()}
    actifs = [p for p in professionnels if p.fin_activite is None or p.fin_activite.le >= site.jour]
    partis = [p for p in professionnels if p.fin_activite is not None and p.fin_activite.le < site.jour]
    return Contexte(
        site=site,
        limites=make_limites(site.cpts.fraicheur, site.jour),
        professionnels=professionnels,
        structures=structures,
        communes_par_fiche=communes,
        professionnels_par_structure=group(actifs, lambda p: {e.structure: 0 for e in p.exercices if e.structure}),
        professionnels_par_profession=group_par(actifs, "profession"),
        professionnels_par_specialite=group_par(actifs, "specialite"),
        professionnels_par_commune=group(actifs, lambda p: couvertes[p.id]),
        professionnels_par_profession_et_commune=group(
            actifs, lambda p: [f"{p.profession} {code}" for code in couvertes[p.id]]
        ),
        partis_par_profession=group_par(partis, "profession"),
        partis_par_commune=group(partis, lambda p: couvertes[p.id]),
        structures_par_type=group_par(structures, "type"),
        structures_par_commune=group(structures, lambda s: couvertes[s.id]),
        actions_par_fiche=group_actions(site.actions),
        evenements_par_commune=evenements_par_commune or {},
    )


def make_limites(fraicheur: Fraicheur, jour: date) -> Limites:
    return Limites(
        nouveaux=add_mois(jour, -fraicheur.nouveaux_patients_mois),
        a_verifier=add_mois(jour, -fraicheur.a_verifier_mois),
        masquer=add_mois(jour, -fraicheur.masquer_mois),
    )


def group(fiches: Iterable[F], list_cles: Callable[[F], Iterable[str]]) -> dict[str, tuple[F, ...]]:
    """Key → entries that have it, in the order of `fiches`."""
    groupes: defaultdict[str, list[F]] = defaultdict(list)
    for fiche in fiches:
        for cle in list_cles(fiche):
            groupes[cle].append(fiche)
    return {cle: tuple(membres) for cle, membres in groupes.items()}


def group_par(fiches: Iterable[F], champ: str) -> dict[str, tuple[F, ...]]:
    """The same for a field that holds one key, or None."""
    groupes: defaultdict[str, list[F]] = defaultdict(list)
    for cle, fiche in ((getattr(fiche, champ), fiche) for fiche in fiches):
        if cle is not None:
            groupes[cle].append(fiche)
    return {cle: tuple(membres) for cle, membres in groupes.items()}


def locate_fiches(site: Site) -> dict[str, tuple[Commune, ...]]:
    """Id → the communes of the territory or next to it where the person works or the place stands, each once."""
    par_structure = {s.id: site.find_commune(s.adresse) for s in site.structures}
    lieux: dict[str, tuple[Commune, ...]] = {ident: (c,) if c else () for ident, c in par_structure.items()}
    for professionnel in site.professionnels:
        trouvees = [
            par_structure.get(e.structure) if e.structure else site.find_commune(e.adresse)
            for e in professionnel.exercices
        ]
        # One place, as nearly everybody has, needs no looking for doubles.
        unes = {c.code: c for c in trouvees if c}.values() if len(trouvees) > 1 else filter(None, trouvees)
        lieux[professionnel.id] = tuple(unes)
    return lieux


def group_actions(actions: Iterable[Action]) -> dict[str, tuple[Action, ...]]:
    """Id of a person or place → the actions it takes part in or hosts."""
    groupes: dict[str, list[Action]] = {}
    for action in actions:
        for ident in {**dict.fromkeys(action.participants), **dict.fromkeys(action.lieux)}:
            groupes.setdefault(ident, []).append(action)
    return {ident: tuple(membres) for ident, membres in groupes.items()}


def find_voisines(territoire: Territoire) -> dict[str, tuple[Commune, ...]]:
    """INSEE code → the communes whose outline shares a point with it, by name."""
    communes = (*territoire.communes, *territoire.voisines)
    par_point: dict[tuple[float, float], set[int]] = {}
    for rang, commune in enumerate(communes):
        for polygone in commune.polygones:
            for point in polygone[0]:
                par_point.setdefault((round(point[0], 5), round(point[1], 5)), set()).add(rang)
    liens: dict[int, set[int]] = {rang: set() for rang in range(len(communes))}
    for rangs in par_point.values():
        for rang in rangs:
            liens[rang] |= rangs
    return {
        communes[rang].code: tuple(
            sorted((communes[v] for v in liens[rang] - {rang}), key=lambda c: (fold(c.nom), c.code))
        )
        for rang in liens
    }


def make_titres(contexte: Contexte) -> dict[str, str]:
    """Id → title of the page; two people with the same name, job and commune are told apart by their address."""
    titres: dict[str, str] = {}
    vus: dict[str, str] = {}
    fiches: list[Professionnel | Structure] = [*contexte.professionnels, *contexte.structures]
    for fiche in fiches:
        titre = write_titre(contexte, fiche)
        if titre in vus:
            titre = f"{titre}, {describe_adresse(contexte, fiche)}"
        if titre in vus:
            titre = f"{titre} ({fiche.id})"
        titres[fiche.id] = vus[titre] = titre
    return titres


def write_titre(contexte: Contexte, fiche: Professionnel | Structure) -> str:
    """« Dr Camille Exemple, médecin généraliste à Exempleville », « Mairie d’Exempleville »."""
    if isinstance(fiche, Structure):
        commune = contexte.site.get_nom_commune(fiche.adresse)
        return fiche.nom if fold(commune) in fold(fiche.nom) else f"{fiche.nom} {at_commune(commune)}"
    metier = write_metier(fiche.profession, fiche.specialite)
    return f"{fiche.nom_complet}, {metier} {at_commune(contexte.get_nom_commune(fiche.exercices[0]))}"


def describe_adresse(contexte: Contexte, fiche: Professionnel | Structure) -> str:
    adresse = fiche.adresse if isinstance(fiche, Structure) else contexte.site.get_adresse(fiche.exercices[0])
    return adresse.voie or adresse.code_postal
