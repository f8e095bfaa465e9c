// Keys in the picture: from thing to thing, along lines, nearer and farther.

import { say } from "../dom.js";
import { many, spaced } from "../words.js";
import { strokeOf } from "../kinds.js";

const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/**
 * @param {HTMLElement} box the picture's element
 * @param {any} pic of picture.js
 * @param {{node: (id: string) => void, edge: (id: string) => void, grow: (id: string) => void, open: (id: string) => void, none: () => void}} on
 */
export function walk(box, pic, on) {
  const { graph, state } = pic;
  const here = () => state.node ?? (state.edge ? graph.source(state.edge) : null);
  const to = id => {
    if (!id) return;
    on.node(id);
    look(pic, id);
    say(`${graph.getNodeAttribute(id, "name")}, ${many(graph.degree(id), "line")}`);
  };
  const along = step => {
    const id = here();
    const edges = id ? graph.edges(id) : [];
    if (!edges.length) return;
    const next = edges[(edges.indexOf(state.edge) + step + edges.length) % edges.length];
    on.edge(next);
    pic.state.node = null;
    const e = state.data.edges.find(x => x.id === next);
    say(`${graph.getNodeAttribute(e.from, "name")} ${strokeOf(e.modality).prefix}${spaced(e.relation)} ${graph.getNodeAttribute(e.to, "name")}`);
  };
  box.addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const id = here();
    if (ways[e.key]) to(id ? next(graph, id, ways[e.key]) : middle(graph));
    else if (e.key === "Enter") id ? on.grow(id) : to(middle(graph));
    else if (e.key === "o" && id) on.open(id);
    else if (e.key === "l") along(1);
    else if (e.key === "L") along(-1);
    else if (e.key === "+" || e.key === "=") pic.zoom(1);
    else if (e.key === "-") pic.zoom(-1);
    else if (e.key === "0") pic.zoom(0);
    else if (e.key === "Escape") on.none();
    else return;
    e.preventDefault();
  });
}

const middle = graph => graph.findNode((_, a) => a.centre) ?? graph.nodes()[0];

// next is the nearest thing that way: what stands aside counts twice.
function next(graph, id, [dx, dy]) {
  const from = graph.getNodeAttributes(id);
  let best = null;
  let least = Infinity;
  graph.forEachNode((other, a) => {
    const along = (a.x - from.x) * dx + (a.y - from.y) * dy;
    const aside = Math.abs((a.x - from.x) * dy) + Math.abs((a.y - from.y) * dx);
    if (other !== id && along > 0 && along + 2 * aside < least && aside <= 2 * along) {
      best = other;
      least = along + 2 * aside;
    }
  });
  return best;
}

// look brings a thing into view when it stands outside.
function look(pic, id) {
  const data = pic.sigma.getNodeDisplayData(id);
  const at = pic.sigma.framedGraphToViewport(data);
  const { width, height } = pic.sigma.getDimensions();
  if (at.x > 40 && at.y > 40 && at.x < width - 40 && at.y < height - 40) return;
  pic.sigma.getCamera().animate({ x: data.x, y: data.y }, { duration: 150 });
}
