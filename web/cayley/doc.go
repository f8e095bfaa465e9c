// Package cayley answers at the addresses of Cayley's own HTTP API (0.7.7, v1 and v2), so
// that its clients work on a store: queries, shapes and quads come out as they expect them.
// What would write is refused.
//
// Queries run in sessions of package queries, within the limits of the server.
package cayley
