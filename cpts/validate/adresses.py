"""Rules of place: postal code ↔ commune, name or code of the commune, position inside the territory."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from cpts.errors import Gravite, Probleme
from cpts.model.agenda import Evenement, LieuLibre
from cpts.model.annuaire import Professionnel, Structure
from cpts.model.divers import Offre
from cpts.model.lieu import Adresse, Position
from cpts.model.site import Commune
from cpts.model.soins import Garde
from cpts.text import did_you_mean, fold, join_fr, quote
from cpts.validate.champs import Entree
from cpts.validate.donnees import Donnees
from cpts.validate.traduction import Chemin

MARGE_DEGRES = 0.02
_SANS_POSTAL = ""


class _Verdict(NamedTuple):
    """What is wrong with a commune or its postal code: which field of the address, and what to say."""

    champ: str
    code: str
    trouve: str
    attendu: str = ""
    suggestion: str = ""
    gravite: Gravite = Gravite.ERREUR


class Communes:
    """Resolves the commune of an address, once per different address.

    `par_adresse` is filled on the way: (commune as written, postal code or "") → commune.
    """

    def __init__(self, communes: Sequence[Commune]) -> None:
        self.par_code = {c.code: c for c in communes}
        self.par_nom: dict[str, list[Commune]] = defaultdict(list)
        for commune in communes:
            self.par_nom[_form(commune.nom)].append(commune)
        self.par_adresse: dict[tuple[str, str], Commune] = {}
        self.boite = _compute_boite([c for c in communes if not c.voisine])
        self._verdicts: dict[tuple[str, str], _Verdict | None] = {}

    def check(self, entree: Entree[Any], champ: Chemin, adresse: Adresse) -> Iterator[Probleme]:
        """The problem of this address, if any."""
        if verdict := self._judge_une_fois(adresse.commune, adresse.code_postal):
            yield entree.tell((*champ, verdict.champ), *verdict[1:])

    def check_nom(self, entree: Entree[Any], champ: Chemin, nom: str) -> Iterator[Probleme]:
        """A commune cited without postal code: a known name or code, and only one."""
        if verdict := self._judge_une_fois(nom, _SANS_POSTAL):
            yield entree.tell(champ, *verdict[1:])

    def find(self, nom: str, postal: str = "") -> Commune | None:
        """The commune that a name or a code means with this postal code; None when there is none, or several."""
        return None if self._judge_une_fois(nom, postal) else self.par_adresse[(nom, postal)]

    def check_position(self, entree: Entree[Any], champ: Chemin, position: Position | None) -> Iterator[Probleme]:
        """Far from the territory is suspicious, not wrong."""
        if position is None or self.boite is None:
            return
        sud, nord, ouest, est = self.boite
        if not (sud <= position.latitude <= nord and ouest <= position.longitude <= est):
            trouve = f"le point {position.latitude}, {position.longitude} est hors du territoire"
            yield entree.warn(champ, "position-hors-territoire", trouve, "", "Vérifiez-le sur une carte")

    def _judge_une_fois(self, nom: str, postal: str) -> _Verdict | None:
        cle = (nom, postal)
        if cle not in self._verdicts:
            self._verdicts[cle] = self._judge(nom, postal)
        return self._verdicts[cle]

    def _judge(self, nom: str, postal: str) -> _Verdict | None:
        connue = self.par_code.get(nom)
        trouvees = [connue] if connue else self.par_nom.get(_form(nom), [])
        if not trouvees:
            return self._judge_inconnue(nom)
        bonnes = [c for c in trouvees if not postal or not c.codes_postaux or postal in c.codes_postaux]
        if not bonnes:
            codes = join_fr(sorted({code for c in trouvees for code in c.codes_postaux}), "ou")
            trouve = f"le code postal {postal} ne va pas avec {trouvees[0].nom}"
            return _Verdict("code_postal", "code-postal-commune", trouve, codes)
        if len(bonnes) > 1:
            codes = join_fr([c.code for c in bonnes], "ou")
            trouve = f"plusieurs communes s’appellent {quote(nom)}"
            return _Verdict("commune", "commune-ambigue", trouve, f"un code INSEE à la place du nom ({codes})")
        self.par_adresse[(nom, postal)] = bonnes[0]
        return None

    def _judge_inconnue(self, nom: str) -> _Verdict:
        suggestion = did_you_mean(nom, [c.nom for c in self.par_code.values()]) if not nom[:1].isdigit() else ""
        trouve = f"la commune {quote(nom)} n’est pas dans le territoire"
        return _Verdict("commune", "commune-hors-territoire", trouve, "", suggestion, Gravite.AVERTISSEMENT)


def check_adresses(donnees: Donnees, communes: Communes) -> Iterator[Probleme]:
    """Every address and position of every file."""
    if donnees.cpts:
        yield from communes.check(donnees.cpts, ("adresse",), donnees.cpts.modele.adresse)
    for structure in donnees.get("structures", Structure):
        yield from communes.check(structure, ("adresse",), structure.modele.adresse)
        yield from communes.check_position(structure, ("position",), structure.modele.position)
    yield from _check_gens(donnees, communes)
    for evenement in donnees.get("evenements", Evenement):
        yield from _check_evenement(evenement, communes)
    for offre in donnees.get("offres", Offre):
        if offre.modele.commune:
            yield from communes.check_nom(offre, ("commune",), offre.modele.commune)
    yield from _check_codes(donnees, communes)


def _check_gens(donnees: Donnees, communes: Communes) -> Iterator[Probleme]:
    for pro in donnees.get("professionnels", Professionnel):
        for rang, exercice in enumerate(pro.modele.exercices):
            if exercice.adresse:
                yield from communes.check(pro, ("exercices", rang, "adresse"), exercice.adresse)
            yield from communes.check_position(pro, ("exercices", rang, "position"), exercice.position)
        for rang, nom in enumerate(pro.modele.communes_visites):
            yield from communes.check_nom(pro, ("communes_visites", rang), nom)


def _check_evenement(entree: Entree[Evenement], communes: Communes) -> Iterator[Probleme]:
    lieu, commune = entree.modele.lieu, entree.modele.commune
    if isinstance(lieu, LieuLibre):
        if lieu.adresse:
            yield from communes.check(entree, ("lieu", "adresse"), lieu.adresse)
        yield from communes.check_position(entree, ("lieu", "position"), lieu.position)
    if commune:
        yield from communes.check_nom(entree, ("commune",), commune)


def _check_codes(donnees: Donnees, communes: Communes) -> Iterator[Probleme]:
    """Codes alone: those that the on-call rosters serve, and those of the neighbours."""
    for garde in donnees.get("gardes", Garde):
        for rang, code in enumerate(garde.modele.communes):
            yield from communes.check_nom(garde, ("communes", rang), code)
    if donnees.territoire:
        for i, voisin in enumerate(donnees.territoire.modele.voisins):
            for j, code in enumerate(voisin.communes):
                if code not in communes.par_code:
                    trouve = f"la commune {code} n’est pas dans territoire.geojson : la carte ne la montrera pas"
                    yield donnees.territoire.warn(("voisins", i, "communes", j), "commune-sans-contour", trouve)


def _form(nom: str) -> str:
    """« St-Omer » and « Saint Omer » are one name."""
    mots = fold(nom).replace("-", " ").replace("'", " ").split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(mot, mot) for mot in mots)


def _compute_boite(communes: Sequence[Commune]) -> tuple[float, float, float, float] | None:
    """South, north, west, east of the covered communes, a little enlarged."""
    points = [point for c in communes for polygone in c.polygones for point in polygone[0]]
    if not points:
        return None
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    return (
        min(latitudes) - MARGE_DEGRES,
        max(latitudes) + MARGE_DEGRES,
        min(longitudes) - MARGE_DEGRES,
        max(longitudes) + MARGE_DEGRES,
    )
