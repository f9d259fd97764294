"""Views: the forms of « Contribuer », by the last part of their address.

A question names a field of the model by its path; its title, help, example and choices come from the model, unless the
words here are better for somebody who has never seen the file.
"""

from collections.abc import Mapping

from cpts.views.saisie_agenda import EVENEMENT, FERMETURE
from cpts.views.saisie_annuaire import PROFESSIONNEL, STRUCTURE
from cpts.views.saisie_formes import Formulaire

FORMULAIRES: Mapping[str, Formulaire] = {
    "professionnel": PROFESSIONNEL,
    "structure": STRUCTURE,
    "evenement": EVENEMENT,
    "fermeture": FERMETURE,
}
