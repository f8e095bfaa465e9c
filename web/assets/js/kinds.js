// How things and statements look: the tables of the server's pictures, as /api/vocabulary gives them, and what is
// made of them. Shape, colour and line never stand alone: the word is beside them or in their label.

import { get } from "./api.js";
import { s } from "./dom.js";
import { dark } from "./theme.js";

let kinds = [];
let strokes = [];
export let vocabulary = { relations: [], types: [], modalities: [], kinds: [], strokes: [], formats: [] };

/** Loads the tables; the pages are drawn after that. */
export async function load() {
  vocabulary = await get("vocabulary");
  kinds = vocabulary.kinds;
  strokes = vocabulary.strokes;
}

/** @param {string} type of an entity @returns {{name: string, shape: string, colour: string, fill: string}} */
export const kindOf = type => kinds.find(k => k.types.includes(type)) ?? kinds[kinds.length - 1];

/** @param {string} modality */
export const strokeOf = modality => strokes.find(k => k.modality === modality) ?? strokes[0];

/** Is it said not to be so? @param {string} modality */
export const against = modality => modality === "denied" || modality === "negated";

/** The body of a shape: the colour, thinned with the paper. @param {{colour: string, fill: string}} kind */
export const bodyOf = kind => (dark() ? mix(kind.colour, "#15171b", 0.45) : kind.fill);

/** The border of a shape, bright enough on dark paper. */
export const borderOf = kind => (dark() ? mix(kind.colour, "#ffffff", 0.8) : kind.colour);

/** The colour of a line. @param {{colour: string, modality: string}} stroke */
export function lineOf(stroke) {
  if (!dark()) return stroke.colour;
  return against(stroke.modality) ? "#ff9a5c" : "#b4b7be";
}

function mix(a, b, share) {
  const parts = hex => [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  const [x, y] = [parts(a), parts(b)];
  return "#" + x.map((v, i) => Math.round(v * share + y[i] * (1 - share)).toString(16).padStart(2, "0")).join("");
}

// The outlines, in a square of 20: the same ones that graph/shapes.js draws with WebGL.
const outlines = {
  ellipse: "M10 1a9 9 0 1 0 .01 0z",
  box: "M2 2h16v16h-16z",
  hexagon: "M0.5 10 5 2.2h10l4.5 7.8-4.5 7.8h-10z",
  note: "M2 2h11l5 5v11h-16z",
  octagon: "M6 1.5h8l4.5 4.5v8l-4.5 4.5h-8l-4.5-4.5v-8z",
  parallelogram: "M5 3h15l-5 14h-15z",
};

/** The sign of a type of thing. @param {string} type @param {boolean} [silent] when the word stands beside it */
export function sign(type, silent = false) {
  const kind = kindOf(type);
  const label = silent ? { "aria-hidden": "true" } : { role: "img", "aria-label": type };
  const path = s("path", { d: outlines[kind.shape] ?? outlines.box, "stroke-width": 2.6 });
  path.style.setProperty("--kind", kind.colour);
  return s("svg", { class: "kind", viewBox: "0 0 20 20", ...label }, silent ? null : s("title", {}, type), path);
}

/** The line of a modality, small. @param {string} modality */
export function lineSign(modality) {
  const k = strokeOf(modality);
  const dashes = k.dash ? k.dash.split(" ").map(x => x * 2).join(" ") : null;
  return s("svg", { viewBox: "0 0 40 16", "aria-hidden": "true" },
    s("path", { d: "M1 8h30", stroke: "currentColor", "stroke-width": 2.4, "stroke-dasharray": dashes, fill: "none" }),
    k.arrow === "tee" ? s("path", { d: "M33 1v14", stroke: "currentColor", "stroke-width": 3 }) : s("path", { d: "M31 3v10l8-5z", fill: "currentColor" }));
}
