// Programs for sigma that send their items to the GPU when they change, not at every frame, and draw all of them at once: sigma's own
// way, an instance for each item, is slow where there is no graphics card, since SwiftShader draws one after the other.

const { TRIANGLES, UNSIGNED_INT, ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER, STATIC_DRAW } = WebGLRenderingContext;

/** The indices of a pattern for one item, repeated for all: each begins step after the one before. */
export function repeated(pattern, step, times) {
  const out = new Uint32Array(pattern.length * times);
  for (let i = 0; i < out.length; i++) out[i] = Math.floor(i / pattern.length) * step + pattern[i % pattern.length];
  return out;
}

/**
 * A program whose items are rectangles, so many each. It writes values(id, ...data) for an item; the last attribute, a_corner, is added:
 * 0 and 1 are below, 2 and 3 above, 4 to 7 those of the second rectangle.
 */
export const cornered = (Program, rectangles) => class extends Program {
  constructor(...args) {
    super(...args);
    const { gl } = this.normalProgram;
    gl.getExtension("OES_element_index_uint"); // part of WebGL 2
    this.corners = gl.createBuffer();
    this.order = gl.createBuffer();
  }

  reallocate(items) {
    if (items === this.capacity) return;
    super.reallocate(items);
    this.indices = this.indicesOf(items);
    this.reordered = true;
  }

  /** Which corners make triangles. */
  indicesOf(items) {
    return repeated([0, 1, 2, 2, 1, 3], 4, items * rectangles);
  }

  processVisibleItem(id, at, ...data) {
    const size = this.ATTRIBUTES_ITEMS_COUNT;
    this.array.set(this.values(id, ...data), at);
    for (let corner = 0; corner < this.VERTICES; corner++) {
      if (corner) this.array.copyWithin(at + corner * size, at, at + size - 1);
      this.array[at + (corner + 1) * size - 1] = corner;
    }
  }

  process(...args) {
    super.process(...args);
    this.changed = true;
  }

  bindProgram(info) {
    const { gl } = info;
    gl.bindBuffer(ARRAY_BUFFER, this.corners);
    if (this.changed) gl.bufferData(ARRAY_BUFFER, this.array, STATIC_DRAW);
    gl.bindBuffer(ELEMENT_ARRAY_BUFFER, this.order);
    if (this.reordered) gl.bufferData(ELEMENT_ARRAY_BUFFER, this.indices, STATIC_DRAW);
    this.changed = this.reordered = false;
    this.ATTRIBUTES.reduce((offset, a) => offset + this.bindAttribute(a, info, offset), 0);
  }

  drawWebGL(method, { gl, frameBuffer }) {
    gl.bindFramebuffer(gl.FRAMEBUFFER, frameBuffer);
    gl.drawElements(TRIANGLES, this.capacity * rectangles * 6, UNSIGNED_INT, 0);
  }

  // What can be clicked on is drawn when the picture rests.
  render(params) {
    const { pickProgram } = this;
    if (this.renderer.moving) this.pickProgram = null;
    super.render(params);
    this.pickProgram = pickProgram;
  }
};
