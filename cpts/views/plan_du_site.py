"""Views: the map of the site, hand-written pages by section then the generated indexes."""

from collections.abc import Iterable
from typing import NamedTuple

from cpts.model.site import Site
from cpts.nomenclatures.langues_ecrites import get_sens
from cpts.text import fold
from cpts.views.actualites import make_chemin, sort_actualites
from cpts.views.agenda_choix import view_choix
from cpts.views.calendrier import make_lien as make_lien_mois
from cpts.views.communes import make_lien as make_lien_commune
from cpts.views.lieux import list_types
from cpts.views.matiere import Matiere, PageConnue
from cpts.views.mots import Lien
from cpts.views.offres import list_liens as list_offres
from cpts.views.prevention_listes import index_publics, index_themes
from cpts.views.professions import list_professions, list_specialites

# First folder of an address → title of its section, in the order of the page; the pages nobody placed come last.
SECTIONS = {
    "Se soigner": (
        "", "que-faire", "annuaire", "medecin-traitant", "professions", "communes",
        "lieux", "carte", "recherche", "alertes", "faq",
    ),
    "En langage clair": ("en-clair",),
    "Autres langues": ("langues",),
    "Agenda et prévention": ("agenda", "prevention", "parcours"),
    "La CPTS": ("la-cpts", "couverture"),
    "Professionnels": ("professionnels", "orientation"),
    "Contribuer et données": ("contribuer", "donnees"),
    "Ce site": ("plan-du-site", "glossaire", "accessibilite", "confidentialite", "mentions-legales"),
}  # fmt: skip
AUTRES = "Autres pages"
_PAR_DOSSIER = {dossier: titre for titre, dossiers in SECTIONS.items() for dossier in dossiers}
_RANGS = {dossier: rang for rang, dossier in enumerate(_PAR_DOSSIER)}


class SectionPlan(NamedTuple):
    """`id`: anchor. `colonnes`: short links, set in columns."""

    id: str
    titre: str
    liens: tuple[Lien, ...]
    colonnes: bool = False


class VuePlan(NamedTuple):
    """blocs/plan_du_site.html; no section is empty."""

    sections: tuple[SectionPlan, ...]


def view_plan_du_site(matiere: Matiere) -> VuePlan:
    ecrites = list_ecrites(matiere.pages_ecrites)
    return VuePlan(tuple(s for s in (*ecrites, *list_generees(matiere)) if s.liens))


def list_ecrites(pages: Iterable[PageConnue]) -> list[SectionPlan]:
    """The pages of docs/ by section; in one section, in the order above then by address."""
    groupes: dict[str, list[PageConnue]] = {titre: [] for titre in (*SECTIONS, AUTRES)}
    for page in sorted(pages, key=lambda p: (_RANGS.get(get_dossier(p), len(_RANGS)), p.chemin)):
        groupes[_PAR_DOSSIER.get(get_dossier(page), AUTRES)].append(page)
    return [
        SectionPlan(f"plan-{rang}", titre, tuple(make_lien(page) for page in membres))
        for rang, (titre, membres) in enumerate(groupes.items(), 1)
    ]


def get_dossier(page: PageConnue) -> str:
    return page.chemin.split("/", 1)[0]


def make_lien(page: PageConnue) -> Lien:
    """The home page has the name of the CPTS as its title elsewhere; here it is « Accueil »."""
    titre, sens = page.titre if page.chemin else "Accueil", get_sens(page.langue)
    return Lien(titre, page.chemin, None, page.description or None, page.langue or None, sens or None)


def list_generees(matiere: Matiere) -> list[SectionPlan]:
    site, contexte = matiere.site, matiere.contexte
    return [
        SectionPlan(
            "plan-professions", "Les professionnels, par métier", tuple(list_professions(contexte)), colonnes=True
        ),
        SectionPlan(
            "plan-specialites", "Les médecins, par spécialité", tuple(list_specialites(contexte)), colonnes=True
        ),
        SectionPlan("plan-lieux", "Les lieux, par type", tuple(list_types(contexte)), colonnes=True),
        SectionPlan(
            "plan-communes",
            "Les communes",
            tuple(make_lien_commune(c) for c in site.territoire.communes),
            colonnes=True,
        ),
        SectionPlan("plan-prevention", "La prévention, par thème et public", list_prevention(matiere), colonnes=True),
        SectionPlan("plan-actions", "Les actions de prévention", list_actions(site), colonnes=True),
        SectionPlan("plan-parcours", "Les parcours de soins", list_parcours(site), colonnes=True),
        SectionPlan("plan-actualites", "Les actualités", list_actualites(site), colonnes=True),
        SectionPlan("plan-offres", "Les offres pour les professionnels", list_offres(contexte), colonnes=True),
        SectionPlan("plan-agenda", "L’agenda, par public, thème et commune", list_agenda(matiere), colonnes=True),
        SectionPlan("plan-mois", "L’agenda, mois par mois", list_mois(matiere), colonnes=True),
    ]


def list_actions(site: Site) -> tuple[Lien, ...]:
    return tuple(
        Lien(a.titre, f"prevention/{a.id}/") for a in sorted(site.actions, key=lambda a: (fold(a.titre), a.id))
    )


def list_prevention(matiere: Matiere) -> tuple[Lien, ...]:
    choix = (*index_themes(matiere.agenda).values(), *index_publics(matiere.agenda).values())
    return tuple(Lien(c.titre, c.chemin) for c in choix)


def list_parcours(site: Site) -> tuple[Lien, ...]:
    return tuple(Lien(p.titre, f"parcours/{p.id}/") for p in sorted(site.parcours, key=lambda p: (fold(p.titre), p.id)))


def list_actualites(site: Site) -> tuple[Lien, ...]:
    return tuple(Lien(a.titre, make_chemin(a)) for a in sort_actualites(site))


def list_agenda(matiere: Matiere) -> tuple[Lien, ...]:
    choix = view_choix(matiere.agenda)
    return (*(lien for groupe in choix.groupes for lien in groupe.liens), *([choix.visio] if choix.visio else []))


def list_mois(matiere: Matiere) -> tuple[Lien, ...]:
    liens = (make_lien_mois(mois) for mois in matiere.agenda.par_mois)
    return tuple(Lien(lien.titre, lien.lien) for lien in liens if lien)
