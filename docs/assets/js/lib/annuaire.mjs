// @ts-check
/** The directory filtered by facets: one choice is enough inside a facet, every facet must agree. */
import { buildIndex, searchEntrees } from "./recherche.mjs";

/**
 * @typedef {[string, string][]} Table slug and label, by number
 * @typedef {object} Colonnes one row per entry; a missing column means that nobody has it
 * @property {string[]} l ids
 * @property {string[]} n names
 * @property {string[]} [d] details
 * @property {(number | number[])[]} [p] numbers in `professions`, -1 for none
 * @property {(number | number[])[]} [c] numbers in `communes`
 * @property {number[][]} [s] numbers in `services`
 * @property {number[][]} [g] numbers in `langues`
 * @property {number[]} [x] bits, see `DRAPEAUX`
 * @property {string[]} [tel]
 * @property {string[]} [m] words to find it by
 * @property {Table} [professions]
 * @property {Table} [communes]
 * @property {Table} [services]
 * @property {Table} [langues]
 *
 * @typedef {object} Facette
 * @property {string} nom as in the address: profession, nouveaux…
 * @property {string[]} valeurs slugs, by number
 * @property {number[][]} lignes numbers of the values of each entry
 *
 * @typedef {{colonnes: Colonnes, index: import("./recherche.mjs").Index, facettes: Facette[]}} Annuaire
 * @typedef {object} Tri
 * @property {number[]} fiches entries kept, best first
 * @property {Map<string, number>} nombres « profession:infirmier » → entries it would give with the other facets as they are
 * @property {Map<string, number>} assouplir facet or « q » → entries that it alone keeps out
 */

export const DRAPEAUX = Object.freeze({ nouveaux: 1, pmr: 2, domicile: 4, teleconsultation: 8 });
const OUI = "oui";

/** @param {number | number[] | undefined} valeur */
const listNumeros = (valeur) =>
  Array.isArray(valeur) ? valeur : typeof valeur === "number" && valeur >= 0 ? [valeur] : [];

/**
 * @param {string} nom
 * @param {Table | undefined} table
 * @param {(number | number[])[] | undefined} colonne
 * @param {number} taille
 * @returns {Facette}
 */
function buildFacette(nom, table, colonne, taille) {
  const lignes = Array.from({ length: taille }, (_, i) => listNumeros(colonne?.[i]));
  return { nom, valeurs: (table ?? []).map(([slug]) => slug), lignes };
}

/**
 * A yes-only facet.
 * @param {string} nom
 * @param {number} bit
 * @param {number[]} drapeaux
 * @param {number} taille
 * @returns {Facette}
 */
function buildDrapeau(nom, bit, drapeaux, taille) {
  return {
    nom,
    valeurs: [OUI],
    lignes: Array.from({ length: taille }, (_, i) => ((drapeaux[i] ?? 0) & bit ? [0] : [])),
  };
}

/** @param {Colonnes} colonnes @returns {Annuaire} */
export function buildAnnuaire(colonnes) {
  const taille = colonnes.l.length;
  const facettes = [
    buildFacette("profession", colonnes.professions, colonnes.p, taille),
    buildFacette("commune", colonnes.communes, colonnes.c, taille),
    buildFacette("service", colonnes.services, colonnes.s, taille),
    buildFacette("langue", colonnes.langues, colonnes.g, taille),
    ...Object.entries(DRAPEAUX).map(([nom, bit]) => buildDrapeau(nom, bit, colonnes.x ?? [], taille)),
  ];
  return { colonnes, index: buildIndex({ ...colonnes, t: colonnes.n, g: undefined }), facettes };
}

/**
 * Numbers chosen in a facet; a slug nobody has gives -1, which nothing matches.
 * @param {Facette} facette
 * @param {URLSearchParams} etat
 */
const readChoix = ({ nom, valeurs }, etat) =>
  new Set(
    etat
      .getAll(nom)
      .filter(Boolean)
      .map((slug) => valeurs.indexOf(slug)),
  );

/**
 * The order of all the entries for the words typed, and which ones they keep.
 * @param {Annuaire} annuaire
 * @param {string} question
 */
function rankFiches({ colonnes, index }, question) {
  const toutes = [...colonnes.l.keys()];
  if (!question.trim()) return { ordre: toutes, gardees: null };
  const gardees = new Set(searchEntrees(index, question));
  return { ordre: [...gardees, ...toutes.filter((fiche) => !gardees.has(fiche))], gardees };
}

/**
 * Names of the facets that keep `fiche` out.
 * @param {number} fiche
 * @param {{facette: Facette, choix: Set<number>}[]} criteres
 */
const listRefus = (fiche, criteres) =>
  criteres
    .filter(({ facette, choix }) => !facette.lignes[fiche].some((numero) => choix.has(numero)))
    .map(({ facette }) => facette.nom);

/** @param {Map<string, number>} nombres @param {string} cle */
const increment = (nombres, cle) => nombres.set(cle, (nombres.get(cle) ?? 0) + 1);

/**
 * Counts `fiche` in each facet that no other facet closes to it.
 * @param {Map<string, number>} nombres
 * @param {Annuaire} annuaire
 * @param {number} fiche
 * @param {string | undefined} seulRefus
 */
function countFiche(nombres, { facettes }, fiche, seulRefus) {
  for (const { nom, valeurs, lignes } of facettes) {
    if (seulRefus !== undefined && seulRefus !== nom) continue;
    for (const numero of lignes[fiche]) increment(nombres, `${nom}:${valeurs[numero]}`);
  }
}

/**
 * @param {Annuaire} annuaire
 * @param {URLSearchParams} etat q, profession, commune, service, langue (repeatable), nouveaux, pmr…
 * @returns {Tri}
 */
export function filterFiches(annuaire, etat) {
  const { ordre, gardees } = rankFiches(annuaire, etat.get("q") ?? "");
  const criteres = annuaire.facettes
    .map((facette) => ({ facette, choix: readChoix(facette, etat) }))
    .filter(({ choix }) => choix.size > 0);
  const tri = /** @type {Tri} */ ({ fiches: [], nombres: new Map(), assouplir: new Map() });
  for (const fiche of ordre) {
    const refus = listRefus(fiche, criteres);
    if (gardees && !gardees.has(fiche)) refus.push("q");
    if (refus.length === 0) tri.fiches.push(fiche);
    if (refus.length === 1) increment(tri.assouplir, refus[0]);
    if (refus.length <= 1) countFiche(tri.nombres, annuaire, fiche, refus[0]);
  }
  return tri;
}
