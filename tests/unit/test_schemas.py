"""What text editors read: the schemas of data/ are those of the model, and each kind of file is told to the editor."""

import json
import re
from pathlib import Path

import pytest

from cpts.dossier import DECOUPABLES, GENRES
from tests.construction import RACINE, list_fichiers, run_cpts


def test_the_schemas_of_the_repository_are_in_step_with_the_model(tmp_path: Path) -> None:
    fait = run_cpts("schemas", "--donnees", tmp_path)
    assert (fait.returncode, fait.stderr) == (0, "")
    assert list_fichiers(RACINE / "data" / "schemas") == list_fichiers(tmp_path / "schemas")
    assert sorted(f.stem for f in (tmp_path / "schemas").iterdir()) == sorted(GENRES)


@pytest.mark.parametrize("genre", GENRES)
def test_each_kind_of_file_has_its_schema_in_the_settings_of_the_editor(genre: str) -> None:
    texte = (RACINE / ".vscode" / "settings.json").read_text(encoding="utf-8")
    reglages = json.loads(re.sub(r"^\s*//.*$", "", texte, flags=re.MULTILINE))
    decoupe = genre in DECOUPABLES
    fichiers = [f"data/{genre}.yaml", f"data/{genre}/*.yaml"] if decoupe else f"data/{genre}.yaml"
    assert reglages["yaml.schemas"][f"./data/schemas/{genre}.json"] == fichiers


def test_every_field_has_a_french_title_a_description_and_an_example() -> None:
    muets = []
    for fichier in (RACINE / "data" / "schemas").iterdir():
        schema = json.loads(fichier.read_text(encoding="utf-8"))
        for nom, partie in {"": schema, **schema["$defs"]}.items():
            champs = partie["properties"].items()
            muets += [
                f"{fichier.stem}.{nom}.{champ}"
                for champ, s in champs
                if not {"title", "description", "examples"} <= set(s)
            ]
    assert muets == []
