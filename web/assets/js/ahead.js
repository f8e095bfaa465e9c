// Runs beside main.js and before it is all there: begins what the first page will want, while its modules still come.

import { expect } from "./api.js";
import { read, asked } from "./graph/state.js";

const url = new URL(location.href);
expect("vocabulary");
if (url.pathname === "/graph" && url.searchParams.has("around")) {
  expect("graph", asked(read(url)));
  for (const module of ["./pages/graph.js", "./graph/picture.js"]) import(module).catch(() => {}); // who needs it says so
}
