// The words in the picture: names below their shapes, relations along their lines, both with a rim of paper. No two
// overlap: the chosen, the middle and its neighbours come first, then the largest.

import { dark } from "../theme.js";
import { Room } from "./room.js";

const paper = () => (dark() ? "#15171b" : "#fbfaf7");
const ink = () => (dark() ? "#e8e6e1" : "#1f2023");
const asides = [0, 0.1, -0.1, 0.2, -0.2, 0.3, -0.3]; // shares of a line that its words may stand beside its middle
const fewNames = 40; // while the picture moves

/** The text in lines of about n characters, three at most. */
function lines(text, n) {
  const out = [""];
  for (const word of text.split(" ")) {
    const last = out[out.length - 1];
    if (!last) out[out.length - 1] = word;
    else if (last.length + word.length < n) out[out.length - 1] += " " + word;
    else out.push(word);
  }
  return out.length > 3 ? [...out.slice(0, 2), out[2] + "…"] : out.map(l => (l.length > 34 ? l.slice(0, 33) + "…" : l));
}

function write(context, rows, x, y, step) {
  context.lineJoin = "round";
  context.lineWidth = 4;
  context.strokeStyle = paper();
  rows.forEach((row, i) => context.strokeText(row, x, y + i * step));
  rows.forEach((row, i) => context.fillText(row, x, y + i * step));
}

// A name's rows, letters and box.
function nameOf(context, data, settings) {
  const strong = data.centre || data.chosen;
  const size = strong ? 14 : data.size > 12 ? 13 : 12;
  const font = `${strong ? 650 : 500} ${size}px ${settings.labelFont}`;
  const rows = lines(data.label, 20);
  const w = Math.max(...rows.map(row => widthOf(context, font, row)));
  return { data, rows, size, font, box: { x: data.x - w / 2, y: data.y + data.size + 1, w, h: rows.length * (size + 2) } };
}

const widths = new Map(); // by font and text

function widthOf(context, font, text) {
  const key = font + "\n" + text;
  if (!widths.has(key)) {
    if (widths.size > 20000) widths.clear();
    context.font = font;
    widths.set(key, context.measureText(text).width);
  }
  return widths.get(key);
}

function writeName(context, { data, rows, size, font }) {
  context.font = font;
  context.fillStyle = ink();
  context.textAlign = "center";
  write(context, rows, data.x, data.y + data.size + size, size + 2);
  context.textAlign = "left";
}

const rank = d => (d.chosen ? 3 : d.centre ? 2 : d.forceLabel ? 1 : 0);

/** What writes the words of one picture, for sigma's settings. @param {() => boolean} moving */
export function labels(moving) {
  const room = new Room();
  const relations = new Map(); // by edge: the share of the line by which its words stand aside, null without room
  let names = [];
  // names are gathered, since sigma gives them in no order, and written before the first relation, or when there is none.
  const finish = () => {
    names.sort((a, b) => rank(b.data) - rank(a.data) || b.data.size - a.data.size || (a.data.key < b.data.key ? -1 : 1));
    let left = moving() ? fewNames : Infinity;
    for (const { context, settings, data } of names) {
      if (!left) break;
      const name = nameOf(context, data, settings);
      if (!room.take([name.box], rank(data) > 1)) continue;
      writeName(context, name);
      left--;
    }
    names = [];
  };
  return {
    finish,
    begin: () => {
      names = [];
      relations.clear();
      room.clear();
    },
    /** A name below its shape. */
    node: (context, data, settings) => data.label && names.push({ context, data, settings }),
    /** The same for the shape under the pointer, on paper. */
    hover: (context, data, settings) => {
      context.beginPath();
      context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
      context.strokeStyle = dark() ? "#4ba3dc" : "#0b5a8a";
      context.lineWidth = 2.5;
      context.stroke();
      const name = nameOf(context, { ...data, chosen: true, label: data.name }, settings);
      const { x, y, w, h } = name.box;
      context.fillStyle = paper();
      context.globalAlpha = 0.9;
      context.beginPath();
      context.roundRect(x - 5, y - 1, w + 10, h + 5, 4);
      context.fill();
      context.globalAlpha = 1;
      writeName(context, name);
    },
    /** A relation along its line, upright, and only where it fits. */
    edge: (context, data, source, target, settings) => {
      if (!data.label) return;
      finish();
      const at = aside => along(context, data, source, target, settings, aside);
      const free = aside => {
        const place = at(aside);
        return place !== null && room.take(place.boxes, data.chosen);
      };
      if (!relations.has(data.key)) relations.set(data.key, asides.find(free) ?? null);
      const aside = relations.get(data.key);
      if (aside !== null) writeRelation(context, data, at(aside));
    },
  };
}

// along is where the words of a line are: their middle, their slope, and boxes that cover them; null where they do not fit.
function along(context, data, source, target, settings, aside) {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const far = Math.hypot(dx, dy);
  const font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
  const width = widthOf(context, font, data.label);
  if (width + 2 * far * Math.abs(data.at - 0.5 + aside) > far - source.size - target.size - 16) return null;
  const off = data.offset * source.size / source.fullSize;
  const mid = data.at + aside + (source.size - target.size) / (2 * far);
  // On the page y grows downwards, in the shader upwards: the same side has the other sign.
  const [x, y] = [source.x + dx * mid + dy / far * off, source.y + dy * mid - dx / far * off];
  const boxes = [];
  for (let t = -width / 2; t <= width / 2; t += 8) boxes.push({ x: x + dx / far * t - 5, y: y + dy / far * t - 5, w: 10, h: 10 });
  return { x, y, font, boxes, slope: Math.atan2(dy, dx) + (dx < 0 ? Math.PI : 0) };
}

function writeRelation(context, data, { x, y, font, slope }) {
  context.save();
  context.translate(x, y);
  context.rotate(slope);
  context.font = font;
  context.textAlign = "center";
  context.fillStyle = data.color;
  write(context, [data.label], 0, 4, 0);
  context.restore();
}
