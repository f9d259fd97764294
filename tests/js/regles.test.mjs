/** The rules of the forms: the same values and the same sentences as the model, see tests/cas/valeurs.json.
 * A third column says that only the repository knows: the device lets the value pass. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { writeMessage } from "../../docs/assets/js/lib/refus.mjs";
import { checkPosition } from "../../docs/assets/js/lib/regles-valeurs.mjs";
import { checkValeur } from "../../docs/assets/js/lib/regles.mjs";

const CAS = JSON.parse(readFileSync(new URL("../cas/valeurs.json", import.meta.url), "utf8"));

/** @param {string} regle @param {string} valeur */
function judge(regle, valeur) {
  const defaut = regle === "position" ? checkPosition(...valeur.split(" ")) : checkValeur(regle, valeur.trim());
  return defaut && writeMessage(defaut);
}

for (const [regle, cas] of Object.entries(CAS))
  test(`the device says of « ${regle} » what the model says`, () => {
    assert.deepEqual(
      cas.map(([valeur]) => [valeur, judge(regle, valeur)]),
      cas.map(([valeur, message, seul]) => [valeur, seul ? null : message]),
    );
  });
