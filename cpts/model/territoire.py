"""data/territoire.yaml and data/territoire.geojson: communes, neighbours, indicators."""

from typing import Annotated, Any

from pydantic import AfterValidator, PlainValidator, WithJsonSchema

from cpts.model.base import Modele, facultatif, requis
from cpts.model.refus import Defaut, parse_scalaire, refuse, refuse_tout
from cpts.model.types import CodeCommune, Ident, Jour, Lien, Ligne, Nom, OuiNon
from cpts.model.valeurs import closed_list
from cpts.nomenclatures.listes import SENS_INDICATEUR

Sens = Annotated[str, closed_list(SENS_INDICATEUR, "un sens")]


def _parse_fichier_csv(valeur: Any) -> str:
    texte = parse_scalaire(valeur)
    if "/" in texte or "\\" in texte or texte.startswith(".") or not texte.endswith(".csv"):
        raise refuse("fichier-csv", f"« {texte} » n’est pas un fichier CSV de ce dossier", "un nom simple en .csv")
    return texte


FichierCsv = Annotated[
    str, PlainValidator(_parse_fichier_csv), WithJsonSchema({"type": "string", "pattern": r"\.csv$"})
]


_INDICATEUR = {
    "id": "sans-medecin",
    "titre": "Habitants sans médecin traitant",
    "source": "Assurance Maladie",
    "date": "2025-12-31",
    "fichier": "indicateurs.csv",
    "colonne": "sans_medecin",
}


class Voisin(Modele):
    """A neighbouring CPTS."""

    nom: Nom = requis("Nom", "Nom de la CPTS voisine.", "CPTS de la Vallée")
    site: Lien | None = facultatif("Site", "Son site.", "https://voisine.example.org/")
    communes: tuple[CodeCommune, ...] = facultatif("Communes", "Codes INSEE.", ["01002"], ())


class Indicateur(Modele):
    """A number per commune, from a CSV file."""

    id: Ident = requis("Identifiant", "Nom court.", "sans-medecin")
    titre: Ligne = requis("Titre", "Ce qui est mesuré.", "Habitants sans médecin traitant")
    unite: Ligne | None = facultatif("Unité", "Unité affichée.", "%")
    source: Ligne = requis("Source", "Qui publie ce nombre.", "Assurance Maladie")
    date: Jour = requis("Date", "Date de la mesure.", "2025-12-31")
    fichier: FichierCsv = requis("Fichier", "Fichier CSV du dossier des données.", "indicateurs.csv")
    colonne: Ligne = requis("Colonne", "Nom de la colonne.", "sans_medecin")
    sens: Sens | None = facultatif("Sens", "haut-defavorable ou bas-defavorable.", "haut-defavorable")
    secret: OuiNon = facultatif("Secret", "oui : les valeurs sous 5 sont cachées.", "oui", False)


def _check_doublons(codes: tuple[str, ...]) -> tuple[str, ...]:
    doubles = [rang for rang, code in enumerate(codes) if code in codes[:rang]] if len(set(codes)) < len(codes) else []
    if doubles:
        raise refuse_tout(
            Defaut(
                "commune-en-double", f"la commune {codes[r]} est écrite deux fois", "", "Supprimez cette ligne", (r,)
            )
            for r in doubles
        )
    return codes


class FichierTerritoire(Modele):
    """data/territoire.yaml."""

    communes: Annotated[tuple[CodeCommune, ...], AfterValidator(_check_doublons)] = requis(
        "Communes", "Codes INSEE des communes couvertes.", ["01001", "01002"], min_length=1
    )
    voisins: tuple[Voisin, ...] = facultatif(
        "Voisins", "CPTS voisines.", [{"nom": "CPTS de la Vallée", "communes": ["01002"]}], ()
    )
    source_population: Ligne | None = facultatif(
        "Source des populations", "D’où viennent les nombres d’habitants, et leur année.", "Insee, recensement de 2022"
    )
    indicateurs: tuple[Indicateur, ...] = facultatif("Indicateurs", "Mesures par commune.", [_INDICATEUR], ())
