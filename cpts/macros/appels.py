"""The macro calls of a hand-written page, found without running anything."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from cpts.errors import Probleme
from cpts.text import did_you_mean, quote

_ENV = Environment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Appel:
    """One call: macro name, literal arguments, and its place in the file (1-based)."""

    macro: str
    arguments: tuple[tuple[str, Any], ...]
    fichier: str
    ligne: int
    colonne: int

    def tell(self, code: str, trouve: str, attendu: str = "", suggestion: str = "") -> Probleme:
        return Probleme(self.fichier, self.ligne, self.colonne, self.macro, code, trouve, attendu, suggestion)


def find_appels(
    source: str, fichier: str, macros: Collection[str], decalage: int = 0
) -> tuple[list[Appel], list[Probleme]]:
    """The calls of `source` in reading order, and what cannot be one.

    `decalage`: lines above `source` in the file (its front matter). Only `{{ macro(name=literal) }}` is
    accepted: a page holds words and calls, never a program.
    """
    try:
        arbre = _ENV.parse(source)
    except TemplateSyntaxError as erreur:
        return [], [
            Probleme(
                fichier,
                erreur.lineno + decalage,
                1,
                "",
                "macro-syntaxe",
                "cet appel de macro est mal écrit",
                '{{ nom(parametre="valeur") }}',
            )
        ]
    lecteur = _Lecteur(source, fichier, decalage, tuple(macros))
    for noeud in _list_noeuds(arbre):
        lecteur.read(noeud)
    return lecteur.appels, lecteur.problemes


def _list_noeuds(arbre: nodes.Template) -> Iterator[nodes.Node]:
    """What stands between double braces, in order; text is left out."""
    for noeud in arbre.body:
        morceaux = noeud.nodes if isinstance(noeud, nodes.Output) else [noeud]
        yield from (m for m in morceaux if not isinstance(m, nodes.TemplateData))


class _Lecteur:
    def __init__(self, source: str, fichier: str, decalage: int, macros: tuple[str, ...]) -> None:
        self.lignes, self.fichier, self.decalage, self.macros = source.splitlines(), fichier, decalage, macros
        self.appels: list[Appel] = []
        self.problemes: list[Probleme] = []
        self._colonnes_vues: dict[int, int] = {}

    def read(self, noeud: nodes.Node) -> None:
        ligne, colonne = noeud.lineno + self.decalage, self._find_colonne(noeud.lineno)
        if not isinstance(noeud, nodes.Call) or not isinstance(noeud.node, nodes.Name):
            trouve = "seul un appel de macro peut se trouver ici"
            self.problemes.append(
                Probleme(self.fichier, ligne, colonne, "", "macro-syntaxe", trouve, '{{ nom(parametre="valeur") }}')
            )
            return
        nom = noeud.node.name
        if nom not in self.macros:
            trouve, attendu = f"la macro {quote(nom)} n’existe pas", f"une de celles-ci : {', '.join(self.macros)}"
            self.problemes.append(
                Probleme(
                    self.fichier, ligne, colonne, nom, "macro-inconnue", trouve, attendu, did_you_mean(nom, self.macros)
                )
            )
            return
        self._read_arguments(noeud, Appel(nom, (), self.fichier, ligne, colonne))

    def _read_arguments(self, noeud: nodes.Call, appel: Appel) -> None:
        if noeud.args or noeud.dyn_args or noeud.dyn_kwargs:
            self.problemes.append(
                appel.tell("macro-argument", "une valeur n’a pas de nom", f'{appel.macro}(parametre="valeur")')
            )
            return
        arguments = []
        for argument in noeud.kwargs:
            if not isinstance(argument.value, nodes.Const):
                self.problemes.append(
                    appel.tell(
                        "macro-argument", f"la valeur de {quote(argument.key)} n’est pas écrite entre guillemets"
                    )
                )
                return
            arguments.append((argument.key, argument.value.value))
        self.appels.append(Appel(appel.macro, tuple(arguments), appel.fichier, appel.ligne, appel.colonne))

    def _find_colonne(self, numero: int) -> int:
        """The column of the next `{{` of this line."""
        ligne = self.lignes[numero - 1] if numero <= len(self.lignes) else ""
        trouve = ligne.find("{{", self._colonnes_vues.get(numero, 0))
        self._colonnes_vues[numero] = trouve + 2 if trouve >= 0 else len(ligne)
        return max(trouve, 0) + 1


def count_entete(source: str, corps: str) -> int:
    """Lines of the file `source` above its Markdown body `corps`, that is its front matter."""
    place = source.rfind(corps.strip()) if corps.strip() else 0
    blancs = len(corps) - len(corps.lstrip("\n"))
    return max(source.count("\n", 0, max(place, 0)) - blancs, 0)
