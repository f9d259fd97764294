import assert from "node:assert/strict";
import { test } from "node:test";
import {
  describeCreneau,
  describePlages,
  FERME,
  INCONNU,
  judgeHoraires,
  OUVERT,
  readCreneau,
} from "../../docs/assets/js/lib/creneaux.mjs";

const LUNDI = { jour: "2026-10-26", minute: 600 };
const JOURNEE = [[540, 720]];
const SEMAINE = [JOURNEE, JOURNEE, JOURNEE, JOURNEE, JOURNEE, [], []];
const at = (valeur, maintenant = LUNDI) => readCreneau(valeur, maintenant);

test("a day is the next of that name, today included", () => {
  assert.equal(at("oui").jour, null);
  assert.equal(at("lundi").jour, "2026-10-26");
  assert.equal(at("dimanche").jour, "2026-11-01");
  assert.equal(at("2026-12-25").jour, "2026-12-25");
});

test("a day that is over, too far or no day at all is refused", () => {
  for (const valeur of ["2026-10-25", "2028-01-01", "2026-02-30", "2026-13-01", "2026-1-1", "Dimanche", "demain", "<b>"])
    assert.equal(at(valeur), null, valeur);
});

test("a chosen day follows closures, holidays and dates of their own", () => {
  const horaires = {
    semaine: SEMAINE,
    feries: "ferme",
    jours: { "2026-10-31": [[540, 600]] },
    fermetures: [["2026-10-28", "2026-10-29"]],
  };
  assert.equal(judgeHoraires(horaires, at("mardi")), OUVERT);
  assert.equal(judgeHoraires(horaires, at("mercredi")), FERME);
  assert.equal(judgeHoraires(horaires, at("samedi")), OUVERT);
  assert.equal(judgeHoraires(horaires, at("2026-11-11")), FERME);
  assert.equal(judgeHoraires({ ...horaires, feries: "inconnu" }, at("2026-11-11")), INCONNU);
  assert.equal(judgeHoraires({ ...horaires, fin: "2026-12-24" }, at("2027-01-05")), INCONNU);
  assert.equal(describePlages(horaires, at("samedi")), "9\u00a0h\u00a0–\u2060\u00a010\u00a0h");
});

test("today only counts what is not over", () => {
  const midi = { jour: "2026-10-26", minute: 720 };
  assert.equal(judgeHoraires({ semaine: SEMAINE }, at("lundi")), OUVERT);
  assert.equal(judgeHoraires({ semaine: SEMAINE }, at("lundi", midi)), FERME);
});

test("hours that never open say nothing", () => {
  const vides = { semaine: [[], [], [], [], [], [], []] };
  assert.equal(judgeHoraires(vides, at("oui")), INCONNU);
  assert.equal(judgeHoraires(vides, at("dimanche")), INCONNU);
});

test("the words of a day", () => {
  assert.equal(describeCreneau(at("oui")), "maintenant");
  assert.equal(describeCreneau(at("dimanche")), "le dimanche 1er\u00a0novembre, jour férié");
  assert.equal(describePlages({ semaine: SEMAINE.map(() => [[0, 1440]]) }, at("samedi")), "24\u00a0h/24");
});
