import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countAutresLieux,
  describeJours,
  ESSAIS,
  limitEtats,
  limitLieux,
  limitRole,
  listCoupes,
  listOmis,
  PALIERS,
  TAILLES,
  writeHoraires,
} from "../../docs/assets/js/lib/orientation.mjs";

const NOMS = ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche", "Jours fériés"];
/** A week of eight texts, "" when closed. */
const makeSemaine = (...textes) =>
  NOMS.map((jour, rang) => ({ jour, texte: textes[rang], ferme: textes[rang] === "" }));
const makeLieu = (acces = ["Accès de plain-pied", "Bus 12"]) => ({
  titre: "",
  adresse: "3 quai du Port",
  telephone: null,
  horaires: ["Lundi\u00a0: 9 h – 12 h"],
  remarques: ["Fermé du 24 au 26 décembre"],
  acces,
});
const makeFiche = (nom, lieux, role = "Infirmier · conventionné") => ({ nom, role, lieux });
const [LARGE, PETIT] = [PALIERS[0], PALIERS[PALIERS.length - 1]];

test("days of the same hours are told together, in the order of the week", () => {
  const matin = "9 h – 12 h";
  assert.deepEqual(writeHoraires(makeSemaine(matin, matin, "", "14 h – 18 h", matin, "", "", "")), [
    "Lundi, mardi et vendredi\u00a0: 9 h – 12 h",
    "Jeudi\u00a0: 14 h – 18 h",
    "Fermé les autres jours",
  ]);
  assert.deepEqual(writeHoraires(makeSemaine(matin, matin, matin, matin, matin, "", "", "à vérifier")), [
    "Lundi à vendredi\u00a0: 9 h – 12 h",
    "Jours fériés\u00a0: à vérifier",
    "Fermé les autres jours",
  ]);
});

test("a week without a closed day, without an open one, without anything", () => {
  const toujours = "24 h/24";
  assert.deepEqual(writeHoraires(makeSemaine(...Array(8).fill(toujours))), [
    "Lundi à dimanche et jours fériés\u00a0: 24 h/24",
  ]);
  assert.deepEqual(writeHoraires(makeSemaine(...Array(8).fill(""))), ["Fermé tous les jours"]);
  assert.deepEqual(writeHoraires([]), []);
});

test("the sheets go from the one that tells everything to the one that tells least", () => {
  assert.deepEqual(LARGE, { lieux: Infinity, tarifs: true, acces: Infinity, horaires: true, redites: true });
  assert.deepEqual(PETIT, { lieux: 1, tarifs: false, acces: 0, horaires: false, redites: false });
  for (let rang = 1; rang < PALIERS.length; rang++) {
    const [avant, apres] = [PALIERS[rang - 1], PALIERS[rang]];
    for (const fait of ["lieux", "acces", "horaires", "tarifs", "redites"]) assert.ok(Number(apres[fait]) <= Number(avant[fait]), fait);
  }
});

test("what has no room is left out and said", () => {
  const fiches = [makeFiche("Camille Exemple", Array(3).fill(makeLieu())), makeFiche("Mairie", [makeLieu()], "Mairie")];
  assert.deepEqual(listOmis(fiches, LARGE), []);
  assert.deepEqual(limitLieux(fiches[0], LARGE), fiches[0].lieux);
  assert.equal(limitRole(fiches[0], LARGE), "Infirmier · conventionné");
  assert.deepEqual(limitLieux(fiches[0], PETIT), [{ ...makeLieu([]), horaires: [], remarques: [] }]);
  assert.equal(limitRole(fiches[0], PETIT), "Infirmier");
  assert.equal(countAutresLieux(fiches[0], PETIT), "2\u00a0autres lieux");
  assert.deepEqual(listOmis(fiches, PETIT), ["tarifs", "accès", "horaires", "2\u00a0autres lieux de Camille Exemple"]);
  assert.deepEqual(listCoupes(fiches, { ...LARGE, acces: 1 }), ["détail de l’accès"]);
});

test("nothing is said to miss where there was nothing", () => {
  const nue = { ...makeLieu([]), horaires: [], remarques: [] };
  assert.deepEqual(listOmis([makeFiche("Mairie", [nue], "Mairie")], PETIT), []);
  assert.deepEqual(listOmis([makeFiche("Mairie", [], "Mairie")], PETIT), []);
});

test("letters under 9.5 points are only for what has no room when everything but names and numbers is left out", () => {
  assert.deepEqual(ESSAIS.at(-1), { palier: PETIT, plancher: TAILLES.at(-1) });
  for (const { plancher } of ESSAIS.slice(0, -1)) assert.ok(plancher >= 9.5 && TAILLES.includes(plancher));
  assert.deepEqual(ESSAIS[0].palier, LARGE);
});

test("what one sentence says for all is not written for each", () => {
  const horaires = ["Lundi\u00a0: 9 h – 12 h", "Jours fériés\u00a0: à vérifier", "Fermé les autres jours"];
  const rien = ["Jours fériés\u00a0: à vérifier", "Fermé les autres jours"];
  const fiches = [horaires, rien].map((lus) => makeFiche("Mairie", [{ ...makeLieu(), horaires: lus }]));
  const palier = { ...LARGE, redites: false };
  assert.deepEqual(limitLieux(fiches[0], palier)[0].horaires, ["Lundi\u00a0: 9 h – 12 h"]);
  const phrase = "Dans les horaires donnés, un jour non écrit est fermé, un jour férié non écrit est à vérifier.";
  assert.equal(describeJours(fiches, palier), phrase);
  assert.equal(describeJours(fiches, LARGE), "");
  assert.deepEqual(limitLieux(fiches[1], palier)[0].horaires, rien);
  assert.equal(describeJours(fiches.slice(1), palier), "");
});

test("the date of a declaration is not written twice in an entry of a full sheet", () => {
  const etats = ["Prend de nouveaux patients (déclaré le 2 octobre 2026)"];
  const fiche = { ...makeFiche("Mairie", []), etats, verification: "Fiche vérifiée le 2 octobre 2026" };
  assert.deepEqual(limitEtats(fiche, LARGE), etats);
  assert.deepEqual(limitEtats(fiche, PETIT), ["Prend de nouveaux patients"]);
  assert.deepEqual(limitEtats({ ...fiche, verification: "Fiche vérifiée le 12 octobre 2026" }, PETIT), etats);
  assert.deepEqual(limitEtats({ ...fiche, verification: "" }, PETIT), etats);
});
