"""Establishments of the register, in the territory → proposed places of the directory."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from cpts.importers.bilan import Bilan
from cpts.importers.candidat import Candidat, make_document
from cpts.importers.casse import lower_lieu, lower_voie
from cpts.importers.existant import Existant
from cpts.importers.finess import Fiche, find_invisible
from cpts.importers.lignes import sort_profond
from cpts.importers.personnes import name_commune
from cpts.importers.positions import PointInvalide, read_point
from cpts.model.annuaire import Structure
from cpts.model.site import Commune
from cpts.nomenclatures.finess import TYPES_PAR_CATEGORIE
from cpts.telephone import TelephoneInvalide, format_telephone, parse_telephone
from cpts.text import quote

_ACHEMINEMENT = re.compile(r"(\d{5})\s+(.+?)(?:\s+CEDEX.*)?", re.ASCII | re.IGNORECASE)
_FINESS_NU = re.compile(r"\d{1,8}", re.ASCII)
_FERME = ("ferme", "caduc", "inactif")


class Etablissements:
    """The entries of one file; what cannot become one is told in `bilan`."""

    def __init__(self, fichier: str, existant: Existant, codes: frozenset[str], bilan: Bilan) -> None:
        self.fichier, self.existant, self.codes, self.bilan = fichier, existant, codes, bilan

    def is_ici(self, fiche: Fiche) -> bool:
        """Whether an establishment is in the communes asked for."""
        return find_code(fiche, self.existant) in self.codes

    def read(self, fiches: Iterable[Fiche]) -> Iterator[Candidat]:
        """One place an establishment that receives residents."""
        for fiche in fiches:
            if candidat := self._make(fiche):
                yield candidat

    def _make(self, fiche: Fiche) -> Candidat | None:
        code = find_code(fiche, self.existant)
        if fiche.get("etat").lower().startswith(_FERME):
            self.bilan.ecartes["établissement fermé"] += 1
            return None
        genre = TYPES_PAR_CATEGORIE.get(fiche.get("categorie"))
        if genre is None:
            self.bilan.ecartes[f"catégorie {fiche.get('categorie') or 'absente'}, sans type de lieu sur le site"] += 1
            return None
        candidat = Candidat("structures", {}, make_document(self.fichier, fiche.ligne))
        if invisible := find_invisible(fiche):
            trouve = f"un signe invisible est écrit dans {invisible}"
            self.bilan.refuses.append(candidat.tell("", "caractere-interdit", trouve, "du texte"))
            return None
        champs = self._fill(fiche, genre, code, candidat)
        return candidat._replace(champs=sort_profond(Structure, champs))

    def _fill(self, fiche: Fiche, genre: str, code: str, candidat: Candidat) -> dict[str, Any]:
        commune = self.existant.communes.par_code.get(code)
        champs: dict[str, Any] = {
            "nom": lower_lieu(fiche.get("nom")),
            "type": genre,
            "adresse": self._write_adresse(fiche, commune, code),
            "finess": _restore(fiche.get("finess")),
        }
        return champs | self._find_position(fiche, candidat) | self._find_telephone(fiche)

    def _write_adresse(self, fiche: Fiche, commune: Commune | None, code: str) -> dict[str, str]:
        morceaux = (fiche.get("numero").lower(), lower_voie(f"{fiche.get('type_voie')} {fiche.get('voie')}".strip()))
        lu = _ACHEMINEMENT.fullmatch(fiche.get("acheminement"))
        postal = fiche.get("code_postal") or (lu[1] if lu else "")
        if commune and len(commune.codes_postaux) == 1 and postal not in commune.codes_postaux:
            postal = commune.codes_postaux[0]  # a CEDEX, or nothing at all
        champs = {
            "voie": " ".join(filter(None, morceaux)) or lower_voie(fiche.get("adresse").partition(",")[0]),
            "complement": lower_lieu(fiche.get("complement")),
            "code_postal": postal,
            "commune": name_commune(self.existant, commune, code, postal),
        }
        return {nom: valeur for nom, valeur in champs.items() if valeur}

    def _find_position(self, fiche: Fiche, candidat: Candidat) -> dict[str, Any]:
        """The point, when there is one; a wrong one is told, and the place is kept without it."""
        x, y = fiche.get("longitude") or fiche.get("x"), fiche.get("latitude") or fiche.get("y")
        if not (x and y):
            x, _, y = reversed(fiche.get("point").partition(","))  # « latitude, longitude »
        if not (x.strip() and y.strip()):
            return {}
        try:
            point = read_point(x, y)
        except PointInvalide as erreur:
            suite = "La fiche est reprise sans position"
            self.bilan.remarques.append(
                candidat.tell("position", "position-illisible", str(erreur), "", suite, grave=False)
            )
            return {}
        self.bilan.notes.update([point.note] if point.note else [])
        return {"position": point.write()}

    def _find_telephone(self, fiche: Fiche) -> dict[str, str]:
        numero = fiche.get("telephone")
        try:
            return {"telephone": format_telephone(parse_telephone(numero))} if numero else {}
        except TelephoneInvalide:
            self.bilan.notes[f"téléphone {quote(numero, 20)} illisible, laissé de côté"] += 1
            return {}


def find_code(fiche: Fiche, existant: Existant) -> str:
    """The INSEE code of the commune of an establishment, "" when nothing gives it.

    The classic file has the département and three signs of the commune; overseas, « 9A » stands for 971.
    """
    if code := fiche.get("code_commune"):
        return code.zfill(5)
    court, departement = fiche.get("code_court"), fiche.get("departement")
    if court.isdecimal() and len(court) <= 3 and departement:
        departement = departement.zfill(2)
        outre_mer = departement[0] == "9" and departement[1].isalpha()
        return f"{'97' if outre_mer else departement}{court.zfill(3)}"
    lu = _ACHEMINEMENT.fullmatch(fiche.get("acheminement"))
    postal, nom = (lu[1], lu[2]) if lu else (fiche.get("code_postal"), "")
    commune = existant.communes.find(fiche.get("commune") or court or nom, postal)
    return commune.code if commune else ""


def _restore(finess: str) -> str:
    """A number of nine signs: a spreadsheet or a JSON number takes the zero of the first départements away."""
    return finess.zfill(9) if _FINESS_NU.fullmatch(finess) else finess.replace(" ", "")
