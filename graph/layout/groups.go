package layout

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"newsgraph/internal/graphalg"
)

// Communities is, by box, the number of the community it lies in: boxes with more
// links among each other than with the rest. Place keeps them together.
func Communities(boxes int, links []Link) []int32 {
	edges := make([]graphalg.Edge, len(links))
	for i, k := range links {
		edges[i] = graphalg.Edge{From: int32(k.A), To: int32(k.B)}
	}
	of, err := graphalg.Communities(context.Background(), graphalg.Undirected(boxes, edges))
	if err != nil {
		panic("layout: communities end only when they are stopped")
	}
	return of
}

const (
	groupGap  = 60 // pixels around a community
	groupTies = 4  // other communities that one wants to be near: those with most links
)

// placeGroups lays out each community of a large part by itself, and then the
// communities, each a box. It does nothing and says so when there is but one.
func (l *layout) placeGroups(part []int) bool {
	groups := map[int32][]int{}
	var order []int32
	inner := make([]int, len(l.boxes)) // by node, its place in its group
	for _, i := range part {
		c := l.of[i]
		if groups[c] == nil {
			order = append(order, c)
		}
		inner[i] = len(groups[c])
		groups[c] = append(groups[c], i)
	}
	if len(order) == 1 {
		return false
	}
	links := map[int32][]Link{} // within communities
	for _, k := range l.links {
		if c := l.of[k.A]; c == l.of[k.B] {
			links[c] = append(links[c], Link{inner[k.A], inner[k.B], k.Label})
		}
	}
	outer := make([]Box, len(order))
	placed := make([][]Box, len(order))
	atOnce(len(order), func(n int) {
		for _, i := range groups[order[n]] {
			placed[n] = append(placed[n], l.boxes[i])
		}
		place(placed[n], links[order[n]], l.room)
		outer[n] = Bounds(placed[n])
		outer[n].W, outer[n].H = outer[n].W+groupGap, outer[n].H+groupGap
	})
	place(outer, l.ties(part, order), tight)
	for n, c := range order {
		from := Bounds(placed[n])
		for k, i := range groups[c] {
			l.boxes[i].X, l.boxes[i].Y = placed[n][k].X-from.X+outer[n].X, placed[n][k].Y-from.Y+outer[n].Y
		}
	}
	return true
}

// atOnce calls do with 0 to n-1, on all processors.
func atOnce(n int, do func(int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

// ties is the links between communities, by their place in order: of each the strongest.
func (l *layout) ties(part []int, order []int32) []Link {
	at := map[int32]int{}
	for n, c := range order {
		at[c] = n
	}
	count := make([]map[int]int, len(order)) // of links, by the two communities
	for _, i := range part {
		for _, j := range l.near[i] {
			if a, b := at[l.of[i]], at[l.of[j]]; a != b {
				if count[a] == nil {
					count[a] = map[int]int{}
				}
				count[a][b]++
			}
		}
	}
	var links []Link
	for a := range count {
		var others []int
		for b := range count[a] {
			others = append(others, b)
		}
		slices.SortFunc(others, func(x, y int) int { return cmp.Or(cmp.Compare(count[a][y], count[a][x]), cmp.Compare(x, y)) })
		for _, b := range others[:min(groupTies, len(others))] {
			links = append(links, Link{A: a, B: b})
		}
	}
	return links
}
