"""Views: who takes new patients, by commune, always with the date of the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from cpts.model.annuaire import Professionnel
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import plural
from cpts.views.contexte import Contexte
from cpts.views.listes import Groupe
from cpts.views.mots import Telephone, lower_first, make_telephone
from cpts.views.resultats import Resultat, is_nouveaux_actuel, list_resultats, make_nouveaux


@dataclass(frozen=True, slots=True)
class VueMedecinTraitant:
    """blocs/medecin_traitant.html. `telephone`, `courriel`: of the CPTS. `a_verifier`: past their term."""

    phrase: str
    disponibles: tuple[Groupe, ...]
    attente: tuple[Resultat, ...]
    a_verifier: tuple[Resultat, ...]
    validite_mois: int
    telephone: Telephone | None
    courriel: str


def view_medecin_traitant(contexte: Contexte, profession: str = "medecin-generaliste") -> VueMedecinTraitant:
    """People who leave soon are in no list: they are not the one to look for."""
    membres = contexte.professionnels_par_profession.get(profession, ())
    restants = [p for p in membres if p.fin_activite is None]
    disponibles = [p for p in restants if is_nouveaux_actuel(contexte, p, "oui")]
    attente = [p for p in restants if is_nouveaux_actuel(contexte, p, "liste-attente")]
    doutes = [p for p in restants if is_a_verifier(contexte, p)]
    cpts = contexte.site.cpts
    return VueMedecinTraitant(
        phrase=write_phrase(profession, len(disponibles)),
        disponibles=group_par_commune(contexte, disponibles),
        attente=list_resultats(contexte, attente),
        a_verifier=list_resultats(contexte, doutes),
        validite_mois=cpts.fraicheur.nouveaux_patients_mois,
        telephone=make_telephone(cpts.telephone) if cpts.telephone else None,
        courriel=cpts.courriel,
    )


def is_a_verifier(contexte: Contexte, professionnel: Professionnel) -> bool:
    """Whether an answer other than no is past its term and still shown."""
    nouveaux = professionnel.nouveaux_patients
    if nouveaux is None or nouveaux.reponse == "non" or nouveaux.declare_le >= contexte.limites.nouveaux:
        return False
    return make_nouveaux(contexte, professionnel) is not None


def write_phrase(profession: str, nombre: int) -> str:
    libelle, pluriel = (lower_first(mot) for mot in (PROFESSIONS[profession].libelle, PROFESSIONS[profession].pluriel))
    if nombre == 0:
        return f"Aucun {libelle} ne nous a dit récemment prendre de nouveaux patients."
    verbe = "prend" if nombre == 1 else "prennent"
    return f"{plural(nombre, libelle, pluriel)} {verbe} de nouveaux patients."


def group_par_commune(contexte: Contexte, professionnels: Sequence[Professionnel]) -> tuple[Groupe, ...]:
    """One part per commune, in the order of the territory; those elsewhere last."""
    communes = contexte.site.territoire.communes
    par_code: dict[str, list[Professionnel]] = {}
    for professionnel in professionnels:
        lieux = [c.code for c in contexte.communes_par_fiche[professionnel.id] if not c.voisine] or [""]
        for code in lieux:
            par_code.setdefault(code, []).append(professionnel)
    groupes = [(c.slug, c.nom, par_code.get(c.code, ())) for c in communes]
    groupes.append(("autres-communes", "Autres communes", par_code.get("", ())))
    return tuple(Groupe(slug, nom, list_resultats(contexte, membres)) for slug, nom, membres in groupes if membres)
