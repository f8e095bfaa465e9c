// An edge program for sigma: straight lines beside each other, solid, dashed or dotted, ending in an arrow or a bar.
// Everything is reckoned in pixels of the page, so that dashes keep their length at every zoom.

import { EdgeProgram, floatColor } from "/vendor/graph.js";
import { cornered, repeated } from "./corners.js";

/** What the shader calls the lines of the modalities; with a bar at the end, ten more. */
export const styles = { solid: 0, dashed: 1, dotted: 2 };
export const barred = 10;

const vertex = `
attribute vec2 a_start;
attribute vec2 a_end;
attribute vec4 a_color;
attribute vec4 a_id;
attribute float a_width;
attribute float a_style;
attribute float a_offset;
attribute vec2 a_radii;
attribute float a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_half;
uniform float u_thin; // 1: the first two corners of a line are its ends
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_length;
varying float v_width;
varying float v_style;
void main() {
  // Along, beside, and 1 for the head of the line.
  vec3 corner = vec3(mod(a_corner, 2.0), mod(floor(a_corner / 2.0), 2.0) * 2.0 - 1.0, step(3.5, a_corner));
  vec2 from = (u_matrix * vec3(a_start, 1.0)).xy * u_half;
  vec2 to = (u_matrix * vec3(a_end, 1.0)).xy * u_half;
  float far = distance(from, to);
  if (far < 0.001) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
  vec2 dir = (to - from) / far;
  vec2 side = vec2(-dir.y, dir.x);
  float off = a_offset / u_sizeRatio;
  vec2 radii = sqrt(max(a_radii * a_radii / (u_sizeRatio * u_sizeRatio) - off * off, 0.0)) * 0.97;
  v_length = max(far - radii.x - radii.y - 1.5, 0.0);
  v_width = a_width;
  v_style = a_style;
  // Two rectangles: the line as narrow as may be, since every pixel of them costs, and its head.
  float head = max(v_length - 8.0 - 2.5 * a_width, 0.0);
  v_along = corner.z > 0.5 ? mix(head, v_length, corner.x) : corner.x * head;
  #ifdef PICKING_MODE
  v_across = corner.y * (a_width * 0.5 + 4.0);
  #else
  v_across = corner.y * (corner.z > 0.5 ? a_width * 2.0 + 7.0 : a_width * 0.7 + 1.5);
  if (u_thin > 0.5) {
    v_along = corner.x * v_length;
    v_across = 0.0;
  }
  #endif
  vec2 at = from + dir * (radii.x + v_along) + side * (off + v_across);
  gl_Position = vec4(at / u_half, 0.0, 1.0);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= 255.0 / 254.0;
}`;

const fragment = `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_across;
varying float v_length;
varying float v_width;
varying float v_style;
uniform float u_pixelRatio;
uniform float u_thin;
void main() {
  #ifndef PICKING_MODE
  if (u_thin > 0.5) {
    gl_FragColor = vec4(v_color.rgb, 1.0) * v_color.a * 0.5;
    return;
  }
  #endif
  float beside = abs(v_across);
  #ifdef PICKING_MODE
  if (beside > max(v_width * 0.5, 4.0)) discard;
  gl_FragColor = v_color;
  #else
  float style = mod(v_style, 10.0);
  float bar = step(9.5, v_style);
  float head = min(5.0 + 2.5 * v_width, v_length * 0.5);
  float left = v_length - v_along;
  float d = beside - v_width * 0.5;
  if (style > 1.5) {
    float period = max(v_width, 1.6) * 2.6;
    float nearest = mod(v_along, period) - period * 0.5;
    d = length(vec2(nearest, beside)) - max(v_width, 1.8) * 0.6;
  } else if (style > 0.5) {
    float period = max(v_width, 1.2) * 8.0;
    d = max(d, abs(mod(v_along, period) - period * 0.3) - period * 0.3);
  }
  float end = bar > 0.5 ? max(abs(left - 1.5) - 1.5, beside - 3.5 - v_width * 1.5) : max(beside - left * 0.42, left - head);
  if (bar < 0.5) d = max(d, head - left - 1.0);
  d = min(d, end);
  float cover = clamp(0.5 - d * u_pixelRatio, 0.0, 1.0) * v_color.a;
  gl_FragColor = vec4(v_color.rgb * cover, cover);
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, UNSIGNED_INT, TRIANGLES, LINES } = WebGLRenderingContext;

const many = 2000; // lines from which they are thin while the picture moves

export class Lines extends cornered(EdgeProgram, 2) {
  getDefinition() {
    return {
      VERTICES: 8, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment, METHOD: TRIANGLES,
      UNIFORMS: ["u_matrix", "u_sizeRatio", "u_half", "u_pixelRatio", "u_thin"],
      ATTRIBUTES: [
        { name: "a_start", size: 2, type: FLOAT },
        { name: "a_end", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_width", size: 1, type: FLOAT },
        { name: "a_style", size: 1, type: FLOAT },
        { name: "a_offset", size: 1, type: FLOAT },
        { name: "a_radii", size: 2, type: FLOAT },
        { name: "a_corner", size: 1, type: FLOAT },
      ],
    };
  }

  values(id, source, target, data) {
    return [source.x, source.y, target.x, target.y, floatColor(data.color), id, data.size, data.style, data.offset, source.size, target.size];
  }

  // After the triangles, the ends of each line.
  indicesOf(lines) {
    const triangles = super.indicesOf(lines);
    const all = new Uint32Array(triangles.length + 2 * lines);
    all.set(triangles);
    all.set(repeated([0, 1], 8, lines), triangles.length);
    return all;
  }

  render(params) {
    this.thin = this.renderer.moving && this.capacity > many;
    super.render(params);
  }

  drawWebGL(method, info) {
    if (!this.thin) return super.drawWebGL(method, info);
    const { gl, frameBuffer } = info;
    const lines = Math.min(this.capacity, Math.round(this.renderer.pace)); // the strongest come last
    gl.bindFramebuffer(gl.FRAMEBUFFER, frameBuffer);
    gl.drawElements(LINES, 2 * lines, UNSIGNED_INT, 4 * (this.indices.length - 2 * lines));
  }

  setUniforms({ matrix, sizeRatio, width, height, pixelRatio }, { gl, uniformLocations: u }) {
    gl.uniformMatrix3fv(u.u_matrix, false, matrix);
    gl.uniform1f(u.u_sizeRatio, sizeRatio);
    gl.uniform2f(u.u_half, width / 2, height / 2);
    gl.uniform1f(u.u_pixelRatio, pixelRatio);
    gl.uniform1f(u.u_thin, this.thin ? 1 : 0);
  }
}
