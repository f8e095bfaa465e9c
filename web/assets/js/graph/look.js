// How things and statements look in the picture, from the tables of kinds.js.

import { kindOf, strokeOf, bodyOf, borderOf, lineOf, against } from "../kinds.js";
import { styles, barred } from "./lines.js";
import { spaced, shorten } from "../words.js";
import { dark } from "../theme.js";

/** The attributes of a node: its size grows with the lines that it has anywhere, less in a crowd. */
export function nodeLook(n, data) {
  const kind = kindOf(n.type);
  const crowd = Math.max(0.17, Math.min(1, Math.sqrt(80 / data.nodes.length)));
  const size = Math.min(24, 7 + 2.4 * Math.log2(1 + (n.degree ?? 1)) + (n.centre ? 3 : 0)) * crowd;
  return { name: n.name, label: shorten(n.name, 60), size, fullSize: size, shape: kind.shape, fill: bodyOf(kind), color: borderOf(kind), centre: !!n.centre };
}

/** The attributes of an edge. @param {any} e @param {{offset: number, at: number}} place of offsets @param {number} crowd how many lines there are */
export function edgeLook(e, { offset, at }, crowd) {
  const stroke = strokeOf(e.modality);
  const style = !stroke.dash ? styles.solid : parseFloat(stroke.dash) < 2 ? styles.dotted : styles.dashed;
  return {
    words: stroke.prefix + spaced(e.relation) + (e.disputed ? " (disputed)" : ""), size: Math.min(4, 1.2 + 0.75 * Math.log2(Math.max(1, e.origins))) * (crowd > 1500 ? 0.6 : 1),
    color: lineOf(stroke) + (crowd > 6000 ? "40" : crowd > 1500 ? "90" : ""), faded: dark() ? "#2b2e34" : "#e4e2dc", style: style + (against(e.modality) ? barred : 0), offset, at,
  };
}

/** A node that is not meant just now. */
export const dim = () => (dark() ? { fill: "#1c1f24", color: "#383c44" } : { fill: "#f6f4ef", color: "#d5d2c9" });

/**
 * How far each edge stands beside the middle, in pixels, and where on it its name does: those between the same two
 * things share the room.
 */
export function offsets(edges) {
  const pairs = new Map();
  for (const e of edges) {
    const key = e.from < e.to ? e.from + "\n" + e.to : e.to + "\n" + e.from;
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(e);
  }
  const out = new Map();
  for (const list of pairs.values()) {
    const step = Math.min(10, 30 / list.length);
    list.forEach((e, i) => {
      const way = e.from < e.to ? 1 : -1;
      const stagger = list.length > 1 ? (i % 2 ? 0.12 : -0.12) * way : 0;
      out.set(e.id, { offset: (i - (list.length - 1) / 2) * step * way, at: 0.5 + stagger });
    });
  }
  return out;
}
