// Package export writes a graph, or a part of it, for other tools: one file a
// format, one table (Formats).
//
// A format reads the part that Pick selects from a Source record by record, so that
// memory does not grow with the graph; only pictures hold what they draw. Pictures (dot,
// svg, png, pdf) are of one model, picture.go: what things look like, which line means
// what. dot.go writes it for Graphviz, graphviz.go runs that; svg.go draws it with the
// layout of package layout. Formats of nodes and edges write one table of attributes,
// table.go. RDF (N-Quads, JSON-LD) is written in graph/quads. The same graph gives the
// same bytes in every format; what Graphviz draws, from the same Graphviz.
package export
