// Light or dark: what the system says, unless the reader chose.

const key = "newsgraph-theme";
const wanted = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set();
let paper = false; // it is being printed

/** Is the page dark now? */
export function dark() {
  if (paper) return false;
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : wanted.matches;
}

/** Calls fn when light becomes dark or the other way round; returns what ends that. @param {() => void} fn */
export function watch(fn) {
  listeners.add(fn);
  return () => listeners.delete(fn);
}

/** Turns light into dark and back, and remembers it. */
export function toggle() {
  set(dark() ? "light" : "dark");
  return dark();
}

function set(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(key, theme);
  } catch { /* no storage: it holds for this page */ }
  listeners.forEach(fn => fn());
}

/** Takes the remembered choice. */
export function begin() {
  try {
    const theme = localStorage.getItem(key);
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* no storage */ }
  for (const [event, is] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(event, () => {
      paper = is;
      listeners.forEach(fn => fn());
    });
  }
  wanted.addEventListener("change", () => listeners.forEach(fn => fn()));
}
