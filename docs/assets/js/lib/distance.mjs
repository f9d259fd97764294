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

/** Nobody types a longer word by mistake. */
const LONGUEUR_MAXIMUM = 64;
/** Rows i - 2, i - 1 and i, made once: a question compares thousands of words. */
let lignes = [0, 1, 2].map(() => new Uint8Array(LONGUEUR_MAXIMUM + 1));

/** Fills row `i` from the two before and returns its least cost; a swap of two letters counts once.
 * @param {string} a @param {string} b @param {number} i @param {Uint8Array[]} rows i - 2, i - 1, i */
function fillLigne(a, b, i, [avant, precedente, ligne]) {
  const lettre = a.charCodeAt(i - 1);
  const derniere = i > 1 ? a.charCodeAt(i - 2) : -1;
  let minimum = (ligne[0] = i);
  for (let j = 1; j <= b.length; j += 1) {
    const autre = b.charCodeAt(j - 1);
    let cout = Math.min(precedente[j] + 1, ligne[j - 1] + 1, precedente[j - 1] + (lettre === autre ? 0 : 1));
    if (j > 1 && derniere === autre && lettre === b.charCodeAt(j - 2)) cout = Math.min(cout, avant[j - 2] + 1);
    ligne[j] = cout;
    if (cout < minimum) minimum = cout;
  }
  return minimum;
}

/** Optimal string alignment distance of `a` and `b`, or `maximum + 1` as soon as it exceeds `maximum`.
 * @param {string} a @param {string} b @param {number} maximum */
export function computeDistance(a, b, maximum) {
  if (Math.abs(a.length - b.length) > maximum || Math.max(a.length, b.length) > LONGUEUR_MAXIMUM) return maximum + 1;
  for (let j = 0; j <= b.length; j += 1) lignes[2][j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    lignes = [lignes[1], lignes[2], lignes[0]];
    if (fillLigne(a, b, i, lignes) > maximum) return maximum + 1;
  }
  return Math.min(lignes[2][b.length], maximum + 1);
}
