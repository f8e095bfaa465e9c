// A slider with two ends: from when until when.

import { h } from "../dom.js";
import { day } from "../words.js";

const oneDay = 86400000;

/**
 * @param {{since?: string, until?: string}} facets the span of all that there is
 * @param {any} state @param {(state: any) => void} change
 */
export function span(facets, state, change) {
  const steps = stepsOf(facets.since, facets.until);
  if (steps.length < 2) return null;
  const last = steps.length - 1;
  const now = { since: state.since ? at(steps, state.since) : 0, until: state.until ? at(steps, state.until) : last };
  const words = h("output", {});
  const track = h("i");
  const input = (end, name) => h("input", {
    type: "range", min: 0, max: last, step: 1, value: now[end], "aria-label": name, "data-key": end, "data-end": end,
    oninput: e => {
      const v = Number(e.target.value);
      now[end] = end === "since" ? Math.min(v, now.until) : Math.max(v, now.since);
      e.target.value = now[end];
      say();
    },
    onchange: () => change({ ...state, since: now.since > 0 ? steps[now.since].from : "", until: now.until < last ? steps[now.until].to : "" }),
  });
  const ends = [input("since", "since"), input("until", "until")];
  const say = () => {
    ends[0].setAttribute("aria-valuetext", day(steps[now.since].from));
    ends[1].setAttribute("aria-valuetext", day(steps[now.until].to));
    words.textContent = now.since === 0 && now.until === last ? "all dates" : `${day(steps[now.since].from)} – ${day(steps[now.until].to)}`;
    track.style.left = `${100 * now.since / last}%`;
    track.style.right = `${100 - 100 * now.until / last}%`;
  };
  say();
  return h("div.field", { role: "group", "aria-label": "dates" }, h("span", {}, "When: ", words), h("div.span", {}, track, ends));
}

// stepsOf are the days between two dates, or the months where those are too many.
function stepsOf(since, until) {
  if (!since || !until) return [];
  const [a, b] = [dayOf(since, false), dayOf(until, true)];
  if (!(b > a)) return [];
  if ((b - a) / oneDay <= 100) return Array.from({ length: Math.round((b - a) / oneDay) + 1 }, (_, i) => iso(a + i * oneDay)).map(d => ({ from: d, to: d }));
  const steps = [];
  for (let d = new Date(a); d.getTime() <= b; d = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 1))) {
    steps.push({ from: iso(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1)), to: iso(Date.UTC(d.getUTCFullYear(), d.getUTCMonth() + 1, 0)) });
  }
  return steps;
}

/** The first or the last day of a date of the store: "2025", "2025-12", "2025-W51", "2025-12-21". */
function dayOf(date, last) {
  const [, y, w, m, d] = /^(\d{4})(?:-W(\d\d)|-(\d\d)(?:-(\d\d))?)?/.exec(date) ?? [];
  if (!y) return NaN;
  if (w) {
    const fourth = new Date(Date.UTC(y, 0, 4)); // always in week 1
    return fourth.getTime() + ((w - 1) * 7 - (fourth.getUTCDay() + 6) % 7 + (last ? 6 : 0)) * oneDay;
  }
  if (d || !last) return Date.UTC(y, (m ?? 1) - 1, d ?? 1);
  return Date.UTC(y, m ?? 12, 0);
}

const iso = time => new Date(time).toISOString().slice(0, 10);

// at is the step that a date falls into.
function at(steps, date) {
  const i = steps.findIndex(s => s.to >= date.slice(0, 10));
  return i < 0 ? steps.length - 1 : i;
}
