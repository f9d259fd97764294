"""People who must not be published, every field of whom is a text found nowhere else; made from the model itself.

A field added to the model is filled too: with a text of its own, or else it is listed in `Cachee.communs`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import UnionType
from typing import Any, Union, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from cpts.model.annuaire import Professionnel
from tests.site.petit_territoire import ACTIONS, AGENDA, ANNUAIRE, CPTS

PUBLIQUE = "cabinet-du-gue"
"""The place that what a hidden person cites leads to."""
CITES = {"structure", "relais"}
OPPOSEE = "zqopposee-4711"
GARDES = """\
etapes: []
creneaux: []
gardes:
  - {{id: garde-une, type: infirmier, debut: 2026-11-28 12h, fin: 2026-11-30 8h, qui: {0}}}
"""


@dataclass
class Cachee:
    """A person under way. `uniques`: path → text that is nowhere else; `communs`: paths without such a text."""

    uniques: dict[str, str] = field(default_factory=dict)
    communs: set[str] = field(default_factory=set)


def make_cachee() -> tuple[dict[str, Any], Cachee]:
    """The person as the YAML has it, works both in a public place and at an address of their own."""
    cachee = Cachee()
    personne = _fill(Professionnel, "", cachee)
    (lieu,) = personne["exercices"]
    chez_soi = {cle: valeur for cle, valeur in lieu.items() if cle != "structure"}
    ailleurs = {"structure": PUBLIQUE, "telephone": "04 65 71 88 99", "courriel": "zqailleurs@example.org"}
    cachee.uniques |= {"ailleurs.telephone": "04 65 71 88 99", "ailleurs.courriel": "zqailleurs@example.org"}
    personne["exercices"] = [ailleurs, chez_soi]
    personne["profession"] = "medecin-specialiste"  # the only one that has a specialty
    personne["diffusion"] = {"statut": "pro", "source": "adhesion", "informe_le": "2026-09-01"}
    return personne, cachee


def _fill(modele: type[BaseModel], chemin: str, cachee: Cachee) -> dict[str, Any]:
    """Every field of `modele` but `diffusion`, which says that the person is hidden."""
    valeurs: dict[str, Any] = {}
    for nom, champ in modele.model_fields.items():
        ici = f"{chemin}.{nom}".lstrip(".")
        sous_modele = _find_modele(champ.annotation)
        exemple = champ.examples[0] if champ.examples else None
        if nom in CITES:
            valeurs[nom] = [PUBLIQUE] if isinstance(exemple, list) else PUBLIQUE
        elif sous_modele and nom != "horaires":
            rempli = _fill(sous_modele, ici, cachee)
            valeurs[nom] = [rempli] if isinstance(exemple, list) else rempli
        else:
            valeurs[nom] = _choose(modele, nom, exemple, ici, cachee)
    return valeurs


def _find_modele(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple):
        return next(filter(None, map(_find_modele, get_args(annotation))), None)
    return None


def _choose(modele: type[BaseModel], nom: str, exemple: Any, ici: str, cachee: Cachee) -> Any:
    """A text of this field alone, if the model takes one; else the example of the model."""
    rang = len(cachee.uniques)
    for texte in _propose(nom, exemple, rang):
        valeur = [texte] if isinstance(exemple, list) else texte
        if not _is_refuse(modele, nom, valeur):
            cachee.uniques[ici] = texte
            return valeur
    cachee.communs.add(ici)
    return exemple


def _propose(nom: str, exemple: Any, rang: int) -> Iterator[str]:
    """What could be written of this field alone: a number, a phone, a mail, a link, an identifier, a word."""
    if isinstance(exemple, float) or nom in ("latitude", "longitude"):
        yield f"{'46' if nom == 'latitude' else '5'}.0719{rang:02d}7"
    yield from (f"100{rang:04d}{cle:04d}" for cle in range(10) if nom == "rpps")
    if nom == "telephone":
        yield f"04 65 71 88 {rang:02d}"
    if "id" in nom.split("_") or "ids" in nom.split("_"):
        yield f"zqident-{rang:02d}"
    yield f"Zqtexte{'abcdefghij'[rang // 10]}{'abcdefghij'[rang % 10]}"
    yield f"zqmail{rang:02d}@example.org"
    yield f"https://zqlien{rang:02d}.example.org/"


def _is_refuse(modele: type[BaseModel], nom: str, valeur: Any) -> bool:
    """Whether the model refuses this value of this field, whatever it says of the others."""
    try:
        modele.model_validate({nom: valeur})
    except ValidationError as erreur:
        return any(defaut["loc"][:1] == (nom,) for defaut in erreur.errors())
    return False


def write_fichiers(personne: dict[str, Any] | None, statut: str = "pro") -> dict[str, str]:
    """The small CPTS with the hidden person and one who objects, cited wherever people are, or without."""
    cites = [personne["id"], OPPOSEE] if personne else []
    annuaire = ANNUAIRE[: ANNUAIRE.index("  - id: ines-reservee")].replace(
        "    anciens_ids: [paul-rives]\n",
        f"    anciens_ids: [paul-rives]\n    fin_activite: {{le: 2026-12-31, relais: [{', '.join(cites)}]}}\n",
    )
    if not cites:
        annuaire = annuaire.replace(", relais: []", "")
    fichiers = {
        "cpts": CPTS,
        "annuaire": annuaire,
        "actions": ACTIONS.replace("[paul-desrives]", f"[{', '.join(('paul-desrives', *cites))}]"),
        "agenda": AGENDA,
        "soins": GARDES.format("paul-desrives"),
    }
    if personne:
        gens = [{**personne, "diffusion": {**personne["diffusion"], "statut": statut}}]
        gens.append({"id": OPPOSEE, "diffusion": {"statut": "oppose"}})
        fichiers["annuaire/caches.yaml"] = yaml.safe_dump({"professionnels": gens}, allow_unicode=True, width=1000)
        for rang, cite in enumerate(cites):
            fichiers["soins"] += GARDES.format(cite).splitlines()[-1].replace("garde-une", f"garde-{rang}") + "\n"
    return fichiers
