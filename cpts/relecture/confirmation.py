"""« Rien n’a changé »: the address that opens a change of `verifie_le` already filled."""

from datetime import date
from urllib.parse import quote

from cpts.model.cpts import Cpts
from cpts.relecture.echeances import Echeance


def write_confirmation(cpts: Cpts, echeance: Echeance, jour: date) -> str:
    """The issue form of the repository, else a mail to the CPTS; "" when reading the entry again is not enough."""
    if not echeance.reference:
        return ""
    if cpts.depot:
        demande = f"template=verification.yml&fiche={quote(echeance.reference, safe='')}&verifie_le={jour}"
        return f"{cpts.depot.rstrip('/')}/issues/new?{demande}"
    objet = quote(f"Rien n’a changé : {echeance.reference}", safe="")
    corps = quote(f"Relu le {jour}, rien n’a changé.", safe="")
    return f"mailto:{cpts.courriel}?subject={objet}&body={corps}"
