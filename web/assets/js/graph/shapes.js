// A node program for sigma: the six shapes of the pictures in one shader, each a signed distance in pixels.

import { NodeProgram, floatColor } from "/vendor/graph.js";
import { cornered } from "./corners.js";

/** What the shader calls the shapes of kinds.js. */
const shapes = { ellipse: 0, box: 1, hexagon: 2, note: 3, octagon: 4, parallelogram: 5 };

const vertex = `
attribute vec2 a_position;
attribute float a_size;
attribute vec4 a_fill;
attribute vec4 a_border;
attribute float a_shape;
attribute vec4 a_id;
attribute float a_corner;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform vec2 u_half;
varying vec4 v_fill;
varying vec4 v_border;
varying vec4 v_id;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
void main() {
  v_radius = a_size / u_sizeRatio;
  v_at = (vec2(mod(a_corner, 2.0), floor(a_corner / 2.0)) * 2.0 - 1.0) * (v_radius * 1.35 + 2.0);
  vec2 clip = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(clip + v_at / u_half, 0.0, 1.0);
  v_fill = a_fill;
  v_border = a_border;
  v_id = a_id;
  v_id.a *= 255.0 / 254.0;
  v_shape = a_shape;
}`;

const fragment = `
precision highp float;
varying vec4 v_fill;
varying vec4 v_border;
varying vec4 v_id;
varying vec2 v_at;
varying float v_radius;
varying float v_shape;
uniform float u_pixelRatio;
float outline(vec2 p, float r) {
  vec2 q = abs(p);
  if (v_shape < 0.5) return length(p) - r;
  if (v_shape < 1.5) return max(q.x - r, q.y - r * 0.78);
  if (v_shape < 2.5) return max(q.y - r * 0.87, q.x * 0.866 + q.y * 0.5 - r * 0.93);
  if (v_shape < 3.5) return max(max(q.x, q.y) - r * 0.88, (p.x + p.y) * 0.7071 - r * 0.85);
  if (v_shape < 4.5) return max(max(q.x, q.y) - r * 0.95, (q.x + q.y) * 0.7071 - r);
  return max(abs(p.x - p.y * 0.4) - r * 0.9, q.y - r * 0.75);
}
void main() {
  float d = outline(v_at, v_radius);
  #ifdef PICKING_MODE
  if (d > 2.0) discard;
  gl_FragColor = v_id;
  #else
  float line = min(max(1.5, v_radius * 0.16), v_radius * 0.35);
  float inside = clamp(0.5 - d * u_pixelRatio, 0.0, 1.0);
  float body = clamp(0.5 - (d + line) * u_pixelRatio, 0.0, 1.0);
  vec4 colour = mix(v_border, v_fill, body);
  gl_FragColor = vec4(colour.rgb * colour.a, colour.a) * inside;
  #endif
}`;

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

export class Shapes extends cornered(NodeProgram, 1) {
  getDefinition() {
    return {
      VERTICES: 4, VERTEX_SHADER_SOURCE: vertex, FRAGMENT_SHADER_SOURCE: fragment, METHOD: TRIANGLES,
      UNIFORMS: ["u_matrix", "u_sizeRatio", "u_half", "u_pixelRatio"],
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_fill", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_border", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_corner", size: 1, type: FLOAT },
      ],
    };
  }

  values(id, data) {
    return [data.x, data.y, data.size, floatColor(data.fill), floatColor(data.color), shapes[data.shape] ?? 1, id];
  }

  setUniforms({ matrix, sizeRatio, width, height, pixelRatio }, { gl, uniformLocations: u }) {
    gl.uniformMatrix3fv(u.u_matrix, false, matrix);
    gl.uniform1f(u.u_sizeRatio, sizeRatio);
    gl.uniform2f(u.u_half, width / 2, height / 2);
    if (u.u_pixelRatio) gl.uniform1f(u.u_pixelRatio, pixelRatio);
  }
}
