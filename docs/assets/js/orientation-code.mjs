// @ts-check
/** A QR code as an inline drawing, black on white by night too, with its light margin. */

const SVG = "http://www.w3.org/2000/svg";
/** Light modules around the code. Source: ISO/IEC 18004:2015, 6.3.8. */
const MARGE = 4;

/** @param {string} nom @param {Record<string, string>} attributs */
function createSvg(nom, attributs) {
  const element = document.createElementNS(SVG, nom);
  for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
  return element;
}

/**
 * Null when the text is too long for any code.
 * @param {string} texte
 * @param {string} alternative
 */
export async function createCode(texte, alternative) {
  const { drawTrace, makeQr } = await import("./lib/qr.mjs");
  const code = makeQr(texte);
  if (!code) return null;
  const cote = String(code.cote + 2 * MARGE);
  const svg = createSvg("svg", {
    class: "cpts-code-qr",
    viewBox: `0 0 ${cote} ${cote}`,
    role: "img",
    "aria-label": alternative,
    "shape-rendering": "crispEdges",
  });
  svg.append(
    createSvg("rect", { width: cote, height: cote, fill: "#fff" }),
    createSvg("path", { d: drawTrace(code, MARGE), fill: "#000" }),
  );
  return svg;
}
