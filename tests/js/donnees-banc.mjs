// Invented directory for the benchmark: same numbers at each run, names made of syllables.

const SYLLABES =
  "ba bel ca cor da del du fa fon ga gar la lan le ler ma mar mo nel no pa per ra ri ro sa sen ta ter va ver vi".split(
    " ",
  );
const PRENOMS =
  "Anaïs Antoine Béatrice Camille Cédric Chloé Claire David Élise François Gaëlle Hélène Inès Jérôme Léa Loïc Noémie Zoé".split(
    " ",
  );
const METIERS = [
  ["Médecin généraliste", "medecin generaliste docteur toubib medecin traitant famille"],
  ["Masseur-kinésithérapeute", "kine kinesitherapeute reeducation massage"],
  ["Infirmière", "infirmier infirmiere soins pansement piqure prise de sang"],
  ["Orthophoniste", "orthophoniste parole langage begaiement"],
  ["Sage-femme", "sage femme maieuticien grossesse accouchement"],
  ["Chirurgien-dentiste", "dentiste dents chirurgien"],
  ["Pédicure-podologue", "pedicure podologue pied ongle"],
  ["Psychologue", "psychologue psy mal-etre"],
  ["Cardiologue", "cardiologue coeur cardio"],
  ["Pharmacien", "pharmacie pharmacien medicament"],
];

export const QUESTIONS = [
  "kine rivebourg12",
  "orthofoniste",
  "médecin généraliste",
  "claire marler",
  "dr léa",
  "infirmiere a domicile",
  "chirugien dentsite",
  "sage-femme",
  "03 53 01 00 10",
  "pedicure podologue val-doux",
  "sycologue",
  "toubib",
  "marlerra",
  "zzyzxq",
  "cardiologue saint-lanver",
];

/** Deterministic numbers in [0, 1[. Source: mulberry32. */
function makeHasard(graine) {
  let etat = graine;
  return () => {
    etat = (etat + 0x6d2b79f5) | 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Columns of `nombre` entries over 60 invented towns. */
export function makeColonnes(nombre) {
  const hasard = makeHasard(59);
  const pick = (liste) => liste[Math.floor(hasard() * liste.length)];
  const nomme = (n) =>
    Array.from({ length: n }, () => pick(SYLLABES))
      .join("")
      .replace(/^./, (c) => c.toUpperCase());
  const communes = Array.from({ length: 60 }, (_, i) => (i % 6 ? `${nomme(2)}bourg` : `Saint-${nomme(2)}`));
  const colonnes = { genres: ["Professionnel"], g: [], t: [], d: [], l: [], m: [], tel: [] };
  for (let i = 0; i < nombre; i += 1) {
    const [metier, mots] = pick(METIERS);
    const commune = pick(communes);
    colonnes.g.push(0);
    colonnes.t.push(`${i % 4 ? "" : "Dr "}${pick(PRENOMS)} ${nomme(2 + Math.floor(hasard() * 2))}`);
    colonnes.d.push(`${metier} · ${commune}`);
    colonnes.l.push(`annuaire/fiche-${i}/`);
    colonnes.m.push(`${mots} 59${String(100 + (i % 60)).padStart(3, "0")}`);
    colonnes.tel.push(`+3335301${String(i).padStart(4, "0")}`);
  }
  return colonnes;
}
