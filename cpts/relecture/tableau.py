"""The same list for a spreadsheet. Source: RFC 4180, with « ; » as French spreadsheets expect."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from cpts.exports.tableur import protect
from cpts.model.cpts import Cpts
from cpts.relecture.confirmation import write_confirmation
from cpts.relecture.echeances import Echeance
from cpts.relecture.liste import group_par_destinataire
from cpts.telephone import format_telephone

COLONNES = ("a_qui", "courriel", "telephone", "quoi", "pourquoi", "depuis", "publique", "ou", "rien_n_a_change")
_BOM = "\ufeff"


def write_tableau(echeances: Iterable[Echeance], cpts: Cpts, jour: date) -> str:
    """The whole file, byte-order mark included; the header alone when nothing is due."""
    sortie = io.StringIO()
    table = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    table.writerow(COLONNES)
    for _, groupe in group_par_destinataire(echeances):
        table.writerows(_make_ligne(echeance, cpts, jour) for echeance in groupe)
    return _BOM + sortie.getvalue()


def _make_ligne(echeance: Echeance, cpts: Cpts, jour: date) -> tuple[str | None, ...]:
    qui = echeance.destinataire
    return (
        protect(qui.nom),
        protect(qui.courriel),
        protect(format_telephone(qui.telephone)) if qui.telephone else "",
        protect(echeance.nom),
        protect(" ; ".join(echeance.motifs)),
        echeance.depuis.isoformat() if echeance.depuis else "",
        "oui" if echeance.publique else "non",
        protect(echeance.lieu),
        write_confirmation(cpts, echeance, jour),
    )
