package graphalg

import (
	"context"
	"math"
	"testing"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
)

// made returns edges between n nodes by a fixed rule, and the graph of them as
// gonum has it, directed and not.
func made(n int) ([]Edge, *simple.DirectedGraph, *simple.UndirectedGraph) {
	var edges []Edge
	directed, undirected := simple.NewDirectedGraph(), simple.NewUndirectedGraph()
	for i := range n {
		directed.AddNode(simple.Node(i))
		undirected.AddNode(simple.Node(i))
	}
	for i := range n {
		for _, j := range []int{(i*7 + 3) % n, (i*i + 1) % n, i / 2} {
			if i != j {
				edges = append(edges, Edge{int32(i), int32(j)})
				directed.SetEdge(directed.NewEdge(simple.Node(i), simple.Node(j)))
				undirected.SetEdge(undirected.NewEdge(simple.Node(i), simple.Node(j)))
			}
		}
	}
	return edges, directed, undirected
}

// gonum's PageRank and betweenness are the oracle of ours.
func TestGonum(t *testing.T) {
	for _, n := range []int{2, 3, 10, 60} {
		edges, directed, undirected := made(n)
		rank, err := PageRank(context.Background(), Directed(n, edges))
		if err != nil {
			t.Fatal(err)
		}
		between, err := Betweenness(context.Background(), Undirected(n, edges), n)
		if err != nil {
			t.Fatal(err)
		}
		wantRank, wantBetween := network.PageRankSparse(directed, 0.85, 1e-10), network.Betweenness(undirected)
		for i := range n {
			if math.Abs(rank[i]-wantRank[int64(i)]) > 1e-6 {
				t.Errorf("%d nodes: PageRank of %d is %v, gonum says %v", n, i, rank[i], wantRank[int64(i)])
			}
			if want := wantBetween[int64(i)] / 2; math.Abs(between[i]-want) > 1e-6 { // gonum counts each pair from both ends
				t.Errorf("%d nodes: betweenness of %d is %v, gonum says %v", n, i, between[i], want)
			}
		}
	}
}
