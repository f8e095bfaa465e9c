// The words in the picture: names below their shapes, relations along their lines, both with a rim of paper.

import { dark } from "../theme.js";

const paper = () => (dark() ? "#15171b" : "#fbfaf7");
const ink = () => (dark() ? "#e8e6e1" : "#1f2023");

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

/** A name below its shape. */
export function nodeLabel(context, data, settings) {
  if (!data.label) return;
  const size = data.centre || data.chosen ? 14 : data.size > 12 ? 13 : 12;
  context.font = `${data.centre || data.chosen ? 650 : 500} ${size}px ${settings.labelFont}`;
  context.fillStyle = ink();
  context.textAlign = "center";
  write(context, lines(data.label, 20), data.x, data.y + data.size + size, size + 2);
  context.textAlign = "left";
}

/** The same for the shape under the pointer, with its type. */
export function nodeHover(context, data, settings) {
  context.save();
  context.beginPath();
  context.arc(data.x, data.y, data.size + 4, 0, 2 * Math.PI);
  context.strokeStyle = dark() ? "#4ba3dc" : "#0b5a8a";
  context.lineWidth = 2.5;
  context.stroke();
  context.restore();
  nodeLabel(context, { ...data, chosen: true, label: data.name }, settings);
}

/** A relation along its line, upright, and only where it fits. */
export function edgeLabel(context, data, source, target, settings) {
  if (!data.label) return;
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const far = Math.hypot(dx, dy);
  context.font = `${settings.edgeLabelWeight} ${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
  const room = far - source.size - target.size - 16;
  if (context.measureText(data.label).width > room) return;
  const off = data.offset * source.size / source.fullSize;
  const mid = data.at + (source.size - target.size) / (2 * far);
  context.save();
  // On the page y grows downwards, in the shader upwards: the same side has the other sign.
  context.translate(source.x + dx * mid + dy / far * off, source.y + dy * mid - dx / far * off);
  context.rotate(Math.atan2(dy, dx) + (dx < 0 ? Math.PI : 0));
  context.textAlign = "center";
  context.fillStyle = data.color;
  write(context, [data.label], 0, 4, 0);
  context.restore();
}
