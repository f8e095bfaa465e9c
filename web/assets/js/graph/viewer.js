// Sigma that does, while it moves, only what is seen then: nothing is drawn to be clicked on, many lines are thin, and few names
// stand beside them. When it has come to rest, all of it is drawn. Some of what it overrides sigma does not promise: tests in a
// browser hold it against the version in vendor.

import { Sigma } from "/vendor/graph.js";

const pause = 150; // milliseconds without a movement: at rest
const least = 500; // lines in motion, on the slowest machine

export class Viewer extends Sigma {
  moving = false;
  timer = 0;
  pace = 4 * least; // lines that this machine draws in a moment

  constructor(...args) {
    super(...args);
    this.getCamera().on("updated", () => this.stir());
    this.on("afterRender", () => this.moving && this.measure(performance.now()));
    // Before sigma looks what was clicked on, which it can tell at rest only.
    this.sharpen = () => {
      if (this.moving) this.rest().render();
    };
    this.getContainer().addEventListener("click", this.sharpen, true);
    document.addEventListener("touchend", this.sharpen, true);
  }

  /** It moves, and will until this is not called any more. */
  stir() {
    this.moving = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.held() ? this.stir() : this.rest().scheduleRender()), pause);
  }

  measure(began) {
    requestAnimationFrame(now => {
      const took = now - began;
      if (took > 40) this.pace = Math.max(least, this.pace / 2);
      else if (took < 20) this.pace = Math.min(this.pace * 1.5, 1e6);
    });
  }

  rest() {
    clearTimeout(this.timer);
    this.moving = false;
    return this;
  }

  held() {
    return this.getMouseCaptor().isMouseDown || this.getTouchCaptor().touchMode > 0;
  }

  // Asking the GPU what lies below the pointer waits for all that it has to draw.
  getNodeAtPosition(at) {
    return this.moving ? this.hoveredNode : super.getNodeAtPosition(at);
  }

  getEdgeAtPoint(x, y) {
    return this.moving ? this.hoveredEdge : super.getEdgeAtPoint(x, y);
  }

  resetWebGLTexture(layer) {
    return this.moving ? this : super.resetWebGLTexture(layer);
  }

  /** Lets change do something to the graph, and looks at it once when that is done: Sigma takes in all anew for each node that goes. */
  quietly(change) {
    const graph = this.getGraph();
    this.unbindGraphHandlers();
    change();
    this.bindGraphHandlers();
    if (!graph.hasNode(this.hoveredNode)) this.hoveredNode = null;
    if (!graph.hasEdge(this.hoveredEdge)) this.hoveredEdge = null;
    this.refresh();
  }

  kill() {
    clearTimeout(this.timer);
    this.stir = () => {}; // the camera may still be on its way
    document.removeEventListener("touchend", this.sharpen, true);
    super.kill();
  }
}
