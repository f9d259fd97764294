# Les commandes du projet. « make » seul les énumère.
# Tout se passe dans .venv : rien n'est installé ailleurs, sauf le navigateur des tests.

SHELL := /bin/sh
.DEFAULT_GOAL := aide
.DELETE_ON_ERROR:

# Le Python qui crée .venv : make site PYTHON=python3.12
PYTHON ?= python3
# Ce qui s'ajoute à la commande : make site OPTIONS="--date 2027-01-31", make verrou OPTIONS=--upgrade
OPTIONS ?=

PY := .venv/bin/python
TESTS_JS = $(shell find tests/js -name '*test*.mjs' 2>/dev/null | LC_ALL=C sort)

# Avertissement sur une version de MkDocs que le verrou exclut.
export NO_MKDOCS_2_WARNING := 1

.PHONY: aide
aide: ## Énumère les commandes
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(firstword $(MAKEFILE_LIST)) | while IFS='	' read -r nom texte; do \
		printf '  make %-10s %s\n' "$$nom" "$$texte"; done

.PHONY: site
site: socle ## Construit le site dans site/
	$(PY) -m cpts construire $(OPTIONS)

.PHONY: serve
serve: socle ## Montre le site et le reconstruit à chaque modification
	$(PY) -m cpts servir $(OPTIONS)

.PHONY: test
test: test-js test-python ## Lance tous les tests (installe un navigateur au besoin)

.PHONY: check
check: check-style check-types check-js check-flux check-fuites check-donnees ## Vérifie le style, les types, les flux GitHub, l'absence de secret et l'ordre de data/

.PHONY: fuzz
fuzz: socle-tests ## Essaie plus de 10 000 fichiers YAML abîmés et des milliers d'autres données inventées (un quart d'heure environ, sur deux cœurs libres)
	$(PY) -m pytest -m hypothesis --campagne --hypothesis-profile campagne --numprocesses auto $(OPTIONS)

.PHONY: fautes
fautes: socle-tests ## Coupe, remplit et ferme le disque pendant la construction, à chaque étape
	$(PY) -m pytest tests/fautes --campagne --numprocesses auto $(OPTIONS)

.PHONY: attaques
attaques: tests-navigateur ## Écrit chaque attaque dans chaque texte et ouvre chaque page
	$(PY) -m pytest -m attaques --campagne --numprocesses auto $(OPTIONS)

.PHONY: acces
acces: tests-navigateur ## Relit l'accessibilité de chaque page, à chaque largeur, de jour et de nuit
	$(PY) -m pytest -m acces --campagne --numprocesses auto $(OPTIONS)

.PHONY: html
html: socle-tests ## Vérifie le HTML de site/
	@test -d site || { echo "Le dossier site/ est absent : lancez d'abord make site." >&2; exit 1; }
	$(PY) -m outils.node installer
	$(PY) -m outils.html site

.PHONY: bench
bench: socle-tests ## Mesure les temps de construction
	$(PY) -m bench $(OPTIONS)

.PHONY: verrou
verrou: socle-tests ## Refait les verrous après une modification de requirements*.in ou package.json
	$(COMPILER) requirements.in --output-file requirements.txt
	$(COMPILER) requirements-territoire.in --output-file requirements-territoire.txt
	$(COMPILER) requirements-dev.in --output-file requirements-dev.txt
	@$(PYTHON) outils/environnement.py tests  # la licence d'un nouveau paquet se lit une fois installé
	$(PY) -m outils.dependances
	$(PY) -m outils.node npm install --package-lock-only

.PHONY: nettoyer
nettoyer: ## Efface les caches et les outils installés ; garde site/
	rm -rf .venv node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- ce qui suit sert aux commandes ci-dessus ---

# Une seule version de chaque paquet pour tous les Python : le même site partout.
# 3.11.0, et non 3.11 : certains paquets refusent les premières 3.11, celle de Debian 12 comprise.
COMPILER := $(PY) -m uv pip compile --quiet --universal --python-version 3.11.0 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make verrou" $(OPTIONS)

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null 2>&1 || { \
		echo "La commande « $(PYTHON) » est introuvable : installez Python 3.11 ou plus récent," >&2; \
		echo "ou indiquez le vôtre : make site PYTHON=/chemin/vers/python3" >&2; exit 1; }

.PHONY: socle
socle: python
	@$(PYTHON) outils/environnement.py site

.PHONY: socle-tests
socle-tests: python
	@$(PYTHON) outils/environnement.py tests

.PHONY: test-js
test-js: socle-tests
	@test -n "$(TESTS_JS)" || { echo "Aucun test trouvé dans tests/js." >&2; exit 1; }
	$(PY) -m outils.node executer --test $(TESTS_JS)

.PHONY: tests-navigateur
tests-navigateur: socle-tests
	$(PY) -m outils.node installer
	$(PY) -m outils.navigateur

# Les fichiers dans l'ordre : les tests de navigateur, longs et peu nombreux, avant les autres, qui comblent la fin.
.PHONY: test-python
test-python: tests-navigateur
	$(PY) -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder $(OPTIONS)

.PHONY: check-style
check-style: socle-tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .

.PHONY: check-types
check-types: socle-tests
	$(PY) -m mypy

.PHONY: check-js
check-js: socle-tests
	$(PY) -m outils.node installer
	$(PY) -m outils.node executer node_modules/typescript/bin/tsc -p tsconfig.json

.PHONY: check-flux
check-flux: socle-tests
	.venv/bin/zizmor --offline --pedantic --quiet .github

.PHONY: check-fuites
check-fuites: socle-tests
	$(PY) -m outils.fuites

.PHONY: check-donnees
check-donnees: socle-tests
	$(PY) -m cpts ranger --verifier

# Le plan B : ProperDocs fait le même site, et tous les tests de site passent avec lui.
.PHONY: properdocs
properdocs: socle-tests
	CPTS_MOTEUR=properdocs $(PY) -m pytest tests/site/test_plan_b.py --campagne $(OPTIONS)
	CPTS_MOTEUR=properdocs $(PY) -m pytest tests/site --numprocesses auto --dist loadfile $(OPTIONS)
