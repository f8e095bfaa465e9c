// What the pages import from /vendor/graph.js, and nothing else.
export { MultiDirectedGraph } from "graphology";
export { default as Sigma } from "sigma";
export { EdgeProgram, NodeProgram } from "sigma/rendering";
export { floatColor } from "sigma/utils";
