// The graph as a picture: sigma with our shapes and lines. It knows nothing of the page around it.

import { MultiDirectedGraph } from "/vendor/graph.js";
import { h } from "../dom.js";
import { Viewer } from "./viewer.js";
import { Shapes } from "./shapes.js";
import { Lines } from "./lines.js";
import { labels } from "./labels.js";
import { nodeLook, edgeLook, offsets, dim } from "./look.js";
import { glide } from "./glide.js";
import * as theme from "../theme.js";

const many = 1500; // nodes from which hovering no longer greys the others
const named = 40; // edges up to which all are named

/**
 * @param {HTMLElement} box
 * @param {{node?: (id: string) => void, edge?: (id: string) => void, grow?: (id: string) => void, none?: () => void}} on
 */
export function picture(box, on) {
  const graph = new MultiDirectedGraph();
  const state = { data: { nodes: [], edges: [] }, hovered: null, node: null, edge: null, near: null };
  const words = labels(() => sigma?.moving);
  let sigma = null; // its words are asked for while it is made
  sigma = new Viewer(graph, box, settings(state, graph, words));
  const self = {
    graph, sigma, state,
    show: data => show(self, data),
    choose: sel => choose(self, sel),
    zoom: by => zoom(sigma, by),
    paint: () => paint(self),
    end: () => {
      unwatch();
      unprint();
      self.glide?.();
      sigma.kill();
    },
  };
  const unwatch = theme.watch(() => paint(self));
  const unprint = printed(box);
  const hover = id => {
    state.hovered = id;
    box.classList.toggle("over", id !== null);
    if (graph.order > many || state.node || state.edge) return;
    state.near = id && new Set([id, ...graph.neighbors(id)]);
    sigma.refresh({ skipIndexation: true });
  };
  sigma.on("enterNode", e => hover(e.node));
  sigma.on("leaveNode", () => hover(null));
  sigma.on("enterEdge", () => box.classList.add("over"));
  sigma.on("leaveEdge", () => box.classList.remove("over"));
  sigma.on("clickNode", e => on.node?.(e.node));
  sigma.on("clickEdge", e => on.edge?.(e.edge));
  sigma.on("clickStage", () => on.none?.());
  sigma.on("doubleClickNode", e => {
    e.preventSigmaDefault();
    on.grow?.(e.node);
  });
  sigma.on("beforeRender", words.begin);
  sigma.on("afterRender", words.finish);
  sigma.on("afterRender", () => { box.dataset.drawn = `${graph.order} ${graph.size}`; });
  return self;
}

const settings = (state, graph, words) => ({
  nodeProgramClasses: { shape: Shapes }, defaultNodeType: "shape", nodeHoverProgramClasses: { shape: Shapes },
  edgeProgramClasses: { line: Lines }, defaultEdgeType: "line",
  defaultDrawNodeLabel: words.node, defaultDrawNodeHover: words.hover, defaultDrawEdgeLabel: words.edge,
  labelFont: "system-ui, sans-serif", edgeLabelFont: "system-ui, sans-serif", edgeLabelSize: 11, edgeLabelWeight: "500",
  enableEdgeEvents: true, zIndex: true, allowInvalidContainer: true, stagePadding: 84, minCameraRatio: 0.02, maxCameraRatio: 4,
  doubleClickZoomingRatio: 1.7, labelDensity: 2, labelGridCellSize: 70, labelRenderedSizeThreshold: 0, minEdgeThickness: 0,
  nodeReducer: (id, data) => {
    const chosen = state.node === id;
    if (!state.near || state.near.has(id)) return { ...data, label: data.label, forceLabel: data.centre || chosen || (state.near !== null && state.near.size < 40), chosen, highlighted: chosen, zIndex: chosen ? 2 : 1 };
    return { ...data, ...dim(data), label: null, zIndex: 0 };
  },
  edgeReducer: (id, data) => {
    const lit = id === state.edge || (state.near && !state.edge && graph.extremities(id).every(n => state.near.has(n)) && graph.extremities(id).some(n => n === (state.node ?? state.hovered)));
    if (lit) return { ...data, color: data.color.slice(0, 7), chosen: id === state.edge, size: data.size + (id === state.edge ? 1.5 : 0.5), label: data.words, forceLabel: true, zIndex: 2 };
    return state.near || state.edge ? { ...data, color: data.faded, label: null, zIndex: 0 } : data;
  },
});

// show puts other data into the picture: what stays glides to its new place.
function show(self, data) {
  const { graph, sigma, state } = self;
  self.glide?.();
  state.data = data;
  const from = new Map(graph.mapNodes((id, a) => [id, { x: a.x, y: a.y }]));
  const ids = new Set(data.nodes.map(n => n.id));
  const beside = nearby(data, from);
  const words = data.edges.length <= 2000;
  if (sigma.getSetting("renderEdgeLabels") !== words) sigma.setSetting("renderEdgeLabels", words);
  sigma.quietly(() => {
    graph.clearEdges();
    graph.filterNodes(id => !ids.has(id)).forEach(id => graph.dropNode(id));
    for (const n of data.nodes) {
      const old = from.get(n.id) ?? beside.get(n.id);
      graph.mergeNode(n.id, { ...nodeLook(n, data), x: old?.x ?? n.x, y: old?.y ?? -n.y });
    }
    for (const [e, look] of edgeLooks(data)) {
      if (e.from !== e.to && graph.hasNode(e.from) && graph.hasNode(e.to)) graph.addDirectedEdgeWithKey(e.id, e.from, e.to, look);
    }
    near(self, state);
  });
  const to = new Map(data.nodes.map(n => [n.id, { x: n.x, y: -n.y }]));
  self.glide = glide(graph, sigma, from.size ? to : null);
}

// nearby is where new things come from: the place of a neighbour that was there already, by id.
function nearby(data, from) {
  const places = new Map();
  if (!from.size) return places;
  for (const e of data.edges) {
    for (const [id, other] of [[e.from, e.to], [e.to, e.from]]) {
      if (from.has(other) && !from.has(id) && !places.has(id)) places.set(id, from.get(other));
    }
  }
  return places;
}

function choose(self, sel) {
  near(self, sel);
  self.sigma.refresh({ skipIndexation: true });
}

// near notes what is chosen, and what stands beside it: all else is greyed.
function near({ graph, state }, { node, edge }) {
  state.node = node && graph.hasNode(node) ? node : null;
  state.edge = edge && graph.hasEdge(edge) ? edge : null;
  state.near = state.node ? new Set([node, ...graph.neighbors(node)]) : state.edge ? new Set(graph.extremities(edge)) : null;
}

// edgeLooks is the lines in the order in which they are drawn: the strongest on top.
function edgeLooks(data) {
  const side = offsets(data.edges);
  return [...data.edges].sort((a, b) => a.origins - b.origins).map(e => {
    const look = edgeLook(e, side.get(e.id), data.edges.length);
    return [e, { ...look, label: data.edges.length <= named ? look.words : null }];
  });
}

// paint draws the same in other colours.
function paint({ graph, state, sigma }) {
  const nodes = new Map(state.data.nodes.map(n => [n.id, n]));
  const looks = new Map(edgeLooks(state.data).map(([e, look]) => [e.id, look]));
  sigma.quietly(() => {
    graph.updateEachNodeAttributes((id, a) => ({ ...a, ...nodeLook(nodes.get(id), state.data) }));
    graph.updateEachEdgeAttributes((id, a) => ({ ...a, ...looks.get(id) }));
  });
}

// printed puts what is seen on paper: a canvas of its own, since the change of size empties those of sigma. The theme has
// painted them in the colours of paper just before.
function printed(box) {
  const copy = h("canvas.on-paper");
  const before = () => {
    copy.remove();
    const layers = [...box.querySelectorAll("canvas")];
    [copy.width, copy.height] = [layers[0].width, layers[0].height];
    for (const layer of layers) copy.getContext("2d").drawImage(layer, 0, 0);
    box.append(copy);
  };
  const after = () => copy.remove();
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}

function zoom(sigma, by) {
  const camera = sigma.getCamera();
  const calm = { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 200 };
  if (!by) camera.animatedReset(calm);
  else if (by > 0) camera.animatedZoom(calm);
  else camera.animatedUnzoom(calm);
}
