import assert from "node:assert/strict";
import { test } from "node:test";
import { addCorrection, countMotsUtiles } from "../../docs/assets/js/lib/qr-correction.mjs";
import { drawFormat, makeGrille } from "../../docs/assets/js/lib/qr-grille.mjs";
import { applyMasque, computePenalite } from "../../docs/assets/js/lib/qr-masque.mjs";
import { countOctets, drawTrace, makeQr } from "../../docs/assets/js/lib/qr.mjs";

const hexa = (mots) => mots.map((mot) => mot.toString(16).padStart(2, "0")).join(" ");
const makeDessin = (lignes) => ({
  cote: lignes.length,
  modules: Uint8Array.from(lignes.join(""), (signe) => Number(signe === "#")),
  fixes: new Uint8Array(lignes.length ** 2),
});

test("the correction of the example of annex I of the standard", () => {
  const donnees = "10 20 0c 56 61 80 ec 11 ec 11 ec 11 ec 11 ec 11";
  const mots = donnees.split(" ").map((mot) => parseInt(mot, 16));
  assert.equal(hexa(addCorrection(mots, 1, "M")), `${donnees} a5 24 d4 c1 ed 36 c7 87 2c 55`);
});

test("blocks of two lengths are interleaved, the last codewords of the long ones together", () => {
  const donnees = Array.from({ length: countMotsUtiles(10, "M") }, (_, rang) => rang % 256);
  const mots = addCorrection(donnees, 10, "M");
  // 4 blocks of 43 codewords and 1 of 44; 26 of correction for each.
  assert.equal(mots.length, 346);
  assert.deepEqual(mots.slice(0, 6), [0, 43, 86, 129, 172, 1]);
  assert.deepEqual(mots.slice(212, 216), [128, 171, 214, 215]);
});

test("the format of the level M and of the mask 5 is that of the standard, twice", () => {
  const grille = makeGrille(1);
  drawFormat(grille, "M", 5);
  const lit = (ligne, colonne) => grille.modules[ligne * 21 + colonne];
  const premier = [0, 1, 2, 3, 4, 5, 7, 8].map((colonne) => lit(8, colonne));
  const suite = [7, 5, 4, 3, 2, 1, 0].map((ligne) => lit(ligne, 8));
  assert.equal([...premier, ...suite].join(""), "100000011001110");
  const second = [20, 19, 18, 17, 16, 15, 14].map((ligne) => lit(ligne, 8));
  const fin = [13, 14, 15, 16, 17, 18, 19, 20].map((colonne) => lit(8, colonne));
  assert.equal([...second, ...fin].join(""), "100000011001110");
  assert.equal(lit(13, 8), 1);
});

test("finders, timing and alignment stand where they must in every version", () => {
  const repere = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"].join("");
  for (let version = 1; version <= 40; version++) {
    const { cote, modules } = makeGrille(version);
    const lit = (y, x, rang) => (modules[(y + Math.floor(rang / 7)) * cote + x + (rang % 7)] ? "#" : ".");
    const cut = (y, x) => Array.from({ length: 49 }, (_, rang) => lit(y, x, rang));
    assert.equal(cote, 17 + 4 * version);
    for (const [y, x] of [[0, 0], [0, cote - 7], [cote - 7, 0]]) assert.equal(cut(y, x).join(""), repere);
    for (let rang = 8; rang < cote - 8; rang++) assert.equal(modules[6 * cote + rang], (rang + 1) % 2);
    if (version > 1) assert.equal(modules[(cote - 7) * cote + cote - 7], 1);
  }
});

test("a mask put twice gives the symbol back and never touches what is fixed", () => {
  const grille = makeGrille(7);
  for (let masque = 0; masque < 8; masque++) {
    const masquee = applyMasque(grille, masque);
    assert.notDeepEqual(masquee.modules, grille.modules);
    assert.deepEqual(applyMasque(masquee, masque).modules, grille.modules);
    masquee.modules.forEach((module, place) => grille.fixes[place] && assert.equal(module, grille.modules[place]));
  }
});

test("the four penalties, each alone", () => {
  const damier = Array.from({ length: 12 }, (_, i) => (i % 2 ? "#." : ".#").repeat(6));
  assert.equal(computePenalite(makeDessin(damier)), 0);
  // Six of one colour in a row, without any square: 3 + 1 in the row; three more dark ones do not reach 5 %.
  const suite = damier.with(0, "######.#.#.#");
  assert.equal(computePenalite(makeDessin(suite)), 4);
  // All dark: rows and columns of 12 (10 each), 121 squares (3 each), 100 % dark (10 steps of 10).
  assert.equal(computePenalite(makeDessin(damier.map(() => "#".repeat(12)))), 24 * 10 + 121 * 3 + 100);
});

test("what looks like a finder costs 40 with four light modules on one side, the edge included", () => {
  const fond = Array.from({ length: 15 }, (_, i) => (i % 2 ? "#.#.#.#.#.#.#.#" : ".#.#.#.#.#.#.#."));
  const cost = (ligne) => computePenalite(makeDessin(fond.with(7, ligne)));
  const points = (ligne) => cost(ligne) - cost(ligne.replace("#.###.#", "#.#.#.#"));
  assert.ok(points("....#.###.#.#.#") >= 40);
  assert.ok(points("#.###.#.#.#.#.#") >= 40);
  assert.ok(points(".#.##.###.#.##.") < 40);
});

test("the smallest version is taken, and the level L only when M has no room", () => {
  for (let version = 1; version <= 40; version++) {
    const plein = "a".repeat(countOctets(version, "M"));
    assert.deepEqual([makeQr(plein, { masque: 0 })?.version, makeQr(plein, { masque: 0 })?.niveau], [version, "M"]);
    if (version < 40) assert.equal(makeQr(`${plein}a`, { masque: 0 })?.version, version + 1);
  }
  assert.equal(makeQr("a".repeat(2332), { masque: 0 })?.niveau, "L");
  assert.equal(makeQr("a".repeat(2953), { masque: 0 })?.version, 40);
  assert.equal(makeQr("a".repeat(2954)), null);
});

test("bytes are counted, not letters", () => {
  assert.equal(makeQr("é".repeat(7))?.version, 1);
  assert.equal(makeQr("é".repeat(8))?.version, 2);
  assert.equal(makeQr("")?.version, 1);
});

test("the path draws each run of dark modules once, inside its margin", () => {
  const modules = Uint8Array.from([1, 1, 0, 0, 0, 0, 1, 0, 1]);
  assert.equal(drawTrace({ cote: 3, modules }, 4), "M4 4h2v1h-2zM4 6h1v1h-1zM6 6h1v1h-1z");
});
