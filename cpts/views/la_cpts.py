"""Views: the CPTS shown to the public — missions, governance, team, and offers for professionals."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from cpts.dates import format_date
from cpts.model.contacts import parse_courriel, parse_lien, parse_tel
from cpts.model.cpts import Cpts, Mission
from cpts.model.divers import Offre
from cpts.model.site import Site
from cpts.nomenclatures.listes import TYPES_MISSION, TYPES_OFFRE
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import fold, join_fr, plural
from cpts.views.matiere import Matiere
from cpts.views.mots import Lien, Telephone, lower_first, make_telephone
from cpts.views.quand import capitalize

PLURIELS_MISSION = {
    "mission socle": "missions socles",
    "mission complémentaire": "missions complémentaires",
    "mission optionnelle": "missions optionnelles",
}


class MissionVue(NamedTuple):
    """`id`: its anchor, cited by the pages of the actions. `source`: whence it comes and when it was checked."""

    id: str
    titre: str
    type: str
    texte: str
    source: str
    a_verifier: bool
    actions: tuple[Lien, ...]
    parcours: tuple[Lien, ...]


class VueMissions(NamedTuple):
    """blocs/missions.html. `resume`: « 4 missions socle et 2 missions optionnelles. », or ""."""

    missions: tuple[MissionVue, ...]
    resume: str


class MembreVue(NamedTuple):
    """`usagers`: speaks for residents and patients."""

    nom: str
    fonction: str
    usagers: bool


class CollegeVue(NamedTuple):
    titre: str
    membres: tuple[MembreVue, ...]


class VueGouvernance(NamedTuple):
    """blocs/gouvernance.html. `usagers`: how many of their representatives have a seat, in words, or ""."""

    colleges: tuple[CollegeVue, ...]
    usagers: str


class EquipierVue(NamedTuple):
    """`courriel`: an address, or ""."""

    nom: str
    fonction: str
    telephone: Telephone | None
    courriel: str


class VueEquipe(NamedTuple):
    """blocs/equipe.html: in the order of cpts.yaml."""

    equipe: tuple[EquipierVue, ...]


class ContactVue(NamedTuple):
    """`adresse`: where it leads when the text is an e-mail, a number or a link; else ""."""

    texte: str
    adresse: str


class OffreVue(NamedTuple):
    """`ou`: its place, linked when `lien` is not None. `periode`, `publie`: in words, or ""."""

    id: str
    titre: str
    profession: str
    ou: str
    lien: str | None
    periode: str
    texte: str
    contact: ContactVue | None
    publie: str
    fin_iso: str


class GroupeOffres(NamedTuple):
    titre: str
    offres: tuple[OffreVue, ...]


class VueOffres(NamedTuple):
    """blocs/offres.html: what still holds on the day of the site, by type."""

    groupes: tuple[GroupeOffres, ...]


def view_missions(matiere: Matiere) -> VueMissions:
    missions = matiere.site.cpts.missions
    return VueMissions(tuple(make_mission(matiere, mission) for mission in missions), write_resume(missions))


def write_resume(missions: tuple[Mission, ...]) -> str:
    """How many of each type, in the order of the closed list."""
    nombres = ((sum(m.type == genre for m in missions), lower_first(titre)) for genre, titre in TYPES_MISSION.items())
    comptes = [plural(n, titre, PLURIELS_MISSION[titre]) for n, titre in nombres if n]
    return f"{join_fr(comptes)}." if comptes else ""


def make_mission(matiere: Matiere, mission: Mission) -> MissionVue:
    connus = matiere.site.parcours_par_id
    actions = sorted((a for a in matiere.site.actions if a.mission == mission.id), key=lambda a: fold(a.titre))
    return MissionVue(
        id=mission.id,
        titre=mission.titre,
        type=TYPES_MISSION[mission.type],
        texte=mission.texte or "",
        source=write_source(mission.source, mission.verifie_le),
        a_verifier=matiere.contexte.is_a_verifier(mission.verifie_le),
        actions=tuple(Lien(a.titre, f"prevention/{a.id}/") for a in actions),
        parcours=tuple(
            Lien(p.titre, f"parcours/{p.id}/") for cite in mission.parcours if (p := connus.get(cite)) is not None
        ),
    )


def write_source(source: str | None, verifie_le: date | None) -> str:
    """« Source : accord signé, vérifié le 1er novembre 2026 », or ""."""
    parties = (source, f"vérifié le {format_date(verifie_le)}" if verifie_le else None)
    texte = ", ".join(partie for partie in parties if partie)
    return f"Source\u00a0: {texte}" if source else capitalize(texte)


def view_gouvernance(matiere: Matiere) -> VueGouvernance:
    """Every body with its members, in the order of cpts.yaml."""
    return VueGouvernance(
        tuple(
            CollegeVue(c.college, tuple(MembreVue(m.nom, m.fonction or "", m.representant_usagers) for m in c.membres))
            for c in matiere.site.cpts.gouvernance
        ),
        write_usagers(matiere.site.cpts),
    )


def count_usagers(cpts: Cpts) -> int:
    """The seats held by people who speak for residents and patients."""
    return sum(m.representant_usagers for c in cpts.gouvernance for m in c.membres)


def write_usagers(cpts: Cpts) -> str:
    """« 3 représentants des usagers siègent parmi 14 membres. », or "" when none is known."""
    nombre, tous = count_usagers(cpts), sum(len(c.membres) for c in cpts.gouvernance)
    if not nombre:
        return ""
    sujet = plural(nombre, "représentant des usagers siège", "représentants des usagers siègent")
    return f"{sujet} parmi {plural(tous, 'membre')}."


def view_equipe(matiere: Matiere) -> VueEquipe:
    return VueEquipe(
        tuple(
            EquipierVue(e.nom, e.fonction, make_telephone(e.telephone) if e.telephone else None, e.courriel or "")
            for e in matiere.site.cpts.equipe
        )
    )


def view_offres(matiere: Matiere) -> VueOffres:
    site = matiere.site
    valables = [o for o in site.offres if o.fin >= site.jour]
    valables.sort(key=lambda o: (o.debut or site.jour, fold(o.titre), o.id))
    groupes = (
        GroupeOffres(f"{titre}s", tuple(make_offre(site, o) for o in valables if o.type == type_offre))
        for type_offre, titre in TYPES_OFFRE.items()
    )
    return VueOffres(tuple(groupe for groupe in groupes if groupe.offres))


def make_offre(site: Site, offre: Offre) -> OffreVue:
    ou, lien = find_lieu_offre(site, offre)
    return OffreVue(
        id=f"offre-{offre.id}",
        titre=offre.titre,
        profession=PROFESSIONS[offre.profession].libelle,
        ou=ou,
        lien=lien,
        periode=write_periode(offre),
        texte=offre.texte or "",
        contact=make_contact(offre.contact) if offre.contact else None,
        publie=f"Publiée le {format_date(offre.publie_le)}" if offre.publie_le else "",
        fin_iso=f"{offre.fin.isoformat()}T23:59",
    )


def write_periode(offre: Offre) -> str:
    """« À partir du 1er février 2027. Offre affichée jusqu’au 30 juin 2027. »."""
    debut = f"À partir du {format_date(offre.debut)}. " if offre.debut else ""
    return f"{debut}Offre affichée jusqu’au {format_date(offre.fin)}."


def find_lieu_offre(site: Site, offre: Offre) -> tuple[str, str | None]:
    """(place in words, path of its page): a structure, a covered commune, or a name alone."""
    structure = site.structures_par_id.get(offre.structure or "")
    if structure:
        return f"{structure.nom}, {site.get_nom_commune(structure.adresse)}", f"annuaire/{structure.id}/"
    nom = offre.commune or ""
    commune = next((c for c in site.territoire.communes if nom == c.code or fold(nom) == fold(c.nom)), None)
    return (commune.nom, f"communes/{commune.slug}/") if commune else (nom, None)


def make_contact(texte: str) -> ContactVue:
    """A person to write to or to call; words around an address make it plain text."""
    for lire, prefixe in ((parse_courriel, "mailto:"), (parse_lien, "")):
        if adresse := _try(lire, texte):
            return ContactVue(texte, f"{prefixe}{adresse}")
    numero = _try(parse_tel, texte)
    return ContactVue(make_telephone(numero).affiche, f"tel:{numero}") if numero else ContactVue(texte, "")


def _try(lire: Callable[[str], str], texte: str) -> str:
    try:
        return lire(texte)
    except PydanticCustomError:
        return ""
