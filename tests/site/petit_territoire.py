"""A second CPTS, far from the demonstration: two invented communes, two people, one place, one action, one event.

Nothing in it (names, phones, colours, address of the site) is also in data/.
"""

from pathlib import Path

from tests.factories import change, write_donnees

CPTS = """\
nom: CPTS des Deux Rives
nom_court: CPTS Deux Rives
slogan: Une rive répond à l’autre
site: https://deux-rives.example.net/
telephone: 04 65 71 00 00
courriel: bonjour@deux-rives.example.net
adresse:
  voie: 1 place de la Mairie
  code_postal: "01001"
  commune: Exempleville
couleurs:
  principale: "#5b2a86"
  accent: "#9c1f45"
directeur_publication: Camille Exemple
hebergeur:
  nom: Hébergeur des Rives
  adresse: 1 rue du Serveur, 01002 Rivebourg
missions:
  - id: prevention
    titre: Prévenir des deux côtés
    type: socle
"""
ANNUAIRE = """\
structures:
  - id: cabinet-du-gue
    nom: Cabinet du Gué
    type: cabinet
    adresse:
      voie: 12 rue du Gué
      code_postal: "01001"
      commune: Exempleville
    position: {latitude: 46.05, longitude: 5.05}
    telephone: 04 65 71 00 10
    horaires:
      lundi-vendredi: 9h-12h, 14h-19h
professionnels:
  - id: paul-desrives
    nom: Desrives
    prenom: Paul
    profession: infirmier
    anciens_ids: [paul-rives]
    exercices:
      - structure: cabinet-du-gue
        telephone: 04 65 71 00 11
    diffusion:
      statut: public
      source: declaration
      informe_le: 2026-09-01
    verifie_le: 2026-10-02
  - id: nina-duquai
    nom: Duquai
    prenom: Nina
    profession: orthophoniste
    exercices:
      - adresse:
          voie: 3 quai du Bac
          code_postal: "01002"
          commune: Rivebourg
        position: {latitude: 46.06, longitude: 5.15}
        telephone: 04 65 71 00 12
    diffusion:
      statut: public
      source: declaration
      informe_le: 2026-09-01
    verifie_le: 2026-10-02
  - id: ines-reservee
    nom: Réservée
    prenom: Inès
    profession: infirmier
    exercices:
      - structure: cabinet-du-gue
        telephone: 04 65 71 00 13
        courriel: ines@deux-rives.example.net
    diffusion:
      statut: pro
      source: adhesion
      informe_le: 2026-09-01
  - id: fiche-9731
    diffusion:
      statut: oppose
"""
ACTIONS = """\
actions:
  - id: souffle-et-rives
    titre: Mesurer son souffle
    resume: Trois minutes avec un infirmier, sans rendez-vous.
    theme: depistage
    mission: prevention
    publics: [habitants]
    lieux: [cabinet-du-gue]
    participants: [paul-desrives]
"""
AGENDA = """\
evenements:
  - id: cafe-du-gue
    titre: Café du Gué
    debut: 2026-12-03 18h
    fin: 20h
    lieu: cabinet-du-gue
    publics: [aidants]
"""


DEPOT = "https://github.com/exemple/donnees"


def write_petit_territoire(dossier: Path) -> Path:
    """The data folder of this CPTS, in `dossier`."""
    return write_donnees(dossier, cpts=CPTS, annuaire=ANNUAIRE, actions=ACTIONS, agenda=AGENDA)


def write_petit_depot(dossier: Path) -> Path:
    """The same, whose data have a repository."""
    donnees = write_petit_territoire(dossier)
    (donnees / "cpts.yaml").write_text(change(CPTS, ("couleurs:", f"depot: {DEPOT}\ncouleurs:")), encoding="utf-8")
    return donnees
