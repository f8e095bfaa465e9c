// A line for the corrections file, made by the server from what is chosen here, to be copied.

import { h, fill, say } from "./dom.js";
import { get } from "./api.js";
import { failure } from "./parts.js";

const kinds = {
  entity: [["rename", "has another name", "its right name"], ["merge", "is the same as another", "the other’s name"],
    ["retype", "is of another type", "the right type"], ["split", "is two things in one", "a name for the one that parts"], ["reject", "is no thing at all", ""]],
  fact: [["reject", "is wrong", ""], ["confirm", "is right", ""]],
};

let made = 0;

/** A button that opens a sheet with the line. @param {{entity?: any, fact?: any}} what */
export function correction(what) {
  const id = "correct" + ++made;
  const sheet = h("div.sheet.copyline", { id, hidden: true });
  const button = h("button", { type: "button", "aria-expanded": "false", "aria-controls": id, onclick: () => open(sheet.hidden) }, "Correct…");
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
  const table = kinds[what.fact ? "fact" : "entity"];
  const kind = h("select", { "aria-label": "what is wrong" }, table.map(([k, words]) => h("option", { value: k }, `${what.fact ? "This" : what.entity.name} ${words}`)));
  const to = h("input", { type: "text" });
  const field = h("label.field", {}, h("span"), to);
  const out = h("div", { "aria-live": "polite" });
  const ask = async () => {
    const words = table.find(([k]) => k === kind.value)[2];
    field.hidden = !words;
    field.firstChild.textContent = words;
    if (words && !to.value.trim()) return fill(out, h("p.soft.small", {}, "Then comes the line for the file of corrections."));
    try {
      const r = await get("correction", { kind: kind.value, entity: what.entity?.id, fact: what.fact?.id, to: words ? to.value.trim() : "" });
      fill(out, h("pre", { "data-correction": "" }, r.text), h("div.row", {}, copy(r.text), h("span.small.soft", {}, r.help)));
    } catch (err) {
      fill(out, failure(err));
    }
  };
  kind.addEventListener("change", ask);
  to.addEventListener("input", ask);
  fill(sheet, kind, field, out);
  return ask();
}

/** A button that copies text. @param {string} text @param {string} [name] */
export function copy(text, name = "Copy") {
  const button = h("button", {
    type: "button", onclick: async () => {
      let done = "Copied";
      try {
        await navigator.clipboard.writeText(text);
      } catch { // no clipboard without https or a loopback address
        const area = h("textarea", { value: text });
        button.after(area);
        area.select();
        if (!document.execCommand("copy")) done = "Select it and copy";
        area.remove();
      }
      fill(button, done);
      say(done);
      setTimeout(() => fill(button, name), 2000);
    },
  }, name);
  return button;
}
