"""The guides: fields read from the models, macros with live examples, and YAML that passes the checker."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from cpts.dossier import Dossier
from cpts.edition.ecriture import write_champ
from cpts.horaires import check_horaires
from cpts.macros.registre import Genre, Macro, Parametre
from cpts.model.accessibilite import FichierAccessibilite
from cpts.model.agenda import Evenement
from cpts.model.cpts import Cpts
from cpts.nomenclatures.moments import MOMENTS
from cpts.recurrence import check_recurrence
from cpts.render import make_environment
from cpts.validate.donnees import LISTES, read_donnees
from cpts.views import guide
from cpts.views.guide_macros import view_guide_macros
from cpts.yaml_source import read_yaml
from tests.factories import CPTS

GUIDES = Path(__file__).parents[2] / "docs" / "contribuer"
GUIDE = GUIDES / "guide.md"
EXEMPLES = [
    exemple
    for page in (GUIDE, GUIDES / "equipe.md")
    for exemple in re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
]
ENV = make_environment()


def test_the_field_guide_documents_every_field_once():
    objets = [o for f in guide.view_champs(None).fichiers for o in f.objets]
    champs = {c.ancre: c for o in objets for c in o.champs}
    assert len(champs) == sum(len(o.champs) for o in objets)
    profession = champs["champs-annuaire-professionnels--profession"]
    assert (profession.requis, profession.forme, profession.exemple) == (
        True,
        "une valeur de la liste",
        "profession: medecin-generaliste",
    )
    assert ("masseur-kinesitherapeute", "") in profession.choix
    assert ("manipulateur-erm", "Manipulateur en électroradiologie") in profession.choix
    assert re.fullmatch(r'code_postal: "\d{5}"', champs["champs-cpts-adresse--code-postal"].exemple)
    assert all(r.ancre in {o.ancre for o in objets} for c in champs.values() for r in c.renvois)


@pytest.mark.parametrize(
    ("valeur", "attendu"),
    [
        ("Octobre rose : en parler", 'x: "Octobre rose : en parler"'),
        ("#0b5c6b", 'x: "#0b5c6b"'),
        ("12 rue Haute", "x: 12 rue Haute"),
        (["a, b", "c"], 'x: ["a, b", c]'),
        ([{"du": "2026-12-24", "au": "2027-01-02"}], "x:\n  - du: 2026-12-24\n    au: 2027-01-02"),
        ({"pmr": "oui"}, "x:\n  pmr: oui"),
    ],
)
def test_an_example_is_quoted_where_yaml_would_read_something_else(valeur, attendu):
    assert "\n".join(write_champ("x", valeur)) == attendu
    assert read_yaml((attendu + "\n").encode(), "x.yaml")[0].racine == {"x": valeur}


def make_macro(nom: str, exemple, **changes: object) -> Macro:
    parametre = Parametre("id", Genre.FICHE, "Identifiant de la fiche.", obligatoire=True)
    return Macro(nom, "Titre", "Texte.", "", lambda _m: None, (parametre,), lambda _m: exemple, **changes)


def test_the_guide_of_macros_shows_public_ones_with_a_live_example_or_says_so():
    macros = (
        make_macro("fiche", {"id": "camille", "nombre": 2}),
        make_macro("vide", None),
        make_macro("x", {}, publique=False),
    )
    matiere = SimpleNamespace(render_exemple=lambda nom, arguments: Markup("<b>{} {}</b>").format(nom, arguments["id"]))
    vivante, muette = view_guide_macros(matiere, macros).macros
    assert (vivante.ligne, vivante.exemple) == ('{{ fiche(id="camille", nombre=2) }}', "<b>fiche camille</b>")
    assert (muette.ligne, muette.exemple) == ('{{ vide(id="…") }}', None)
    assert "Pas d’exemple ici" in ENV.get_template("blocs/guide_macros.html").render(
        vue=view_guide_macros(matiere, macros[1:2])
    )


@pytest.mark.parametrize("bloc", EXEMPLES)
def test_every_example_of_the_guide_passes_the_checker(bloc, tmp_path):
    document, problemes = read_yaml(bloc.encode(), "guide.yaml")
    assert problemes == []
    if "horaires" in document.racine:
        assert check_horaires(document.racine["horaires"]) == []
        return
    if document.racine.keys() <= Cpts.model_fields.keys():
        entier, _ = read_yaml(CPTS.encode(), "cpts.yaml")
        assert Cpts.model_validate({**entier.racine, **document.racine})
        return
    if document.racine.keys() <= FichierAccessibilite.model_fields.keys():
        assert FichierAccessibilite.model_validate(document.racine)
        return
    (genre,) = (g for g, listes in LISTES.items() if set(document.racine) <= set(listes))
    (tmp_path / f"{genre}.yaml").write_text(bloc, encoding="utf-8")
    donnees = read_donnees(Dossier(tmp_path, "x"))
    assert donnees.problemes == []
    for entree in donnees.get("evenements", Evenement):
        regle = entree.modele.recurrence
        assert regle is None or list(check_recurrence(entree.modele.debut, regle.regle)) == []


def test_the_guide_says_when_each_moment_holds_as_the_page_does() -> None:
    texte = GUIDE.read_text(encoding="utf-8")
    for slug, moment in MOMENTS.items():
        suite = f", {moment.precision}" if moment.precision else ""
        assert f"| `{slug}` | {moment.libelle}{suite} |".replace("\u00a0", " ") in texte
