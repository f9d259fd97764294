"""Which entry of the folder a proposed one is: by its number, then by its id, then by its name and commune.

A doubt is never settled here: it is told, with what a person can write to settle it.
"""

from collections.abc import Sequence
from typing import Any

from cpts.errors import Probleme
from cpts.importers.candidat import Candidat
from cpts.importers.existant import Existant, name_personne
from cpts.model.agenda import Evenement
from cpts.model.annuaire import Professionnel, Structure
from cpts.text import join_fr, quote, slugify
from cpts.validate.champs import Entree

Trouve = Entree[Any] | Probleme | None
"""The entry of the folder, why it cannot be told, or None when nothing looks like it."""


def find_semblable(existant: Existant, candidat: Candidat, modele: Any) -> Trouve:
    """The entry that `candidat`, read as `modele`, is about."""
    if ident := candidat.champs.get("id"):
        return _find_id(existant, candidat, ident, type(modele))
    if isinstance(modele, Professionnel):
        return _find_personne(existant, candidat, modele)
    if isinstance(modele, Structure):
        return _find_structure(existant, candidat, modele)
    return _find_evenement(existant, modele)


def _find_id(existant: Existant, candidat: Candidat, ident: str, modele: type[Any]) -> Trouve:
    entree = existant.par_id.get(ident)
    if entree is None or isinstance(entree.modele, modele):
        return entree
    return candidat.tell("id", "id-autre-sorte", f"l’identifiant {quote(ident)} est celui d’une autre sorte de fiche")


def _find_personne(existant: Existant, candidat: Candidat, pro: Professionnel) -> Trouve:
    if pro.rpps and pro.rpps in existant.par_rpps:
        return existant.par_rpps[pro.rpps]
    homonymes = [e for e in existant.par_nom.get(name_personne(pro), []) if _can_be(e.modele, pro)]
    communes = {existant.name_commune(adresse) for adresse in existant.list_adresses(pro)}
    ici = [
        e
        for e in homonymes
        if communes & {existant.name_commune(adresse) for adresse in existant.list_adresses(e.modele)}
    ]
    if len(ici) == 1 and ici[0].modele.profession == pro.profession:
        return ici[0]
    doutes = ici or [e for e in homonymes if e.modele.profession == pro.profession]
    return _doubt(candidat, "nom", doutes, "un nom semblable", "rpps") if doutes else None


def _can_be(autre: Professionnel, pro: Professionnel) -> bool:
    """Two numbers that differ are two people."""
    return not (autre.rpps and pro.rpps and autre.rpps != pro.rpps)


def _find_structure(existant: Existant, candidat: Candidat, lieu: Structure) -> Trouve:
    if lieu.finess and lieu.finess in existant.par_finess:
        return existant.par_finess[lieu.finess]
    commune = existant.name_commune(lieu.adresse)
    memes = [
        e
        for e in existant.structures_par_nom.get(slugify(lieu.nom), [])
        if existant.name_commune(e.modele.adresse) == commune
    ]
    if len(memes) == 1 and not (memes[0].modele.finess and lieu.finess):
        return memes[0]
    if memes:
        return _doubt(candidat, "nom", memes, "le même nom dans la même commune", "finess")
    voisins = [e for e in existant.donnees.get("structures", Structure) if _looks_like(existant, e.modele, lieu)]
    return _doubt(candidat, "nom", voisins, "la même adresse ou le même téléphone", "finess") if voisins else None


def _looks_like(existant: Existant, autre: Structure, lieu: Structure) -> bool:
    """One kind of place, in one commune, in one street or with one phone: most likely one place under two names."""
    if autre.type != lieu.type or (autre.finess and lieu.finess):
        return False
    voie = lieu.adresse.voie and slugify(lieu.adresse.voie) == slugify(autre.adresse.voie or "")
    telephone = lieu.telephone and lieu.telephone == autre.telephone
    return bool(voie or telephone) and existant.name_commune(autre.adresse) == existant.name_commune(lieu.adresse)


def _find_evenement(existant: Existant, evenement: Evenement) -> Trouve:
    cle = (slugify(evenement.titre), evenement.debut.date())
    evenements = existant.donnees.get("evenements", Evenement)
    return next((e for e in evenements if (slugify(e.modele.titre), e.modele.debut.date()) == cle), None)


def _doubt(candidat: Candidat, champ: str, doutes: Sequence[Entree[Any]], raison: str, numero: str) -> Probleme:
    ids = join_fr([quote(e.modele.id) for e in doutes], "ou")
    trouve = f"{ids} a déjà {raison} : c’est peut-être la même fiche"
    suggestion = (
        f"Si c’est elle, écrivez son {numero} dans l’annuaire ou son id dans le fichier ; sinon, ajoutez-la à la main"
    )
    return candidat.tell(champ, "fiche-ambigue", trouve, "une seule fiche possible", suggestion)
