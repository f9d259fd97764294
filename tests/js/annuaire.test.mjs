import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countAssouplir,
  countInconnues,
  countNombres,
  countSeuls,
  filterFiches,
  findOrigine,
  findProches,
} from "../../docs/assets/js/lib/annuaire.mjs";
import { readDemande } from "../../docs/assets/js/lib/demande.mjs";
import { dropFacette, formatAdresse, mergeEtat } from "../../docs/assets/js/lib/etat.mjs";
import { buildAnnuaire } from "../../docs/assets/js/lib/index-annuaire.mjs";
import { describeIgnores, describeResultats } from "../../docs/assets/js/lib/phrases-annuaire.mjs";
import { countParCommune } from "../../docs/assets/js/lib/carte.mjs";
import { buildCarte } from "../../docs/assets/js/lib/points-annuaire.mjs";
import { suggestQuestions } from "../../docs/assets/js/lib/recherche.mjs";
import { annuaire, COLONNES, LUNDI } from "./donnees-annuaire.mjs";

const read = (etat, position) => readDemande(annuaire, new URLSearchParams(etat), LUNDI, position);
const filter = (etat, position) => filterFiches(annuaire, read(etat, position));
const list = (etat, position) => filter(etat, position).fiches.map((fiche) => COLONNES.l[fiche]);
const TOUS = COLONNES.l;

test("no filter gives everyone in the order of the file, with the number of each choice", () => {
  assert.deepEqual(list(""), TOUS);
  const nombres = countNombres(annuaire, filter(""), LUNDI);
  assert.equal(nombres.get("profession:medecin-generaliste"), 2);
  assert.equal(nombres.get("type:maison-de-sante"), 1);
  assert.equal(nombres.get("commune:rivebourg"), 3);
  assert.equal(nombres.get("nouveaux:oui"), 2);
  assert.equal(nombres.get("convention:secteur-1"), 1);
  assert.equal(nombres.get("ouvert:oui"), 1);
  assert.equal(nombres.get("ouvert:dimanche"), 2);
});

test("one choice is enough inside a facet, every facet must agree", () => {
  assert.deepEqual(list("profession=infirmier&profession=medecin-generaliste"), ["anne", "bruno", "claire", "ida"]);
  assert.deepEqual(list("profession=medecin-generaliste&commune=exempleville"), ["claire"]);
  assert.deepEqual(list("nouveaux=oui&pmr=oui"), ["claire"]);
  assert.deepEqual(list("langue=nl&nouveaux=oui"), ["bruno", "claire"]);
  assert.deepEqual(list("service=vaccination"), ["maison"]);
  assert.deepEqual(list("convention=secteur-1"), ["bruno"]);
});

test("a profession and a type of place are one choice: nobody is both", () => {
  assert.deepEqual(list("profession=infirmier&type=maison-de-sante"), ["anne", "ida", "maison"]);
});

test("the numbers of a facet follow the others, not itself", () => {
  const nombres = countNombres(annuaire, filter("commune=exempleville&profession=infirmier"), LUNDI);
  assert.equal(nombres.get("profession:medecin-generaliste"), 1);
  assert.equal(nombres.get("type:maison-de-sante"), 0);
  assert.equal(nombres.get("commune:rivebourg"), 0);
});

test("words are searched within the filters", () => {
  assert.deepEqual(list("q=toubib&commune=exempleville"), ["claire"]);
  assert.deepEqual(list("q=generalistes rivebourg&tri=nom"), ["bruno", "claire", "maison"]);
  assert.deepEqual(list("q=03 53 01 00 10"), ["claire"]);
  assert.deepEqual(list("q=tabacologie"), ["claire"]);
  assert.deepEqual(list("q=néerlandais rivebourg").sort(), ["bruno", "claire"]);
  assert.deepEqual(list("q=maison val"), ["maison", "bruno", "claire"]);
});

test("an empty result tells which filter alone is in the way", () => {
  const tri = filter("profession=infirmier&commune=rivebourg");
  assert.deepEqual(tri.fiches, []);
  assert.deepEqual(Object.fromEntries(countAssouplir(tri)), { commune: 2, qui: 3 });
  assert.deepEqual(Object.fromEntries(countAssouplir(filter("q=claire&domicile=oui"))), { q: 1, domicile: 1 });
});

test("an empty result offers what comes nearest, from the commune chosen", () => {
  const demande = read("profession=infirmier&commune=rivebourg");
  const tri = filterFiches(annuaire, demande);
  const proches = findProches(annuaire, tri, findOrigine(annuaire, demande), 2);
  assert.deepEqual(
    proches.map((fiche) => COLONNES.l[fiche]),
    ["anne", "ida"],
  );
  const loin = filter("q=toubib&commune=exempleville&convention=secteur-1&domicile=oui");
  assert.deepEqual(Object.fromEntries(countAssouplir(loin)), {});
  assert.deepEqual(Object.fromEntries(countSeuls(loin)), { commune: 2, convention: 1, domicile: 1, q: 2 });
  assert.deepEqual(findProches(annuaire, loin, null, 5), [1, 2], "doctors, since a doctor was asked for");
  const rien = filter("q=zzyzxq");
  assert.deepEqual(findProches(annuaire, rien, null, 5), []);
});

test("distances order and bound the list; who is nowhere comes last and is never near", () => {
  assert.deepEqual(list("pres-de=exempleville"), ["anne", "claire", "bruno", "maison", "ida"]);
  assert.deepEqual(list("pres-de=exempleville&rayon=5"), ["anne", "claire"]);
  assert.deepEqual(list("pres-de=exempleville&tri=nom"), TOUS);
  assert.deepEqual(list("tri=distance", { lat: 46, lon: 5.1293 })[0], "bruno");
  const { distances_km } = filter("pres-de=exempleville");
  assert.ok(Math.abs(distances_km[1] - 9.98) < 0.05);
  assert.equal(distances_km[3], Infinity);
});

test("opening hours: now, a day, a holiday; unknown is neither open nor closed", () => {
  assert.deepEqual(list("ouvert=oui"), ["bruno"]);
  assert.equal(countInconnues(filter("ouvert=oui")), 2);
  assert.deepEqual(list("ouvert=2026-11-01"), ["claire", "maison"]);
  assert.deepEqual(list("ouvert=samedi"), ["claire"]);
  assert.deepEqual(list("ouvert=2026-10-29"), ["bruno", "claire"]);
});

test("hours are asked of the place wanted: open elsewhere is not open here", () => {
  assert.deepEqual(list("ouvert=2026-11-01&commune=exempleville"), []);
  assert.deepEqual(list("ouvert=2026-11-01&commune=rivebourg"), ["claire", "maison"]);
  assert.deepEqual(list("ouvert=samedi&commune=exempleville"), ["claire"]);
  assert.deepEqual(list("ouvert=samedi&commune=rivebourg"), []);
  assert.deepEqual(list("ouvert=2026-11-01&pres-de=exempleville&rayon=5"), []);
  assert.deepEqual(list("ouvert=2026-11-01&pres-de=exempleville&rayon=20"), ["claire", "maison"]);
  const nombres = countNombres(annuaire, filter("commune=exempleville"), LUNDI);
  assert.equal(nombres.get("ouvert:samedi"), 1);
});

test("hostile and unknown values are named and never obeyed", () => {
  const demande = read("profession=<img src=x onerror=alert(1)>&pmr=constructor&tri=__proto__&rayon=1e9&pres-de=x");
  assert.deepEqual(demande.ignores.toSorted(), ["pmr", "pres-de", "profession", "rayon", "tri"]);
  assert.deepEqual(filterFiches(annuaire, demande).fiches.length, TOUS.length);
  assert.match(describeIgnores(demande), /le métier/);
  assert.doesNotMatch(describeIgnores(demande), /img|proto/);
});

test("ten thousand characters are no question", () => {
  const demande = read(`q=${"x".repeat(10_000)}&commune=${"y".repeat(10_000)}&ouvert=${"9".repeat(10_000)}`);
  assert.deepEqual(demande.ignores.toSorted(), ["commune", "ouvert", "q"]);
  assert.deepEqual(filterFiches(annuaire, demande).fiches.length, TOUS.length);
});

test("a good value beside a bad one is obeyed, an empty one is no filter", () => {
  assert.deepEqual(list("profession=infirmier&profession=inconnue"), ["anne", "ida"]);
  assert.deepEqual(list("profession=&nouveaux="), TOUS);
  assert.deepEqual(read("utm_source=x").ignores, []);
});

test("a distance from nowhere is refused with a way out", () => {
  const demande = read("rayon=10&tri=distance");
  assert.deepEqual(filterFiches(annuaire, demande).fiches.length, TOUS.length);
  assert.match(describeIgnores(demande), /choisissez une commune/);
});

test("the sentence says how many, when, in which order, and what nobody knows", () => {
  assert.equal(
    describeResultats(2, 1, read("ouvert=2026-11-01&pres-de=exempleville")),
    "2\u00a0résultats, le dimanche 1er\u00a0novembre, jour férié, du plus proche au plus loin d’Exempleville, à vol d’oiseau. " +
      "Horaires inconnus pour 1\u00a0autre fiche",
  );
  assert.equal(describeResultats(0, 0, read("")), "Aucun résultat");
});

test("columns may be missing", () => {
  const nu = buildAnnuaire({ l: ["a"], n: ["A"] });
  assert.deepEqual(filterFiches(nu, readDemande(nu, new URLSearchParams("nouveaux=oui"), LUNDI)).fiches, []);
  assert.deepEqual(filterFiches(nu, readDemande(nu, new URLSearchParams("ouvert=oui"), LUNDI)).fiches, []);
  assert.deepEqual(suggestQuestions(nu.index, "zz"), []);
});

test("the map gets a point per known position and counts everyone", () => {
  const carte = buildCarte(COLONNES);
  assert.deepEqual(
    carte.points.filter(({ lat }) => lat !== null).map(({ l, c, lat, lon, f }) => [l, c, lat, lon, f]),
    [
      ["annuaire/bruno/", "01002", 46.001, 5.1293, "medecins"],
      ["annuaire/claire/", "01002", 46.001, 5.1293, "medecins"],
      ["annuaire/maison/", "01002", 46.001, 5.1293, "medecins"],
    ],
  );
  assert.deepEqual(
    countParCommune(carte.communes, carte.points).map(({ nom, n, sans }) => [nom, n, sans]),
    [
      ["Exempleville", 2, 2],
      ["Rivebourg", 3, 0],
    ],
  );
});

test("the address keeps what the form does not hold", () => {
  const etat = mergeEtat(new URLSearchParams("selection=orl&q=vieux"), new Set(["q", "commune"]), [
    ["q", " kiné "],
    ["commune", ""],
  ]);
  assert.equal(String(etat), "selection=orl&q=kin%C3%A9");
  assert.equal(
    formatAdresse(etat, { pathname: "/annuaire/", hash: "#liste" }),
    "/annuaire/?selection=orl&q=kin%C3%A9#liste",
  );
  assert.equal(
    formatAdresse(dropFacette(dropFacette(etat, "q"), "selection"), { pathname: "/annuaire/", hash: "" }),
    "/annuaire/",
  );
});
