package export

import (
	"fmt"
	"strings"

	"newsgraph/graph/layout"
)

// shape draws the outline of a kind, as Graphviz has it.
func shape(k kind, b layout.Box, width float64) string {
	style := fmt.Sprintf(`fill="%s" stroke="%s" stroke-width="%s"`, k.fill, k.colour, num(width))
	l, r, t, d := b.X-b.W/2, b.X+b.W/2, b.Y-b.H/2, b.Y+b.H/2
	polygon := func(xy ...float64) string {
		var pts []string
		for i := 0; i+1 < len(xy); i += 2 {
			pts = append(pts, num(xy[i])+","+num(xy[i+1]))
		}
		return fmt.Sprintf(`<polygon points="%s" stroke-linejoin="round" %s/>`, strings.Join(pts, " "), style)
	}
	switch k.shape {
	case "ellipse":
		return fmt.Sprintf(`<ellipse cx="%s" cy="%s" rx="%s" ry="%s" %s/>`, num(b.X), num(b.Y), num(b.W/2), num(b.H/2), style)
	case "hexagon":
		return polygon(l, b.Y, l+14, t, r-14, t, r, b.Y, r-14, d, l+14, d)
	case "octagon":
		return polygon(l, t+8, l+8, t, r-8, t, r, t+8, r, d-8, r-8, d, l+8, d, l, d-8)
	case "parallelogram":
		return polygon(l+13, t, r, t, r-13, d, l, d)
	case "note":
		return polygon(l, t, r-9, t, r, t+9, r, d, l, d) +
			fmt.Sprintf(`<path d="M%s,%s V%s H%s" fill="none" stroke="%s" stroke-width="1"/>`, num(r-9), num(t), num(t+9), num(r), k.colour)
	}
	return fmt.Sprintf(`<rect x="%s" y="%s" width="%s" height="%s" rx="3" %s/>`, num(l), num(t), num(b.W), num(b.H), style)
}
