// What the tests of zoom, spacing, forced colours and motion ask of a page; evaluated in the page, returns functions.
(() => {
  const TOLERANCE = 2;
  const CONTROLES = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

  /** Whether a person sees the element: it is rendered, not transparent, and not one of the words for screen readers. */
  const isVisible = (e) =>
    e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest(".cpts-masque, .leaflet-container, .cpts-evitement:not(:focus)");

  const describe = (e) => `${e.tagName.toLowerCase()}.${[...e.classList].join(".")}`;
  const shorten = (texte) => texte.trim().replace(/\s+/g, " ").slice(0, 60);

  /** A text right inside a closed <details>, of which the box is not hidden itself. */
  const isPlie = (noeud) => {
    const plie = noeud.parentElement.closest("details:not([open])");
    return Boolean(plie) && !plie.querySelector(":scope > summary")?.contains(noeud);
  };

  /** Whether one must scroll a part of the page, a table or a map, to see the box. */
  const isDefile = (element, boite) => {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(e);
      if (![overflowX, overflowY].some((v) => v === "auto" || v === "scroll")) continue;
      const cadre = e.getBoundingClientRect();
      if (boite.bottom > cadre.bottom || boite.top < cadre.top || boite.right > cadre.right || boite.left < cadre.left) return true;
    }
    return false;
  };

  /** Each visible text of the page, with its boxes. */
  function* iterTextes() {
    const marche = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let noeud = marche.nextNode(); noeud; noeud = marche.nextNode()) {
      const parent = noeud.parentElement;
      if (!noeud.data.trim() || !parent || parent.closest("script, style, option, noscript") || !isVisible(parent) || isPlie(noeud)) continue;
      const etendue = document.createRange();
      etendue.selectNodeContents(noeud);
      const boites = [...etendue.getClientRects()].filter((b) => b.width > 1 && b.height > 1);
      if (boites.length) yield { noeud, parent, boites };
    }
  }

  const listTextes = () => [...iterTextes()].map(({ noeud }) => noeud.data.trim().replace(/\s+/g, " "));

  /** The closest ancestors that cut what leaves them; `defile`: one can scroll to it instead. */
  const listCoupes = (element) => {
    const coupes = [];
    for (let e = element; e && e !== document.body && e !== document.documentElement; e = e.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(e);
      if (display !== "inline" && display !== "contents") coupes.push({ e, x: overflowX, y: overflowY });
    }
    return coupes;
  };

  /** Texts cut by an ancestor, or beyond the sides of the window where nothing scrolls. */
  const listCoupes_ = () => {
    const trouves = [];
    const largeur = document.documentElement.clientWidth;
    for (const { noeud, parent, boites } of iterTextes()) {
      const coupes = listCoupes(parent);
      const defile = coupes.some(({ x }) => x === "auto" || x === "scroll");
      for (const boite of boites) {
        const coupable = coupes.find(({ e, x, y }) => {
          const cadre = e.getBoundingClientRect();
          const dehorsX = boite.left < cadre.left - TOLERANCE || boite.right > cadre.right + TOLERANCE;
          const dehorsY = boite.top < cadre.top - TOLERANCE || boite.bottom > cadre.bottom + TOLERANCE;
          return (["hidden", "clip"].includes(x) && dehorsX) || (["hidden", "clip"].includes(y) && dehorsY);
        });
        const hors = !defile && (boite.left < -TOLERANCE || boite.right > largeur + TOLERANCE);
        if (coupable || hors) {
          trouves.push(`${shorten(noeud.data)} | ${coupable ? describe(coupable.e) : "hors de la fenêtre"}`);
          break;
        }
      }
    }
    return trouves;
  };

  /** Whether the element hides what is under it: the wide target of a link is transparent. */
  const isPeint = (e) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(e);
    return Boolean(readCouleur(backgroundColor)) || backgroundImage !== "none" || e.matches("img, svg, svg *, canvas");
  };

  /** Texts under something else; the window must be as tall as the page. */
  const listCouverts = () => {
    const trouves = [];
    for (const { noeud, parent, boites } of iterTextes()) {
      if (listCoupes(parent).some(({ x, y }) => [x, y].some((v) => v === "auto" || v === "scroll"))) continue;
      if (getComputedStyle(parent).pointerEvents === "none") continue;
      const boite = boites[0];
      const dessus = document.elementFromPoint(boite.left + boite.width / 2, boite.top + boite.height / 2);
      if (dessus && !dessus.contains(parent) && !parent.contains(dessus) && isPeint(dessus)) {
        trouves.push(`${shorten(noeud.data)} | sous ${describe(dessus)}`);
      }
    }
    return trouves;
  };

  /** Texts of which the boxes lie on those of another text. */
  const listMeles = () => {
    const tous = [...iterTextes()].flatMap(({ noeud, parent, boites }) =>
      boites.filter((boite) => !isDefile(parent, boite)).map((boite) => ({ noeud, parent, boite })));
    tous.sort((a, b) => a.boite.top - b.boite.top);
    const trouves = new Set();
    for (let i = 0; i < tous.length; i += 1) {
      const a = tous[i];
      for (let j = i + 1; j < tous.length && tous[j].boite.top < a.boite.bottom; j += 1) {
        const b = tous[j];
        // Names on a drawing: their boxes are taller than their letters, and may touch.
        if (a.noeud === b.noeud || (a.parent.closest("svg") && b.parent.closest("svg"))) continue;
        const large = Math.min(a.boite.right, b.boite.right) - Math.max(a.boite.left, b.boite.left);
        const haut = Math.min(a.boite.bottom, b.boite.bottom) - Math.max(a.boite.top, b.boite.top);
        // A line box is taller than its letters: only a third of the smaller one is on the letters of the other.
        if (large > 3 && haut > Math.min(a.boite.height, b.boite.height) / 3) {
          trouves.add(`${shorten(a.noeud.data)} | ${shorten(b.noeud.data)}`);
        }
      }
    }
    return [...trouves];
  };

  const nameControle = (e) => {
    const etiquettes = e.labels ? [...e.labels].map((l) => l.textContent).join(" ") : "";
    return shorten(e.getAttribute("aria-label") || etiquettes || e.textContent || e.getAttribute("title") || "");
  };

  /** The visible controls by what they are called. */
  const listControles = () => [...document.querySelectorAll(CONTROLES)]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert], .leaflet-container"))
    .map((e) => `${e.tagName.toLowerCase()} ${nameControle(e)}`);

  const readCouleur = (texte) => {
    const lue = texte.match(/[\d.]+/g);
    if (!lue || texte === "none") return null;
    const [r, v, b, a = 1] = lue.map(Number);
    return a < 0.1 ? null : [r, v, b];
  };
  const luminance = (rvb) => {
    const [r, v, b] = rvb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * v + 0.0722 * b;
  };
  const contraste = (a, b) => {
    const [clair, sombre] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (clair + 0.05) / (sombre + 0.05);
  };
  const readFond = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const fond = readCouleur(getComputedStyle(e).backgroundColor);
      if (fond) return fond;
    }
    return [255, 255, 255];
  };

  /** Drawings that cannot be told from the ground behind them. */
  const listEffaces = () => {
    const trouves = [];
    for (const svg of document.querySelectorAll("svg")) {
      if (!isVisible(svg) || svg.getBoundingClientRect().width < 4) continue;
      const fond = readFond(svg.parentElement);
      const formes = [...svg.querySelectorAll("path, rect, circle, polygon, polyline, line, text")].filter((f) =>
        f.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !f.closest("defs, clipPath, mask, pattern"));
      const visibles = formes.filter((f) => {
        const { fill, stroke, strokeWidth } = getComputedStyle(f);
        const couleurs = [readCouleur(fill), parseFloat(strokeWidth) ? readCouleur(stroke) : null];
        return couleurs.some((c) => c && contraste(c, fond) >= 3);
      });
      if (formes.length && !visibles.length) trouves.push(`${describe(svg)} dans ${describe(svg.parentElement)}`);
    }
    for (const e of document.querySelectorAll("body *")) {
      for (const pseudo of [null, "::before", "::after"]) {
        const style = getComputedStyle(e, pseudo);
        const masque = style.maskImage || style.webkitMaskImage;
        if ((pseudo && style.content === "none") || !masque || masque === "none" || !isVisible(e)) continue;
        const encre = readCouleur(style.backgroundColor);
        if (!encre || contraste(encre, readFond(pseudo ? e : e.parentElement)) < 3) {
          trouves.push(`${describe(e)}${pseudo ?? ""} (masque)`);
        }
      }
    }
    return [...new Set(trouves)];
  };

  const ETATS = "[aria-current], [aria-pressed='true'], [aria-selected='true'], :checked";
  const LISIBLES = [
    "borderTopWidth", "borderBottomWidth", "borderLeftWidth", "borderTopStyle", "borderBottomStyle", "outlineStyle",
    "outlineWidth", "fontWeight", "textDecorationLine", "textDecorationThickness", "listStyleType",
  ];
  const readApparence = (e) => [e, ...e.children].map(readApparenceSeule).join(" / ");
  const readApparenceSeule = (e) => [null, "::before", "::after"].map((pseudo) => {
    const style = getComputedStyle(e, pseudo);
    // A colour says something only where the page keeps its own.
    const gardees = style.forcedColorAdjust === "none" ? [style.backgroundColor, style.color] : [];
    return [...LISIBLES.map((nom) => style[nom]), ...gardees, pseudo ? style.content : ""].join(" ");
  }).join(" | ");

  /** Controls whose state looks like the same control without it. */
  const listEtatsPerdus = () => {
    const trouves = [];
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    for (const e of document.querySelectorAll(ETATS)) {
      if (!isVisible(e) || e.matches("option") || (e.matches("input") && getComputedStyle(e).appearance !== "none")) continue;
      const frere = [...document.querySelectorAll(e.classList.length ? `.${CSS.escape(e.classList[0])}` : e.tagName)]
        .find((f) => f !== e && f.tagName === e.tagName && isVisible(f) && !f.matches(ETATS));
      if (frere && readApparence(e) === readApparence(frere)) trouves.push(`${describe(e)} ${nameControle(e)}`);
    }
    return trouves;
  };

  /** One control of each look, focused: those that then look the same as before. Press a key first. */
  const listSansFocus = () => {
    const vus = new Set();
    const trouves = [];
    for (const e of document.querySelectorAll(CONTROLES)) {
      const genre = describe(e);
      if (vus.has(genre) || !isVisible(e) || e.closest("[inert]") || e.tabIndex < 0) continue;
      vus.add(genre);
      document.activeElement?.blur();
      const avant = readContours(e);
      e.focus({ preventScroll: true });
      if (document.activeElement === e && readContours(e) === avant) trouves.push(genre);
    }
    document.activeElement?.blur();
    return trouves;
  };
  const readContours = (e) => {
    // A link of a drawing is ringed by the stroke of what it draws.
    let texte = e instanceof SVGElement ? [...e.children].map((trace) => getComputedStyle(trace).strokeWidth).join() : "";
    for (let x = e, n = 0; x && n < 3; x = x.parentElement, n += 1) {
      for (const pseudo of [null, "::after"]) {
        const { outlineStyle, outlineWidth, borderTopWidth, strokeWidth } = getComputedStyle(x, pseudo);
        texte += `${outlineStyle} ${outlineStyle === "none" ? "" : outlineWidth} ${borderTopWidth} ${strokeWidth};`;
      }
    }
    return texte;
  };

  /** What moves, or would: animations that run, durations that are not zero, smooth scrolling. */
  const listMouvements = () => {
    const trouves = document.getAnimations().filter((a) => a.playState === "running").map((a) => `animation ${a.id}`);
    for (const e of document.querySelectorAll("*")) {
      for (const pseudo of [null, "::before", "::after"]) {
        const style = getComputedStyle(e, pseudo);
        const durees = style.transitionDuration.split(",").some((d) => parseFloat(d) > 0.01);
        if (durees) trouves.push(`transition ${describe(e)}${pseudo ?? ""}`);
        if (style.animationName !== "none") trouves.push(`animation ${describe(e)}${pseudo ?? ""}`);
      }
      if (getComputedStyle(e).scrollBehavior === "smooth") trouves.push(`défilement ${describe(e)}`);
    }
    return [...new Set(trouves)];
  };

  return {
    listTextes, listCoupes: listCoupes_, listCouverts, listMeles, listControles, listEffaces, listEtatsPerdus, listSansFocus,
    listMouvements, measureHauteur: () => document.documentElement.scrollHeight,
    measureDebord: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
})()
