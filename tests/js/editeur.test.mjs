// What a text editor underlines in the data files, told by the language server that editors run: never what
// `cpts verifier` accepts, and from the schemas that the files themselves name.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const require = createRequire(import.meta.url);
const { TextDocument } = require("vscode-languageserver-textdocument");
const { getLanguageService } = require("yaml-language-server/out/server/src/languageservice/yamlLanguageService.js");

const DONNEES = new URL("../../data/", import.meta.url);
const FICHIERS = readdirSync(DONNEES, { recursive: true, encoding: "utf8" }).filter((nom) => nom.endsWith(".yaml"));

const service = getLanguageService({
  schemaRequestService: async (adresse) => readFileSync(new URL(adresse), "utf8"),
  workspaceContext: { resolveRelativePath: (relatif, depuis) => new URL(relatif, depuis).href },
  yamlSettings: { schemaStoreEnabled: false },
  connection: { console: { error: assert.fail }, window: { showErrorMessage: assert.fail }, sendNotification: assert.fail, onRequest() {} },
  telemetry: { send() {}, sendError: assert.fail, sendTrack() {} },
  clientCapabilities: {},
});
service.configure({ validate: true, yamlVersion: "1.2", customTags: [], completion: true, hover: true });

let version = 0;

/** A text as if it were the file `nom` of data/; the server keeps what it knows of a version. @param {string} nom @param {string} texte */
const open = (nom, texte) => TextDocument.create(new URL(nom, DONNEES).href, "yaml", (version += 1), texte);

/** « line: message » of each thing underlined. @param {string} nom @param {string} texte */
async function underline(nom, texte) {
  const constats = await service.doValidation(open(nom, texte), false);
  return constats.map(({ range, message }) => `${range.start.line + 1}: ${message}`);
}

const MODELE = "# yaml-language-server: $schema=../schemas/annuaire.json\n";
const LIEU = `${MODELE}structures:
  - id: cabinet
    nom: Cabinet
    type: cabinet
    adresse: {code_postal: 59190, commune: Hazebrouck}
`;

for (const nom of FICHIERS)
  test(`${nom} names its schema, and nothing of it is underlined`, async () => {
    const texte = readFileSync(new URL(nom, DONNEES), "utf8");
    assert.match(texte, /^# yaml-language-server: \$schema=(?:\.\.\/)?schemas\/[a-z]+\.json\n/);
    assert.deepEqual(await underline(nom, texte), []);
  });

test("what our checker accepts without quotes, or with, is not underlined", async () => {
  const champs = [
    "telephone: 0353010010",
    "telephone: +33353010010",
    "telephone: 03.53.01.00.10",
    'position: {latitude: "50.72", longitude: 2.53}',
    "finess: 590000000",
    "sans_rendez_vous: 2026",
    "anciens_ids: [12, cabinet-12]",
    "verifie_le: 2026-11-01",
    "acces: {pmr: oui}",
    "horaires: {lundi: 9h-12h}",
    "horaires: {mardi: 12:30-14:00}",
  ];
  for (const champ of champs) assert.deepEqual(await underline("annuaire/x.yaml", `${LIEU}    ${champ}\n`), [], champ);
  const numeros = "# yaml-language-server: $schema=schemas/soins.json\netapes:\n  - {id: a, titre: A, quand: [toujours], numeros: [15, \"112\", 3237], valide_par: X, verifie_le: 2026-11-01}\n";
  assert.deepEqual(await underline("soins.yaml", numeros), []);
});

test("what our checker refuses is underlined where it is written", async () => {
  const fautes = {
    "adrese: 1 rue Haute": /^7: Property adrese is not allowed/,
    "type: cabinets": /^7: /,
    "acces: {pmr: yes}": /^7: Value is not accepted/,
    "services: vaccination": /^7: Incorrect type/,
    "position: {latitude: nord, longitude: 2.5}": /^7: /,
    "verifie_le: 28/02/2026": /^7: /,
  };
  for (const [faute, attendu] of Object.entries(fautes)) {
    const [premier = ""] = await underline("annuaire/x.yaml", `${LIEU}    ${faute}\n`);
    assert.match(premier, attendu, faute);
  }
});

test("the editor explains a field in French and proposes the values of a closed list", async () => {
  const document = open("annuaire/x.yaml", `${LIEU}    telephone: 03 53 01 00 10\n    services: [v]\n`);
  const bulle = await service.doHover(document, { line: 6, character: 6 });
  assert.match(JSON.stringify(bulle?.contents), /Téléphone.*Numéro à appeler/s);
  const { items } = await service.doComplete(document, { line: 7, character: 16 }, false);
  assert.ok(items.some(({ label }) => label === "vaccination"));
});
