// Small plots as SVG, made with DOM calls. Each has its numbers as a table too, for those who do not see it.

import { h, s } from "./dom.js";
import { count } from "./words.js";

/**
 * Bars over time, two series above each other, sharing the months.
 * @param {{month: string, articles: number, facts: number}[]} months
 */
export function overTime(months) {
  const series = [["articles", "Articles"], ["facts", "Statements, by the date of what they tell"]];
  const width = Math.max(280, Math.min(1120, document.documentElement.clientWidth - 40)); // as it will be seen, so that its words have their size
  const [height, left, gap] = [110, 44, 34];
  const slot = (width - left) / Math.max(months.length, 1);
  const svg = s("svg", { class: "plot", viewBox: `0 0 ${width} ${2 * (height + gap)}`, role: "img", "aria-label": `articles and statements by month, from ${months[0]?.month} to ${months.at(-1)?.month}` });
  series.forEach(([key, name], row) => {
    const top = row * (height + gap) + 16;
    const most = Math.max(1, ...months.map(m => m[key]));
    svg.append(s("text", { x: 0, y: top - 5, "font-weight": 600 }, name), s("text", { x: left - 6, y: top + 8, "text-anchor": "end" }, count(most)),
      s("text", { x: left - 6, y: top + height - 16, "text-anchor": "end" }, "0"), s("path", { class: "axis", d: `M${left} ${top + height - 16}H${width}` }));
    months.forEach((m, i) => {
      const tall = (height - 16) * m[key] / most;
      svg.append(s("rect", { class: row ? "bar second" : "bar", x: left + i * slot + slot * 0.1, y: top + height - 16 - tall, width: Math.max(slot * 0.8, 0.5), height: tall },
        s("title", {}, `${m.month}: ${count(m[key])} ${row ? "statements" : "articles"}`)));
    });
    svg.append(...ticks(months, width / 110).map(i => s("text", { x: Math.min(left + (i + 0.5) * slot, width - 24), y: top + height, "text-anchor": "middle" }, months[i].month)));
  });
  return h("figure.figure", {}, svg, numbers(["month", "articles", "statements"], months.map(m => [m.month, m.articles, m.facts])));
}

// ticks are the months that get a label: all, or every second, third…, so that there are no more than most.
function ticks(months, most) {
  const step = Math.max(1, Math.ceil(months.length / most));
  return months.map((_, i) => i).filter(i => i % step === 0);
}

/**
 * Bars side by side with words: a list, so that every row can be a link.
 * @param {{label: any, n: number, href?: string, title?: string}[]} rows
 */
export function bars(rows) {
  const most = Math.max(1, ...rows.map(r => r.n));
  return h("ul.bars", {}, rows.map(r => h("li", { title: r.title }, r.href ? h("a.grow", { href: r.href }, r.label) : h("span.grow", {}, r.label),
    s("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { class: "bar", x: 0, y: 1, width: Math.max(100 * r.n / most, 0.6), height: 8 })),
    h("span.num", {}, count(r.n)))));
}

/** A share of a whole as one bar, in words beside it. @param {number} part @param {number} of @param {string} words */
export function share(part, of, words) {
  const percent = of ? 100 * part / of : 0;
  return h("div.share", {}, s("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { class: "rest", x: 0, y: 0, width: 100, height: 6 }), s("rect", { class: "bar", x: 0, y: 0, width: percent, height: 6 })),
    h("p", {}, h("strong.num", {}, `${percent.toFixed(1)} %`), " ", words));
}

const numbers = (heads, rows) => h("details.small", {}, h("summary", {}, "the numbers"),
  h("div.wide-table", { tabindex: 0, role: "region", "aria-label": "the numbers" }, h("table", {}, h("thead", {}, h("tr", {}, heads.map(x => h("th", { scope: "col" }, x)))),
    h("tbody", {}, rows.map(r => h("tr", {}, r.map((x, i) => h("td" + (i ? ".num" : ""), {}, typeof x === "number" ? count(x) : x))))))));
