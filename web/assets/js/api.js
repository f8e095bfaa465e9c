// The server's JSON, and what went wrong in words.

/** What the server refuses or cannot answer: a message, and a hint what to do. */
export class Failure extends Error {
  constructor(message, hint = "", status = 0, line = 0) {
    super(message);
    this.hint = hint;
    this.status = status;
    this.line = line; // of a query, from 1
  }
}

/**
 * The address of an endpoint; lists become repeated parameters, empty values are left out.
 * @param {string} path "graph" for /api/graph
 * @param {Object<string, any>} [params]
 */
export function address(path, params = {}) {
  const q = query(params);
  return `/api/${path}${q ? "?" + q : ""}`;
}

/** @param {Object<string, any>} params @returns {string} */
export function query(params) {
  const q = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of [value].flat()) {
      if (one !== "" && one !== null && one !== undefined) q.append(name, String(one));
    }
  }
  return q.toString();
}

/** Gets JSON from an endpoint. @param {string} path @param {Object} [params] @param {AbortSignal} [signal] */
export function get(path, params, signal) {
  const url = address(path, params);
  const early = expected.get(url);
  expected.delete(url);
  return early ?? ask(url, { signal });
}

const expected = new Map(); // answers under way, by address

/** Begins to get what will be wanted once. @param {string} path @param {Object} [params] */
export function expect(path, params) {
  const answer = ask(address(path, params), {});
  answer.catch(() => {}); // who gets it hears of it
  expected.set(address(path, params), answer);
}

/** Posts JSON to an endpoint. @param {string} path @param {Object} body @param {AbortSignal} [signal] */
export const post = (path, body, signal) =>
  ask(`/api/${path}`, { method: "POST", signal, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (err) {
    if (options.signal?.aborted) throw err;
    throw new Failure("the server does not answer", "is “newsgraph serve” still running?");
  }
  const text = await response.text();
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Failure(response.ok ? "the answer is not JSON" : text.trim() || response.statusText, "", response.status);
  }
  if (!response.ok) throw new Failure(body.error ?? response.statusText, body.hint, response.status, body.line);
  return body;
}
