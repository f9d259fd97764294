import assert from "node:assert/strict";
import { test } from "node:test";
import { findCommunes, splitQuestion } from "../../docs/assets/js/lib/communes.mjs";

const makeCommune = (nom, ...codes) => ({ nom, codes, etat: "couverte" });
const COMMUNES = [
  makeCommune("Exempleville", "01234"),
  makeCommune("Le Vidéval", "01236"),
  makeCommune("Saint-Élan", "01234", "01235"),
  makeCommune("Saint-Élan-Plage", "01235"),
  { ...makeCommune("Voisineville", "01237"), etat: "voisine", cpts: "CPTS du Val" },
  makeCommune("Sans-Code"),
];
const ask = (question) => {
  const trouve = findCommunes(COMMUNES, question);
  return trouve && [trouve.genre, ...trouve.communes.map(({ nom }) => nom)];
};

test("a name is found whatever its accents, hyphens, article and abbreviation", () => {
  for (const question of ["le vidéval", "VIDEVAL", "  Videval "]) {
    assert.deepEqual(ask(question), ["exacte", "Le Vidéval"], question);
  }
  for (const question of ["Saint-Élan", "st elan", "saint elan"]) {
    assert.deepEqual(ask(question), ["exacte", "Saint-Élan"], question);
  }
});

test("a postal code answers with every commune that has it", () => {
  assert.deepEqual(ask("01234"), ["exacte", "Exempleville", "Saint-Élan"]);
  assert.deepEqual(ask("01 235"), ["exacte", "Saint-Élan", "Saint-Élan-Plage"]);
  assert.deepEqual(ask("75001"), ["aucune"]);
});

test("the first letters or digits are enough", () => {
  assert.deepEqual(ask("exem"), ["debut", "Exempleville"]);
  assert.deepEqual(ask("elan pl"), ["debut", "Saint-Élan-Plage"]);
  assert.deepEqual(ask("0123").slice(0, 2), ["debut", "Exempleville"]);
});

test("one or two typing errors are forgiven, and said", () => {
  assert.deepEqual(ask("exmpleville"), ["proche", "Exempleville"]);
  assert.deepEqual(ask("voisinvile"), ["proche", "Voisineville"]);
  assert.deepEqual(ask("zzzzzzzz"), ["aucune"]);
});

test("a code and a name together keep what both say, else what the name says", () => {
  assert.deepEqual(ask("01235 Saint-Élan"), ["exacte", "Saint-Élan"]);
  assert.deepEqual(ask("99999 Exempleville"), ["exacte", "Exempleville"]);
  assert.deepEqual(splitQuestion("01 234 Exempleville CEDEX"), { code: "01234", nom: "exempleville" });
});

test("nothing asked is not a question, and hostile text finds nothing", () => {
  assert.equal(findCommunes(COMMUNES, "   "), null);
  assert.equal(findCommunes(COMMUNES, "!!!"), null);
  assert.deepEqual(ask("<img src=x onerror=alert(1)>"), ["aucune"]);
  assert.deepEqual(ask("x".repeat(10_000)), ["aucune"]);
});
