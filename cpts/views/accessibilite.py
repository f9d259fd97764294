"""Views: the accessibility statement, computed from data/accessibilite.yaml; it never claims more than was found.

Source: loi n° 2005-102, article 47; décret n° 2019-768; arrêté du 20 septembre 2019.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from cpts.dates import add_mois, format_date
from cpts.model.accessibilite import ContenuSignale, Evaluation, FichierAccessibilite, ResultatCritere
from cpts.nomenclatures.listes import GENRES_EVALUATION, RESULTATS_CRITERE
from cpts.nomenclatures.rgaa import CRITERES, REFERENTIEL, THEMES, VALIDITE_MOIS, Critere
from cpts.text import plural
from cpts.views.matiere import Matiere
from cpts.views.mentions import LigneMention, ValeurMention, view_declaration
from cpts.views.mots import Lien

NON, PARTIEL, TOTAL = "non conforme", "partiellement conforme", "totalement conforme"
AUDIT = "audit"
TONS: Mapping[str, str] = {
    "conforme": "oui",
    "non-conforme": "annule",
    "non-applicable": "neutre",
    "non-evalue": "verifier",
}
_PLURIELS: Mapping[str, tuple[str, str]] = {
    "conforme": ("respecté", "respectés"),
    "non-conforme": ("non respecté", "non respectés"),
    "non-applicable": ("sans objet", "sans objet"),
    "non-evalue": ("pas encore évalué", "pas encore évalués"),
}
_RIEN = ResultatCritere(critere="1.1", resultat="non-evalue")
"""Of a criterion that the file does not name; only its result is read."""


class Etat(NamedTuple):
    """The state that the law asks for, and why, as the end of a sentence."""

    etat: str
    raison: str


class VueEtat(NamedTuple):
    """blocs/accessibilite_etat.html."""

    etat: str
    raison: str
    referentiel: str


class CritereVue(NamedTuple):
    """`tests`: the checks that read it again at each version. `page`: where a defect shows."""

    numero: str
    sujet: str
    resultat: str
    ton: str
    preuve: str
    tests: tuple[str, ...]
    page: Lien | None
    remede: str
    wcag: str


class ThemeVue(NamedTuple):
    """`compte`: « 3 respectés, 6 sans objet »."""

    numero: int
    titre: str
    compte: str
    criteres: tuple[CritereVue, ...]


class VueResultats(NamedTuple):
    """blocs/accessibilite_resultats.html. `phrase`: who found them, "" when nobody did; `taux`: "" when unknown."""

    phrase: str
    taux: str
    total: tuple[LigneMention, ...]
    themes: tuple[ThemeVue, ...]


class VueEcarts(NamedTuple):
    """blocs/accessibilite_ecarts.html."""

    criteres: tuple[CritereVue, ...]
    contenus: tuple[ContenuSignale, ...]
    derogations: tuple[ContenuSignale, ...]


class VueMethode(NamedTuple):
    """blocs/accessibilite_methode.html. `sans_aide`: nobody tried the site with a screen reader."""

    etablie: str
    lignes: tuple[LigneMention, ...]
    pages: tuple[Lien, ...]
    sans_aide: bool


def compute_etat(fichier: FichierAccessibilite, jour: date) -> Etat:
    """Only a whole audit, not older than three years, may say something else than « non conforme »."""
    evaluation = fichier.evaluation
    if evaluation is None:
        return Etat(NON, "aucun audit n’a encore été réalisé")
    if jour >= add_mois(evaluation.date, VALIDITE_MOIS):
        return Etat(NON, f"la dernière évaluation, du {format_date(evaluation.date)}, a plus de trois ans")
    if evaluation.genre != AUDIT:
        return Etat(NON, "aucun audit n’a encore été réalisé\u00a0: une auto-évaluation n’en tient pas lieu")
    return _judge_audit(count_resultats(fichier))


def _judge_audit(comptes: Mapping[str, int]) -> Etat:
    if reste := comptes["non-evalue"]:
        return Etat(NON, f"l’audit n’est pas fini\u00a0: {plural(reste, 'critère')} à évaluer")
    taux = compute_taux(comptes)
    if taux is None or taux < 50:
        return Etat(NON, "moins de la moitié des critères sont respectés")
    respect = f"l’audit a trouvé {taux}\u00a0% des critères respectés"
    return Etat(TOTAL if not comptes["non-conforme"] else PARTIEL, respect)


def count_resultats(fichier: FichierAccessibilite) -> Counter[str]:
    """How many of the 106 criteria have each result; one that the file does not name was not evaluated."""
    par_numero = {resultat.critere: resultat.resultat for resultat in fichier.criteres}
    return Counter(par_numero.get(numero, "non-evalue") for numero in CRITERES)


def compute_taux(comptes: Mapping[str, int]) -> int | None:
    """Of the criteria that apply, the share that holds, in per cent rounded down; None until all were evaluated."""
    applicables = comptes["conforme"] + comptes["non-conforme"]
    if comptes["non-evalue"] or not applicables:
        return None
    return 100 * comptes["conforme"] // applicables


def view_etat(matiere: Matiere) -> VueEtat:
    etat = compute_etat(matiere.site.accessibilite, matiere.site.jour)
    return VueEtat(etat.etat, etat.raison, REFERENTIEL)


def view_resultats(matiere: Matiere) -> VueResultats:
    fichier = matiere.site.accessibilite
    if fichier.evaluation is None:
        return VueResultats("", "", (), ())
    comptes = count_resultats(fichier)
    total = tuple(
        LigneMention(RESULTATS_CRITERE[cle], (ValeurMention(plural(comptes[cle], "critère")),))
        for cle in RESULTATS_CRITERE
    )
    return VueResultats(write_phrase(fichier.evaluation), write_taux(comptes), total, list_themes(fichier))


def write_phrase(evaluation: Evaluation) -> str:
    """Who evaluated, and when."""
    genre, quand = GENRES_EVALUATION[evaluation.genre], format_date(evaluation.date)
    return (
        f"{genre} faite le {quand} par {evaluation.auteur}."
        if evaluation.genre != AUDIT
        else (f"{genre} fait le {quand} par {evaluation.auteur}.")
    )


def write_taux(comptes: Mapping[str, int]) -> str:
    taux = compute_taux(comptes)
    if taux is not None:
        return f"{taux}\u00a0% des critères qui s’appliquent sont respectés."
    return "Nous ne donnons pas de taux\u00a0: tant que tous les critères ne sont pas évalués, il tromperait."


def list_themes(fichier: FichierAccessibilite) -> tuple[ThemeVue, ...]:
    par_numero = {resultat.critere: resultat for resultat in fichier.criteres}
    themes = []
    for numero, titre in THEMES.items():
        criteres = [critere for critere in CRITERES.values() if critere.theme == numero]
        comptes = Counter(par_numero.get(critere.numero, _RIEN).resultat for critere in criteres)
        vues = tuple(make_critere(critere, par_numero.get(critere.numero, _RIEN)) for critere in criteres)
        themes.append(ThemeVue(numero, titre, write_compte(comptes), vues))
    return tuple(themes)


def write_compte(comptes: Mapping[str, int]) -> str:
    """« 3 respectés, 6 sans objet »."""
    return ", ".join(plural(comptes[cle], *mots) for cle, mots in _PLURIELS.items() if comptes[cle])


def make_critere(critere: Critere, resultat: ResultatCritere) -> CritereVue:
    return CritereVue(
        numero=critere.numero,
        sujet=critere.sujet,
        resultat=RESULTATS_CRITERE[resultat.resultat],
        ton=TONS[resultat.resultat],
        preuve=resultat.preuve or "",
        tests=resultat.tests,
        page=Lien(resultat.page, resultat.page.removeprefix("/")) if resultat.page else None,
        remede=resultat.remede or "",
        wcag=", ".join(critere.wcag),
    )


def view_ecarts(matiere: Matiere) -> VueEcarts:
    fichier = matiere.site.accessibilite
    ecarts = (resultat for resultat in fichier.criteres if resultat.resultat == "non-conforme")
    return VueEcarts(
        tuple(make_critere(CRITERES[resultat.critere], resultat) for resultat in ecarts),
        fichier.contenus_non_accessibles,
        fichier.derogations,
    )


def view_methode(matiere: Matiere) -> VueMethode:
    evaluation = matiere.site.accessibilite.evaluation
    etablie = view_declaration(matiere).etablie
    if evaluation is None:
        return VueMethode(etablie, (), (), sans_aide=True)
    lignes = (
        ("Évaluation", (write_phrase(evaluation),)),
        ("Technologies", evaluation.technologies),
        ("Vérifié avec", evaluation.outils),
        ("Aides techniques", evaluation.aides_techniques),
    )
    return VueMethode(
        etablie,
        tuple(LigneMention(terme, tuple(map(ValeurMention, textes))) for terme, textes in lignes if textes),
        tuple(Lien(page.nom, page.adresse.removeprefix("/")) for page in evaluation.pages),
        sans_aide=not evaluation.aides_techniques,
    )
