"""Views: one page per covered commune."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from cpts.model.annuaire import Professionnel
from cpts.model.site import Commune
from cpts.nomenclatures.listes import TYPES_STRUCTURE_PLURIEL
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import fold, plural
from cpts.views.agenda_commun import write_chemin_choix
from cpts.views.contexte import Contexte
from cpts.views.listes import Groupe
from cpts.views.mots import Lien, at_commune, lower_first
from cpts.views.page import EntreeRecherche, Page, PagePrevue
from cpts.views.proches import format_km, list_proches
from cpts.views.professions import count
from cpts.views.resultats import Resultat, list_resultats
from cpts.views.territoire import VueTerritoire, view_voisinage


class VueCommune(NamedTuple):
    """pages/commune.html. `absentes`: for each profession missing here, the nearest commune that has it.

    `visites`: people who work elsewhere and say that they come here, at home. `agenda`: a page when there are events.
    """

    nom: str
    titre: str
    chapeau: str
    mairies: tuple[Resultat, ...]
    professions: tuple[Groupe, ...]
    visites: tuple[Resultat, ...]
    partis: tuple[Resultat, ...]
    lieux: tuple[Groupe, ...]
    evenements: tuple[Any, ...]
    agenda: Lien
    absentes: tuple[Lien, ...]
    voisines: tuple[Lien, ...]
    voisines_hors: tuple[str, ...]
    dessin: VueTerritoire
    vide: str | None


def make_lien(commune: Commune) -> Lien:
    """Its page, with its population."""
    note = plural(commune.population, "habitant") if commune.population is not None else None
    return Lien(commune.nom, f"communes/{commune.slug}/", None, note)


def list_pages(contexte: Contexte) -> list[PagePrevue]:
    """Exactly one per covered commune, empty ones too."""
    communes = contexte.site.territoire.communes
    return [PagePrevue(f"communes/{c.slug}/", partial(make_page, contexte, c)) for c in communes]


def make_page(contexte: Contexte, commune: Commune) -> Page:
    vue = make_vue(contexte, commune)
    return Page(
        chemin=f"communes/{commune.slug}/",
        titre=f"Se soigner {at_commune(commune.nom)} ({', '.join(commune.codes_postaux) or commune.code})",
        description=f"{vue.titre}\u00a0: {lower_first(vue.chapeau)}",
        gabarit="pages/commune.html",
        vue=vue,
        section="annuaire/",
        fil=(("Communes", "communes/"),),
        recherche=EntreeRecherche("Commune", commune.nom, vue.chapeau, (*commune.codes_postaux, "commune", "mairie")),
    )


def make_vue(contexte: Contexte, commune: Commune) -> VueCommune:
    structures = contexte.structures_par_commune.get(commune.code, ())
    voisines = contexte.voisines_par_code.get(commune.code, ())
    professions, lieux = list_par_profession(contexte, commune), list_par_type(contexte, commune)
    evenements = contexte.evenements_par_commune.get(commune.slug, ())
    return VueCommune(
        nom=commune.nom,
        titre=f"Se soigner {at_commune(commune.nom)}",
        chapeau=write_chapeau(contexte, commune),
        mairies=list_resultats(contexte, (s for s in structures if s.type == "mairie")),
        professions=professions,
        visites=list_resultats(contexte, get_visiteurs(contexte).get(commune.code, ())),
        partis=list_resultats(contexte, contexte.partis_par_commune.get(commune.code, ())),
        lieux=lieux,
        evenements=evenements,
        agenda=Lien(f"Tous les rendez-vous {at_commune(commune.nom)}", write_chemin_choix(("commune", commune.slug))),
        absentes=tuple(list_absentes(contexte, commune)),
        voisines=tuple(make_lien(c) for c in voisines if not c.voisine),
        voisines_hors=tuple(c.nom for c in voisines if c.voisine),
        dessin=view_voisinage(contexte, commune),
        vide=None
        if professions or lieux
        else f"Aucun professionnel ni lieu de soin n’est inscrit {at_commune(commune.nom)}.",
    )


def write_chapeau(contexte: Contexte, commune: Commune) -> str:
    """« Commune couverte par la CPTS Exemple : 1 617 habitants, 6 professionnels, 3 lieux. »."""
    personnes = len(contexte.professionnels_par_commune.get(commune.code, ()))
    lieux = sum(s.type != "mairie" for s in contexte.structures_par_commune.get(commune.code, ()))
    faits = [plural(commune.population, "habitant")] if commune.population is not None else []
    faits += [plural(personnes, "professionnel")] if personnes else []
    faits += [plural(lieux, "lieu", "lieux")] if lieux else []
    couverte = f"Commune couverte par la {contexte.site.cpts.nom_court}"
    return f"{couverte}\u00a0: {', '.join(faits)}." if faits else f"{couverte}."


def list_par_profession(contexte: Contexte, commune: Commune) -> tuple[Groupe, ...]:
    """The people of the commune by profession, in the order of the nomenclature."""
    groupes = (
        Groupe(f"profession-{slug}", profession.pluriel, list_resultats(contexte, personnes))
        for slug, profession in PROFESSIONS.items()
        if (personnes := contexte.professionnels_par_profession_et_commune.get(f"{slug} {commune.code}"))
    )
    return tuple(groupes)


def get_visiteurs(contexte: Contexte) -> dict[str, list[Professionnel]]:
    """INSEE code → the people who say that they visit patients there and do not work there; built once."""
    return contexte.once("visiteurs", lambda: find_visiteurs(contexte))


def find_visiteurs(contexte: Contexte) -> dict[str, list[Professionnel]]:
    """`communes_visites` holds codes or names; a name that several communes bear is nobody's in particular."""
    communes = contexte.site.territoire.communes
    noms = Counter(fold(c.nom) for c in communes)
    codes = {fold(c.nom): c.code for c in communes if noms[fold(c.nom)] == 1} | {c.code: c.code for c in communes}
    visiteurs: dict[str, list[Professionnel]] = {}
    for professionnel in contexte.professionnels:
        if not professionnel.communes_visites or not can_visiter(contexte, professionnel):
            continue
        ici = {c.code for c in contexte.communes_par_fiche[professionnel.id]}
        visitees = {code: 0 for nom in professionnel.communes_visites if (code := codes.get(fold(nom)))}
        for code in visitees:
            if code not in ici:
                visiteurs.setdefault(code, []).append(professionnel)
    return visiteurs


def can_visiter(contexte: Contexte, professionnel: Professionnel) -> bool:
    """Still at work, visits not denied, and the entry not too old to be shown."""
    return not (
        contexte.is_parti(professionnel)
        or professionnel.visites_a_domicile is False
        or contexte.is_masquee(professionnel.verifie_le)
    )


def list_par_type(contexte: Contexte, commune: Commune) -> tuple[Groupe, ...]:
    """The places of the commune by type, the town hall left out: it has its own part."""
    structures = contexte.structures_par_commune.get(commune.code, ())
    presents = {s.type for s in structures} - {"mairie"}
    return tuple(
        Groupe(f"lieux-{slug}", pluriel, list_resultats(contexte, (s for s in structures if s.type == slug)))
        for slug, pluriel in TYPES_STRUCTURE_PLURIEL.items()
        if slug in presents
    )


def list_absentes(contexte: Contexte, commune: Commune) -> Iterable[Lien]:
    """« Infirmiers → Exempleville, 4 km » for each profession of the directory that is not in the commune."""
    proches = list_proches(contexte, commune)
    for slug, profession in PROFESSIONS.items():
        if count(contexte, slug, commune):
            continue
        trouvee = next(((autre, km) for autre, km in proches if count(contexte, slug, autre)), None)
        if trouvee:
            autre, km = trouvee
            note = f"{at_commune(autre.nom)}, {format_km(km)}"
            yield Lien(profession.libelle, f"professions/{slug}/{autre.slug}/", None, note)
