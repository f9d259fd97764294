// Benchmark of the search on 10 000 invented entries: `node tests/js/bench-recherche.mjs`. Not a test: it asserts nothing.
import { performance } from "node:perf_hooks";
import { buildIndex, searchEntrees, suggestQuestions } from "../../docs/assets/js/lib/recherche.mjs";
import { makeColonnes, QUESTIONS } from "./donnees-banc.mjs";

const percentile = (valeurs, part) =>
  [...valeurs].sort((a, b) => a - b)[Math.min(valeurs.length - 1, Math.floor(valeurs.length * part))];

function time(action) {
  const debut = performance.now();
  action();
  return performance.now() - debut;
}

const colonnes = makeColonnes(10_000);
const constructions = Array.from({ length: 15 }, () => time(() => buildIndex(colonnes)));
const index = buildIndex(colonnes);
const lettres = QUESTIONS.flatMap((question) => Array.from(question, (_, i) => question.slice(0, i + 1)));
const froides = lettres.map((question) => time(() => searchEntrees(index, question)));
const chaudes = lettres.map((question) => time(() => searchEntrees(index, question)));
const suggestions = QUESTIONS.map((question) => time(() => suggestQuestions(index, `${question} zzyzxq`)));

const ms = (valeur) => `${valeur.toFixed(2)} ms`;
console.log(
  `entrées ${colonnes.t.length}, mots ${index.vocabulaire.cles.length}, occurrences ${index.vocabulaire.entrees.numeros.length}`,
);
console.log(
  `construction : première ${ms(constructions[0])}, médiane ${ms(percentile(constructions, 0.5))}, max ${ms(Math.max(...constructions))}`,
);
for (const [nom, durees] of Object.entries({ froides, chaudes, suggestions })) {
  console.log(
    `${nom} (${durees.length}) : médiane ${ms(percentile(durees, 0.5))}, p95 ${ms(percentile(durees, 0.95))}, max ${ms(Math.max(...durees))}`,
  );
}
