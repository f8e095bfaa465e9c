// Text that a script makes up is not parsed as program, and what one call of the engine's
// own functions may do is bounded: nothing could stop such a call.
(function() {
  "use strict";
  const most = 1 << 26; // characters or elements
  const bounded = (object, method, size) => {
    const original = object[method];
    Object.defineProperty(object, method, {writable: true, configurable: true, value: {[method]() {
      if (size(this, arguments) > most) throw new RangeError(`${method}: more than ${most} characters or elements`);
      return original.apply(this, arguments);
    }}[method]});
  };
  const parse = JSON.parse;
  JSON.parse = function(text, reviver) {
    if (String(text).length > 1 << 20) throw new RangeError("JSON.parse: the text is longer than 1 MiB");
    return parse(text, reviver);
  };
  bounded(String.prototype, "repeat", (s, a) => String(s).length * Number(a[0] || 0));
  bounded(String.prototype, "padStart", (s, a) => Number(a[0] || 0));
  bounded(String.prototype, "padEnd", (s, a) => Number(a[0] || 0));
  bounded(Array.prototype, "fill", a => a.length);
  bounded(Array.prototype, "join", a => a.length);
  bounded(Array, "from", (s, a) => a[0] && a[0].length || 0);
  ["ArrayBuffer", "SharedArrayBuffer", "DataView", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array",
    "Int32Array", "Uint32Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array"].forEach(n => delete globalThis[n]);
  [function() {}, function*() {}, async function() {}].forEach(f => delete Object.getPrototypeOf(f).constructor);
})();

// Helpers that every query may use, on top of name(), label() and node(). A fact node
// becomes a row that people can read: names first, ids last.

// many returns v as a list: [] for undefined, [v] for one value.
function many(v) {
  return v === undefined || v === null ? [] : Array.isArray(v) ? v : [v];
}

// entity returns the path to the things called so.
function entity(called) {
  return g.V(name(called));
}

// thingsOf returns the ids of the things that x means: a name, an id, a list of them, or a path.
function thingsOf(x) {
  if (typeof x === "string") return name(x);
  if (!Array.isArray(x)) return x.Unique().ToArray();
  return [].concat(...x.map(i => typeof i === "string" ? name(i) : [i]));
}

// evidence returns the readings behind a fact, a list of facts, or the facts that a path
// ends at, strongest first within a fact, as
// {quote, phrase, modality, source, source_id, when, article, outlet, published, doc, score}.
function evidence(facts) {
  if (typeof facts !== "string") return [].concat(...(Array.isArray(facts) ? facts : sorted(facts)).map(f => evidence(f.fact || f.id || f)));
  const order = ["asserted", "alleged", "denied", "hypothetical", "negated"];
  const list = many(node(facts, ["ng:evidence"])["ng:evidence"]).map(id => {
    const e = node(id);
    const d = e["ng:doc"] === undefined ? {} : node(e["ng:doc"]);
    return {
      quote: e["ng:quote"], phrase: e["ng:phrase"], modality: e["ng:modality"],
      source: label(e["ng:source"]), when: e["ng:when"],
      article: d["ng:title"] || d["ng:file"], outlet: many(d["ng:outlet"])[0], published: d["ng:published"],
      score: e["ng:score"], evidence: id, doc: e["ng:doc"], source_id: e["ng:source"],
    };
  }).filter(e => (e.score || 0) >= leastScore());
  const rank = e => order.indexOf(e.modality);
  return list.sort((a, b) => rank(a) - rank(b) || (b.score || 0) - (a.score || 0) || (a.evidence < b.evidence ? -1 : 1));
}

// fact returns a fact as a row, with its best evidence.
function fact(id) {
  const f = node(id);
  const e = evidence(id)[0] || {};
  const thing = v => typeof v === "string" && v.startsWith("<") ? v : undefined;
  return {
    who: label(f["ng:subject"]), relation: label(f["ng:relation"]), whom: label(f["ng:object"]),
    when: f["ng:when"], modality: f["ng:modality"], source: e.source, articles: f["ng:articles"],
    quote: e.quote, article: e.article, outlet: e.outlet, published: e.published,
    fact: f.id, who_id: f["ng:subject"], whom_id: thing(f["ng:object"]), source_id: e.source_id, doc: e.doc,
  };
}

// chosen returns the facts that x means and that pass every test, as {id, "ng:subject",
// "ng:relation", "ng:object", "ng:modality", "ng:when", "ng:articles", "ng:origins"}. x is a path
// to facts or to things, a name, a list of ids, or nothing for all facts; things stand for
// the facts in which they take part.
function chosen(x, tests) {
  const light = ["ng:subject", "ng:relation", "ng:object", "ng:modality", "ng:when", "ng:articles", "ng:origins"];
  let ids;
  if (x === undefined || x === null || x === "") {
    ids = g.V("<ng:Fact>").In("<rdf:type>").ToArray();
  } else {
    const all = typeof x === "string" || Array.isArray(x) ? thingsOf(x) : x.Unique().ToArray();
    const things = all.filter(id => !String(id).startsWith("<fact/"));
    ids = all.filter(id => String(id).startsWith("<fact/"));
    if (things.length > 0) ids = Array.from(new Set(ids.concat(about(things).Unique().ToArray())));
  }
  tests = tests.filter(t => t !== undefined && t !== null);
  if (leastScore() > 0) tests.push(minScore(leastScore()));
  tests.forEach(t => { if (typeof t !== "function") throw new Error("a test is wanted, as since(\"2031-02\") or f => …, not " + JSON.stringify(t)); });
  const out = [];
  ids.forEach(id => {
    const f = node(id, light);
    if (tests.every(t => t(f))) out.push(f);
  });
  return out;
}

// sorted returns the ids of the facts that x means and that pass every test: those in most
// articles first, then the latest.
function sorted(x, ...tests) {
  const list = chosen(x, tests).map(f => ({id: f.id, n: f["ng:articles"] || 0, when: f["ng:when"] || ""}));
  list.sort((a, b) => b.n - a.n || (a.when < b.when ? 1 : a.when > b.when ? -1 : a.id < b.id ? -1 : 1));
  return list.map(f => f.id);
}

// facts returns the same as readable rows.
function facts(x, ...tests) {
  return sorted(x, ...tests).map(id => fact(id));
}

// show gives the same out row by row, so that a row limit saves the work.
function show(x, ...tests) {
  sorted(x, ...tests).forEach(id => g.Emit(fact(id)));
}

// timeline returns the facts that have a date, earliest first, with the date in front.
function timeline(x, ...tests) {
  const list = chosen(x, [f => f["ng:when"] !== undefined].concat(tests));
  list.sort((a, b) => a["ng:when"] < b["ng:when"] ? -1 : a["ng:when"] > b["ng:when"] ? 1 :
    (b["ng:articles"] || 0) - (a["ng:articles"] || 0) || (a.id < b.id ? -1 : 1));
  return list.map(f => Object.assign({when: f["ng:when"]}, fact(f.id)));
}

// between returns the facts that join two things.
function between(a, b, ...tests) {
  const as = thingsOf(a), bs = thingsOf(b);
  const joins = f => as.includes(f["ng:subject"]) && bs.includes(f["ng:object"]) || bs.includes(f["ng:subject"]) && as.includes(f["ng:object"]);
  return facts(about(as), joins, ...tests);
}

// claims returns readings that rest on someone's word, or that have a modality, as rows. Each part
// of what is wanted may be left out.
function claims(wanted) {
  wanted = wanted || {};
  const parts = ["by", "about", "relation", "modality", "since", "until", "minScore"], kinds = ["asserted", "alleged", "denied", "hypothetical", "negated"];
  Object.keys(wanted).forEach(k => { if (!parts.includes(k)) throw new Error(`claims has no part "${k}"; it has ${parts.join(", ")}`); });
  many(wanted.modality).forEach(m => { if (!kinds.includes(m)) throw new Error(`"${m}" is no modality; there are ${kinds.join(", ")}`); });
  const by = wanted.by && thingsOf(wanted.by), about = wanted.about && thingsOf(wanted.about);
  let path = by ? g.V(by).In("<ng:source>") : g.V("<ng:Evidence>").In("<rdf:type>");
  if (wanted.modality) path = path.Has("<ng:modality>", many(wanted.modality));
  else if (!by) path = path.Has("<ng:source>");
  const readings = new Set(path.Unique().ToArray()), rows = [];
  const relations = many(wanted.relation).map(r => r.startsWith("<") ? r : `<${r}>`);
  sorted(path.In("<ng:evidence>")).forEach(id => {
    const f = node(id);
    if (about && !about.includes(f["ng:subject"]) && !about.includes(f["ng:object"])) return;
    if (relations.length > 0 && !relations.includes(f["ng:relation"])) return;
    evidence(id).forEach(e => {
      const when = e.when || f["ng:when"];
      if (!readings.has(e.evidence)) return;
      if (wanted.since && !since(wanted.since)({"ng:when": when}) || wanted.until && !until(wanted.until)({"ng:when": when})) return;
      if (wanted.minScore && (e.score || 0) < permille(wanted.minScore)) return;
      rows.push({
        source: e.source, modality: e.modality, who: label(f["ng:subject"]), relation: label(f["ng:relation"]),
        whom: label(f["ng:object"]), when: when, quote: e.quote, article: e.article, outlet: e.outlet,
        published: e.published, fact: f.id, evidence: e.evidence, source_id: e.source_id, doc: e.doc,
      });
    });
  });
  return rows;
}

// byRelation returns the path to the facts with these relations, as "<met_with>".
function byRelation() {
  return g.V([].concat(...arguments)).In("<ng:relation>");
}

// about returns the path to the facts in which a thing takes part, as subject or object.
function about(things) {
  const ids = typeof things === "string" ? name(things) : things;
  return Array.isArray(ids) ? g.V(ids).In("<ng:subject>").Or(g.V(ids).In("<ng:object>")) : ids.In("<ng:subject>").Or(ids.In("<ng:object>"));
}

// during returns a test of facts: the date, which may be a year or a month only, lies
// from one date to another; "" leaves that end open. since and until have one end.
function during(from, to) {
  [from, to].forEach(d => {
    if (d && !/^\d{4}(-\d\d(-\d\d)?)?$/.test(d)) throw new Error(`"${d}" is no date: write 2031, 2031-02 or 2031-02-05`);
  });
  return f => {
    const when = typeof f === "string" ? f : f && (f["ng:when"] || f.when);
    return !!when && (!from || when >= from.slice(0, when.length)) && (!to || when.slice(0, to.length) <= to);
  };
}

function since(date) { return during(date, ""); }

function until(date) { return during("", date); }

function permille(score) { return score <= 1 ? score * 1000 : score; }

// minScore returns a test of facts: one of the readings is at least as sure; 0.7 and 700 are the same.
function minScore(score) {
  if (!(score >= 0 && score <= 1000)) throw new Error(`"${score}" is no score: write 0.7 or 700`);
  return f => many(node(f.id || f.fact, ["ng:evidence"])["ng:evidence"]).some(e => (node(e, ["ng:score"])["ng:score"] || 0) >= permille(score));
}

// wanted returns a test of ids: those of the things called who, or all when who is "".
function wanted(who) {
  if (!who) return () => true;
  const ids = name(who);
  return id => ids.includes(id);
}
