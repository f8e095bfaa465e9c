// The bar on top of every page: search, the ways to the pages, theme, help.

import { h, fill, say } from "./dom.js";
import { go } from "./router.js";
import { completer } from "./complete.js";
import { entityHref } from "./parts.js";
import { query } from "./api.js";
import * as theme from "./theme.js";
import { openHelp, pages } from "./keys.js";

/** Builds the bar, once. */
export function build() {
  const top = document.getElementById("top");
  const menu = h("button.menu.plain", { type: "button", "aria-expanded": "false", "aria-controls": "pages", onclick: () => open(!top.classList.contains("open")) },
    h("span", { "aria-hidden": "true" }, "☰"), h("span.quiet", {}, "pages"));
  const open = is => {
    top.classList.toggle("open", is);
    menu.setAttribute("aria-expanded", String(is));
  };
  const themeButton = h("button.plain", { type: "button", "data-do": "theme", onclick: () => { theme.toggle(); } });
  const nameTheme = () => {
    const now = theme.dark() ? "light" : "dark";
    fill(themeButton, h("span", { "aria-hidden": "true" }, theme.dark() ? "☀" : "☾"));
    themeButton.setAttribute("aria-label", `${now} colours`);
    themeButton.title = `${now} colours (d)`;
  };
  theme.watch(nameTheme);
  nameTheme();
  fill(top,
    h("a.brand", { href: "/", "aria-label": "newsgraph: start" }, h("img", { src: "/assets/icon.svg", alt: "", width: 24, height: 24 }), h("span", {}, "newsgraph")),
    finder(),
    menu,
    h("nav", { id: "pages", "aria-label": "pages" }, pages.map(([href, name]) => h("a", { href, onclick: () => open(false) }, name))),
    h("div.tools", {}, themeButton, h("button.plain", { type: "button", "aria-label": "help and keys", title: "help and keys (?)", onclick: openHelp }, "?")));
}

function finder() {
  const box = completer({
    label: "Search names and sentences", key: "/",
    pick: (name, input) => {
      input.value = "";
      input.blur();
      go(entityHref(name.id));
    },
    enter: text => text && go("/?" + query({ q: text })),
  });
  box.setAttribute("role", "search");
  box.firstChild.id = "find";
  return box;
}

/** Marks the page we are on, names it in the title, and tells screen readers. @param {URL} url */
export function at(url) {
  for (const link of document.querySelectorAll("#pages a")) {
    if (link.getAttribute("href") === url.pathname) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  const find = document.getElementById("find");
  if (document.activeElement !== find) find.value = url.pathname === "/" ? url.searchParams.get("q") ?? "" : "";
}

/** @param {string} title of the page */
export function name(title) {
  document.title = title ? `${title} – newsgraph` : "newsgraph";
  say(title || "newsgraph");
}
