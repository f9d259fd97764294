// @ts-check
/** The points of a map from the index of the directory: what /donnees/carte.json holds, without loading it too. */

/**
 * @typedef {import("./index-annuaire.mjs").Colonnes} Colonnes
 * @typedef {import("./carte.mjs").Point} Point
 */

const PAS = 1e4;

/** One point per place whose position is known. @param {Required<Colonnes>} colonnes @param {number} fiche @returns {Point[]} */
function listPoints({ l, n, r, u, tel, roles, lieux, communes }, fiche) {
  const [libelle, profession, , , , famille] = roles[r[fiche]] ?? [""];
  const siens = u[fiche] ?? [];
  return [siens].flat().flatMap((numero) => {
    const [rang, lat, lon] = lieux[numero] ?? [-1];
    const [, , centreLat = 0, centreLon = 0, code = ""] = communes[rang] ?? [];
    if (lat === undefined || lon === undefined) return [];
    const position = { lat: (centreLat + lat) / PAS, lon: (centreLon + lon) / PAS };
    const quoi = { n: n[fiche], l: `annuaire/${l[fiche]}/`, t: libelle, f: famille, c: code, tel: tel[fiche] };
    return [{ ...quoi, ...position, p: profession ? [profession] : [] }];
  });
}

/** Number of entries in each commune, position or not. @param {Required<Colonnes>} colonnes */
function countParCommune({ l, u, lieux, communes }) {
  const nombres = communes.map(() => 0);
  l.forEach((_, fiche) => {
    const ici = [u[fiche] ?? []].flat().map((numero) => lieux[numero]?.[0] ?? -1);
    for (const rang of new Set(ici)) if (rang in nombres) nombres[rang] += 1;
  });
  return nombres;
}

/** @param {Required<Colonnes>} colonnes @returns {import("./carte.mjs").Carte} */
export function buildCarte(colonnes) {
  const nombres = countParCommune(colonnes);
  return {
    points: colonnes.l.flatMap((_, fiche) => listPoints(colonnes, fiche)),
    communes: colonnes.communes.flatMap(([slug, nom, lat, lon, code = ""], rang) => {
      if (!slug || lat === undefined || lon === undefined) return [];
      return [{ code, nom, lien: `communes/${slug}/`, lat: lat / PAS, lon: lon / PAS, n: nombres[rang] }];
    }),
  };
}
