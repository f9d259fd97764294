// @ts-check
/** Leaf of the search: how far two words are, counted in typing errors. */

/** One bit per letter present: two words whose bits differ much cannot be close. @param {string} mot */
export function computeEmpreinte(mot) {
  let bits = 0;
  for (let i = 0; i < mot.length; i += 1) {
    const lettre = mot.charCodeAt(i) - 97;
    if (lettre >= 0 && lettre < 26) bits |= 1 << lettre;
  }
  return bits;
}

/** Number of bits set. Source: Hacker's Delight, 5-2. @param {number} bits */
export function countBits(bits) {
  const paires = bits - ((bits >>> 1) & 0x55555555);
  const quatre = (paires & 0x33333333) + ((paires >>> 2) & 0x33333333);
  return (((quatre + (quatre >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Cost of the cell (i, j) from its neighbours; a swap of two letters counts once.
 * @param {string} a @param {string} b @param {number} i @param {number} j @param {number[][]} lignes rows i-2, i-1, i */
function computeCase(a, b, i, j, [avant, precedente, ligne]) {
  const egal = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
  const cout = Math.min(precedente[j] + 1, ligne[j - 1] + 1, precedente[j - 1] + (egal ? 0 : 1));
  const croise =
    i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
  return croise ? Math.min(cout, avant[j - 2] + 1) : cout;
}

/** Optimal string alignment distance of `a` and `b`, or `maximum + 1` as soon as it exceeds `maximum`.
 * @param {string} a @param {string} b @param {number} maximum */
export function computeDistance(a, b, maximum) {
  if (Math.abs(a.length - b.length) > maximum) return maximum + 1;
  /** @type {number[][]} */
  let lignes = [[], [], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const ligne = [i];
    lignes = [lignes[1], lignes[2], ligne];
    let minimum = i;
    for (let j = 1; j <= b.length; j += 1) minimum = Math.min(minimum, (ligne[j] = computeCase(a, b, i, j, lignes)));
    if (minimum > maximum) return maximum + 1;
  }
  return Math.min(lignes[2][b.length], maximum + 1);
}
