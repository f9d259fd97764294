import assert from "node:assert/strict";
import { test } from "node:test";
import { describeEtat, findPlages, hasPlages, readHoraires } from "../../docs/assets/js/lib/horaires.mjs";
import { addJours } from "../../docs/assets/js/lib/temps.mjs";

const JOURNEE = [
  [540, 720],
  [840, 1140],
];
const FERME = [];
const SEMAINE = [JOURNEE, JOURNEE, JOURNEE, JOURNEE, JOURNEE, [[510, 720]], FERME];
const cabinet = { semaine: SEMAINE, feries: "ferme" };
const say = (horaires, jour, heure, minutes = 0) =>
  describeEtat(horaires, { jour, minute: heure * 60 + minutes })
    .join(" ")
    .trim()
    .replaceAll("\u00a0", " ");

// 2026-11-23 is a Monday, 2026-05-14 Ascension Thursday, 2026-12-25 a Friday.
const CAS = [
  ["open until noon", cabinet, "2026-11-23", 10, 0, "Ouvert jusqu’à 12 h"],
  ["open at the first minute", cabinet, "2026-11-23", 9, 0, "Ouvert jusqu’à 12 h"],
  ["closed at the last", cabinet, "2026-11-23", 12, 0, "Fermé · ouvre à 14 h"],
  ["opens tomorrow", cabinet, "2026-11-23", 20, 0, "Fermé · ouvre demain à 9 h"],
  ["opens on a named day", cabinet, "2026-11-21", 12, 30, "Fermé · ouvre lundi à 9 h"],
  ["a holiday is closed", cabinet, "2026-05-14", 10, 0, "Fermé · ouvre demain à 9 h"],
  [
    "a holiday that nobody told",
    { semaine: SEMAINE, feries: "inconnu" },
    "2026-05-14",
    10,
    0,
    "Horaires à vérifier (jour férié)",
  ],
  ["nothing said is the same", { semaine: SEMAINE }, "2026-05-14", 10, 0, "Horaires à vérifier (jour férié)"],
  ["a holiday open as usual", { semaine: SEMAINE, feries: "ouvert" }, "2026-05-14", 10, 0, "Ouvert jusqu’à 12 h"],
  [
    "a holiday with its own hours",
    { semaine: SEMAINE, feries: [[600, 660]] },
    "2026-05-14",
    10,
    30,
    "Ouvert jusqu’à 11 h",
  ],
  [
    "a holiday on a closed day is closed",
    { semaine: SEMAINE, feries: "inconnu" },
    "2026-11-01",
    10,
    0,
    "Fermé · ouvre demain à 9 h",
  ],
  [
    "a day in doubt promises nothing",
    { semaine: SEMAINE, feries: "inconnu" },
    "2026-12-24",
    20,
    0,
    "Fermé · ouvre samedi à 8 h 30",
  ],
  [
    "an exceptional day wins",
    { ...cabinet, jours: { "2026-11-23": [[600, 660]] } },
    "2026-11-23",
    9,
    30,
    "Fermé · ouvre à 10 h",
  ],
  [
    "an exceptional day opens a holiday",
    { ...cabinet, jours: { "2026-05-14": [[600, 660]] } },
    "2026-05-14",
    10,
    0,
    "Ouvert jusqu’à 11 h",
  ],
  [
    "a closure wins over all",
    { ...cabinet, jours: { "2026-12-24": [[600, 660]] }, fermetures: [["2026-12-24", "2027-01-02"]] },
    "2026-12-24",
    10,
    0,
    "Fermé · ouvre le 4 janvier à 9 h",
  ],
  ["no opening in sight", { ...cabinet, fermetures: [["2026-11-01", "2028-01-01"]] }, "2026-11-23", 10, 0, "Fermé"],
];

for (const [nom, horaires, jour, heure, minutes, attendu] of CAS) {
  test(`hours: ${nom}`, () => assert.equal(say(horaires, jour, heure, minutes), attendu));
}

test("a night belongs to the day it began", () => {
  const garde = { semaine: [FERME, FERME, FERME, FERME, [[1200, 1560]], FERME, FERME] };
  assert.equal(say(garde, "2026-11-20", 23), "Ouvert jusqu’à 2 h");
  assert.equal(say(garde, "2026-11-21", 1, 59), "Ouvert jusqu’à 2 h");
  assert.equal(say(garde, "2026-11-21", 2), "Fermé · ouvre vendredi à 20 h");
});

test("an end at midnight, or carried over several days", () => {
  const jour = [[0, 1440]];
  assert.equal(
    say({ semaine: [[[480, 1440]], FERME, FERME, FERME, FERME, FERME, FERME] }, "2026-11-23", 10),
    "Ouvert jusqu’à minuit",
  );
  assert.equal(say({ semaine: Array(7).fill(jour), feries: "ouvert" }, "2026-11-23", 10), "Ouvert 24 h sur 24");
  const semaine = [[[0, 480]], FERME, FERME, FERME, [[1080, 1440]], jour, jour];
  assert.equal(say({ semaine }, "2026-11-21", 10), "Ouvert jusqu’à lundi à 8 h");
});

test("every day of twelve years has ranges or a doubt", () => {
  for (let jour = "2024-01-01"; jour < "2036-01-01"; jour = addJours(jour, 1)) {
    assert.ok(Array.isArray(findPlages(cabinet, jour)), jour);
  }
});

test("hours without any range say nothing", () => {
  assert.equal(hasPlages({ semaine: Array(7).fill(FERME) }), false);
  assert.equal(hasPlages(cabinet), true);
});

test("hours of another shape are refused", () => {
  assert.deepEqual(readHoraires(JSON.stringify(cabinet)), cabinet);
  for (const faux of [
    "",
    "null",
    "[]",
    "{}",
    '{"semaine":[1,2,3,4,5,6,7]}',
    '{"semaine":[[],[],[],[],[],[],[["9","12"]]]}',
  ]) {
    assert.equal(readHoraires(faux), null, faux);
  }
});
