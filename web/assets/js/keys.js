// Keys, and the sheet that lists them. One-letter keys can be switched off there: some speak to their computer.

import { h } from "./dom.js";
import { go } from "./router.js";
import * as theme from "./theme.js";

/** The pages of the bar: path, name, the letter after "g". */
export const pages = [
  ["/", "Search", "s"], ["/graph", "Graph", "g"], ["/path", "Paths", "p"], ["/conflicts", "Conflicts", "c"],
  ["/claims", "Claims", "l"], ["/stats", "Statistics", "t"], ["/console", "Console", "q"],
];

const setting = "newsgraph-keys";
const on = () => {
  try {
    return localStorage.getItem(setting) !== "off";
  } catch {
    return true;
  }
};

const listed = [
  ["Everywhere", [["/", "search"], ["?", "this sheet"], ["d", "dark or light"], ["Esc", "close what is open"]]],
  ["Pages", pages.map(([, name, letter]) => [`g ${letter}`, name])],
  ["In the picture of the graph", [["Tab", "into the picture"], ["← ↑ → ↓", "to the next thing that way"], ["Enter", "grow the graph around it"],
    ["o", "open its page"], ["l", "walk along its lines"], ["+ − 0", "nearer, farther, all"], ["Esc", "nothing chosen"]]],
];

let sheet = null;

/** Opens the sheet of keys. */
export function openHelp() {
  sheet ??= make();
  sheet.showModal();
}

function make() {
  const box = h("input", {
    type: "checkbox", id: "keys-on", checked: on(), onchange: e => {
      try {
        localStorage.setItem(setting, e.target.checked ? "on" : "off");
      } catch { /* for this page only */ }
    },
  });
  const el = h("dialog", { "aria-labelledby": "help-title" },
    h("header", {}, h("h2", { id: "help-title" }, "Help"), h("button.plain", { type: "button", "aria-label": "close", onclick: () => el.close() }, "✕")),
    h("p", {}, "Every statement here was read in an article by a program. Click it to see the sentences it rests on, and judge for yourself. " +
      "The address of a page holds all that you see: copy it to share the view."),
    h("h3", {}, "Lines"),
    h("p", {}, "Solid: the article says so. Dashed: someone alleges it. Dotted: planned or possible. With a bar at its end: denied, or said not to be so."),
    listed.map(([title, keys]) => [h("h3", {}, title), h("dl.keys", {}, keys.map(([key, what]) =>
      [h("dt", {}, key.split(" ").map((k, i) => [i ? " " : "", h("kbd", {}, k)])), h("dd", {}, what)]))]),
    h("p", {}, h("label.row", {}, box, "one-letter keys are on")));
  document.body.append(el);
  return el;
}

/** Listens for the keys of every page. */
export function listen() {
  let gone = false; // "g" was pressed
  document.addEventListener("keydown", e => {
    const typing = e.target instanceof Element && e.target.closest("input, textarea, select, [contenteditable]");
    if (e.defaultPrevented || typing || e.ctrlKey || e.metaKey || e.altKey || !on() || document.querySelector("dialog[open]")) return;
    const page = gone && pages.find(([, , letter]) => letter === e.key);
    gone = false;
    if (page) go(page[0]);
    else if (e.key === "/") focusFind();
    else if (e.key === "?") openHelp();
    else if (e.key === "d") theme.toggle();
    else if (e.key === "g") gone = true;
    else return;
    e.preventDefault();
  });
}

function focusFind() {
  const find = document.getElementById("find");
  find.focus();
  find.select();
}
