// Rows of a query as a table, and as a file.

import { h } from "./dom.js";
import { thing, empty, articleHref, factHref } from "./parts.js";

const first = 500; // rows drawn at once

/**
 * The rows as a table. A name beside its id ("who", "who_id") becomes one column of links.
 * @param {string[]} columns @param {any[][]} rows
 */
export function table(columns, rows) {
  if (!rows.length) return empty("No rows.");
  const shown = merged(columns);
  const row = cells => h("tr", {}, shown.map(({ at, id }) => cell(id >= 0 && cells[id]?.id && cells[at] ? { id: cells[id].id, name: cells[at] } : cells[at])));
  const body = h("tbody", {}, rows.slice(0, first).map(row));
  const rest = rows.length > first ? h("button", {
    type: "button", onclick: e => {
      body.append(...rows.slice(first).map(row));
      e.currentTarget.remove();
    },
  }, `show all ${rows.length} rows`) : null;
  return [h("div.wide-table.results", { tabindex: 0, role: "region", "aria-label": "rows" }, h("table", {},
    h("thead", {}, h("tr", {}, shown.map(c => h("th", { scope: "col" }, c.name)))), body)), rest];
}

// merged is the columns that are shown: place, name, and the place of the ids behind the names.
function merged(columns) {
  const idOf = name => columns.indexOf(name === "article" ? "doc" : name + "_id");
  const hidden = new Set(columns.map(idOf));
  return columns.map((name, at) => ({ name, at, id: idOf(name) })).filter(c => !hidden.has(c.at));
}

function cell(v) {
  if (typeof v === "number") return h("td.num", {}, v);
  if (v === null || v === undefined) return h("td");
  if (typeof v === "object" && v.id) return h("td" + long(v.name), {}, link(v));
  const text = typeof v === "object" ? JSON.stringify(v) : String(v);
  return h("td" + long(text), {}, text);
}

const long = text => (text?.length > 45 ? ".long" : "");

function link(v) {
  if (v.id.startsWith("fact/")) return h("a", { href: factHref(v.id) }, v.name || v.id);
  if (v.id.startsWith("doc/")) return h("a", { href: articleHref(v.id) }, v.name || v.id);
  return thing(v);
}

/** Saves rows as CSV. A cell that a spreadsheet would run gets a quote in front. */
export function csv(columns, rows) {
  const text = v => (v === null || v === undefined ? "" : typeof v === "object" ? v.id ?? JSON.stringify(v) : String(v));
  const quoted = v => {
    const t = typeof v === "number" ? String(v) : text(v).replace(/^[=+\-@\t\r]/, "'$&");
    return /[",\n\r]/.test(t) ? `"${t.replaceAll('"', '""')}"` : t;
  };
  save("rows.csv", "text/csv", [columns, ...rows].map(r => r.map(quoted).join(",") + "\r\n").join(""));
}

/** Hands a file to the reader. @param {string} name @param {string} type @param {string | Blob} data */
export function save(name, type, data) {
  const href = URL.createObjectURL(data instanceof Blob ? data : new Blob([data], { type }));
  const a = h("a", { href, download: name });
  document.body.append(a);
  a.click();
  a.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}
