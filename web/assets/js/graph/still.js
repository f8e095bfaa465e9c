// Where the browser has no WebGL: what to say instead of a picture that moves.

import { h } from "../dom.js";

function able() {
  const canvas = document.createElement("canvas");
  return !!(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

/** What to say when a picture could not be begun. @param {any} err what was thrown @param {string} instead what is shown in its place */
export function still(err, instead) {
  if (able()) console.error(err); // it was something else
  return h("p.notice", { role: "note", "data-part": "still" }, `This browser does not draw with WebGL: ${instead}`);
}
