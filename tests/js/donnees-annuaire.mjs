// A small directory in the columns of donnees/annuaire-recherche.json, for the tests of what reads it.
import { buildAnnuaire } from "../../docs/assets/js/lib/index-annuaire.mjs";

const SEMAINE = [[[540, 720]], [[540, 720]], [[540, 720]], [[540, 720]], [[540, 720]], [], []];
const DIMANCHE = [[], [], [], [], [], [], [[600, 720]]];

/** Anne (nurse, Exempleville), Bruno (GP, Rivebourg), Claire (GP, both), Ida (elsewhere), the structure at Rivebourg. */
export const COLONNES = {
  jour: "2026-10-26",
  l: ["anne", "bruno", "claire", "ida", "maison"],
  n: ["Anne Petit", "Dr Bruno Lenoir", "Dr Claire Martin", "Ida Loin", "Maison de santé du Val"],
  r: [0, 1, 1, 0, 2],
  u: [0, 1, [0, 1], 3, 1],
  h: [-1, 0, [2, 1], 3, 1],
  a: [-1, 0, -1, -1, -1],
  v: [-1, 0, -1, -1, -1],
  s: [-1, -1, -1, -1, 0],
  g: [0, [0, 1], 1, -1, -1],
  k: [-1, -1, 0, -1, -1],
  x: [4, 1, 3, 0, 16],
  tel: ["", "", "+33353010010", "", "+33353010011"],
  communes: [
    ["exempleville", "Exempleville", 460000, 50000, "01001"],
    ["rivebourg", "Rivebourg", 460000, 51293, "01002"],
    ["", "Ailleurs"],
  ],
  lieux: [[0], [1, 10, 0], [1], [2]],
  roles: [
    ["Infirmier", "infirmier", "", "", "soins piqure", "soins"],
    ["Médecin généraliste", "medecin-generaliste", "", "", "docteur toubib", "medecins"],
    ["Maison de santé", "", "", "maison-de-sante", "", "medecins"],
  ],
  semaines: [
    { semaine: SEMAINE, feries: "inconnu", jours: {} },
    { semaine: DIMANCHE, feries: "ouvert", jours: {} },
    { semaine: SEMAINE, feries: "ferme", jours: { "2026-10-31": [[540, 600]] }, fin: "2026-12-24" },
    { semaine: [[], [], [], [], [], [], []], feries: "inconnu", jours: {} },
  ],
  horaires: [[0], [1], [2, "2026-10-26", "2026-10-28"], [3]],
  pastilles: [["Prend de nouveaux patients", "oui", "déclaré le 2 octobre 2026"]],
  conventions: [["secteur-1", "secteur 1"]],
  services: [["vaccination", "Vaccination"]],
  langues: [
    ["fr", "français"],
    ["nl", "néerlandais"],
  ],
  competences: ["tabacologie"],
};

export const annuaire = buildAnnuaire(COLONNES);
/** Monday 26 October 2026, 10 in the morning. */
export const LUNDI = { jour: "2026-10-26", minute: 600 };
