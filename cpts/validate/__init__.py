"""Text trees → the checked `Site`, or every problem of every file.

Three steps: what is in the folder (`fichiers`, `geojson`, `indicateurs`, `textes`), each entry against its model
(`donnees`, `champs`, `traduction`), then the rules between fields and between entries (`references`, `adresses`,
`coherence`, `la_cpts`, `accessibilite`, `bilans_alertes`, `soins`, `gardes`, `couverture_gardes`, `agenda`,
`territoire`, `medias`).
`chargement` runs them, and `diffusion` hides who must be hidden.
"""

from cpts.validate.chargement import Chargement, load_dossier, load_site

__all__ = ["Chargement", "load_dossier", "load_site"]
