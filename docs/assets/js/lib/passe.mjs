// @ts-check
/** What is over. */
import { formatInstant } from "./temps.mjs";

const FIN_DU_JOUR = "T24:00";

/** True once `fin` is behind: « AAAA-MM-JJThh:mm » of Paris, or a day, which counts to its last minute.
 * @param {string} fin @param {import("./temps.mjs").Instant} maintenant */
export function isPasse(fin, maintenant) {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(fin)) return false;
  return (fin.length === 10 ? fin + FIN_DU_JOUR : fin) <= formatInstant(maintenant);
}
