package layout

import "math"

// distances is the length of the shortest way from one node to all of its part,
// by node (the lists are short and lengths alike, so a plain queue does where
// Dijkstra's would be sorted: few nodes come twice). far is reused if it is long enough.
func (l *layout) distances(from int, far []float64, queue []int) ([]float64, []int) {
	if far == nil {
		far = make([]float64, len(l.boxes))
	}
	for i := range far {
		far[i] = math.MaxFloat64
	}
	far[from] = 0
	queue = append(queue[:0], from)
	for n := 0; n < len(queue); n++ {
		i := queue[n]
		for k, j := range l.near[i] {
			if way := far[i] + l.long[i][k]; way < far[j]-0.01 {
				far[j] = way
				queue = append(queue, j)
			}
		}
	}
	return far, queue
}

// A pull is what one node asks of another: to be so far away, and how much it matters.
type pull struct {
	from         int
	want, weight float64
}

// majorise makes the part's distances on paper like those in the graph, all pairs of them.
func (l *layout) majorise(part []int) {
	pulls := make([][]pull, len(part))
	var far []float64
	var queue []int
	for k, i := range part {
		far, queue = l.distances(i, far, queue)
		for _, j := range part {
			if j != i {
				pulls[k] = append(pulls[k], pull{j, far[j], 1 / float64(far[j]*far[j])})
			}
		}
	}
	l.settle(part, pulls, min(200, max(20, 40_000_000/(len(part)*len(part)))))
}

// settle moves each node in turn to where the stress of its pulls is least, until
// nothing moves far.
func (l *layout) settle(part []int, pulls [][]pull, rounds int) {
	for range rounds {
		moved := 0.0
		for k, i := range part {
			x, y := l.balance(i, pulls[k])
			moved = max(moved, math.Abs(x-l.boxes[i].X)+math.Abs(y-l.boxes[i].Y))
			l.boxes[i].X, l.boxes[i].Y = x, y
		}
		if moved < 1 {
			return
		}
	}
}

func (l *layout) balance(i int, pulls []pull) (float64, float64) {
	at := l.boxes[i]
	var x, y, sum float64
	for _, p := range pulls {
		b := &l.boxes[p.from]
		dx, dy := at.X-b.X, at.Y-b.Y
		is := math.Sqrt(float64(dx*dx) + float64(dy*dy))
		if is < 1e-6 { // on top of each other: apart in a direction of their own
			dx, dy, is = float64(i%7)-2.5, float64(i%5)-1.5, 3
		}
		x += float64(p.weight * (b.X + float64(p.want*dx)/is))
		y += float64(p.weight * (b.Y + float64(p.want*dy)/is))
		sum += p.weight
	}
	return x / sum, y / sum
}
