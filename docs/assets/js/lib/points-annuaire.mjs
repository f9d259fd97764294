// @ts-check
/** The points of a map from the index of the directory: what /donnees/carte.json holds, without loading it too. */

/**
 * @typedef {import("./index-annuaire.mjs").Colonnes} Colonnes
 * @typedef {import("./carte.mjs").Point} Point
 */

const PAS = 1e4;

/** One point per place, without latitude where its position is unknown.
 * @param {Required<Colonnes>} colonnes @param {number} fiche @returns {Point[]} */
function listPoints({ l, n, r, u, tel, roles, lieux, communes }, fiche) {
  const [libelle, profession, , , , famille = ""] = roles[r[fiche]] ?? [""];
  return [u[fiche] ?? []].flat().map((numero) => {
    const [rang, lat, lon] = lieux[numero] ?? [-1];
    const [, , centreLat = 0, centreLon = 0, code = ""] = communes[rang] ?? [];
    const situe = lat !== undefined && lon !== undefined;
    return {
      n: n[fiche],
      l: `annuaire/${l[fiche]}/`,
      t: libelle,
      f: famille,
      c: code,
      tel: tel[fiche],
      lat: situe ? (centreLat + lat) / PAS : null,
      lon: situe ? (centreLon + lon) / PAS : null,
      p: profession ? [profession] : [],
      s: [],
    };
  });
}

/** @param {Required<Colonnes>} colonnes @returns {import("./carte.mjs").Carte} */
export function buildCarte(colonnes) {
  return {
    points: colonnes.l.flatMap((_, fiche) => listPoints(colonnes, fiche)),
    communes: colonnes.communes.flatMap(([slug, nom, lat, lon, code = ""]) => {
      if (!slug || lat === undefined || lon === undefined) return [];
      return [{ code, nom, lien: `communes/${slug}/`, lat: lat / PAS, lon: lon / PAS }];
    }),
    fragilites: new Map(),
  };
}
