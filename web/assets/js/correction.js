// A line for the corrections file, made by the server from what is chosen here, to be copied.

import { h, fill } from "./dom.js";
import { get } from "./api.js";
import { failure } from "./parts.js";
import { completer } from "./complete.js";
import { copy } from "./copy.js";
import { vocabulary } from "./kinds.js";
import { titleOf } from "./words.js";

// What can be wrong, and what must be told then: fields by the names of /api/correction.
const kinds = {
  thing: [["rename", "has another name", ["to"]], ["merge", "is the same as another", ["with"]], ["retype", "is of another type", ["type"]],
    ["split", "is another one in one of the articles", ["doc", "to"]], ["reject", "is no thing at all", []]],
  fact: [["reject", "is not said", []], ["confirm", "is right", []]],
};

const fields = {
  to: (what, set) => ["its right name", h("input", { type: "text", oninput: e => set("to", e.target.value.trim()) })],
  with: (what, set) => ["the other", completer({
    label: "the other", placeholder: "a name", pick: (n, input) => {
      input.value = n.name;
      set("with", n.id);
    },
  })],
  type: (what, set) => ["the right type", h("select", { onchange: e => set("to", e.target.value) }, h("option", { value: "" }, "…"), vocabulary.types.map(t => h("option", {}, t)))],
  doc: (what, set) => ["in this article", h("select", { onchange: e => set("doc", e.target.value) }, h("option", { value: "" }, "…"), what.thing.docs.map(d => h("option", { value: d.id }, titleOf(d))))],
};

let made = 0;

/** A button that opens a sheet with the line. @param {{thing?: any, fact?: any}} what a card of /api/entity, or a fact */
export function correction(what) {
  const id = "correct" + ++made;
  const sheet = h("div.sheet.copyline", { id, hidden: true });
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-controls": id, "data-do": "correct", onclick: () => open(sheet.hidden) }, "Correct…");
  const open = is => {
    sheet.hidden = !is;
    button.setAttribute("aria-expanded", String(is));
    if (is && !sheet.childNodes.length) build(sheet, what);
    if (is) sheet.querySelector("select").focus();
  };
  return h("div.pop", {
    onkeydown: e => {
      if (e.key !== "Escape" || sheet.hidden) return;
      open(false);
      button.focus();
    },
  }, button, sheet);
}

function build(sheet, what) {
  const table = kinds[what.fact ? "fact" : "thing"];
  const place = h("div.copyline");
  const out = h("div", { "aria-live": "polite" });
  let given = {};
  let asked = 0;
  const kind = h("select", { "aria-label": "what is wrong", onchange: () => choose() }, table.map(([k, words]) => h("option", { value: k }, `${what.fact ? "It" : what.thing.name} ${words}`)));
  const needed = () => table.find(([k]) => k === kind.value)[2];
  const choose = () => {
    given = {};
    fill(place, needed().map(name => {
      const [words, field] = fields[name](what, set);
      return h("label.field", {}, h("span", {}, words), field);
    }));
    return ask();
  };
  const set = (name, value) => {
    given[name] = value;
    return ask();
  };
  const ask = async () => {
    const turn = ++asked;
    if (needed().some(name => !given[name === "type" ? "to" : name])) return fill(out, h("p.soft.small", {}, "Then comes the line for the file of corrections."));
    try {
      const r = await get("correction", { kind: kind.value, thing: what.thing?.id, fact: what.fact?.id, ...given });
      if (turn === asked) fill(out, h("pre", { "data-correction": "", tabindex: 0 }, r.text), h("p.small.soft", {}, r.help), copy(r.text));
    } catch (err) {
      if (turn === asked) fill(out, failure(err));
    }
  };
  fill(sheet, kind, place, out);
  return choose();
}
