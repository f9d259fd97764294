"""The macros that make the accessibility statement: its parts, so that a CPTS may write between them."""

from cpts.macros.registre import Macro
from cpts.views import accessibilite, mentions

PAGES = tuple(
    Macro(nom, titre, "", f"blocs/{nom}.html", make_vue, publique=False)
    for nom, titre, make_vue in (
        ("declaration", "La déclaration d’accessibilité", mentions.view_declaration),
        ("accessibilite_etat", "L’état de conformité", accessibilite.view_etat),
        ("accessibilite_resultats", "Les résultats, critère par critère", accessibilite.view_resultats),
        ("accessibilite_ecarts", "Ce qui n’est pas accessible", accessibilite.view_ecarts),
        ("accessibilite_methode", "Comment le site a été évalué", accessibilite.view_methode),
    )
)
