"""Short telephone numbers that the data may cite, with what they answer and cost.

Source: public service pages of each number; `appel` is what `tel:` dials. A library would
write `tel:+33-15` for 15 and call 3919 a premium number, hence our own table.
"""

from dataclasses import dataclass

_GRATUITS = frozenset({"appel gratuit", "gratuit"})


@dataclass(frozen=True, slots=True)
class NumeroCourt:
    numero: str
    libelle: str
    horaires: str
    cout: str = "appel gratuit"

    @property
    def appel(self) -> str:
        return self.numero.replace(" ", "")

    @property
    def gratuit(self) -> bool:
        return self.cout in _GRATUITS

    @property
    def prix_minute(self) -> str:
        """« 0,35 € », or "" when nothing is charged by the minute."""
        return f"{self.cout.split('€')[0].strip()}\u00a0€" if self.cout.endswith("€ par minute") else ""


_NUMEROS = (
    NumeroCourt("15", "SAMU, urgence médicale", "jour et nuit"),
    NumeroCourt("17", "Police et gendarmerie", "jour et nuit"),
    NumeroCourt("18", "Pompiers", "jour et nuit"),
    NumeroCourt("112", "Urgences, partout en Europe", "jour et nuit"),
    NumeroCourt("114", "Urgences pour les personnes sourdes ou malentendantes, par SMS", "jour et nuit", "gratuit"),
    NumeroCourt("115", "Urgence sociale, hébergement", "jour et nuit"),
    NumeroCourt("119", "Enfance en danger", "jour et nuit"),
    NumeroCourt("116117", "Médecin de garde, dans certaines régions", "soirs, nuits, week-ends et jours fériés"),
    NumeroCourt("3114", "Prévention du suicide", "jour et nuit"),
    NumeroCourt("3237", "Pharmacie de garde", "jour et nuit", "0,35 € par minute"),
    NumeroCourt("3919", "Violences faites aux femmes", "jour et nuit"),
    NumeroCourt(
        "3977",
        "Maltraitance des personnes âgées ou handicapées",
        "tous les jours, de 9\u00a0h à 19\u00a0h, sauf de 13\u00a0h à 14\u00a0h le week-end",
    ),
    NumeroCourt("3018", "Harcèlement et violences numériques", "tous les jours"),
    NumeroCourt("3989", "Tabac info service", "du lundi au samedi, de 8\u00a0h à 20\u00a0h", "prix d’un appel local"),
    NumeroCourt("3646", "Assurance Maladie", "du lundi au vendredi", "prix d’un appel local"),
)

NUMEROS_COURTS = {n.numero: n for n in _NUMEROS}
