import assert from "node:assert/strict";
import { test } from "node:test";
import { buildAnnuaire, filterFiches } from "../../docs/assets/js/lib/annuaire.mjs";
import { dropFacette, formatAdresse, mergeEtat } from "../../docs/assets/js/lib/etat.mjs";

const annuaire = buildAnnuaire({
  l: ["anne", "bruno", "claire", "maison"],
  n: ["Anne Petit", "Bruno Lenoir", "Claire Martin", "Maison de santé du Val"],
  d: [
    "Infirmière · Exempleville",
    "Médecin généraliste · Rivebourg",
    "Médecin généraliste · Exempleville",
    "Maison de santé · Rivebourg",
  ],
  p: [0, 1, [1], -1],
  c: [0, 1, [0, 1], 1],
  s: [[0], [], [], [0]],
  g: [[0], [0, 1], [1], []],
  x: [4, 1, 3, 16],
  tel: ["", "", "+33353010010", ""],
  m: ["soins", "toubib", "toubib", ""],
  professions: [
    ["infirmier", "Infirmier"],
    ["medecin-generaliste", "Médecin généraliste"],
  ],
  communes: [
    ["exempleville", "Exempleville"],
    ["rivebourg", "Rivebourg"],
  ],
  services: [["vaccination", "Vaccination"]],
  langues: [
    ["fr", "français"],
    ["nl", "néerlandais"],
  ],
});
const filter = (etat) => filterFiches(annuaire, new URLSearchParams(etat));

test("no filter gives everyone in the order of the file, with the number of each choice", () => {
  const { fiches, nombres } = filter("");
  assert.deepEqual(fiches, [0, 1, 2, 3]);
  assert.equal(nombres.get("profession:medecin-generaliste"), 2);
  assert.equal(nombres.get("commune:rivebourg"), 3);
  assert.equal(nombres.get("nouveaux:oui"), 2);
});

test("one choice is enough inside a facet, every facet must agree", () => {
  assert.deepEqual(filter("profession=infirmier&profession=medecin-generaliste").fiches, [0, 1, 2]);
  assert.deepEqual(filter("profession=medecin-generaliste&commune=exempleville").fiches, [2]);
  assert.deepEqual(filter("nouveaux=oui&pmr=oui").fiches, [2]);
  assert.deepEqual(filter("langue=nl&nouveaux=oui").fiches, [1, 2]);
  assert.deepEqual(filter("service=vaccination").fiches, [0, 3]);
});

test("the numbers of a facet follow the others, not itself", () => {
  const { nombres } = filter("commune=exempleville&profession=infirmier");
  assert.equal(nombres.get("profession:medecin-generaliste"), 1);
  assert.equal(nombres.get("commune:rivebourg"), undefined);
});

test("words are searched within the filters", () => {
  assert.deepEqual(filter("q=toubib&commune=exempleville").fiches, [2]);
  assert.deepEqual(filter("q=generalistes rivebourg").fiches, [1]);
  assert.deepEqual(filter("q=03 53 01 00 10").fiches, [2]);
});

test("an empty result tells which filter alone is in the way", () => {
  const { fiches, assouplir } = filter("profession=infirmier&commune=rivebourg");
  assert.deepEqual(fiches, []);
  assert.deepEqual(Object.fromEntries(assouplir), { commune: 1, profession: 3 });
  assert.deepEqual(Object.fromEntries(filter("q=claire&domicile=oui").assouplir), { q: 1, domicile: 1 });
});

test("a slug that nobody has gives nobody, an empty one is no filter", () => {
  assert.deepEqual(filter("profession=inconnue").fiches, []);
  assert.deepEqual(filter("profession=&nouveaux=").fiches, [0, 1, 2, 3]);
});

test("columns may be missing", () => {
  assert.deepEqual(filterFiches(buildAnnuaire({ l: ["a"], n: ["A"] }), new URLSearchParams("nouveaux=oui")).fiches, []);
});

test("the address keeps what the form does not hold", () => {
  const etat = mergeEtat(new URLSearchParams("specialite=orl&q=vieux"), new Set(["q", "commune"]), [
    ["q", " kiné "],
    ["commune", ""],
  ]);
  assert.equal(String(etat), "specialite=orl&q=kin%C3%A9");
  assert.equal(
    formatAdresse(etat, { pathname: "/annuaire/", hash: "#liste" }),
    "/annuaire/?specialite=orl&q=kin%C3%A9#liste",
  );
  assert.equal(
    formatAdresse(dropFacette(dropFacette(etat, "q"), "specialite"), { pathname: "/annuaire/", hash: "" }),
    "/annuaire/",
  );
});
