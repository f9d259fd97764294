import assert from "node:assert/strict";
import { test } from "node:test";
import {
  computeRayon,
  countParCommune,
  describeAdresse,
  describeNombre,
  filterPoints,
  groupParAdresse,
  isGeometrieSaine,
  isPosition,
} from "../../docs/assets/js/lib/carte.mjs";
import { findRacine, resolveLien } from "../../docs/assets/js/lib/liens.mjs";

const makePoint = (changes) => ({
  n: "Pharmacie du Val",
  l: "annuaire/pharmacie/",
  t: "Pharmacie",
  c: "59998",
  lat: 50.8,
  lon: 2.48,
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

test("points without a position are left out, filters apply", () => {
  const points = [makePoint({}), makePoint({ lat: null }), null, makePoint({ c: "59997", p: ["infirmier"] })];
  assert.equal(filterPoints(points, {}).length, 2);
  assert.equal(filterPoints(points, { profession: "infirmier" }).length, 1);
  assert.equal(filterPoints(points, { commune: "59998" }).length, 1);
  assert.deepEqual(filterPoints("n’importe quoi", {}), []);
});

test("points of one position make one address", () => {
  const adresses = groupParAdresse([makePoint({}), makePoint({ lat: 50.8000001 }), makePoint({ lon: 2.5 })]);
  assert.deepEqual(
    adresses.map(({ points }) => points.length),
    [2, 1],
  );
});

test("communes keep their number, or are counted again under a filter", () => {
  const communes = [{ code: "59998", nom: "Exempleville", lien: "", lat: 50, lon: 2, n: 7 }, { nom: "sans code" }];
  assert.deepEqual(
    countParCommune(communes, [makePoint({})], false).map(({ n }) => n),
    [7],
  );
  assert.deepEqual(
    countParCommune(communes, [makePoint({})], true).map(({ n }) => n),
    [1],
  );
  assert.deepEqual(countParCommune(undefined, [], true), []);
});

test("what is said of a dot and of a number", () => {
  const [seule] = groupParAdresse([makePoint({})]);
  assert.equal(describeAdresse(seule, "Exempleville"), "Pharmacie du Val, Pharmacie, Exempleville");
  const [double] = groupParAdresse([makePoint({}), makePoint({})]);
  assert.equal(describeAdresse(double, ""), "2 fiches à la même adresse");
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
