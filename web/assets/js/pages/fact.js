// A statement, and every sentence that it rests on.

import { h } from "../dom.js";
import { get } from "../api.js";
import { says, modality, evidence, section, support, graphHref, meaning } from "../parts.js";
import { spaced, day } from "../words.js";
import { correction } from "../correction.js";

export default async function page(url, signal) {
  const f = await get("fact", { id: url.searchParams.get("id") }, signal);
  const title = [f.subject.name, spaced(f.relation), f.object.name].join(" ");
  return {
    title,
    body: h("div.page", { "data-fact": f.id },
      h("header", {}, h("h1.statement", {}, says(f, false)), h("p.lead", {}, meaning(f.relation)),
        h("div.row.wide", {}, modality(f.modality), f.disputed ? h("span.modality.against", {}, "disputed: some say so, others deny it") : null,
          f.when ? h("span", {}, day(f.when)) : null, support(f)),
        h("div.row.actions", {}, f.object.id ? h("a.button", { href: graphHref(f.subject.id, f.object.id) }, "Show in the graph") : null, correction({ fact: f }))),
      f.corrected?.length ? h("div.notice", {}, f.corrected.map(c => h("p", {}, "Corrected: " + c))) : null,
      section("What it rests on", f.evidence.length, h("ul", {}, f.evidence.map(evidence)))),
  };
}
