"""A list of communes as a person pastes it → the communes it names, or everything in it that names none.

« 01670 Exempleville », « - Le Bourg », « Bourg (Le) », « St Jean le Bourg », « Paris 13 » are all understood. What is
not is told all at once, with the closest names: nobody should have to run the command once for each mistake.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cpts.importers.territoire.proches import find_proches
from cpts.importers.territoire.sources import Repere, get_ville
from cpts.text import join_fr, quote, slugify

_PUCE = re.compile(r"^\s*(?:[-–—•*·▪◦+]|\d{1,3}[.)])\s+")
_SEPARATEUR = re.compile(r"[,;\t|]")
_ET = re.compile(r"\s+(?:et|&)\s+", re.IGNORECASE)
_CODE = r"(?:\d{5}|2[AB]\d{3})"
_CODE_SEUL = re.compile(_CODE, re.IGNORECASE)
_NOMBRE = re.compile(rf"(?<![\w-])(?:{_CODE}|97\d|98\d|\d\d|2[AB])(?![\w-])", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:les?|la|l)-")
_ARTICLE_FINAL = re.compile(r"\((l[ea]s?|l[’'])\)", re.IGNORECASE)
_ARRONDISSEMENT = re.compile(r"-(\d+)(?:er?|eme)?(?:-arrondissement)?$")
_ABREGES = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "s": "sur", "ss": "sous"}
_INCONNUS_MAX = 50
"""Beyond, the list is another file, and looking for close names would take minutes."""


class Morceau(NamedTuple):
    """A piece of the list: its text, and where it was written, from 1 (line 0: on the command line)."""

    texte: str
    ligne: int = 0
    colonne: int = 1


class Inconnu(NamedTuple):
    """A piece that names no commune, or several: why, and what to write."""

    morceau: Morceau
    trouve: str
    suggestion: str = ""


class Choix(NamedTuple):
    """What a list says: the communes in its order, once each, what it does not say, and what deserves a look."""

    reperes: tuple[Repere, ...]
    inconnus: tuple[Inconnu, ...]
    remarques: tuple[str, ...] = ()


def cut_liste(texte: str) -> Iterator[Morceau]:
    """The pieces of a list of several lines; what follows « # » is a comment."""
    for numero, ligne in enumerate(texte.removeprefix("\ufeff").splitlines(), 1):
        utile = _PUCE.sub("", ligne.split("#")[0])
        depart = len(ligne.split("#")[0]) - len(utile)
        for morceau in _cut_ligne(utile):
            yield Morceau(morceau.texte, numero, morceau.colonne + depart)


def _cut_ligne(ligne: str) -> Iterator[Morceau]:
    debut = 0
    for texte in _SEPARATEUR.split(ligne):
        if net := texte.strip(" \u00a0\u202f.\"'«»"):
            yield Morceau(net, 0, debut + texte.index(net) + 1)
        debut += len(texte) + 1


class Annuaire:
    """The communes that exist, by every way of writing them; `departements` restricts the names, not the codes."""

    def __init__(self, reperes: Sequence[Repere], departements: Iterable[str] = ()) -> None:
        permis = {d.upper() for d in departements}
        self.par_code = {r.code: r for r in reperes}
        self.par_nom: dict[str, list[Repere]] = defaultdict(list)
        self.par_postal: dict[str, list[Repere]] = defaultdict(list)
        for repere in reperes:
            for postal in repere.codes_postaux:
                self.par_postal[postal].append(repere)
            if not permis or repere.departement in permis:
                self.par_nom[normalize_nom(repere.nom)].append(repere)
        self.sans_article: dict[str, list[Repere]] = defaultdict(list)
        for cle, memes in self.par_nom.items():
            self.sans_article[_ARTICLE.sub("", cle)] += memes

    def find_nom(self, nom: str) -> list[Repere]:
        """Every commune called so, with or without its article."""
        cle = normalize_nom(nom)
        return self.par_nom.get(cle) or self.sans_article.get(_ARTICLE.sub("", cle)) or []


def normalize_nom(nom: str) -> str:
    """« St-Jean le Bourg » and « Saint-Jean-le-Bourg » are one name; « Bourg (Le) » is « Le Bourg »."""
    if article := _ARTICLE_FINAL.search(nom):
        nom = f"{article[1]} {_ARTICLE_FINAL.sub('', nom)}"
    mots = slugify(nom.replace("s/", "sur ")).split("-")
    return _ARRONDISSEMENT.sub(r"-\1", "-".join(_ABREGES.get(mot, mot) for mot in mots))


def resolve(morceaux: Iterable[Morceau], annuaire: Annuaire) -> Choix:
    """Every piece, in order."""
    trouves: dict[str, Repere] = {}
    inconnus, remarques = [], []
    precedent: tuple[int, Repere] | None = None
    for morceau in _expand(morceaux, annuaire):
        if precedent and morceau.ligne == precedent[0] and _is_code_de(morceau.texte, precedent[1]):
            continue
        reponse = _resolve_un(morceau, annuaire)
        precedent = (morceau.ligne, reponse) if isinstance(reponse, Repere) else None
        if isinstance(reponse, Repere):
            trouves[reponse.code] = reponse
            remarques += _note_code_ambigu(morceau.texte, reponse, annuaire)
        else:
            inconnus.append(reponse)
    conseils = _advise_tous(inconnus, annuaire, {r.departement for r in trouves.values()})
    return Choix(tuple(trouves.values()), conseils, tuple(remarques))


def _advise_tous(inconnus: Sequence[Inconnu], annuaire: Annuaire, departements: set[str]) -> tuple[Inconnu, ...]:
    """The first ones with what to write instead, then how many more there are."""
    conseils = [_advise(inconnu, annuaire, departements) for inconnu in inconnus[:_INCONNUS_MAX]]
    if reste := inconnus[_INCONNUS_MAX:]:
        trouve = f"{len(reste)} autres lignes ne nomment aucune commune"
        conseils.append(Inconnu(reste[0].morceau, trouve, "Est-ce bien une liste de communes ?"))
    return tuple(conseils)


def _expand(morceaux: Iterable[Morceau], annuaire: Annuaire) -> Iterator[Morceau]:
    """« Rivebourg et Exempleville » is two communes, « Val et Châtillon » is one."""
    for morceau in morceaux:
        parties = _ET.split(morceau.texte)
        if len(parties) == 1 or annuaire.find_nom(_NOMBRE.sub("", morceau.texte)):
            yield morceau
        else:
            yield from (morceau._replace(texte=nette) for partie in parties if (nette := partie.strip()))


def _is_code_de(texte: str, repere: Repere) -> bool:
    """« Exempleville ; 01670 »: the number after a name says which Exempleville, it is not another commune."""
    return texte in repere.codes_postaux or texte.upper() == repere.code


def _resolve_un(morceau: Morceau, annuaire: Annuaire) -> Repere | Inconnu:
    if _CODE_SEUL.fullmatch(morceau.texte):
        return annuaire.par_code.get(morceau.texte.upper()) or _refuse_code(morceau, annuaire)
    nombres = [n.upper() for n in _NOMBRE.findall(morceau.texte)]
    nom = _NOMBRE.sub(" ", morceau.texte)
    memes = annuaire.find_nom(morceau.texte) or annuaire.find_nom(nom)
    bons = [r for r in memes if all(_is_nombre_de(n, r) for n in nombres)] if nombres else memes
    if len(bons) == 1:
        return _find_arrondissement(bons[0], nombres, annuaire) or bons[0]
    return _refuse_homonymes(morceau, bons) if bons else _refuse_nom(morceau, memes)


def _find_arrondissement(ville: Repere, nombres: Sequence[str], annuaire: Annuaire) -> Repere | None:
    """« 75013 Paris » is its thirteenth arrondissement, not the whole of Paris."""
    trouves = [r for n in nombres for r in annuaire.par_postal.get(n, ()) if get_ville(r.code) == ville.code]
    return trouves[0] if len(trouves) == 1 else None


def _is_nombre_de(nombre: str, repere: Repere) -> bool:
    return nombre in (repere.code, repere.departement) or nombre in repere.codes_postaux or _is_rang(nombre, repere)


def _is_rang(nombre: str, repere: Repere) -> bool:
    """The 13 of « Paris 13 » is part of the name."""
    return normalize_nom(repere.nom).endswith(f"-{nombre.lstrip('0')}")


def _refuse_code(morceau: Morceau, annuaire: Annuaire) -> Inconnu:
    if memes := annuaire.par_postal.get(morceau.texte):
        noms = join_fr([_describe(r) for r in memes[:8]], "ou")
        return Inconnu(
            morceau, f"{quote(morceau.texte)} est un code postal, pas un code INSEE", f"Écrivez le nom : {noms}"
        )
    return Inconnu(morceau, f"aucune commune n’a le code INSEE {quote(morceau.texte)}")


def _refuse_homonymes(morceau: Morceau, memes: Sequence[Repere]) -> Inconnu:
    memes = sorted(memes)
    noms = join_fr([f"{r.nom} ({r.departement})" for r in memes], "ou")
    if len({r.departement for r in memes}) < len(memes):
        noms = join_fr([_describe(r) for r in memes], "ou")
    return Inconnu(morceau, f"plusieurs communes s’appellent {quote(morceau.texte)}", f"{noms} ?")


def _refuse_nom(morceau: Morceau, memes: Sequence[Repere]) -> Inconnu:
    if memes:
        noms = join_fr([_describe(r) for r in memes[:8]], "ou")
        return Inconnu(morceau, f"aucune commune ne va avec {quote(morceau.texte)}", f"{noms} ?")
    return Inconnu(morceau, f"aucune commune ne s’appelle {quote(morceau.texte)}", "")


def _describe(repere: Repere) -> str:
    """« Exempleville (01670, code INSEE 01001) »."""
    postal = f"{repere.codes_postaux[0]}, " if repere.codes_postaux else ""
    return f"{repere.nom} ({postal}code INSEE {repere.code})"


def _advise(inconnu: Inconnu, annuaire: Annuaire, departements: set[str]) -> Inconnu:
    """The closest names, those of the same département first."""
    if inconnu.suggestion or _CODE_SEUL.fullmatch(inconnu.morceau.texte):
        return inconnu
    cles = find_proches(normalize_nom(_NOMBRE.sub(" ", inconnu.morceau.texte)), annuaire.par_nom)
    proches = [r for cle in cles for r in annuaire.par_nom[cle]]
    proches.sort(key=lambda r: r.departement not in departements)  # stable: then the closest
    noms = join_fr([f"{r.nom} ({r.departement})" for r in proches[:3]], "ou")
    return inconnu._replace(suggestion=f"Vouliez-vous dire {noms} ?" if proches else "")


def _note_code_ambigu(texte: str, repere: Repere, annuaire: Annuaire) -> list[str]:
    """A number alone is an INSEE code; that it is also a postal code of elsewhere is worth a look."""
    autres = [r.nom for r in annuaire.par_postal.get(texte, ()) if r.code != repere.code]
    if not _CODE_SEUL.fullmatch(texte) or not autres:
        return []
    return [f"{texte} est pris pour le code INSEE de {repere.nom} ; c’est aussi le code postal de {join_fr(autres)}."]
