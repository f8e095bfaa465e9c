package layout

import "math"

const partGap = 50 // pixels between parts that no link joins

// pack puts the parts into rows, the largest first, without overlap, so that
// the whole is about as wide as 1.6 times its height. It ends with all
// coordinates at least 0.
func pack(boxes []Box, parts [][]int) {
	area, widest := 0.0, 0.0
	for _, part := range parts {
		b := bounds(boxes, part)
		area += float64((b.W + partGap) * (b.H + partGap))
		widest = max(widest, b.W)
	}
	rowWidth := max(widest, math.Sqrt(area*1.6))
	var x, y, height float64
	for _, part := range parts {
		b := bounds(boxes, part)
		if x > 0 && x+b.W > rowWidth {
			x, y, height = 0, y+height+partGap, 0
		}
		for _, i := range part {
			boxes[i].X += x - (b.X - b.W/2)
			boxes[i].Y += y - (b.Y - b.H/2)
		}
		x += b.W + partGap
		height = max(height, b.H)
	}
}

// bounds is the smallest box around the boxes with the given indexes.
func bounds(boxes []Box, part []int) Box {
	if len(part) == 0 {
		return Box{}
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, i := range part {
		b := boxes[i]
		left, right = min(left, b.X-b.W/2), max(right, b.X+b.W/2)
		top, bottom = min(top, b.Y-b.H/2), max(bottom, b.Y+b.H/2)
	}
	return Box{(left + right) / 2, (top + bottom) / 2, right - left, bottom - top}
}
