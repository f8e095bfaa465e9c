package graphalg

import (
	"container/heap"
	"context"
	"slices"
)

// Paths returns at most k ways without loops from one node to another, each
// with both ends, the cheapest first and equals by their nodes. An edge costs
// one; to pass through node i costs toll[i] more. nil tolls are none.
func Paths(ctx context.Context, g *Graph, from, to int32, k int, toll []int32) ([][]int32, error) {
	y := &yen{g: g, to: to, toll: toll, dist: make([]int32, g.Len()), by: make([]int32, g.Len())}
	first := y.shortest(from, nil, nil)
	if first == nil || k <= 0 || from == to {
		return nil, ctx.Err()
	}
	found, waiting := [][]int32{first}, [][]int32{}
	for len(found) < k {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		last := found[len(found)-1]
		for i := range len(last) - 1 { // leave the last path at its i-th node
			if way := y.spur(last[:i+1], found); way != nil && !has(waiting, way) {
				waiting = append(waiting, way)
			}
		}
		if len(waiting) == 0 {
			break
		}
		best := slices.MinFunc(waiting, y.compare)
		at := slices.IndexFunc(waiting, func(p []int32) bool { return slices.Equal(p, best) })
		waiting = slices.Delete(waiting, at, at+1)
		found = append(found, best)
	}
	return found, nil
}

func has(paths [][]int32, p []int32) bool {
	return slices.ContainsFunc(paths, func(o []int32) bool { return slices.Equal(o, p) })
}

type yen struct {
	g    *Graph
	to   int32
	toll []int32
	dist []int32 // plus 1; 0 is not reached
	by   []int32 // the node before
}

// spur returns the cheapest way that begins with root and goes on as no path found does.
func (y *yen) spur(root []int32, found [][]int32) []int32 {
	taken := map[int32]bool{}
	for _, p := range found {
		if len(p) > len(root) && slices.Equal(p[:len(root)], root) {
			taken[p[len(root)]] = true
		}
	}
	closed := map[int32]bool{}
	for _, v := range root[:len(root)-1] {
		closed[v] = true
	}
	rest := y.shortest(root[len(root)-1], closed, taken)
	if rest == nil {
		return nil
	}
	return append(slices.Clone(root[:len(root)-1]), rest...)
}

// shortest is Dijkstra from one node to y.to, not through closed, and not first to one of taken.
func (y *yen) shortest(from int32, closed, taken map[int32]bool) []int32 {
	clear(y.dist)
	y.dist[from] = 1
	q := &queue{{from, 1}}
	for q.Len() > 0 {
		v := heap.Pop(q).(item)
		if v.cost > y.dist[v.node] {
			continue
		}
		if v.node == y.to {
			return y.trace(from)
		}
		for _, w := range y.g.Next(v.node) {
			if closed[w] || v.node == from && taken[w] {
				continue
			}
			cost := v.cost + 1 + y.tollOf(w)
			if y.dist[w] == 0 || cost < y.dist[w] || cost == y.dist[w] && v.node < y.by[w] {
				if y.dist[w] != cost {
					heap.Push(q, item{w, cost})
				}
				y.dist[w], y.by[w] = cost, v.node
			}
		}
	}
	return nil
}

func (y *yen) tollOf(v int32) int32 {
	if y.toll == nil || v == y.to {
		return 0
	}
	return y.toll[v]
}

func (y *yen) trace(from int32) []int32 {
	way := []int32{y.to}
	for v := y.to; v != from; {
		v = y.by[v]
		way = append(way, v)
	}
	slices.Reverse(way)
	return way
}

func (y *yen) compare(a, b []int32) int {
	if x, z := y.cost(a), y.cost(b); x != z {
		return int(x - z)
	}
	return slices.Compare(a, b)
}

func (y *yen) cost(p []int32) int32 {
	sum := int32(len(p))
	for _, v := range p[1:] {
		sum += y.tollOf(v)
	}
	return sum
}

// A queue is the heap of nodes to look at, the cheapest first, then the smallest.
type queue []item

type item struct{ node, cost int32 }

func (q queue) Len() int { return len(q) }
func (q queue) Less(i, j int) bool {
	return q[i].cost < q[j].cost || q[i].cost == q[j].cost && q[i].node < q[j].node
}
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)   { *q = append(*q, x.(item)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
