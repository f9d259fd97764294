"""Kinds of establishments of the national register FINESS → our kinds of places, and the columns of its open files.

Source: TRE_R66-CategorieEtablissement, Nomenclature des objets de santé, ANS; « etalab-cs1100502 » and
« etalab-cs1100507 », data.gouv.fr. What receives no resident, or has no kind of ours, is left out.
"""

TYPES_PAR_CATEGORIE = {
    "101": "hopital",
    "106": "hopital",
    "109": "smr",
    "114": "hopital",
    "122": "hopital",
    "124": "centre-de-sante",
    "127": "had",
    "128": "hopital",
    "129": "hopital",
    "131": "hopital",
    "156": "cmp",
    "223": "pmi",
    "228": "planning-familial",
    "292": "hopital",
    "354": "ssiad",
    "355": "hopital",
    "362": "usld",
    "365": "hopital",
    "463": "clic",
    "500": "ehpad",
    "603": "maison-de-sante",
    "606": "dac",
    "609": "mdph",
    "611": "laboratoire",
    "619": "imagerie",
    "620": "pharmacie",
    "628": "pharmacie",
    "629": "pharmacie",
    "641": "pharmacie",
}
COLONNES_STRUCTURE = (
    *("structureet", "nofinesset", "nofinessej", "rs", "rslongue", "complrs", "compldistrib", "numvoie", "typvoie"),
    *("voie", "compvoie", "lieuditbp", "commune", "departement", "libdepartement", "ligneacheminement", "telephone"),
    *("telecopie", "categetab", "libcategetab", "categagretab", "libcategagretab", "siret", "codeape", "codemft"),
    *("libmft", "codesph", "libsph", "dateouv", "dateautor", "datemaj", "numuai"),
)
COLONNES_POSITION = ("geolocalisation", "nofinesset", "coordxet", "coordyet", "sourcecoordet", "datemaj")
SYNONYMES = {
    "finess": ("nofinesset", "finess", "finess_et", "num_finess_et", "numero_finess", "numero_finess_et", "nofiness"),
    "nom": ("rslongue", "raison_sociale_longue", "rs", "raison_sociale", "nom", "denomination", "name"),
    "categorie": (
        "categetab",
        "categ_code",
        "code_categorie",
        "categorie",
        "categorie_code",
        "code_categorie_etablissement",
    ),
    "numero": ("numvoie", "numero_voie", "num_voie"),
    "type_voie": ("typvoie", "type_voie", "libelle_type_voie"),
    "voie": ("voie", "libelle_voie", "nom_voie"),
    "adresse": ("adresse", "address", "adresse_complete", "adresse_ligne_1"),
    "complement": ("complrs", "complement_distribution", "compldistrib", "lieuditbp"),
    "acheminement": ("ligneacheminement", "ligne_acheminement"),
    "code_postal": ("code_postal", "codepostal", "cp"),
    "commune": ("libelle_commune", "nom_commune", "ville", "libcommune"),
    "code_commune": ("com_code", "code_commune", "code_insee", "codeinsee", "insee", "commune_code"),
    "code_court": ("commune",),
    "departement": ("departement", "dep_code", "code_departement"),
    "telephone": ("telephone", "tel", "numero_telephone"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "lon", "lng"),
    "x": ("coordxet", "coordx", "coord_x", "x"),
    "y": ("coordyet", "coordy", "coord_y", "y"),
    "source_position": ("sourcecoordet", "sourcecoord", "source_coord"),
    "point": ("coord", "geo_point_2d", "geopoint", "coordonnees", "position"),
    "etat": ("etat", "statut", "state"),
}
"""What the open files, one after the other, have called each thing; the first one that holds something is read."""
