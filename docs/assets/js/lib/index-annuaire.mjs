// @ts-check
/** From the columns of /donnees/annuaire-recherche.json to a directory that can be filtered. */
import { getNumeros, packListe, translateListe } from "./listes.mjs";
import { buildIndexSources } from "./recherche.mjs";

/**
 * @typedef {import("./listes.mjs").Numeros} Numeros
 * @typedef {import("./listes.mjs").Liste} Liste
 * @typedef {import("./horaires.mjs").Horaires} Horaires
 *
 * @typedef {object} Colonnes as written by cpts/exports/annuaire_recherche.py; what is missing, nobody has
 * @property {string[]} l ids
 * @property {string[]} n names
 * @property {number[]} [r] number in `roles`
 * @property {Numeros[]} [u] places, numbers in `lieux`
 * @property {Numeros[]} [h] hours at each place, numbers in `horaires`, -1 unknown
 * @property {number[]} [a] number in `pastilles`
 * @property {number[]} [v] number in `conventions`
 * @property {Numeros[]} [s] numbers in `services`
 * @property {Numeros[]} [g] numbers in `langues`
 * @property {Numeros[]} [k] numbers in `competences`
 * @property {number[]} [x] bits, see `DRAPEAUX`
 * @property {string[]} [tel] international, "" when unknown
 * @property {[slug: string, nom: string, lat?: number, lon?: number, code?: string][]} [communes] no slug beyond the territory
 * @property {[commune: number, lat?: number, lon?: number][]} [lieux] from the centre of the commune
 * @property {[libelle: string, profession: string, specialite: string, type: string, mots: string, famille?: string][]} [roles]
 * @property {Horaires[]} [semaines]
 * @property {(number | string)[][]} [horaires] a week, then the first and last day of each closure
 * @property {[texte: string, ton: string, note: string | null][]} [pastilles]
 * @property {[slug: string, libelle: string][]} [conventions]
 * @property {[slug: string, libelle: string][]} [services]
 * @property {[slug: string, libelle: string][]} [langues]
 * @property {string[]} [competences]
 *
 * @typedef {object} Facette
 * @property {string} nom as in the address: profession, nouveaux…
 * @property {string} critere what it narrows: a profession and a type of place are one choice
 * @property {string[]} valeurs slugs, by number
 * @property {Liste} liste numbers of the values of each entry
 *
 * @typedef {object} Annuaire
 * @property {number} taille
 * @property {number} pas parts of a degree in the columns
 * @property {Required<Colonnes>} colonnes
 * @property {Liste} lieux places of each entry
 * @property {Liste} heures hours of each entry, place by place; -1 where unknown
 * @property {Horaires[]} horaires
 * @property {Float64Array} latitudes of each place, NaN when nobody knows
 * @property {Float64Array} longitudes
 * @property {Facette[]} facettes
 * @property {import("./recherche.mjs").Index} index
 */

export const DRAPEAUX = Object.freeze({ nouveaux: 1, pmr: 2, domicile: 4, teleconsultation: 8 });
/** What people type for each of them. */
const MOTS_DRAPEAUX = ["nouveaux patients", "plain-pied fauteuil", "visites à domicile", "téléconsultation visio"];
const STRUCTURE = 16;
const PAS = 1e4;
const QUI = "qui";
const OUI = "oui";
const VIDES = { r: [], u: [], h: [], a: [], v: [], s: [], g: [], k: [], x: [], tel: [], communes: [], lieux: [] };
const TABLES = { roles: [], semaines: [], horaires: [], pastilles: [], conventions: [], services: [], langues: [] };

/** True for a place, false for a person. @param {Annuaire} annuaire @param {number} fiche */
export const isStructure = ({ colonnes }, fiche) => Boolean((colonnes.x[fiche] ?? 0) & STRUCTURE);

/** Hours with their closures, as the pages carry them. @param {Colonnes} colonnes @returns {Horaires[]} */
const buildHoraires = ({ semaines = [], horaires = [] }) =>
  horaires.map(([semaine, ...dates]) => ({
    ...semaines[Number(semaine)],
    fermetures: dates.flatMap((du, i) => (i % 2 ? [] : [[String(du), String(dates[i + 1])]])),
  }));

/** Degrees of each place: its own, else those of its commune. @param {Required<Colonnes>} colonnes @param {0 | 1} axe */
function buildDegres({ communes, lieux }, axe) {
  return Float64Array.from(lieux, ([commune, ...ecarts]) => {
    const centre = communes[commune]?.[axe === 0 ? 2 : 3];
    const ecart = ecarts[axe];
    if (centre === undefined && ecart === undefined) return NaN;
    return ((centre ?? 0) + (ecart ?? 0)) / PAS;
  });
}

/** Facet of the value that each role holds at `rang`. @param {Required<Colonnes>} colonnes @param {Liste} roles
 * @param {string} nom @param {1 | 2 | 3} rang @param {string} critere @returns {Facette} */
function buildFacetteRole(colonnes, roles, nom, rang, critere) {
  const valeurs = [...new Set(colonnes.roles.map((role) => role[rang]))].filter(Boolean);
  const liste = translateListe(
    roles,
    colonnes.roles.map((role) => valeurs.indexOf(role[rang])),
  );
  return { nom, critere, valeurs, liste };
}

/** @param {Required<Colonnes>} colonnes @param {Liste} lieux @returns {Facette} */
function buildFacetteCommune({ communes, lieux: table }, lieux) {
  const liste = translateListe(
    lieux,
    table.map(([commune]) => (communes[commune]?.[0] ? commune : -1)),
  );
  return { nom: "commune", critere: "commune", valeurs: communes.map(([slug]) => slug), liste };
}

/** @param {string} nom @param {[string, string][]} table @param {Numeros[]} colonne @param {number} taille @returns {Facette} */
const buildFacette = (nom, table, colonne, taille) => ({
  nom,
  critere: nom,
  valeurs: table.map(([slug]) => slug),
  liste: packListe(colonne, taille),
});

/** A yes-only facet. @param {string} nom @param {number} bit @param {number[]} drapeaux @param {number} taille @returns {Facette} */
function buildDrapeau(nom, bit, drapeaux, taille) {
  const colonne = Array.from({ length: taille }, (_, fiche) => ((drapeaux[fiche] ?? 0) & bit ? 0 : -1));
  return { nom, critere: nom, valeurs: [OUI], liste: packListe(colonne, taille) };
}

/** @param {Required<Colonnes>} colonnes @param {Liste} lieux @param {number} taille */
function buildFacettes(colonnes, lieux, taille) {
  const roles = packListe(colonnes.r, taille);
  return [
    buildFacetteRole(colonnes, roles, "profession", 1, QUI),
    buildFacetteRole(colonnes, roles, "type", 3, QUI),
    buildFacetteRole(colonnes, roles, "specialite", 2, "specialite"),
    buildFacetteCommune(colonnes, lieux),
    buildFacette("service", colonnes.services, colonnes.s, taille),
    buildFacette("langue", colonnes.langues, colonnes.g, taille),
    buildFacette("convention", colonnes.conventions, colonnes.v, taille),
    ...Object.entries(DRAPEAUX).map(([nom, bit]) => buildDrapeau(nom, bit, colonnes.x, taille)),
  ];
}

/** Name of the structure that stands at each place, "" for a private address. @param {Required<Colonnes>} colonnes */
function listEnseignes({ lieux, x, u, n }) {
  const enseignes = lieux.map(() => "");
  x.forEach((bits, fiche) => {
    const lieu = u[fiche];
    if (bits & STRUCTURE && typeof lieu === "number" && lieu >= 0) enseignes[lieu] = n[fiche];
  });
  return enseignes;
}

/** The roles of the people found in each structure. @param {Required<Colonnes>} colonnes @param {Liste} lieux @param {number} taille */
function packMetiers({ lieux: table, r, x, u }, lieux, taille) {
  const metiers = table.map(() => /** @type {Set<number>} */ (new Set()));
  for (let fiche = 0; fiche < taille; fiche += 1)
    if (!(x[fiche] & STRUCTURE)) for (const lieu of getNumeros(lieux, fiche)) metiers[lieu].add(r[fiche]);
  const colonne = u.map((lieu, fiche) => (x[fiche] & STRUCTURE && typeof lieu === "number" ? [...metiers[lieu]] : []));
  return packListe(colonne, taille);
}

/** The words of the flags of each entry. @param {number[]} drapeaux @param {number} taille */
const packDrapeaux = (drapeaux, taille) =>
  packListe(
    Array.from({ length: taille }, (_, fiche) =>
      Object.values(DRAPEAUX).flatMap((bit, rang) => ((drapeaux[fiche] ?? 0) & bit ? [rang] : [])),
    ),
    taille,
  );

/** What each entry is found by beyond its name. @param {Required<Colonnes>} colonnes @param {Liste} lieux @param {number} taille */
function listSources(colonnes, lieux, taille) {
  const { roles, services, langues, competences, communes, lieux: table } = colonnes;
  const libelles = roles.map(([libelle]) => libelle);
  const deRole = packListe(colonnes.r, taille);
  const deCommune = translateListe(
    lieux,
    table.map(([commune]) => commune),
  );
  return [
    { champ: 1, textes: libelles, liste: deRole },
    { champ: 1, textes: communes.map(([, nom]) => nom), liste: deCommune },
    { champ: 2, textes: roles.map((role) => role[4]), liste: deRole },
    { champ: 2, textes: listEnseignes(colonnes), liste: lieux },
    { champ: 2, textes: libelles, liste: packMetiers(colonnes, lieux, taille) },
    { champ: 2, textes: services.map(([, nom]) => nom), liste: packListe(colonnes.s, taille) },
    { champ: 2, textes: langues.map(([slug, nom]) => (slug === "fr" ? "" : nom)), liste: packListe(colonnes.g, taille) },
    { champ: 2, textes: competences, liste: packListe(colonnes.k, taille) },
    { champ: 2, textes: MOTS_DRAPEAUX, liste: packDrapeaux(colonnes.x, taille) },
  ];
}

/** @param {Colonnes} lues @returns {Annuaire} */
export function buildAnnuaire(lues) {
  const colonnes = /** @type {Required<Colonnes>} */ ({ ...VIDES, ...TABLES, competences: [], ...lues });
  const taille = colonnes.l.length;
  const lieux = packListe(colonnes.u, taille);
  return {
    taille,
    pas: PAS,
    colonnes,
    lieux,
    heures: packHeures(colonnes.h, taille),
    horaires: buildHoraires(colonnes),
    latitudes: buildDegres(colonnes, 0),
    longitudes: buildDegres(colonnes, 1),
    facettes: buildFacettes(colonnes, lieux, taille),
    index: buildIndexSources(colonnes.n, listSources(colonnes, lieux, taille), colonnes.tel),
  };
}

/** Place by place: unknown hours keep their seat. @param {Numeros[]} colonne @param {number} taille @returns {Liste} */
function packHeures(colonne, taille) {
  const listes = Array.from({ length: taille }, (_, fiche) => colonne[fiche] ?? -1);
  return packListe(
    listes.map((heures) => (typeof heures === "number" ? [heures] : heures)),
    taille,
  );
}
