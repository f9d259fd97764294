"""Every fact that is due: read too long ago, answered too long ago, over, or about to be.

People who object have no fact left, and are never here. People reserved to the team are: their facts grow old too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from cpts.dates import format_date
from cpts.errors import Probleme
from cpts.model.actions import Action, Parcours
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.cpts import Fraicheur
from cpts.model.divers import Alerte, Offre
from cpts.model.soins import Creneau, EtapeSoins
from cpts.nomenclatures.listes import NOUVEAUX_PATIENTS
from cpts.relecture.destinataires import EQUIPE, Destinataire, ask_professionnel, ask_structure
from cpts.text import quote
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees
from cpts.views.contexte import Limites, make_limites

JOURS_AVANT_FIN = 7
"""An alert is looked at this many days before it goes away."""
JOURS_COMPTE_RENDU = 60
"""The report of a meeting is asked for during this time."""

# What `cpts verifier` says that somebody must answer; the rest is corrected in the file, without asking anyone.
_A_DEMANDER = frozenset(
    {
        "action-sans-date",
        "chiffres-sans-date",
        "creneau-fermeture",
        "etape-non-validee",
        "garde-fermeture",
        "garde-fin-de-liste",
        "garde-trou",
        "mission-a-verifier",
        "mission-sans-date",
    }
)
_ENTREE = re.compile(r"(\w+)\[([^\]]+)\]")
_NOMS = {
    "actions": "Action",
    "creneaux": "Créneau",
    "etapes": "Étape",
    "gardes": "Garde",
    "missions": "Mission",
}


class Echeance(NamedTuple):
    """One entry to ask about again.

    `reference`: what the form « rien n’a changé » takes, `camille-exemple` or `creneaux/samedi`; "" when reading it
    again is not enough. `motifs`: French sentences without their final point. `depuis`: since when, None when no date
    is written. `lieu`: file:line. `publique`: whether the site shows the entry.
    """

    reference: str
    nom: str
    motifs: tuple[str, ...]
    depuis: date | None
    lieu: str
    destinataire: Destinataire
    publique: bool = True

    @property
    def rang(self) -> tuple[date, str]:
        """Oldest first; what never had a date before all."""
        return self.depuis or date.min, self.nom


def list_echeances(donnees: Donnees, problemes: Iterable[Probleme], jour: date) -> list[Echeance]:
    """Oldest first. `problemes` are those of the same data."""
    fraicheur = donnees.cpts.modele.fraicheur if donnees.cpts else Fraicheur()
    limites = make_limites(fraicheur, jour)
    toutes = [
        *_list_ensemble(donnees, limites),
        *_list_structures(donnees, limites),
        *_list_gens(donnees, limites, jour),
        *_list_relectures(donnees, limites),
        *_list_fins(donnees, jour),
        *(_make_avertie(p) for p in problemes if p.code in _A_DEMANDER),
    ]
    return sorted(toutes, key=lambda e: e.rang)


def _list_ensemble(donnees: Donnees, limites: Limites) -> Iterator[Echeance]:
    """The date that the CPTS gives of all its data."""
    quand = donnees.cpts.modele.date_donnees if donnees.cpts else None
    if donnees.cpts and quand and quand < limites.a_verifier:
        motif = f"la relecture d’ensemble (date_donnees) date du {format_date(quand)}"
        yield Echeance("", donnees.cpts.modele.nom, (motif,), quand, f"{donnees.cpts.document.fichier}:1", EQUIPE)


def _list_structures(donnees: Donnees, limites: Limites) -> Iterator[Echeance]:
    for entree in donnees.get("structures", Structure):
        structure = entree.modele
        if motif := _judge_relecture(structure.verifie_le, limites):
            qui = ask_structure(structure)
            yield Echeance(structure.id, structure.nom, (motif,), structure.verifie_le, _locate(entree), qui)


def _list_gens(donnees: Donnees, limites: Limites, jour: date) -> Iterator[Echeance]:
    """People at work: one who has left is not asked about opening hours."""
    structures = {e.modele.id: e.modele for e in donnees.get("structures", Structure)}
    for entree in donnees.get("professionnels", Professionnel):
        pro = entree.modele
        if pro.fin_activite and pro.fin_activite.le < jour:
            continue
        if motifs := tuple(_judge_pro(pro, limites)):
            dates = [quand for _, quand in motifs]
            yield Echeance(
                reference=pro.id,
                nom=pro.nom_complet,
                motifs=tuple(motif for motif, _ in motifs),
                depuis=None if None in dates else min(quand for quand in dates if quand),
                lieu=_locate(entree),
                destinataire=ask_professionnel(pro, structures),
                publique=pro.diffusion.statut == "public",
            )


def _judge_pro(pro: Professionnel, limites: Limites) -> Iterator[tuple[str, date | None]]:
    if motif := _judge_relecture(pro.verifie_le, limites):
        yield motif, pro.verifie_le
    nouveaux = pro.nouveaux_patients
    if nouveaux and nouveaux.declare_le < limites.nouveaux:
        reponse = NOUVEAUX_PATIENTS[nouveaux.reponse]
        yield f"la réponse « {reponse} » date du {format_date(nouveaux.declare_le)}", nouveaux.declare_le


def _list_relectures(donnees: Donnees, limites: Limites) -> Iterator[Echeance]:
    """Steps, weekly slots and pathways: a slot is asked to its place, the rest to the team."""
    structures = {e.modele.id: e.modele for e in donnees.get("structures", Structure)}
    for cle, modele in (("etapes", EtapeSoins), ("creneaux", Creneau), ("parcours", Parcours)):
        for entree in donnees.get(cle, modele):
            fait: Any = entree.modele
            if (motif := _judge_relecture(fait.verifie_le, limites)) and (fait.verifie_le or cle != "etapes"):
                lieu = structures.get(fait.structure) if cle == "creneaux" else None
                nom = f"Créneau : {lieu.nom}" if lieu else getattr(fait, "titre", fait.id)
                qui = ask_structure(lieu) if lieu else EQUIPE
                yield Echeance(f"{cle}/{fait.id}", nom, (motif,), fait.verifie_le, _locate(entree), qui)


def _list_fins(donnees: Donnees, jour: date) -> Iterator[Echeance]:
    """What is over and waits for a decision."""
    for cle, modele, judge in _FINS:
        for entree in donnees.get(cle, modele):
            if fin := judge(entree.modele, jour):
                motif, quand = fin
                yield _make_fin(entree, quand, motif)


def _judge_action(action: Action, jour: date) -> tuple[str, date | None] | None:
    finie = action.bilan is None and action.compute_statut(jour) == "terminee"
    return ("action finie, sans bilan", action.periode.au if action.periode else None) if finie else None


def _judge_offre(offre: Offre, jour: date) -> tuple[str, date] | None:
    return ("offre finie : à prolonger ou à supprimer", offre.fin) if offre.fin < jour else None


def _judge_alerte(alerte: Alerte, jour: date) -> tuple[str, date] | None:
    proche = jour <= alerte.au < jour + timedelta(days=JOURS_AVANT_FIN)
    return ("alerte bientôt finie : à prolonger, ou à laisser finir", alerte.au) if proche else None


def _judge_evenement(evenement: Evenement, jour: date) -> tuple[str, date] | None:
    """A single meeting held lately: nobody remembers what an older one was like."""
    tenu = evenement.recurrence is None and evenement.statut == "confirme" and evenement.compte_rendu is None
    recent = jour - timedelta(days=JOURS_COMPTE_RENDU) <= evenement.debut.date() < jour
    return ("rendez-vous passé, sans compte rendu", evenement.debut.date()) if tenu and recent else None


# List → model → what makes one of its entries due: a sentence and a date, or None.
_FINS: tuple[tuple[str, type[Any], Callable[[Any, date], tuple[str, date | None] | None]], ...] = (
    ("actions", Action, _judge_action),
    ("offres", Offre, _judge_offre),
    ("alertes", Alerte, _judge_alerte),
    ("evenements", Evenement, _judge_evenement),
)


def _make_fin(entree: Entree[Any], quand: date | None, motif: str) -> Echeance:
    date_ecrite = f" ({format_date(quand)})" if quand else ""
    return Echeance("", entree.modele.titre, (motif + date_ecrite,), quand, _locate(entree), EQUIPE)


def _make_avertie(p: Probleme) -> Echeance:
    lu = _ENTREE.search(p.champ)
    nom = f"{_NOMS.get(lu[1], lu[1])} {quote(lu[2])}" if lu else p.champ
    return Echeance("", nom, (p.trouve,), None, f"{p.fichier}:{p.ligne}", EQUIPE)


def _judge_relecture(verifie_le: date | None, limites: Limites) -> str:
    """Why an entry is to be read again, or ""."""
    if verifie_le is None:
        return "aucune date de relecture n’est écrite"
    if verifie_le >= limites.a_verifier:
        return ""
    suite = ", ses détails ne sont plus montrés" if verifie_le < limites.masquer else ""
    return f"relue le {format_date(verifie_le)}{suite}"


def _locate(entree: Entree[Any]) -> str:
    ligne, _ = entree.document.position(entree.chemin)
    return f"{entree.document.fichier}:{ligne}"
