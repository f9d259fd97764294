"""National and world dates of prevention: when each comes back, who decides it and where that is written.

No year is written here: a rule gives the days of any year. `annoncee`: the organiser chooses the exact days each
year, so that only the month may be shown. Sources: the page of the organiser, `source` of each entry.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from cpts.dates import MOIS


class JourFixe(NamedTuple):
    """The same day every year."""

    mois: int
    jour: int

    def compute(self, annee: int) -> tuple[date, date]:
        jour = date(annee, self.mois, self.jour)
        return jour, jour


class RangDuMois(NamedTuple):
    """The second Saturday of September, say; `jour` is 0 (lundi) to 6."""

    rang: int
    jour: int
    mois: int

    def compute(self, annee: int) -> tuple[date, date]:
        premier = date(annee, self.mois, 1)
        ecart = (self.jour - premier.weekday()) % 7 + 7 * (self.rang - 1)
        jour = premier + timedelta(days=ecart)
        return jour, jour


class MoisEntier(NamedTuple):
    """A whole month, or several: `dernier` before `mois` is in the year that follows."""

    mois: int
    dernier: int = 0

    def compute(self, annee: int) -> tuple[date, date]:
        fin = self.dernier or self.mois
        annee_fin = annee + (fin < self.mois)
        return date(annee, self.mois, 1), date(annee_fin, fin, monthrange(annee_fin, fin)[1])


Quand: TypeAlias = JourFixe | RangDuMois | MoisEntier


class DateNationale(NamedTuple):
    """`phrase`: what it is for, in words of ours."""

    slug: str
    nom: str
    quand: Quand
    theme: str
    phrase: str
    organisateur: str
    source: str
    annoncee: bool = False


def write_de_mois(mois: int) -> str:
    """« de mars », « d’octobre »."""
    nom = MOIS[mois - 1]
    return f"d’{nom}" if nom[0] in "ao" else f"de {nom}"


_SAMEDI = 5
_INCA = ("Institut national du cancer", "https://www.cancer.fr/")
_ONU = "Nations unies"

DATES_NATIONALES = (
    DateNationale(
        "semaine-col-de-l-uterus",
        "Semaine de prévention du cancer du col de l’utérus",
        MoisEntier(1),
        "depistage",
        "Pour parler du dépistage et du vaccin avec une sage-femme ou un médecin.",
        *_INCA,
        annoncee=True,
    ),
    DateNationale(
        "mars-bleu",
        "Mars bleu",
        MoisEntier(3),
        "depistage",
        "Le mois du dépistage du cancer colorectal, avec un test à faire chez soi.",
        *_INCA,
    ),
    DateNationale(
        "journee-mondiale-de-la-sante",
        "Journée mondiale de la santé",
        JourFixe(4, 7),
        "acces-aux-soins",
        "Un jour pour rappeler que chacun doit pouvoir se soigner.",
        _ONU,
        "https://www.un.org/fr/observances/health-day",
    ),
    DateNationale(
        "semaine-europeenne-de-la-vaccination",
        "Semaine européenne de la vaccination",
        MoisEntier(4),
        "vaccination",
        "Le moment de relire son carnet et de demander quels rappels faire.",
        "Santé publique France",
        "https://vaccination-info-service.fr/",
        annoncee=True,
    ),
    DateNationale(
        "journee-mondiale-sans-tabac",
        "Journée mondiale sans tabac",
        JourFixe(5, 31),
        "addictions",
        "Un jour pour parler du tabac, et de l’aide qui existe pour arrêter.",
        _ONU,
        "https://www.un.org/fr/observances/no-tobacco-day",
    ),
    DateNationale(
        "journee-mondiale-de-l-environnement",
        "Journée mondiale de l’environnement",
        JourFixe(6, 5),
        "sante-environnement",
        "L’air, l’eau, le bruit : ce qui nous entoure compte pour notre santé.",
        _ONU,
        "https://www.un.org/fr/observances/environment-day",
    ),
    DateNationale(
        "journee-mondiale-de-prevention-du-suicide",
        "Journée mondiale de prévention du suicide",
        JourFixe(9, 10),
        "sante-mentale",
        "En parler aide. Le 3114 répond jour et nuit, gratuitement, à vous ou à un proche.",
        "3114, numéro national de prévention du suicide",
        "https://3114.fr/",
    ),
    DateNationale(
        "journee-mondiale-des-premiers-secours",
        "Journée mondiale des premiers secours",
        RangDuMois(2, _SAMEDI, 9),
        "crise",
        "L’occasion d’apprendre les gestes qui sauvent.",
        "Croix-Rouge française",
        "https://www.croix-rouge.fr/",
    ),
    DateNationale(
        "journee-mondiale-alzheimer",
        "Journée mondiale de la maladie d’Alzheimer",
        JourFixe(9, 21),
        "bien-vieillir",
        "Pour les personnes malades et leurs proches : savoir à qui en parler.",
        "France Alzheimer",
        "https://www.francealzheimer.org/",
    ),
    DateNationale(
        "octobre-rose",
        "Octobre rose",
        MoisEntier(10),
        "depistage",
        "Le mois du dépistage du cancer du sein.",
        *_INCA,
    ),
    DateNationale(
        "semaine-bleue",
        "Semaine bleue",
        MoisEntier(10),
        "bien-vieillir",
        "La semaine des retraités et des personnes âgées, avec des sorties et des rencontres.",
        "Uniopss",
        "https://semaine-bleue.org/",
        annoncee=True,
    ),
    DateNationale(
        "journee-nationale-des-aidants",
        "Journée nationale des aidants",
        JourFixe(10, 6),
        "bien-vieillir",
        "Pour celles et ceux qui aident un proche malade, âgé ou handicapé.",
        "portail Pour les personnes âgées",
        "https://www.pour-les-personnes-agees.gouv.fr/",
    ),
    DateNationale(
        "semaines-de-la-sante-mentale",
        "Semaines d’information sur la santé mentale",
        MoisEntier(10),
        "sante-mentale",
        "Deux semaines de rencontres pour parler de santé mentale sans gêne.",
        "Psycom et le collectif des semaines",
        "https://semaines-sante-mentale.fr/faq",
        annoncee=True,
    ),
    DateNationale(
        "vaccination-d-automne",
        "Vaccination contre la grippe et le Covid-19",
        MoisEntier(10, 1),
        "vaccination",
        "Demandez à votre pharmacien, infirmier, sage-femme ou médecin si elle est conseillée pour vous.",
        "portail Pour les personnes âgées",
        "https://www.pour-les-personnes-agees.gouv.fr/actualites/campagne-de-vaccination-contre-la-grippe-saisonniere",
        annoncee=True,
    ),
    DateNationale(
        "mois-sans-tabac",
        "Mois sans tabac",
        MoisEntier(11),
        "addictions",
        "Un mois pour essayer d’arrêter de fumer, avec de l’aide au 39 89.",
        "Santé publique France",
        "https://mois-sans-tabac.tabac-info-service.fr/",
    ),
    DateNationale(
        "journee-mondiale-du-diabete",
        "Journée mondiale du diabète",
        JourFixe(11, 14),
        "maladies-chroniques",
        "Un jour pour parler du diabète, du dépistage et de la vie de tous les jours.",
        _ONU,
        "https://www.un.org/fr/observances/diabetes-day",
    ),
    DateNationale(
        "journee-mondiale-du-sida",
        "Journée mondiale de lutte contre le sida",
        JourFixe(12, 1),
        "sante-sexuelle",
        "L’occasion de faire un test du VIH et de poser toutes ses questions.",
        _ONU,
        "https://www.un.org/fr/observances/world-aids-day",
    ),
)
"""In the order of the year."""
