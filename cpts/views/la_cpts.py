"""Views: the CPTS shown to the public — missions, governance, team."""

from datetime import date
from typing import NamedTuple

from cpts.dates import format_date
from cpts.model.cpts import Cpts, Mission
from cpts.nomenclatures.listes import TYPES_MISSION
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
