// Names, numbers and dates as people read them.

const number = new Intl.NumberFormat("en");

/** @param {number} n */
export const count = n => number.format(n ?? 0);

/** "1 article", "2,345 articles". @param {number} n @param {string} one @param {string} [many] */
export const many = (n, one, more = one + "s") => `${count(n)} ${n === 1 ? one : more}`;

/** "pulled_from" as words. @param {string} relation */
export const spaced = relation => (relation ?? "").replaceAll("_", " ");

/** Text cut to about n characters, at a word's end. @param {string} text @param {number} n */
export function shorten(text, n) {
  const chars = Array.from(text ?? "");
  if (chars.length <= n) return text ?? "";
  const cut = chars.slice(0, n - 1).join("");
  const space = cut.lastIndexOf(" ");
  return (space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd() + "…";
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * A date of the store, "2025-12-21", "2025-12" or "2025", as "21 Dec 2025". Weeks and spans
 * ("2025-W51", "2025-12-01/2025-12-05") come in words, too; other forms stay as they are.
 * @param {string} iso
 */
export function day(iso) {
  const week = /^(\d{4})-W(\d\d)$/.exec(iso ?? "");
  if (week) return `week ${Number(week[2])} of ${week[1]}`;
  const m = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?$/.exec(iso ?? "");
  if (!m) {
    const [from, to] = (iso ?? "").split("/");
    return to ? `${day(from)} – ${day(to)}` : iso ?? "";
  }
  return [m[3] && Number(m[3]), m[2] && months[Number(m[2]) - 1], m[1]].filter(Boolean).join(" ");
}

/** A share of one as people say it. @param {number} share */
export const percent = share => `${Math.round(share * 100)} %`;

/** The name of an article: its title, else its file, else its id. */
export const titleOf = a => a.title || a.file || a.article || a.id;

/** "who: where, when", without what is not known. @param {...string} parts */
export const joined = (...parts) => parts.filter(Boolean).join(" · ");
