// Package export writes a graph, or a part of it, for other tools: one file a
// format, one table (Formats).
//
// A format is handed the part that Select picked from a Source. Pictures (dot,
// svg) are drawn from one model, picture.go: what things look like, which line
// means what. The same graph gives the same bytes in every format.
package export
