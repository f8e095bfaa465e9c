// What is seen, as a file: the server draws and writes it with the same filters.

import { h, say } from "../dom.js";
import { address } from "../api.js";
import { vocabulary } from "../kinds.js";
import { save } from "../table.js";
import { copy } from "../copy.js";
import { asked } from "./state.js";

const words = {
  svg: "Picture (SVG)", dot: "Graphviz (DOT)", csv: "Table (CSV)", graphml: "GraphML (Gephi, yEd)", gexf: "GEXF (Gephi)", nquads: "N-Quads", jsonld: "JSON-LD", json: "JSON",
  cypher: "Cypher (Neo4j)", cytoscape: "Cytoscape", ftm: "FollowTheMoney", html: "One page (HTML)", pdf: "Picture (PDF)", png: "Picture (PNG)",
};

/** A button that opens the list of formats. @param {() => any} state what is seen when it is opened */
export function menu(state) {
  const sheet = h("div.sheet", { id: "save-as", hidden: true });
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-controls": "save-as", onclick: () => open(sheet.hidden) }, "Save");
  const open = is => {
    sheet.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (!is) return;
    sheet.replaceChildren(...items(state()));
    sheet.querySelector("a, button").focus();
  };
  const box = h("div.pop", {
    onkeydown: e => {
      if (e.key !== "Escape" || sheet.hidden) return;
      e.stopPropagation();
      open(false);
      button.focus();
    },
    onfocusout: e => !box.contains(e.relatedTarget) && open(false),
  }, button, sheet);
  return box;
}

function items(state) {
  const link = format => address("export", { format, ...asked(state) });
  const formats = vocabulary.formats.map(f => f.name).filter(f => f !== "png");
  const png = h("button.item", { type: "button", "data-format": "png", onclick: () => savePNG(link("svg")) }, "Picture (PNG)");
  const links = formats.map(f => h("a", { href: link(f), download: "", "data-format": f }, words[f] ?? f.toUpperCase()));
  links.splice(1, 0, png);
  return [...links, copy(location.href, "Copy this view’s address")];
}

// savePNG draws the server's SVG into a canvas, twice as large as it says.
async function savePNG(href) {
  const image = new Image();
  image.src = href;
  try {
    await image.decode();
    const most = Math.min(2, 16000 / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = h("canvas", { width: Math.round(image.naturalWidth * most), height: Math.round(image.naturalHeight * most) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save("graph.png", "image/png", blob));
  } catch {
    say("the picture could not be drawn");
  }
}
