// Package graphalg measures graphs that lie in arrays: who is central, who
// belongs together, and the shortest ways between two nodes.
//
// Nodes are 0 to n-1. A Graph is compressed sparse rows: the neighbours of all
// nodes in one slice, each node's sorted and without doubles, 4 bytes a
// neighbour and 4 a node. Nothing here knows what a node stands for. All
// results are the same at every run: ties go to the smaller node.
//
// Methods: PageRank after Brin and Page 1998, by power iteration; betweenness
// after Brandes 2001, with pivots after Brandes and Pich 2007; k shortest loopless
// paths after Yen 1971; communities after Blondel and others 2008.
package graphalg
