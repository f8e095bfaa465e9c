// Rows of a query as a table, and as a file.

import { h } from "./dom.js";
import { thing, empty, articleHref, factHref } from "./parts.js";

const first = 500; // rows drawn at once

/** @param {string[]} columns @param {any[][]} rows */
export function table(columns, rows) {
  if (!rows.length) return empty("No rows.");
  const body = h("tbody", {}, rows.slice(0, first).map(row));
  const rest = rows.length > first ? h("button", {
    type: "button", onclick: e => {
      body.append(...rows.slice(first).map(row));
      e.currentTarget.remove();
    },
  }, `show all ${rows.length} rows`) : null;
  return [h("div.wide-table.results", { tabindex: 0, role: "region", "aria-label": "rows" }, h("table", {},
    h("thead", {}, h("tr", {}, columns.map(c => h("th", { scope: "col" }, c)))), body)), rest];
}

const row = cells => h("tr", {}, cells.map(cell));

function cell(v) {
  if (typeof v === "number") return h("td.num", {}, v);
  if (v === null || v === undefined) return h("td");
  if (typeof v === "object" && v.id) return h("td", {}, link(v));
  return h("td", {}, typeof v === "object" ? JSON.stringify(v) : String(v));
}

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
