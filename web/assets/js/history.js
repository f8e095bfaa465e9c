// What was asked in the console, in this browser only, newest first.

const key = "newsgraph-history";
const most = 50;

/** @returns {{href: string, label: string}[]} */
export function all() {
  try {
    const list = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(list) ? list.filter(x => typeof x?.href === "string" && typeof x?.label === "string") : [];
  } catch {
    return [];
  }
}

/** Puts x in front. @param {{href: string, label: string}} x */
export const add = x => save([x, ...all().filter(o => o.href !== x.href)].slice(0, most));

export const clear = () => save([]);

function save(list) {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch { /* no storage, or full: nothing is remembered */ }
}
