// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMotsPerdus } from "../../docs/assets/js/lib/liens.mjs";

test("a lost address says what was looked for", () => {
  const attendus = {
    "/annuaire/claire-martin/": "claire martin",
    "/annuaire/claire-martin/index.html": "claire martin",
    "/m%C3%A9decins.html": "médecins",
    "/site/kine_bailleul": "kine bailleul",
    "/a/l%E2%80%99atelier/": "l’atelier",
  };
  for (const [chemin, mots] of Object.entries(attendus)) assert.equal(readMotsPerdus(chemin), mots);
});

test("an address without words asks nothing", () => {
  for (const chemin of ["/", "", "/404.html", "/2026/11/", "/%20%20/", "//"]) assert.equal(readMotsPerdus(chemin), "");
});

test("a broken or endless address is read all the same", () => {
  assert.equal(readMotsPerdus("/%E0%A4%A"), "E0 A4 A");
  assert.equal(readMotsPerdus(`/${"a".repeat(500)}/`).length, 60);
  assert.equal(readMotsPerdus("/%3Cimg%20src=x%3E/"), "img src x");
});
