// Room for words: boxes that do not overlap.

const cell = 48; // pixels

/** @typedef {{x: number, y: number, w: number, h: number}} Box by its corner on the left above */

export class Room {
  taken = new Map(); // boxes by the cells that they lie in

  clear() {
    this.taken.clear();
  }

  /** Takes the room of boxes, unless one of them is not free. @param {Box[]} boxes @param {boolean} must take it in any case */
  take(boxes, must = false) {
    if (!must && !boxes.every(b => this.free(b))) return false;
    for (const b of boxes) {
      for (const key of cells(b)) this.taken.has(key) ? this.taken.get(key).push(b) : this.taken.set(key, [b]);
    }
    return true;
  }

  free(b) {
    return cells(b).every(key => (this.taken.get(key) ?? []).every(o => b.x >= o.x + o.w || o.x >= b.x + b.w || b.y >= o.y + o.h || o.y >= b.y + b.h));
  }
}

function cells({ x, y, w, h }) {
  const keys = [];
  for (let i = Math.floor(x / cell); i * cell < x + w; i++) {
    for (let j = Math.floor(y / cell); j * cell < y + h; j++) keys.push(i * 65536 + j);
  }
  return keys;
}
