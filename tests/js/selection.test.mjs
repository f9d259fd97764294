import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addIdent,
  describeEcarts,
  findIdent,
  MAXIMUM,
  moveIdent,
  readAdresse,
  readIdents,
  removeIdent,
  writeAdresse,
} from "../../docs/assets/js/lib/selection.mjs";

const RACINE = "https://cpts.example.org/site/";
const PAGE = `${RACINE}orientation/`;
const rien = { idents: [], doublons: 0, illisibles: 0, enTrop: 0 };
const make = (nombre) => Array.from({ length: nombre }, (_, rang) => `fiche-${rang + 1}`);

test("an address gives its entries in order", () => {
  assert.deepEqual(readAdresse(`${PAGE}?selection=claire-martin,msp-cassel`)?.idents, ["claire-martin", "msp-cassel"]);
  assert.deepEqual(readAdresse(`${PAGE}?selection=a&selection=b%2Cc`)?.idents, ["a", "b", "c"]);
  assert.deepEqual(readAdresse(`${PAGE}?selection=%20a%20,,%20b`), { ...rien, idents: ["a", "b"] });
});

test("an address without a selection is not an empty one", () => {
  assert.equal(readAdresse(PAGE), null);
  assert.deepEqual(readAdresse(`${PAGE}?selection=`), rien);
});

test("what is no id is left aside and counted", () => {
  const longs = ["a".repeat(61), "a".repeat(10_000)];
  const hostiles = ["<img src=x onerror=alert(1)>", "../admin", "Claire", "é", "a--b", "-a", ...longs];
  assert.deepEqual(readIdents(hostiles), { ...rien, illisibles: hostiles.length });
  assert.deepEqual(readIdents(["constructor,a"]).idents, ["constructor", "a"]);
});

test("an entry counts once, and twelve at most", () => {
  assert.deepEqual(readIdents(["a,b,a,a"]), { ...rien, idents: ["a", "b"], doublons: 2 });
  assert.deepEqual(readIdents([make(15).join(",")]), { ...rien, idents: make(MAXIMUM), enTrop: 3 });
  assert.equal(addIdent(make(MAXIMUM), "encore"), null);
  assert.deepEqual(addIdent(make(MAXIMUM), "fiche-3"), make(MAXIMUM));
  assert.deepEqual(addIdent(["a"], "b"), ["a", "b"]);
});

test("an entry is taken out or moved within the list", () => {
  assert.deepEqual(removeIdent(["a", "b", "c"], "b"), ["a", "c"]);
  assert.deepEqual(moveIdent(["a", "b", "c"], "c", -1), ["a", "c", "b"]);
  assert.deepEqual(moveIdent(["a", "b", "c"], "a", 1), ["b", "a", "c"]);
  assert.deepEqual(moveIdent(["a", "b"], "a", -1), ["a", "b"]);
  assert.deepEqual(moveIdent(["a", "b"], "b", 1), ["a", "b"]);
  assert.deepEqual(moveIdent(["a", "b"], "z", 1), ["a", "b"]);
});

test("an address takes the selection and keeps the rest, commas in plain sight", () => {
  assert.equal(writeAdresse(PAGE, ["a", "b"]), `${PAGE}?selection=a,b`);
  assert.equal(writeAdresse(`${PAGE}?selection=a,b#haut`, []), `${PAGE}#haut`);
  const annuaire = `${RACINE}annuaire/?q=kin%C3%A9&selection=`;
  assert.equal(writeAdresse(`${annuaire}a`, ["b"]), `${annuaire}b`);
  assert.deepEqual(readAdresse(writeAdresse(PAGE, make(MAXIMUM)))?.idents, make(MAXIMUM));
});

test("the page of an entry is known by its address", () => {
  assert.equal(findIdent(`${RACINE}annuaire/claire-martin/`, RACINE), "claire-martin");
  assert.equal(findIdent(`${RACINE}annuaire/claire-martin/?selection=a#lieu-1`, RACINE), "claire-martin");
  assert.equal(findIdent(`${RACINE}annuaire/claire-martin/index.html`, RACINE), "claire-martin");
  for (const autre of ["annuaire/", "annuaire/a/b/", "communes/cassel/", "annuaire/Ça/", "", "prevention/annuaire/a/"])
    assert.equal(findIdent(`${RACINE}${autre}`, RACINE), null, autre);
  for (const ailleurs of ["https://autre.example/annuaire/a/", "tel:15", "", "https://cpts.example.org/annuaire/a/"])
    assert.equal(findIdent(ailleurs, RACINE), null, ailleurs);
});

test("what was left aside is said in plain words", () => {
  assert.deepEqual(describeEcarts(rien), []);
  assert.deepEqual(describeEcarts({ ...rien, doublons: 2, illisibles: 1, enTrop: 1 }), [
    "Une fiche était citée plusieurs fois\u00a0: elle n’est montrée qu’une fois.",
    "L’adresse contient autre chose que des fiches\u00a0: cela a été laissé de côté.",
    "Une feuille porte 12\u00a0fiches au plus\u00a0: 1\u00a0autre n’est pas montrée.",
  ]);
});
