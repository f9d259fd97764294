import assert from "node:assert/strict";
import { test } from "node:test";
import { describeCreneau, isEnCours, isServie } from "../../docs/assets/js/lib/gardes.mjs";
import { readRegles } from "../../docs/assets/js/lib/moments.mjs";

const at = (jour, heure, minute = 0) => ({ jour, minute: heure * 60 + minute });
const SOIR = [[1020, 1140]];
const CRENEAU = { semaine: [SOIR, SOIR, [], SOIR, SOIR, [], []], fermetures: [["2026-12-24", "2026-12-26"]] };
const say = (creneau, instant) => describeCreneau(creneau, instant)?.texte.replaceAll("\u00a0", " ") ?? null;

test("a duty is on from its first minute to its last, excluded", () => {
  const garde = ["2026-11-28T12:00", "2026-11-30T08:00"];
  assert.equal(isEnCours(...garde, at("2026-11-28", 11, 59)), false);
  assert.equal(isEnCours(...garde, at("2026-11-28", 12)), true);
  assert.equal(isEnCours(...garde, at("2026-11-30", 7, 59)), true);
  assert.equal(isEnCours(...garde, at("2026-11-30", 8)), false);
  assert.equal(isEnCours("", "", at("2026-11-30", 8)), false);
});

test("a duty without communes serves them all", () => {
  assert.equal(isServie("", "01001"), true);
  assert.equal(isServie("01001 01002", ""), true);
  assert.equal(isServie("01001 01002", "01002"), true);
  assert.equal(isServie("01001 01002", "01003"), false);
});

test("a weekly slot is said now, later today, and not once it is over nor on another day", () => {
  assert.equal(say(CRENEAU, at("2026-11-27", 16, 14)), "Aujourd’hui de 17 h à 19 h");
  assert.equal(say(CRENEAU, at("2026-11-27", 17)), "Maintenant, jusqu’à 19 h");
  assert.equal(say(CRENEAU, at("2026-11-27", 19)), null);
  assert.equal(say(CRENEAU, at("2026-11-25", 17)), null);
});

test("a weekly slot is not said now while its place is closed, nor on a public holiday that nobody answered for", () => {
  assert.equal(say(CRENEAU, at("2026-12-24", 17, 30)), "Fermé aujourd’hui");
  assert.equal(say(CRENEAU, at("2027-01-01", 17, 30)), "Jour férié : appelez pour vérifier");
  assert.equal(say({ ...CRENEAU, feries: "ferme" }, at("2027-01-01", 17, 30)), "Pas aujourd’hui : jour férié");
  assert.equal(say({ ...CRENEAU, feries: "ouvert" }, at("2027-01-01", 17, 30)), "Maintenant, jusqu’à 19 h");
});

test("rules of another shape are refused", () => {
  for (const texte of ["", "{", "[1]", '{"jour": 1}', '{"jour": [{"jours": 1}]}']) assert.equal(readRegles(texte), null);
});
