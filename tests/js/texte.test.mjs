import assert from "node:assert/strict";
import { test } from "node:test";
import { computeDistance, countBits } from "../../docs/assets/js/lib/distance.mjs";
import {
  buildLienTelephone,
  computeCle,
  computeRacine,
  fold,
  formatNombre,
  formatTelephone,
  keepMotsUtiles,
  normalizeTelephone,
  readTelephone,
  splitMots,
  toleratedFautes,
} from "../../docs/assets/js/lib/texte.mjs";

test("fold forgets accents, case and ligatures, composed or not", () => {
  assert.equal(fold("ŒUVRE Cœur Æther Straße"), "oeuvre coeur aether strasse");
  assert.equal(fold("Éric"), fold("E\u0301ric"));
  assert.equal(fold("l’Été"), "l'ete");
  assert.equal(fold("İstanbul"), "istanbul");
  assert.equal(fold("Нгуен 王"), "нгуен 王");
});

test("words lose their elisions, hyphens and abbreviations", () => {
  assert.deepEqual(splitMots("L’hôpital d'Exempleville"), ["hopital", "exempleville"]);
  assert.deepEqual(splitMots("Ste-Marie, St Omer"), ["sainte", "marie", "saint", "omer"]);
  assert.deepEqual(splitMots("aujourd'hui"), ["aujourd", "hui"]);
  assert.deepEqual(splitMots(" <img src=x> "), ["img", "src", "x"]);
  assert.deepEqual(splitMots("…"), []);
});

test("empty words are ignored unless alone", () => {
  assert.deepEqual(keepMotsUtiles(["la", "docteur", "martin"]), ["docteur", "martin"]);
  assert.deepEqual(keepMotsUtiles(["le"]), ["le"]);
});

test("spellings that sound alike share a key, numbers are left alone", () => {
  assert.equal(computeCle("ophtalmologue"), computeCle("oftalmologue"));
  assert.equal(computeCle("lille"), "lile");
  assert.equal(computeCle("0033"), "0033");
});

test("plural and feminine endings share a root", () => {
  assert.equal(computeRacine(computeCle("generalistes")), computeRacine(computeCle("generaliste")));
  assert.equal(computeRacine(computeCle("infirmieres")), computeRacine(computeCle("infirmier")));
  assert.equal(computeRacine(computeCle("pharmacienne")), computeRacine(computeCle("pharmacien")));
  assert.equal(computeRacine("bus"), "bus");
});

test("errors forgiven grow with the word", () => {
  assert.deepEqual([3, 4, 7, 8].map(toleratedFautes), [0, 1, 1, 2]);
});

test("a distance counts insertions, losses, changes and swaps once", () => {
  assert.equal(computeDistance("martin", "martin", 2), 0);
  assert.equal(computeDistance("matrin", "martin", 2), 1);
  assert.equal(computeDistance("martn", "martin", 2), 1);
  assert.equal(computeDistance("marttin", "martin", 2), 1);
  assert.equal(computeDistance("mertan", "martin", 2), 2);
  assert.equal(computeDistance("", "ab", 2), 2);
});

test("a distance stops at its maximum", () => {
  assert.equal(computeDistance("abcdef", "uvwxyz", 1), 2);
  assert.equal(computeDistance("abc", "abcdef", 2), 3);
});

test("bits are counted up to 32", () => {
  assert.deepEqual([0, 1, 0b1011, 0xffffffff].map(countBits), [0, 1, 3, 32]);
});

test("a phone number is read however it is spaced", () => {
  assert.equal(normalizeTelephone("+33353010010"), "0353010010");
  for (const ecrit of [
    "03 53 01 00 10",
    "03.53.01.00.10",
    "+33 3 53 01 00 10",
    "0033353010010",
    "+33 (0)3 53 01 00 10",
  ]) {
    assert.equal(readTelephone(ecrit), "0353010010", ecrit);
  }
  assert.equal(readTelephone("kine 59190"), "");
});

test("a phone number is shown in pairs and linked only when it is one", () => {
  assert.equal(formatTelephone("+33353010010"), "03\u00a053\u00a001\u00a000\u00a010");
  assert.equal(formatTelephone("3114"), "3114");
  assert.equal(buildLienTelephone("+33353010010"), "tel:+33353010010");
  for (const faux of ["", "javascript:hit(1)", "03 53", undefined, 15]) assert.equal(buildLienTelephone(faux), null);
});

test("in French zero is singular", () => {
  assert.equal(formatNombre(0, "résultat"), "0\u00a0résultat");
  assert.equal(formatNombre(2, "résultat"), "2\u00a0résultats");
});
