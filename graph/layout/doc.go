// Package layout places boxes that are linked, so that what is near in the graph
// is near on paper and no two boxes overlap.
//
// Each connected part starts as a tree around its busiest node (tree.go). Then
// every node is moved to where the distances on paper are most like those in the
// graph: stress majorisation (Gansner, Koren, North 2004; stress.go), in which a line
// between two communities is longer. A part too large to look at every pair of its
// nodes is laid out by communities, each by itself, and then these, as boxes
// (groups.go); if it is all one community, pivots stand for what is far: sparse
// stress (Ortmann, Klimenta, Brandes 2016; sparse.go). Boxes that still overlap are
// pushed apart (apart.go), and the parts are laid side by side (pack.go).
//
// The same input gives the same positions on every machine: there is no clock, no
// chance, and no order of maps in it. A compiler may fuse x*y+z on one kind of
// processor and not on another, with another last bit, and a thousand rounds make
// much of a bit; so every product here is rounded, float64(x*y), as the language
// promises to honour, sines are cut to 20 bits, and the result to quarters of a
// pixel.
package layout
