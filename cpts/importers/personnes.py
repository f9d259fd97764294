"""The activities of a person in the national directory → one proposed entry, with a place of work for each address."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from cpts.errors import Probleme
from cpts.importers.bilan import Bilan
from cpts.importers.candidat import Candidat, Colonne, make_document
from cpts.importers.casse import lower_lieu, lower_nom, lower_voie
from cpts.importers.existant import Existant
from cpts.importers.rpps import Activite
from cpts.model.site import Commune
from cpts.nomenclatures.professions import PROFESSIONS, SPECIALITES
from cpts.nomenclatures.rpps import CIVILITES, COLONNES, SECTION_BIOLOGISTES, TYPE_RPPS
from cpts.telephone import TelephoneInvalide, format_telephone, parse_telephone
from cpts.text import join_fr, quote, slugify

DIFFUSION = {"statut": "pro", "source": "rpps"}
"""Nobody has told these people anything: they are kept to the team, and no date is invented."""
_MOBILES = ("+336", "+337")
_PAR_CODE = {code: p.slug for p in PROFESSIONS.values() for code in p.codes}
_SPECIALITE_PAR_CODE = {code: s.slug for s in SPECIALITES.values() for code in s.codes}
_MEDECIN, _PHARMACIEN = "10", "21"
_VERS_CHAMP = {
    "nom": "Nom d'exercice",
    "prenom": "Prénom d'exercice",
    "civilite": "Code civilité d'exercice",
    "profession": "Code profession",
    "specialite": "Code savoir-faire",
    "rpps": "Identifiant PP",
    "exercices.adresse.voie": "Libellé Voie (coord. structure)",
    "exercices.adresse.code_postal": "Code postal (coord. structure)",
    "exercices.adresse.commune": "Code commune (coord. structure)",
    "exercices.telephone": "Téléphone (coord. structure)",
}
_COLONNES = {champ: Colonne(COLONNES.index(titre) + 1, titre) for champ, titre in _VERS_CHAMP.items()}


class Personnes:
    """The entries of one extract; what cannot become one is told in `bilan`."""

    def __init__(self, fichier: str, existant: Existant, professions: frozenset[str], bilan: Bilan) -> None:
        self.fichier, self.existant, self.professions, self.bilan = fichier, existant, professions, bilan

    def read(self, activites: Iterable[Activite]) -> Iterator[Candidat]:
        """One entry a person, in the order in which they first appear."""
        par_personne: dict[str, list[Activite]] = defaultdict(list)
        for activite in activites:
            par_personne[activite.get("Identifiant PP")].append(activite)
        for groupe in par_personne.values():
            if candidat := self._make(groupe):
                yield candidat

    def _make(self, groupe: list[Activite]) -> Candidat | None:
        premiere = groupe[0]
        candidat = Candidat("professionnels", {}, make_document(self.fichier, premiere.ligne, _COLONNES))
        metiers = {metier for activite in groupe if (metier := _find_metier(activite))}
        metiers = _drop_generaux(metiers)
        if len(metiers) != 1:
            self._tell_metier(candidat, groupe, metiers)
            return None
        profession, specialite = metiers.pop()
        if self.professions and profession not in self.professions:
            self.bilan.ecartes["profession qui n’est pas demandée"] += 1
            return None
        exercices = list(self._list_exercices(groupe))
        if not exercices:
            return None
        candidat.champs.update(_identify(premiere), profession=profession)
        candidat.champs.update({"specialite": specialite} if specialite else {})
        if premiere.get("Type d'identifiant PP") == TYPE_RPPS:
            candidat.champs["rpps"] = premiere.get("Identifiant PP")
        candidat.champs.update(exercices=exercices, diffusion=dict(DIFFUSION))
        return candidat

    def _tell_metier(self, candidat: Candidat, groupe: list[Activite], metiers: set[tuple[str, str]]) -> None:
        """None of our professions is none of our business; two are for a person to choose between."""
        if not metiers:
            libelles = (groupe[0].get("Libellé profession"), groupe[0].get("Libellé savoir-faire"))
            self.bilan.ecartes[f"métier absent des listes du site ({', '.join(filter(None, libelles))})"] += 1
            return
        noms = join_fr(sorted(specialite or profession for profession, specialite in metiers))
        trouve = f"cette personne a plusieurs professions ou spécialités : {noms}"
        suite = "Ajoutez-la à la main, sous celle que le public cherche"
        self.bilan.refuses.append(candidat.tell("profession", "metier-ambigu", trouve, "une seule", suite))

    def _list_exercices(self, groupe: list[Activite]) -> Iterator[dict[str, Any]]:
        vus: set[str] = set()
        for activite in groupe:
            lieu = self._find_lieu(activite)
            if isinstance(lieu, Probleme):
                self.bilan.refuses.append(lieu)
                continue
            cle = str(lieu.get("structure") or slugify(" ".join(map(str, lieu["adresse"].values()))))
            if cle not in vus:
                vus.add(cle)
                yield lieu | self._find_telephone(activite)

    def _find_lieu(self, activite: Activite) -> dict[str, Any] | Probleme:
        """A place of the directory when its FINESS number is there, else an address."""
        structure = self.existant.par_finess.get(activite.get("Numéro FINESS site"))
        if structure:
            return {"structure": structure.modele.id}
        commune = self.existant.communes.par_code.get(activite.get("Code commune (coord. structure)"))
        postal = activite.get("Code postal (coord. structure)")
        if commune and commune.codes_postaux and postal not in commune.codes_postaux:
            if len(commune.codes_postaux) > 1:
                document = make_document(self.fichier, activite.ligne, _COLONNES)
                trouve = f"le code postal {quote(postal)} n’est pas de {commune.nom} (une boîte postale ?)"
                attendu = join_fr(commune.codes_postaux, "ou")
                lieu = Candidat("professionnels", {}, document)
                return lieu.tell("exercices.adresse.code_postal", "code-postal-commune", trouve, attendu)
            postal = commune.codes_postaux[0]
        return {"adresse": _write_adresse(self.existant, activite, commune, postal)}

    def _find_telephone(self, activite: Activite) -> dict[str, str]:
        """A landline: a mobile may be the person's own, and is left out."""
        for colonne in ("Téléphone (coord. structure)", "Téléphone 2 (coord. structure)"):
            try:
                numero = parse_telephone(activite.get(colonne)) if activite.get(colonne) else ""
            except TelephoneInvalide:
                self.bilan.notes["téléphone illisible, laissé de côté"] += 1
                continue
            if numero.startswith(_MOBILES):
                self.bilan.notes["téléphone mobile, peut-être personnel, laissé de côté"] += 1
            elif numero:
                return {"telephone": format_telephone(numero)}
        return {}


def _identify(activite: Activite) -> dict[str, str]:
    civilite = CIVILITES.get(activite.get("Code civilité d'exercice"))
    noms = {"nom": lower_nom(activite.get("Nom d'exercice")), "prenom": lower_nom(activite.get("Prénom d'exercice"))}
    return ({"civilite": civilite} if civilite else {}) | noms


def _find_metier(activite: Activite) -> tuple[str, str] | None:
    """(profession, specialty or ""), by codes and never by labels; None when the site has no such profession."""
    code, savoir = activite.get("Code profession"), activite.get("Code savoir-faire")
    if precise := _PAR_CODE.get(f"{code}+{savoir}"):
        return precise, ""
    if code == _MEDECIN:
        specialite = _SPECIALITE_PAR_CODE.get(savoir)
        return ("medecin-specialiste", specialite) if specialite else None
    if code == _PHARMACIEN:
        biologiste = activite.get("Code section tableau pharmaciens") == SECTION_BIOLOGISTES
        return ("biologiste-medical" if biologiste else "pharmacien"), ""
    slug = _PAR_CODE.get(code)
    return (slug, "") if slug else None


def _drop_generaux(metiers: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Without the profession that another line of the same person makes precise: a nurse in advanced practice."""
    precis = {PROFESSIONS[p].codes[0].partition("+")[0] for p, _ in metiers if "+" in PROFESSIONS[p].codes[0]}
    return {m for m in metiers if not (PROFESSIONS[m[0]].codes[0] in precis and m[0] != "medecin-specialiste")}


def _write_adresse(existant: Existant, activite: Activite, commune: Commune | None, postal: str) -> dict[str, str]:
    numero = activite.get("Numéro Voie (coord. structure)") + activite.get("Indice répétition voie (coord. structure)")
    genre = activite.get("Libellé type de voie (coord. structure)").lower()
    voie = lower_voie(activite.get("Libellé Voie (coord. structure)"))
    champs = {
        "voie": " ".join(filter(None, (numero.lower(), genre, voie))),
        "complement": lower_lieu(activite.get("Complément point géographique (coord. structure)")),
        "code_postal": postal,
        "commune": name_commune(existant, commune, activite.get("Code commune (coord. structure)"), postal),
    }
    return {nom: valeur for nom, valeur in champs.items() if valeur}


def name_commune(existant: Existant, commune: Commune | None, code: str, postal: str) -> str:
    """The name of a commune when it means only it, else its code."""
    return commune.nom if commune and existant.communes.find(commune.nom, postal) is commune else code
