// What is seen of the graph, as its address says it.

import { query } from "../api.js";

/** The filters of /api/graph and /api/export: those that are lists, and those that have one value. */
const lists = ["relation", "type", "modality", "outlet"];
const values = ["min_support", "min_score", "since", "until"];

/** @param {URL} url */
export function read(url) {
  const p = url.searchParams;
  const state = { around: p.getAll("around"), depth: p.get("depth") ?? "1", limit: p.get("limit") ?? "300", node: p.get("node") ?? "", edge: p.get("edge") ?? "", view: p.get("view") ?? "picture" };
  for (const name of lists) state[name] = p.getAll(name);
  for (const name of values) state[name] = p.get(name) ?? "";
  return state;
}

/** The parameters of /api/graph, and of /api/export. */
export function asked(state) {
  const { around, depth, limit } = state;
  return Object.fromEntries([["around", around], ["depth", depth], ["limit", limit], ...[...lists, ...values].map(name => [name, state[name]])]);
}

/** The address of a state: what is as at the beginning is left out. */
export function address(state) {
  const { depth, limit, node, edge, view } = state;
  const q = query({ ...asked(state), depth: depth === "1" ? "" : depth, limit: limit === "300" ? "" : limit, node, edge, view: view === "picture" ? "" : view });
  return "/graph" + (q ? "?" + q : "");
}

/** Is anything left out by a filter? */
export const filtered = state => lists.some(name => state[name].length) || values.some(name => state[name]);

/** The state without its filters. */
export const unfiltered = state => ({ ...state, ...Object.fromEntries([...lists.map(name => [name, []]), ...values.map(name => [name, ""])]) });
