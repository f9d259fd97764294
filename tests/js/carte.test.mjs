import assert from "node:assert/strict";
import { test } from "node:test";
import {
  computeRayon,
  countParCommune,
  describeAdresse,
  describeGroupe,
  describeNombre,
  describeSans,
  filterPoints,
  groupParAdresse,
  groupProches,
  isGeometrieSaine,
  isPosition,
  readCarte,
  SEUIL_GROUPES,
} from "../../docs/assets/js/lib/carte.mjs";
import { writeGeo, writeItineraire } from "../../docs/assets/js/lib/itineraire.mjs";
import { findRacine, resolveLien } from "../../docs/assets/js/lib/liens.mjs";

const makePoint = (changes) => ({
  n: "Pharmacie du Val",
  l: "annuaire/pharmacie/",
  t: "Pharmacie",
  f: "pharmacie-biologie",
  c: "59998",
  tel: "",
  lat: 50.8,
  lon: 2.48,
  p: ["pharmacien"],
  s: ["vaccination"],
  ...changes,
});

test("a position is two finite numbers on the globe", () => {
  assert.equal(isPosition(50.8, 2.4), true);
  for (const [lat, lon] of [
    [NaN, 1],
    [1e400, 1],
    ["50", 2],
    [undefined, 2],
    [95, 2],
    [50, 200],
    [null, null],
  ]) {
    assert.equal(isPosition(lat, lon), false);
  }
});

test("a geometry is sound when all its coordinates are", () => {
  assert.equal(
    isGeometrieSaine([
      [
        [2.4, 50.8],
        [2.5, 50.8],
        [2.5, 50.9],
      ],
    ]),
    true,
  );
  for (const fausse of [
    [
      [
        [2.4, 50.8],
        [NaN, 50.8],
      ],
    ],
    [[[null, 50.8]]],
    [],
    [[]],
    null,
    undefined,
    "x",
    [null],
    [["a", "b"]],
  ]) {
    assert.equal(isGeometrieSaine(fausse), false);
  }
});

const FICHIER = {
  types: ["Pharmacie", "Infirmier"],
  familles: ["pharmacie-biologie", "soins"],
  codes: ["59998", ""],
  positions: [[50.8, 2.48]],
  professions: ["pharmacien", "infirmier"],
  services: ["vaccination"],
  points: {
    n: ["Pharmacie du Val", "Camille Exemple"],
    l: ["pharmacie", "camille"],
    t: [0, 1],
    f: [0, 1],
    c: [0, 1],
    a: [0, -1],
    tel: ["+33353010010", ""],
    p: [[0], [1]],
    s: [[0], []],
  },
  communes: [{ code: "59998", nom: "Exempleville", lien: "communes/exempleville/", lat: 50, lon: 2 }, { nom: "sans code" }],
  fragilites: { "sans-medecin": { 59998: ["4", "17 %"] } },
};

test("the file of the map is read column by column", () => {
  const carte = readCarte(FICHIER);
  assert.deepEqual(carte.points[0], makePoint({ tel: "+33353010010" }));
  assert.deepEqual([carte.points[1].lat, carte.points[1].c, carte.points[1].p], [null, "", ["infirmier"]]);
  assert.deepEqual(carte.communes.map(({ nom }) => nom), ["Exempleville"]);
  assert.deepEqual(carte.fragilites.get("sans-medecin")?.get("59998"), ["4", "17 %"]);
});

test("a file that is not what it should be gives an empty map, not an error", () => {
  for (const faux of [undefined, null, {}, "n’importe quoi", { points: null }, { points: { n: "x" }, communes: 3 }]) {
    assert.deepEqual(readCarte(faux).points, []);
  }
  const bancal = readCarte({ points: { n: ["Seul"] }, positions: [["x", NaN]] });
  assert.deepEqual([bancal.points[0].n, bancal.points[0].lat, bancal.points[0].s], ["Seul", null, []]);
});

test("families and services add up, other filters narrow", () => {
  const points = [
    makePoint({}),
    makePoint({ c: "59997", f: "soins", p: ["infirmier"], s: [] }),
    makePoint({ f: "dents", s: ["vaccination"] }),
  ];
  assert.equal(filterPoints(points, {}).length, 3);
  assert.equal(filterPoints(points, { profession: "infirmier" }).length, 1);
  assert.equal(filterPoints(points, { commune: "59998" }).length, 2);
  assert.equal(filterPoints(points, { familles: ["soins"] }).length, 1);
  assert.equal(filterPoints(points, { familles: ["soins"], services: ["vaccination"] }).length, 3);
  assert.equal(filterPoints(points, { familles: ["soins"], commune: "59998" }).length, 0);
});

test("points of one position make one address, those without position none", () => {
  const adresses = groupParAdresse([
    makePoint({}),
    makePoint({ lat: 50.8000001 }),
    makePoint({ lon: 2.5 }),
    makePoint({ lat: null, lon: null }),
  ]);
  assert.deepEqual(
    adresses.map(({ points }) => points.length),
    [2, 1],
  );
});

test("few addresses stay alone, many are grouped by square of the screen and none is lost", () => {
  const makeAdresses = (nombre) =>
    Array.from({ length: nombre }, (_, i) => ({ lat: 50 + i / 1e4, lon: 2 + i / 1e4, points: [makePoint({})] }));
  const project = ({ lat, lon }) => ({ x: lon * 1e5, y: lat * 1e5 });
  const peu = groupProches(makeAdresses(SEUIL_GROUPES), project);
  assert.equal(peu.length, SEUIL_GROUPES);
  const beaucoup = groupProches(makeAdresses(5000), ({ lat, lon }) => ({ x: (lon - 2) * 2000, y: (lat - 50) * 1000 }));
  assert.ok(beaucoup.length < 60, String(beaucoup.length));
  assert.equal(
    beaucoup.reduce((somme, { adresses }) => somme + adresses.length, 0),
    5000,
  );
  assert.equal(new Set(beaucoup.map(({ cle }) => cle)).size, beaucoup.length);
});

test("communes count each entry once, with or without a position", () => {
  const communes = [{ code: "59998", nom: "Exempleville", lien: "", lat: 50, lon: 2 }];
  const points = [
    makePoint({}),
    makePoint({ lat: 50.9 }),
    makePoint({ l: "annuaire/camille/", lat: null, lon: null }),
    makePoint({ l: "annuaire/loin/", c: "" }),
  ];
  const [exempleville] = countParCommune(communes, points);
  assert.deepEqual([exempleville.n, exempleville.sans], [2, 1]);
  assert.deepEqual(countParCommune([], points), []);
  assert.equal(describeSans(0), "");
  assert.match(describeSans(2), /^Dont 2\u00a0fiches sans point sur la carte/);
});

test("what is said of a dot and of a number", () => {
  const [seule] = groupParAdresse([makePoint({})]);
  assert.equal(describeAdresse(seule, "Exempleville"), "Pharmacie du Val, Pharmacie, Exempleville");
  const [double] = groupParAdresse([makePoint({}), makePoint({})]);
  assert.equal(describeAdresse(double, ""), "2 fiches à la même adresse");
  assert.equal(
    describeGroupe({ cle: "", lat: 0, lon: 0, adresses: [seule, double] }),
    "2\u00a0adresses proches : voir de plus près",
  );
  assert.equal(describeNombre(1), "1\u00a0professionnel ou lieu");
  assert.equal(describeNombre(12), "12\u00a0professionnels et lieux");
});

test("bubbles grow with the number and stay bounded", () => {
  assert.equal(computeRayon(1), 12);
  assert.equal(computeRayon(100_000), 28);
});

test("links never leave the site", () => {
  const racine = findRacine("https://cpts.example.org/site/donnees/carte.json");
  assert.equal(racine, "https://cpts.example.org/site/");
  assert.equal(resolveLien("annuaire/claire-martin/", racine), "https://cpts.example.org/site/annuaire/claire-martin/");
  for (const lien of [
    "javascript:hit(1)",
    "//evil.example/",
    "https://evil.example/",
    "../../etc/",
    "/ailleurs/",
    "data:text/html,x",
    undefined,
    3,
    "java\tscript:hit(1)",
  ]) {
    assert.equal(resolveLien(lien, racine), null, String(lien));
  }
});

test("the ways to a point are those of the pages, whatever the name holds", () => {
  const position = { lat: 50.05, lon: -2.05 };
  assert.equal(writeItineraire(position), "https://www.openstreetmap.org/directions?to=50.05,-2.05");
  assert.equal(
    writeGeo(position, "L’Été (1er) d'Or & Cie"),
    "geo:50.05,-2.05?q=50.05,-2.05(L%E2%80%99%C3%89t%C3%A9%20%281er%29%20d%27Or%20%26%20Cie)",
  );
  assert.equal(writeGeo(position, ""), "geo:50.05,-2.05?q=50.05,-2.05");
});
