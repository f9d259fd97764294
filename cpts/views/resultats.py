"""Views: a person or a place as one line of a list, the same in every list."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from cpts.model.annuaire import Acces, Exercice, Fermeture, FinActivite, Professionnel, Structure
from cpts.nomenclatures.langues import LANGUES
from cpts.nomenclatures.listes import CONVENTIONNEMENTS, NOUVEAUX_PATIENTS, SERVICES, TYPES_STRUCTURE
from cpts.text import join_fr, plural
from cpts.views.contexte import Contexte
from cpts.views.horaires import write_ouvert
from cpts.views.mots import Telephone, lower_first, make_telephone, write_jour, write_role


class Pastille(NamedTuple):
    """One state as a word; `ton` is a colour of the component `pastille`."""

    texte: str
    ton: str
    note: str | None = None


class Appel(NamedTuple):
    """The number to call; `chez` is the place it belongs to when it is not the person's own."""

    telephone: Telephone
    chez: str | None


class Resultat(NamedTuple):
    """See the component `resultat`; `ouvert` is the JSON that the page's script reads."""

    id: str
    nom: str
    lien: str
    role: str
    commune: str
    pastilles: tuple[Pastille, ...]
    note: str | None
    details: tuple[str, ...]
    ouvert: str | None
    telephone: Telephone | None
    distance: None = None


def list_resultats(contexte: Contexte, fiches: Iterable[Professionnel | Structure]) -> tuple[Resultat, ...]:
    """In the order of `fiches`."""
    return tuple(get_resultat(contexte, fiche) for fiche in fiches)


def get_resultat(contexte: Contexte, fiche: Professionnel | Structure) -> Resultat:
    """Built once per person or place."""
    return contexte.once(fiche.id, lambda: make_resultat(contexte, fiche))


def make_resultat(contexte: Contexte, fiche: Professionnel | Structure) -> Resultat:
    return make_structure(contexte, fiche) if isinstance(fiche, Structure) else make_professionnel(contexte, fiche)


def make_professionnel(contexte: Contexte, professionnel: Professionnel) -> Resultat:
    parti = contexte.is_parti(professionnel)
    appel = None if parti else find_appel(contexte, professionnel.exercices)
    secteur = professionnel.conventionnement
    role = write_role(professionnel.profession, professionnel.specialite)
    details = [] if parti else list_details(professionnel)
    if appel and appel.chez:
        details.insert(0, f"Numéro de l’accueil\u00a0: {appel.chez}")
    return Resultat(
        id=professionnel.id,
        nom=professionnel.nom_complet,
        lien=f"annuaire/{professionnel.id}/",
        role=f"{role} · {lower_first(CONVENTIONNEMENTS[secteur])}" if secteur else role,
        commune=", ".join({contexte.get_nom_commune(e): 0 for e in professionnel.exercices}),
        pastilles=list_pastilles(contexte, professionnel),
        note=write_relais(contexte, professionnel.fin_activite),
        details=tuple(details),
        ouvert=None if parti else find_ouvert(contexte, professionnel),
        telephone=appel.telephone if appel else None,
    )


def make_structure(contexte: Contexte, structure: Structure) -> Resultat:
    personnes = len(contexte.professionnels_par_structure.get(structure.id, ()))
    libelle = TYPES_STRUCTURE[structure.type]
    details = [SERVICES[s] for s in structure.services]
    if structure.sans_rendez_vous:
        details.append(f"Sans rendez-vous\u00a0: {lower_first(structure.sans_rendez_vous)}")
    return Resultat(
        id=structure.id,
        nom=structure.nom,
        lien=f"annuaire/{structure.id}/",
        role=f"{libelle} · {plural(personnes, 'professionnel')}" if personnes else libelle,
        commune=contexte.site.get_nom_commune(structure.adresse),
        pastilles=list_pastilles_acces(structure.acces),
        note=None,
        details=tuple(details),
        ouvert=None if contexte.is_masquee(structure.verifie_le) else write_ouvert_structure(contexte, structure),
        telephone=make_telephone(structure.telephone) if structure.telephone else None,
    )


def list_pastilles(contexte: Contexte, professionnel: Professionnel) -> tuple[Pastille, ...]:
    """Departure or new patients, then access when every place has it."""
    if depart := make_depart(professionnel.fin_activite, contexte.jour):
        return (depart,)
    nouveaux = make_nouveaux(contexte, professionnel)
    acces = [get_acces(contexte, e) for e in professionnel.exercices]
    plain_pied = list_pastilles_acces(acces[0]) if all(a and a.pmr for a in acces) else ()
    return (nouveaux, *plain_pied) if nouveaux else plain_pied


def list_pastilles_acces(acces: Acces | None) -> tuple[Pastille, ...]:
    return (_PLAIN_PIED,) if acces and acces.pmr else ()


def make_nouveaux(contexte: Contexte, professionnel: Professionnel) -> Pastille | None:
    """Whether new patients are taken, always dated; doubted past its term, gone when the whole entry is too old."""
    nouveaux, limites = professionnel.nouveaux_patients, contexte.limites
    if nouveaux is None or contexte.is_masquee(professionnel.verifie_le) or nouveaux.declare_le < limites.masquer:
        return None
    texte, quand = NOUVEAUX_PATIENTS[nouveaux.reponse], write_jour(nouveaux.declare_le)
    if nouveaux.declare_le < limites.nouveaux:
        return Pastille(
            "Nouveaux patients\u00a0: à vérifier", "verifier", f"« {lower_first(texte)} », déclaré le {quand}"
        )
    return Pastille(texte, _TONS_NOUVEAUX[nouveaux.reponse], f"déclaré le {quand}")


def is_nouveaux_actuel(contexte: Contexte, professionnel: Professionnel, reponse: str) -> bool:
    """Whether the person gave that answer and it is still within its term."""
    nouveaux = professionnel.nouveaux_patients
    if nouveaux is None or nouveaux.reponse != reponse or contexte.is_masquee(professionnel.verifie_le):
        return False
    return nouveaux.declare_le >= max(contexte.limites.nouveaux, contexte.limites.masquer)


def make_depart(fin: FinActivite | None, jour: date) -> Pastille | None:
    if fin is None:
        return None
    return Pastille(f"{'A cessé' if fin.le < jour else 'Cesse'} son activité le {write_jour(fin.le)}", "depart")


def write_relais(contexte: Contexte, fin: FinActivite | None) -> str | None:
    """« Relais : Maison de santé des Tilleuls »."""
    noms = [nom for ident in (fin.relais if fin else ()) if (nom := get_nom(contexte, ident))]
    return f"Relais\u00a0: {join_fr(noms)}" if noms else None


def get_nom(contexte: Contexte, ident: str) -> str | None:
    """The name shown for a published person or place."""
    fiche = contexte.get_fiche(ident)
    if fiche is None:
        return None
    return fiche.nom if isinstance(fiche, Structure) else fiche.nom_complet


def list_details(professionnel: Professionnel) -> list[str]:
    details = []
    if professionnel.visites_a_domicile:
        details.append("Visites à domicile")
    if professionnel.teleconsultation:
        details.append("Téléconsultation")
    if langues := [LANGUES[langue] for langue in professionnel.langues if langue != "fr"]:
        details.append(f"Parle aussi {join_fr(langues)}" if "fr" in professionnel.langues else join_fr(langues))
    return details


def find_appel(contexte: Contexte, exercices: Iterable[Exercice]) -> Appel | None:
    """The first number along the places: the person's own, else that of the place."""
    for exercice in exercices:
        if exercice.telephone:
            return Appel(make_telephone(exercice.telephone), None)
        structure = contexte.site.structures_par_id.get(exercice.structure or "")
        if structure and structure.telephone:
            return Appel(make_telephone(structure.telephone), structure.nom)
    return None


def find_ouvert(contexte: Contexte, professionnel: Professionnel) -> str | None:
    """The compiled hours of the only place, or None: « open » would not say where."""
    if len(professionnel.exercices) > 1 or contexte.is_masquee(professionnel.verifie_le):
        return None
    exercice = professionnel.exercices[0]
    return write_ouvert(contexte, exercice.horaires, list_fermetures(contexte, exercice))


def write_ouvert_structure(contexte: Contexte, structure: Structure) -> str | None:
    return write_ouvert(contexte, structure.horaires, structure.fermetures)


def list_fermetures(contexte: Contexte, exercice: Exercice) -> tuple[Fermeture, ...]:
    """Those of the person there and those of the place."""
    structure = contexte.site.structures_par_id.get(exercice.structure or "")
    return (*exercice.fermetures, *structure.fermetures) if structure else exercice.fermetures


def get_acces(contexte: Contexte, exercice: Exercice) -> Acces | None:
    """The access of a place of practice, its own or that of its structure."""
    structure: Any = contexte.site.structures_par_id.get(exercice.structure or "")
    return exercice.acces or (structure.acces if structure else None)


_TONS_NOUVEAUX = {"oui": "oui", "non": "non", "liste-attente": "attente"}
_PLAIN_PIED = Pastille("Accès de plain-pied", "acces")
