// A field that completes names: the combobox of the ARIA practices, over /api/complete.

import { h, fill, say, later } from "./dom.js";
import { get } from "./api.js";
import { sign } from "./kinds.js";
import { many } from "./words.js";

let made = 0;

/**
 * @param {{label: string, placeholder?: string, value?: string, key?: string,
 *   pick: (name: {id: string, name: string, type: string}) => void, enter?: (text: string) => void}} o
 *   pick gets the chosen name; enter the text when none is chosen
 */
export function completer(o) {
  const id = "names" + ++made;
  const input = h("input", {
    type: "search", role: "combobox", "aria-label": o.label, "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list",
    placeholder: o.placeholder ?? o.label, autocomplete: "off", spellcheck: "false", value: o.value ?? "", enterkeyhint: "search",
  });
  const list = h("div", { role: "listbox", id, "aria-label": "names", hidden: true });
  const box = h("div.finder", {}, input, o.key ? h("kbd.key", { "aria-hidden": "true" }, o.key) : null, list);
  let names = [];
  let at = -1;
  let asked = 0;

  const close = () => {
    asked++;
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = i => {
    at = i;
    [...list.children].forEach((el, j) => el.setAttribute("aria-selected", String(j === i)));
    if (i < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", `${id}-${i}`);
    list.children[i].scrollIntoView({ block: "nearest" });
  };
  const take = i => {
    const name = names[i];
    close();
    o.pick(name, input);
  };
  const show = found => {
    names = found;
    fill(list, names.map((n, i) => h("div", {
      role: "option", id: `${id}-${i}`, "aria-selected": "false", "data-id": n.id,
      onpointerdown: e => e.preventDefault(), onclick: () => take(i),
    }, sign(n.type), h("span.grow", {}, n.name, n.alias ? h("span.soft", {}, ` (${n.alias})`) : null), h("span.count", {}, many(n.articles, "article")))));
    list.hidden = !names.length;
    input.setAttribute("aria-expanded", String(names.length > 0));
    choose(-1);
    say(names.length ? `${many(names.length, "name")}; arrow keys choose` : "no such name");
  };
  const ask = later(async () => {
    const q = input.value.trim();
    const turn = ++asked;
    if (!q) return close();
    try {
      const found = (await get("complete", { q, limit: 8 })).names;
      if (turn === asked && document.activeElement === input) show(found);
    } catch { /* what is typed can still be searched */ }
  }, 120);

  input.addEventListener("input", ask);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", e => {
    const open = !list.hidden && names.length;
    if (e.key === "ArrowDown" && open) choose((at + 1) % names.length);
    else if (e.key === "ArrowUp" && open) choose(at < 0 ? names.length - 1 : at - 1);
    else if (e.key === "Escape" && open) close();
    else if (e.key === "Enter") {
      if (open && at >= 0) take(at);
      else {
        close();
        o.enter?.(input.value.trim(), input);
      }
    } else return;
    e.preventDefault();
  });
  return box;
}
