"""Below `yaml_source`: the parser's events → the tree.

The events are read with an explicit stack: the parser's own tree builder recurses, and crashes on deep nesting. Its
types, aliases and silent overwriting of duplicate keys are left out with it.
"""

from array import array
from collections.abc import Callable
from functools import cached_property
from typing import Any, NoReturn, TypeVar
from unicodedata import is_normalized, normalize

import yaml

from cpts.errors import Gravite
from cpts.text import format_entier, quote
from cpts.yaml_arbre import Carte, Liste, Noeud, describe_champ, unpack_place
from cpts.yaml_journal import Abandon, Double, Journal
from cpts.yaml_messages import describe, name_caractere
from cpts.yaml_reparations import (
    clean_cle,
    describe_commentaire,
    describe_virgule,
    judge_cle,
    repair_insecables,
    repair_tiret,
)
from cpts.yaml_syntaxe import Arret, describe_guillemet, explain_syntaxe, suggest_guillemets
from cpts.yaml_texte import find_commentaires, find_interdit

_Analyseur: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLES = frozenset({"~", "null", "Null", "NULL"})
_SUSPECTES = _NULLES | {""}
_OUVERTURES: dict[type, type[Carte] | type[Liste]] = {
    yaml.MappingStartEvent: Carte,
    yaml.SequenceStartEvent: Liste,
}
NOMS_MAX = 2000
"""Names of fields, all different, in one file: those of the models, and what people write for the days."""
ENTREES_MAX = 50_000
"""Entries of one list; beyond, the folder would be refused once it is all read."""
Conteneur = TypeVar("Conteneur", bound=Carte | Liste)
_FINS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_OMISE: Any = object()
_CLE_OMISE = ""


class Lecteur:
    """One pass over the events of one text. `pile` holds the open containers, each with its key awaiting a value."""

    def __init__(self, texte: str, journal: Journal, profondeur_max: int) -> None:
        self.texte, self.journal, self.profondeur_max = texte, journal, profondeur_max
        self.pile: list[tuple[Noeud, str | None]] = []
        self.cles: dict[str, str] = {}
        self.sans_tiret: Carte | None = None
        self.doubles: list[Double] = []
        self.documents = 0
        suspect = any(signes in texte for signes in (" #", "\t#", '"#', "'#"))
        self.commentaires = find_commentaires(self.lignes) if suspect else frozenset()
        self.a_normaliser = not is_normalized("NFC", texte)
        # Scalars need more than a glance: an escape may hide a character, a « #x » may cut a text.
        self.attentif = self.a_normaliser or "\\" in texte or bool(self.commentaires)

    @cached_property
    def lignes(self) -> list[str]:
        return self.texte.split("\n")

    def read(self) -> Liste:
        """A list whose only item is the root; empty when the file has none."""
        analyseur = _Analyseur(self.texte)
        try:
            return self._build(analyseur.get_event)
        finally:
            analyseur.dispose()
            self.journal.merge_doubles(self.doubles)

    def _build(self, get_event: Callable[[], Any]) -> Liste:  # noqa: C901, PLR0912, PLR0915 - a call a turn costs 10 %
        # The one hot loop, half a million turns: names are local, what is rare is in methods.
        pile, cles, scalaire, omise = self.pile, self.cles, yaml.ScalarEvent, _OMISE
        attentif, a_normaliser, a_relire = self.attentif, self.a_normaliser, {ligne for ligne, _ in self.commentaires}
        sommet = _create(Liste)
        courant: Any = sommet
        noter, en_liste, cle, place, place_cle = courant.positions.append, True, None, 0, 0
        try:
            while (evenement := get_event()) is not None:
                if (genre := evenement.__class__) is not scalaire:
                    courant, cle = pile.pop() if genre in _FINS else self._enter(evenement, courant, cle, place_cle)
                    noter, en_liste = courant.positions.append, courant.__class__ is Liste
                    continue
                place = (marque := evenement.start_mark).line << 32 | marque.column
                valeur = evenement.value
                if (valeur in _SUSPECTES or evenement.anchor is not None or evenement.tag is not None) or (
                    attentif and (a_normaliser or evenement.style == '"' or evenement.end_mark.line in a_relire)
                ):
                    valeur = self._check_scalaire(evenement, courant, cle, place_cle)
                if en_liste:
                    if valeur is not omise:
                        courant.append(valeur)
                        noter(place)
                elif cle is None:
                    place_cle = place
                    if (cle := cles.get(valeur)) is None or cle in courant:
                        cle = self._accept_cle(valeur, courant, place)
                else:
                    if cle and valeur is not omise:
                        courant[cle] = valeur
                        noter(place_cle)
                        noter(place)
                    cle = None
        except yaml.YAMLError as erreur:
            self._explain(erreur, place >> 32)
        return sommet

    def _enter(self, evenement: Any, courant: Noeud, cle: str | None, place_cle: int) -> tuple[Noeud, str | None]:
        """The container and awaited key after an event that neither is a scalar nor closes a container."""
        if (forme := _OUVERTURES.get(evenement.__class__)) is not None:
            return self._open(evenement, forme, courant, cle, place_cle)
        if isinstance(evenement, yaml.AliasEvent):
            self._refuse_marque("alias", evenement, courant, cle)
            return courant, _CLE_OMISE if isinstance(courant, Carte) and cle is None else None
        if isinstance(evenement, yaml.DocumentStartEvent):
            self._check_document(evenement)
        return courant, cle

    def _open(
        self, evenement: Any, forme: type[Noeud], courant: Noeud, cle: str | None, place_cle: int
    ) -> tuple[Noeud, None]:
        ligne, colonne = place = _locate(evenement.start_mark)
        if len(self.pile) >= self.profondeur_max:
            profond = describe("trop-profond", *place, maximum=self.profondeur_max)
            self.journal.abandon(profond, self._champ(courant, cle))
        if isinstance(courant, Liste) and len(courant) >= ENTREES_MAX:
            self.journal.abandon(describe("liste-trop-longue", *place, maximum=format_entier(ENTREES_MAX)))
        if evenement.anchor is not None or evenement.tag is not None:
            self._refuse_marque("ancre" if evenement.anchor else "etiquette", evenement, courant, cle)
        nouveau = _create(forme)
        suite = None
        if isinstance(courant, Liste):
            courant.append(nouveau)
            courant.positions.append(ligne - 1 << 32 | colonne - 1)
        elif cle:
            courant[cle] = nouveau
            courant.positions.extend((place_cle, ligne - 1 << 32 | colonne - 1))
        elif cle is None:
            suite = _CLE_OMISE
            self.journal.note(describe("cle-composee", *place), self._champ(courant, cle))
        self.pile.append((courant, suite))
        return nouveau, None

    def _check_document(self, evenement: Any) -> None:
        self.documents += 1
        ligne, colonne = _locate(evenement.start_mark)
        if self.documents > 1:
            self.journal.abandon(describe("plusieurs-documents", ligne, colonne))
        if evenement.version or evenement.tags:
            self.journal.note(describe("directive", ligne, colonne))

    def _accept_cle(self, texte: Any, courant: Carte, place: int) -> str:
        """`texte`, known from now on, or "" when its field is left out of the tree."""
        ligne, colonne = unpack_place(place)
        if code := judge_cle(texte):
            juste = repair_insecables(self.lignes[ligne - 1]) if code == "cle-espace-insecable" else ""
            faits = {"cle": quote(texte), "reste": texte[1:], "ligne_corrigee": juste}
            self.journal.note(describe(code, ligne, colonne, **faits), self._champ(courant, None))
            texte = clean_cle(texte)
            return self.cles.setdefault(texte, texte) if texte and texte not in courant else _CLE_OMISE
        if texte not in courant:
            # A group of a million fields would have as many names: no need to count those of each group.
            if len(self.cles) >= NOMS_MAX:
                self.journal.abandon(describe("trop-de-noms", ligne, colonne, maximum=format_entier(NOMS_MAX)))
            return self.cles.setdefault(texte, texte)
        self._refuse_double(texte, courant, ligne, colonne)
        return _CLE_OMISE

    def _refuse_double(self, texte: str, courant: Carte, ligne: int, colonne: int) -> None:
        """A second `id` is an entry without its dash: what is told twice after it is one mistake with it."""
        if courant is self.sans_tiret:
            return
        premiere = unpack_place(courant.positions[2 * list(courant).index(texte)])[0]
        code, juste = "cle-en-double", ""
        self.doubles.append((id(courant), ligne, colonne, texte, premiere))
        if texte == "id":
            code, self.sans_tiret = "tiret-oublie", courant
            juste = repair_tiret(self.lignes[ligne - 1], colonne - 1)
        faits = {"cle": quote(texte), "cle_nue": texte, "premiere": premiere, "seconde": ligne}
        constat = describe(code, ligne, colonne, ligne_corrigee=juste, **faits)
        self.journal.note(constat, self._champ(courant, texte))

    def _check_scalaire(self, evenement: Any, courant: Noeud, cle: str | None, place_cle: int) -> Any:
        """The text to keep: in NFC, None for an empty value, `_OMISE` when the value is refused."""
        texte, nu = evenement.value, not evenement.style
        if self.attentif:
            texte = self._normalize(evenement, courant, cle)
        marque = evenement.anchor is not None or evenement.tag is not None
        if marque:
            self._refuse_marque("ancre" if evenement.anchor else "etiquette", evenement, courant, cle)
        if self.commentaires:
            self._check_fin(evenement, courant, cle)
        if not nu or texte not in _SUSPECTES or (cle is None and isinstance(courant, Carte)):
            return texte
        place = _locate(evenement.start_mark)
        if texte and not marque:
            self.journal.note(describe("valeur-nulle", *place, valeur=quote(texte)), self._champ(courant, cle))
        return _OMISE if texte or marque else self._read_vide(place, courant, cle, place_cle)

    def _normalize(self, evenement: Any, courant: Noeud, cle: str | None) -> str:
        """The text in NFC; double quotes can hide a forbidden character in an escape."""
        texte = normalize("NFC", evenement.value)
        if evenement.style == '"' and (interdit := find_interdit(texte)):
            constat = describe("caractere-interdit", *_locate(evenement.start_mark), nom=name_caractere(interdit))
            self.journal.note(constat, self._champ(courant, cle))
        return texte

    def _read_vide(self, place: tuple[int, int], courant: Noeud, cle: str | None, place_cle: int) -> Any:
        """None for « champ: », `_OMISE` after a problem for what a comma turned into a field inside braces."""
        ligne, colonne = place
        suite = self.lignes[ligne - 1][colonne - 1 :].lstrip()[:1] if ligne <= len(self.lignes) else ""
        if not cle or suite not in (",", "}", "]"):
            return None
        rang, debut = (place_cle >> 32), (place_cle & 0xFFFFFFFF) + 1
        constat = describe_virgule(self.lignes[rang], rang, debut, cle, quote(cle))
        # The line is corrected as a whole: its other commas are the same mistake.
        if not any(p.corrige == constat.corrige != "" and p.ligne == constat.ligne for p in self.journal.problemes):
            self.journal.note(constat, self._champ(courant, cle))
        return _OMISE

    def _check_fin(self, evenement: Any, courant: Noeud, cle: str | None) -> None:
        """A text cut by « #x », or a quote open until the one that was to open « "#0b5c6b" » some lines below."""
        debut, fin = evenement.start_mark, evenement.end_mark
        if (fin.line, fin.column) not in self.commentaires:
            return
        if evenement.style:
            if debut.line < fin.line and self.lignes[fin.line][fin.column] == "#":
                self.journal.abandon(describe_guillemet(self.lignes, debut.line, debut.column))
            return
        colonne = debut.column if debut.line == fin.line else 0
        constat = describe_commentaire(self.lignes[fin.line], fin.line, (colonne, fin.column), evenement.value)
        self.journal.note(constat, self._champ(courant, cle), Gravite.AVERTISSEMENT)

    def _refuse_marque(self, code: str, evenement: Any, courant: Noeud, cle: str | None) -> None:
        """An anchor, an alias or a tag; most are a text that begins with « & », « * » or « ! »."""
        ligne, colonne = _locate(evenement.start_mark)
        source = self.lignes[ligne - 1]
        ecrivez = suggest_guillemets(source) if source[colonne - 1 : colonne] in ("&", "*", "!") else ""
        constat = describe(code, ligne, colonne, nom=evenement.anchor, ecrivez=ecrivez)
        self.journal.note(constat, self._champ(courant, cle))

    def refuse_racine(self, sommet: Liste) -> NoReturn:
        """Why the file has no mapping at its root."""
        if not sommet or sommet[0] is None:
            if any(probleme.est_erreur for probleme in self.journal.problemes):
                raise Abandon
            self.journal.abandon(describe("fichier-vide", 1, 1))
        ligne, colonne = unpack_place(sommet.positions[0])
        colle = explain_syntaxe(Arret(self.lignes, ligne - 1, colonne - 1, ligne - 1, None, ""))
        if isinstance(sommet[0], str) and colle.code == "espace-apres-deux-points":
            self.journal.abandon(colle)
        forme = "une liste" if isinstance(sommet[0], Liste) else "un texte seul"
        self.journal.abandon(describe("forme-attendue", ligne, colonne, forme=forme))

    def _explain(self, erreur: yaml.YAMLError, depart: int) -> NoReturn:
        marque, origine = getattr(erreur, "problem_mark", None), getattr(erreur, "context_mark", None)
        motif = f"{getattr(erreur, 'context', '')} {getattr(erreur, 'problem', '')}"
        arret = Arret(
            lignes=self.lignes,
            ligne=marque.line if marque else depart,
            colonne=marque.column if marque else 0,
            depart=depart,
            origine=(origine.line, origine.column) if origine else None,
            motif=motif,
        )
        constat = explain_syntaxe(arret)
        self.journal.drop(constat.ligne)
        self.journal.abandon(constat)

    def _champ(self, courant: Noeud, cle: str | None) -> str:
        """The dotted path of the value being read."""
        conteneurs = [conteneur for conteneur, _ in self.pile[1:]]
        chemin = [_find_dernier(conteneur) for conteneur in conteneurs]
        if self.pile:
            chemin += [len(courant)] if isinstance(courant, Liste) else [cle] if cle else []
        return describe_champ((*conteneurs, courant)[0], chemin)


def _create(forme: type[Conteneur]) -> Conteneur:
    noeud = forme()
    noeud.positions = array("Q")
    return noeud


def _locate(marque: Any) -> tuple[int, int]:
    """(line, column), from 1, of a parser's mark."""
    return marque.line + 1, marque.column + 1


def _find_dernier(noeud: Noeud) -> str | int:
    """The key or rank of what was last put in a container."""
    return len(noeud) - 1 if isinstance(noeud, Liste) else next(reversed(noeud), "")
