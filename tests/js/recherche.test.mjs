import assert from "node:assert/strict";
import { test } from "node:test";
import { buildIndex, searchEntrees, suggestQuestions } from "../../docs/assets/js/lib/recherche.mjs";

const FICHES = [
  [0, "Dr Claire Martin", "Médecin généraliste · Exempleville", "medecin docteur toubib", "+33353010010"],
  [0, "Zoé Cœurdassier", "Masseur-kinésithérapeute · Rivebourg", "kine kinesitherapeute", "+33353010011"],
  [0, "Anne Nguyễn", "Orthophoniste · Exempleville", "parole langage", ""],
  [1, "Pharmacie d’Exempleville", "Pharmacie · Exempleville", "medicaments 59998", "+33353010012"],
  [2, "Exempleville", "1 200 habitants", "59998", ""],
  [2, "Sainte-Marie-le-Val", "", "59997", ""],
  [3, "Vaccination contre la grippe", "3 décembre · Rivebourg", "", ""],
  [4, "Urgences", "Que faire maintenant ?", "samu", "15"],
  [0, "Dr Jules Liévin", "Dentiste · Exempleville", "dents", ""],
  [0, "Paul Martinet", "Cardiologue · Rivebourg", "coeur", ""],
];

const colonne = (rang) => FICHES.map((fiche) => fiche[rang]);
const index = buildIndex({ g: colonne(0), t: colonne(1), d: colonne(2), m: colonne(3), tel: colonne(4) });
const search = (question) => searchEntrees(index, question).map((entree) => FICHES[entree][1]);

const CAS = [
  ["accents and case do not count", "MEDECIN géneraliste", ["Dr Claire Martin"]],
  ["order does not count", "martin claire", ["Dr Claire Martin"]],
  ["a ligature is two letters", "coeurdassier", ["Zoé Cœurdassier"]],
  ["a beginning is enough, the exact word first", "martin", ["Dr Claire Martin", "Paul Martinet"]],
  ["a plural finds a singular", "orthophonistes", ["Anne Nguyễn"]],
  ["a swap is forgiven", "calire", ["Dr Claire Martin"]],
  ["a spelling by ear is forgiven", "orthofoniste", ["Anne Nguyễn"]],
  ["a beginning by ear too", "ortofo", ["Anne Nguyễn"]],
  ["two errors in a long word", "kinesiterapeutte", ["Zoé Cœurdassier"]],
  ["synonyms come from the index", "kine rivebourg", ["Zoé Cœurdassier"]],
  ["every word must match", "kine exempleville", []],
  ["a word that nothing has gives nothing", "martin zzyzx", []],
  ["short words are not corrected", "kin", ["Zoé Cœurdassier"]],
  ["three letters wrong give nothing", "kyx", []],
  ["a title of respect counts when someone has it", "dr martin", ["Dr Claire Martin"]],
  ["and is dropped when nobody has", "docteur martinet", ["Paul Martinet"]],
  ["a title of respect is not a job", "docteur exempleville", ["Dr Claire Martin"]],
  ["whose bearer is still found by name", "dr lievin", ["Dr Jules Liévin"]],
  ["empty words are ignored", "la pharmacie de exempleville", ["Pharmacie d’Exempleville"]],
  [
    "a title that is the question comes first",
    "exempleville",
    ["Exempleville", "Pharmacie d’Exempleville", "Anne Nguyễn", "Dr Claire Martin", "Dr Jules Liévin"],
  ],
  ["abbreviations of saints", "ste marie", ["Sainte-Marie-le-Val"]],
  ["a postal code", "59998", ["Exempleville", "Pharmacie d’Exempleville"].reverse()],
  ["a postal code is never corrected", "59999", []],
  ["a phone number with spaces", "03 53 01 00 12", ["Pharmacie d’Exempleville"]],
  [
    "the beginning of a phone number",
    "03 53 01 00",
    ["Dr Claire Martin", "Pharmacie d’Exempleville", "Zoé Cœurdassier"],
  ],
  ["a short number", "15", ["Urgences"]],
  ["an elision", "pharmacie d'exempleville", ["Pharmacie d’Exempleville"]],
  ["nothing typed", "   ", []],
  ["signs only", "<>/…", []],
  ["names of JavaScript", "constructor __proto__", []],
];

for (const [nom, question, attendu] of CAS) {
  test(`search: ${nom} (« ${question} »)`, () => assert.deepEqual(search(question), attendu));
}

test("a very long question is answered all the same", () => {
  assert.deepEqual(search("martin ".repeat(5000)), ["Dr Claire Martin", "Paul Martinet"]);
  assert.deepEqual(search("x".repeat(5000)), []);
});

test("a word beyond the errors forgiven is suggested, with its accents", () => {
  assert.deepEqual(search("mdecn"), []);
  assert.deepEqual(suggestQuestions(index, "mdecn"), ["médecin"]);
});

test("words that never meet are suggested apart", () => {
  assert.deepEqual(suggestQuestions(index, "kine exempleville"), ["exempleville", "kine"]);
});

test("nothing near, nothing suggested", () => {
  assert.deepEqual(suggestQuestions(index, "zzyzxqq"), []);
});

test("columns may be missing or short", () => {
  const nu = buildIndex({ t: ["Seul", "Autre"], d: ["ici"] });
  assert.deepEqual(searchEntrees(nu, "seul ici"), [0]);
  assert.deepEqual(searchEntrees(buildIndex({ t: [] }), "seul"), []);
});
