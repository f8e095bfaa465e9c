// Package export writes a graph, or a part of it, for other tools: one file a
// format, one table (Formats).
//
// A format is handed the part that Select picked from a Source. Pictures (dot,
// svg, png, pdf) are drawn from one model, picture.go: what things look like, which
// line means what. dot.go writes it for Graphviz, graphviz.go runs that; svg.go
// draws it with the layout of package layout. The same graph gives the same bytes in
// every format; what Graphviz draws, from the same Graphviz.
package export
