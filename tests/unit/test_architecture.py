"""The arrows of the project go one way: each layer imports only lower ones, and the core stays pure."""

import ast
from pathlib import Path

import pytest

PAQUET = Path(__file__).parents[2] / "cpts"
COUCHES = (
    ("errors", "text", "dates", "couleurs", "memoire", "partage", "provisoire"),
    ("nomenclatures", "jours_feries"),
    ("telephone",),
    (
        "yaml_texte",
        "yaml_messages",
        "yaml_retraits",
        "yaml_journal",
        "yaml_reparations",
        "horaires_grammaire",
        "horaires_conseils",
        "recurrence_regle",
    ),
    ("yaml_arbre", "yaml_syntaxe", "yaml_lecteur", "yaml_source"),
    ("dossier",),
    ("horaires_controle", "horaires_osm", "horaires", "recurrence_controle", "recurrence_phrase", "recurrence"),
    ("model",),
    ("validate",),
    ("edition", "rangement", "correction"),
    ("views", "render", "cache_gabarits", "abreviation"),
    ("assemble", "macros", "exports", "inspect"),
    ("publish", "rapport"),
    ("markdown_github",),
    ("importers",),
    ("depot",),
    ("comparaison", "relecture", "demandes"),
    ("commandes", "cli", "__main__"),
)
RANG = {nom: rang for rang, couche in enumerate(COUCHES) for nom in couche}
MODULES = sorted(PAQUET.rglob("*.py"))
INTERDITS = {"mkdocs", "properdocs", "requests", "urllib.request", "http.client", "socket"}
SOCKET_PERMIS = {"publish/apercu.py"}
RESEAU_PERMIS = "importers/"
"""The only package that may use the network, at edit time only; never the generator."""


def list_imports(fichier: Path) -> list[str]:
    noms = []
    for noeud in ast.walk(ast.parse(fichier.read_text(encoding="utf-8"))):
        if isinstance(noeud, ast.Import):
            noms += [alias.name for alias in noeud.names]
        elif isinstance(noeud, ast.ImportFrom) and noeud.module:
            noms += [noeud.module, *(f"{noeud.module}.{alias.name}" for alias in noeud.names)]
    return noms


def get_couche(fichier: Path) -> str:
    return fichier.relative_to(PAQUET).parts[0].removesuffix(".py")


@pytest.mark.parametrize("fichier", MODULES, ids=lambda f: f.relative_to(PAQUET).as_posix())
def test_a_module_imports_only_its_layer_and_lower_ones(fichier: Path) -> None:
    ici = get_couche(fichier)
    if ici == "__init__":
        return
    plus_hauts = [
        nom for nom in list_imports(fichier) if nom.startswith("cpts.") and RANG.get(nom.split(".")[1], -1) > RANG[ici]
    ]
    assert plus_hauts == []


@pytest.mark.parametrize("fichier", MODULES, ids=lambda f: f.relative_to(PAQUET).as_posix())
def test_the_core_never_imports_the_generator_nor_the_network(fichier: Path) -> None:
    interdits = {nom for nom in list_imports(fichier) if nom in INTERDITS or nom.split(".")[0] in INTERDITS}
    if fichier.relative_to(PAQUET).as_posix() in SOCKET_PERMIS:
        interdits -= {"socket"}
    if fichier.relative_to(PAQUET).as_posix().startswith(RESEAU_PERMIS):
        interdits -= {"urllib.request", "http.client", "socket"}
    assert interdits == set()


@pytest.mark.parametrize("fichier", MODULES, ids=lambda f: f.relative_to(PAQUET).as_posix())
def test_nothing_that_builds_the_site_imports_the_importers(fichier: Path) -> None:
    importeurs = [nom for nom in list_imports(fichier) if nom.startswith("cpts.importers")]
    assert importeurs == [] or get_couche(fichier) in {"importers", "commandes"}


@pytest.mark.parametrize("fichier", MODULES, ids=lambda f: f.relative_to(PAQUET).as_posix())
def test_only_the_command_line_reads_the_clock_and_the_environment(fichier: Path) -> None:
    texte = fichier.read_text(encoding="utf-8")
    lus = [nom for nom in ("date.today(", "datetime.now(", "os.environ", "time.time(") if nom in texte]
    # A subprocess inherits the environment: handing it over is not reading it.
    permis = {"commandes/cadre.py": lus, "publish/generateur.py": ["os.environ"], "publish/apercu.py": ["os.environ"]}
    assert lus == permis.get(fichier.relative_to(PAQUET).as_posix(), [])


@pytest.mark.parametrize("fichier", MODULES, ids=lambda f: f.relative_to(PAQUET).as_posix())
def test_no_module_is_longer_than_300_lines_and_no_function_than_40(fichier: Path) -> None:
    source = fichier.read_text(encoding="utf-8")
    longues = [
        noeud.name
        for noeud in ast.walk(ast.parse(source))
        if isinstance(noeud, ast.FunctionDef) and (noeud.end_lineno or 0) - noeud.lineno + 1 > 40
    ]
    assert (longues, source.count("\n") <= 300) == ([], True)


def test_the_hooks_are_thin() -> None:
    hooks = PAQUET.parent / "hooks"
    assert {f.name: f.read_text(encoding="utf-8").count("\n") <= 85 for f in hooks.glob("*.py")} == {
        "macros.py": True,
        "site.py": True,
    }
