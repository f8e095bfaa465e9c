// Moving things to their places, unless the reader wants no motion or there are too many of them.

const time = 380; // milliseconds
const most = 2500; // nodes

/**
 * Brings the nodes to the places of to; returns what stops it, leaving them at their places.
 * @param {Map<string, {x: number, y: number}> | null} to
 */
export function glide(graph, sigma, to) {
  if (!to) return () => {};
  const from = new Map(graph.mapNodes((id, a) => [id, { x: a.x, y: a.y }]));
  let frame = 0;
  let done = false;
  const put = share => graph.updateEachNodeAttributes((id, a) => {
    const [p, q] = [from.get(id), to.get(id)];
    return p && q ? { ...a, x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share } : a;
  }, { attributes: ["x", "y"] });
  const finish = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    put(1);
    sigma.refresh();
  };
  if (graph.order > most || matchMedia("(prefers-reduced-motion: reduce)").matches) {
    finish();
    return finish;
  }
  const begin = performance.now();
  const step = now => {
    const t = Math.min(1, (now - begin) / time);
    if (t >= 1) return finish();
    sigma.stir();
    put(1 - (1 - t) ** 3);
    frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return finish;
}
