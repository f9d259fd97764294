import assert from "node:assert/strict";
import { test } from "node:test";
import { computePaques, isFerie } from "../../docs/assets/js/lib/jours-feries.mjs";
import { isPasse } from "../../docs/assets/js/lib/passe.mjs";
import {
  addJours,
  findJourSemaine,
  formatHeure,
  formatInstant,
  formatJourProche,
  readParis,
} from "../../docs/assets/js/lib/temps.mjs";

test("the clock of Paris in winter, in summer and across the two changes", () => {
  assert.deepEqual(readParis(new Date("2026-12-03T21:30:00Z")), { jour: "2026-12-03", minute: 1350 });
  assert.deepEqual(readParis(new Date("2026-07-14T22:30:00Z")), { jour: "2026-07-15", minute: 30 });
  assert.deepEqual(readParis(new Date("2026-03-29T00:59:00Z")), { jour: "2026-03-29", minute: 119 });
  assert.deepEqual(readParis(new Date("2026-03-29T01:00:00Z")), { jour: "2026-03-29", minute: 180 });
  assert.deepEqual(readParis(new Date("2026-10-25T01:00:00Z")), { jour: "2026-10-25", minute: 120 });
  assert.deepEqual(readParis(new Date("2026-12-31T23:00:00Z")), { jour: "2027-01-01", minute: 0 });
});

test("days are counted without a zone", () => {
  assert.equal(addJours("2026-12-31", 1), "2027-01-01");
  assert.equal(addJours("2028-03-01", -1), "2028-02-29");
  assert.equal(addJours("2026-10-24", 2), "2026-10-26");
  assert.equal(findJourSemaine("2026-11-23"), 0);
  assert.equal(findJourSemaine("2026-11-22"), 6);
  assert.equal(findJourSemaine("1969-12-31"), 2);
});

test("hours and days are said as in French", () => {
  assert.equal(formatHeure(510), "8\u00a0h\u00a030");
  assert.equal(formatHeure(1140), "19\u00a0h");
  assert.equal(formatHeure(1440), "minuit");
  assert.equal(formatHeure(1560), "2\u00a0h");
  assert.equal(formatJourProche("2026-11-21", "2026-11-21"), "");
  assert.equal(formatJourProche("2026-11-22", "2026-11-21"), "demain");
  assert.equal(formatJourProche("2026-11-23", "2026-11-21"), "lundi");
  assert.equal(formatJourProche("2027-01-01", "2026-11-21"), "le 1er\u00a0janvier");
});

test("Easter and the eleven holidays", () => {
  assert.deepEqual([2024, 2025, 2026, 2027, 2035].map(computePaques), [
    "2024-03-31",
    "2025-04-20",
    "2026-04-05",
    "2027-03-28",
    "2035-03-25",
  ]);
  const jours = Array.from({ length: 365 }, (_, i) => addJours("2026-01-01", i)).filter(isFerie);
  assert.deepEqual(jours, [
    "2026-01-01",
    "2026-04-06",
    "2026-05-01",
    "2026-05-08",
    "2026-05-14",
    "2026-05-25",
    "2026-07-14",
    "2026-08-15",
    "2026-11-01",
    "2026-11-11",
    "2026-12-25",
  ]);
});

test("an event is over at its end, a day at midnight, nonsense never", () => {
  const soir = { jour: "2026-12-03", minute: 1350 };
  assert.equal(formatInstant(soir), "2026-12-03T22:30");
  assert.equal(isPasse("2026-12-03T22:30", soir), true);
  assert.equal(isPasse("2026-12-03T22:31", soir), false);
  assert.equal(isPasse("2026-12-03", soir), false);
  assert.equal(isPasse("2026-12-02", soir), true);
  assert.equal(isPasse("2026-12-03", { jour: "2026-12-04", minute: 0 }), true);
  for (const faux of ["", "bientôt", "2026", "2026-12-03T1"]) assert.equal(isPasse(faux, soir), false);
});
