// A form for the parameters of a saved query. Names of things complete.

import { h } from "./dom.js";
import { completer } from "./complete.js";

/**
 * @param {{name: string, type: string, default?: string, what?: string, required?: boolean}[]} params
 * @param {Object<string, string>} values what is filled in; the form writes here
 * @param {() => void} done Enter in a field
 */
export function form(params, values, done) {
  return h("div.row.form", { role: "group", "aria-label": "parameters" }, params.map(p => h("div.field", {},
    h("span", { title: p.what }, p.name, p.required ? h("span.soft", {}, " (needed)") : null, p.what ? h("span.soft", {}, ": " + p.what) : null), field(p, values, done))));
}

function field(p, values, done) {
  const set = value => {
    if (value) values[p.name] = value;
    else delete values[p.name];
  };
  const now = values[p.name] ?? "";
  if (p.type === "name") {
    const box = completer({
      label: p.name, placeholder: p.default || (p.required ? "a name" : "any"), value: now,
      pick: (n, input) => {
        input.value = n.name;
        set(n.name);
      },
      enter: done,
    });
    box.firstChild.addEventListener("input", e => set(e.target.value.trim()));
    box.firstChild.dataset.param = p.name;
    return box;
  }
  return h("input", {
    type: p.type === "number" || p.type === "int" ? "number" : "text", "aria-label": p.name, "data-param": p.name, value: now, placeholder: p.default ?? "",
    oninput: e => set(e.target.value.trim()), onkeydown: e => e.key === "Enter" && done(),
  });
}
