// Making elements. Text goes in as text and nothing else: there is no way from here to innerHTML.

/**
 * Makes an element: h("a.name", {href}, "Ann", [more]). Attributes that are false, null or undefined are left
 * out; "on…" are listeners, "text" is textContent; children are nodes, strings or lists of them.
 * @param {string} spec tag and classes, "p.note"
 * @param {Object<string, any>} [attrs]
 * @param {...any} children
 * @returns {any} the element
 */
export function h(spec, attrs = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const el = document.createElement(tag);
  if (classes.length) el.className = classes.join(" ");
  apply(el, attrs);
  el.append(...flat(children));
  return el;
}

const svgSpace = "http://www.w3.org/2000/svg";

/** The same for SVG elements: s("rect", {x: 1}). @param {string} tag @param {Object} [attrs] @param {...any} children */
export function s(tag, attrs = {}, ...children) {
  const el = document.createElementNS(svgSpace, tag);
  apply(el, attrs);
  el.append(...flat(children));
  return el;
}

function apply(el, attrs) {
  for (const [name, value] of Object.entries(attrs ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (name === "text") el.textContent = value;
    else if (name === "href") el.setAttribute("href", safe(value));
    else if (name === "value" && "value" in el) el.value = value;
    else el.setAttribute(name, value === true ? "" : value);
  }
}

// safe lets only our own paths and the web's through: an article's address may be "javascript:…".
function safe(href) {
  return /^(https?:\/\/|\/(?!\/)|#|\?|blob:)/i.test(href) ? href : "#";
}

function flat(children) {
  return children.flat(Infinity).filter(c => c !== null && c !== undefined && c !== false)
    .map(c => c instanceof Node ? c : String(c));
}

/** Puts children in the place of all that el holds. */
export function fill(el, ...children) {
  el.replaceChildren(...flat(children));
  return el;
}

/** Says text to screen readers, without moving the focus. */
export function say(text) {
  const el = document.getElementById("say");
  el.textContent = "";
  requestAnimationFrame(() => { el.textContent = text; });
}

/** Calls fn once, wait ms after the last call. */
export function later(fn, wait) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn(...args), wait);
  };
}
