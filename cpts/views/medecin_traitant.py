"""Views: who takes new patients, by commune, always with the date of the answer."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cpts.model.annuaire import Professionnel
from cpts.nomenclatures.professions import PROFESSIONS
from cpts.text import join_fr, plural
from cpts.views.contexte import Contexte
from cpts.views.listes import Groupe
from cpts.views.mots import Lien, Telephone, at_commune, lower_first, make_telephone, quote_adresse
from cpts.views.proches import format_km, list_proches
from cpts.views.resultats import is_nouveaux_actuel, list_resultats, make_nouveaux

OBJET = "Je cherche un médecin traitant"
CORPS = "Mon nom :\nMa commune :\nComment me joindre :\n\n(N’écrivez rien sur votre santé.)"


class Rubrique(NamedTuple):
    """The people who gave one answer, by commune."""

    ancre: str
    titre: str
    texte: str
    groupes: tuple[Groupe, ...]


class VueMedecinTraitant(NamedTuple):
    """blocs/medecin_traitant.html. `autres`: what the others said, or "". `telephone`, `courriel`: of the CPTS.

    `ailleurs`: for each commune where nobody takes patients, the nearest where someone does.
    """

    phrase: str
    autres: str
    disponibles: tuple[Groupe, ...]
    ailleurs: tuple[Lien, ...]
    rubriques: tuple[Rubrique, ...]
    validite_mois: int
    masquer_mois: int
    telephone: Telephone | None
    courriel: str
    lien_courriel: str


def view_medecin_traitant(contexte: Contexte, profession: str = "medecin-generaliste") -> VueMedecinTraitant:
    """People who leave soon are in no list: they are not the one to look for."""
    membres = contexte.professionnels_par_profession.get(profession, ())
    restants = [p for p in membres if p.fin_activite is None]
    disponibles = [p for p in restants if is_nouveaux_actuel(contexte, p, "oui")]
    attente = [p for p in restants if is_nouveaux_actuel(contexte, p, "liste-attente")]
    doutes = [p for p in restants if is_a_verifier(contexte, p)]
    groupes = group_par_commune(contexte, disponibles, "traitant")
    cpts = contexte.site.cpts
    return VueMedecinTraitant(
        phrase=write_phrase(profession, len(disponibles)),
        autres=write_autres(contexte, membres, len(disponibles) + len(attente) + len(doutes)),
        disponibles=groupes,
        ailleurs=tuple(list_ailleurs(contexte, disponibles)),
        rubriques=tuple(list_rubriques(contexte, attente, doutes)),
        validite_mois=cpts.fraicheur.nouveaux_patients_mois,
        masquer_mois=cpts.fraicheur.masquer_mois,
        telephone=make_telephone(cpts.telephone) if cpts.telephone else None,
        courriel=cpts.courriel,
        lien_courriel=f"mailto:{cpts.courriel}?subject={quote_adresse(OBJET)}&body={quote_adresse(CORPS)}",
    )


def list_rubriques(
    contexte: Contexte, attente: Sequence[Professionnel], doutes: Sequence[Professionnel]
) -> Iterator[Rubrique]:
    if attente:
        texte = "Ces cabinets notent votre nom et vous rappellent. Vous pouvez vous inscrire sur plusieurs listes."
        groupes = group_par_commune(contexte, attente, "attente")
        yield Rubrique("liste-attente", "Sur liste d’attente", texte, groupes)
    if doutes:
        texte = "Appelez avant de vous déplacer\u00a0: la réponse a pu changer."
        groupes = group_par_commune(contexte, doutes, "ancienne")
        yield Rubrique("reponses-anciennes", "Réponses anciennes, à vérifier", texte, groupes)


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


def write_autres(contexte: Contexte, membres: Sequence[Professionnel], montres: int) -> str:
    """« Parmi les autres, 3 n’en prennent pas et 2 ne l’ont pas dit récemment. », so that nobody seems forgotten."""
    partants = sum(p.fin_activite is not None for p in membres)
    refus = sum(p.fin_activite is None and is_nouveaux_actuel(contexte, p, "non") for p in membres)
    muets = len(membres) - partants - refus - montres
    faits = [
        f"{nombre} {un if nombre == 1 else plusieurs}"
        for nombre, un, plusieurs in (
            (refus, "n’en prend pas", "n’en prennent pas"),
            (muets, "ne l’a pas dit récemment", "ne l’ont pas dit récemment"),
            (partants, "cesse bientôt son activité", "cessent bientôt leur activité"),
        )
        if nombre
    ]
    return f"Parmi les autres, {join_fr(faits)}." if faits else ""


def group_par_commune(contexte: Contexte, professionnels: Sequence[Professionnel], prefixe: str) -> tuple[Groupe, ...]:
    """One part per commune, in the order of the territory; those elsewhere last. `prefixe`: of the anchors."""
    communes = contexte.site.territoire.communes
    par_code: dict[str, list[Professionnel]] = {}
    for professionnel in professionnels:
        for code in list_codes(contexte, professionnel) or [""]:
            par_code.setdefault(code, []).append(professionnel)
    groupes = [(c.slug, c.nom, par_code.get(c.code, ())) for c in communes]
    groupes.append(("autres-communes", "Autres communes", par_code.get("", ())))
    return tuple(
        Groupe(f"{prefixe}-{slug}", nom, list_resultats(contexte, membres)) for slug, nom, membres in groupes if membres
    )


def list_codes(contexte: Contexte, professionnel: Professionnel) -> list[str]:
    """INSEE codes of the covered communes where the person works."""
    return [c.code for c in contexte.communes_par_fiche[professionnel.id] if not c.voisine]


def list_ailleurs(contexte: Contexte, disponibles: Sequence[Professionnel]) -> Iterator[Lien]:
    """« Rivebourg → à Exempleville, 7 km », towards the part of the page; nothing when nobody takes patients."""
    pourvues = {code for p in disponibles for code in list_codes(contexte, p)}
    for commune in contexte.site.territoire.communes if pourvues else ():
        if commune.code in pourvues:
            continue
        proche = next(((c, km) for c, km in list_proches(contexte, commune) if c.code in pourvues), None)
        if proche:
            autre, km = proche
            yield Lien(commune.nom, f"#traitant-{autre.slug}", None, f"{at_commune(autre.nom)}, {format_km(km)}")
