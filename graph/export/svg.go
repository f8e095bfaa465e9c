package export

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"newsgraph/graph/layout"
	"newsgraph/schema"
)

const (
	nodeFont, edgeFont, titleFont = 13.0, 10.5, 20.0
	nodeLine, edgeLine            = 16.0, 12.5 // from one line of text to the next
	margin                        = 28.0
	fonts                         = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
)

// writeOwnSVG draws the picture with our own layout, a legend below and
// the sentence of each statement as its tooltip.
func writeOwnSVG(w io.Writer, g schema.Graph, o Options) error {
	p := draw(g, o)
	boxes := place(&p)
	c := canvas{title: plain(o.Title)}
	lines := route(&p, boxes)
	c.frame(boxes, lines)
	c.drawGroups(&p, boxes, lines)
	c.drawLines(&p, lines)
	c.drawLabels(&p, lines)
	for i, n := range p.nodes {
		c.drawNode(n, boxes[i])
	}
	c.drawLegend(&p)
	b := bufio.NewWriter(w)
	c.writeTo(b)
	return b.Flush()
}

// A canvas collects the body of an SVG file; coordinates are pixels.
type canvas struct {
	body          strings.Builder
	title         string
	dx, dy        float64 // from the layout's coordinates to the canvas
	width, height float64
	zoom          float64 // of title and legend: on a large picture they are seen from afar
}

func (c *canvas) printf(format string, args ...any) { fmt.Fprintf(&c.body, format, args...) }

// num prints a coordinate with one decimal: the same on every machine, whatever
// the last bits of its sums.
func num(f float64) string {
	s := fmt.Sprintf("%.1f", f)
	if s = strings.TrimSuffix(s, ".0"); s == "-0" {
		return "0"
	}
	return s
}

// frame sizes the canvas around nodes and lines.
func (c *canvas) frame(boxes []layout.Box, lines []line) {
	boxes = slices.Clone(boxes)
	for _, l := range lines {
		boxes = append(boxes, l.label, layout.Box{X: l.ctrl.x, Y: l.ctrl.y})
	}
	b := layout.Bounds(boxes)
	c.zoom = max(1, b.W/2400)
	top := margin
	if c.title != "" {
		top += titleFont*c.zoom + 14
	}
	c.dx, c.dy = margin-(b.X-b.W/2), top-(b.Y-b.H/2)
	c.width, c.height = max(b.W, textWidth(c.title, titleFont*c.zoom)*1.1)+2*margin, b.H+top+margin
}

func (c *canvas) drawLines(p *picture, lines []line) {
	c.printf("<g fill=\"none\" stroke-linecap=\"round\">\n")
	for i, l := range lines {
		e := p.edges[i]
		c.open(e)
		if e.faint {
			c.printf(`<g opacity="0.4">`)
		}
		c.printf(`<path d="M%s Q%s %s"%s/>`, c.at(l.from), c.at(l.ctrl), c.at(l.end(e)), penOf(e))
		c.drawHead(l, e)
		if e.faint {
			c.printf("</g>")
		}
		c.close(e)
	}
	c.printf("</g>\n")
}

// penOf is the attributes of a line.
func penOf(e edge) string {
	pen := fmt.Sprintf(` stroke="%s" stroke-width="%s"`, e.stroke.colour, num(e.width))
	if e.stroke.dash != "" {
		pen += ` stroke-dasharray="` + scaled(e.stroke.dash, e.width) + `"`
	}
	return pen
}

// scaled multiplies a list of dashes.
func scaled(dashes string, by float64) string {
	var out []string
	for f := range strings.FieldsSeq(dashes) {
		var x float64
		fmt.Sscan(f, &x)
		out = append(out, num(x*max(by, 1.2)))
	}
	return strings.Join(out, " ")
}

const headLength = 9.0

func (c *canvas) drawHead(l line, e edge) {
	dx, dy := l.direction()
	wide := 3 + e.width
	if e.stroke.arrow == "tee" {
		c.printf(`<path d="M%s L%s" stroke="%s" stroke-width="%s"/>`, c.at(point{l.to.x - dy*(wide+1), l.to.y + dx*(wide+1)}),
			c.at(point{l.to.x + dy*(wide+1), l.to.y - dx*(wide+1)}), e.stroke.colour, num(e.width+1))
		return
	}
	back := point{l.to.x - dx*(headLength+e.width), l.to.y - dy*(headLength+e.width)}
	c.printf(`<path d="M%s L%s L%s Z" fill="%s"/>`, c.at(l.to), c.at(point{back.x - dy*wide, back.y + dx*wide}), c.at(point{back.x + dy*wide, back.y - dx*wide}), e.stroke.colour)
}

func (c *canvas) at(p point) string { return num(p.x+c.dx) + "," + num(p.y+c.dy) }

// open begins what shows the tooltip of e and links to its article.
func (c *canvas) open(e edge) {
	if e.href != "" {
		c.printf(`<a href="%s" target="_blank">`, xmlEscaper.Replace(plain(e.href)))
	}
	c.printf(`<g><title>%s</title>`, xmlEscaper.Replace(plain(e.tip)))
}

func (c *canvas) close(e edge) {
	c.printf("</g>")
	if e.href != "" {
		c.printf("</a>")
	}
	c.printf("\n")
}

func (c *canvas) drawNode(n node, b layout.Box) {
	width := 1.5
	weight := ""
	if n.centre {
		width, weight = 3.2, ` font-weight="bold"`
	}
	c.printf(`<g><title>%s</title>`, xmlEscaper.Replace(plain(n.tip)))
	b.X, b.Y = b.X+c.dx, b.Y+c.dy
	c.printf("%s", shape(n.kind, b, width))
	lines := nodeLines(n)
	c.text(lines, b.X, b.Y, nodeLine, fmt.Sprintf(`font-size="%s" fill="#111111"%s`, num(nodeFont), weight))
	c.printf("</g>\n")
}

// text centres lines on a point.
func (c *canvas) text(lines []string, x, y, step float64, attrs string) {
	c.printf(`<text text-anchor="middle" %s>`, attrs)
	y += step*0.29 - step*float64(len(lines)-1)/2
	for i, line := range lines {
		c.printf(`<tspan x="%s" y="%s">%s</tspan>`, num(x), num(y+float64(i)*step), xmlEscaper.Replace(line))
	}
	c.printf("</text>")
}

func (c *canvas) drawLabels(p *picture, lines []line) {
	c.printf("<g font-size=\"%s\">\n", num(edgeFont))
	for i, l := range lines {
		e := p.edges[i]
		if l.hidden {
			continue
		}
		c.open(e)
		fill := "#333333"
		if e.stroke.arrow == "tee" {
			fill = "#A84300" // the line's colour, dark enough to read
		}
		b := l.label
		c.printf(`<rect x="%s" y="%s" width="%s" height="%s" rx="3" fill="#FFFFFF" fill-opacity="0.88"/>`,
			num(b.X-b.W/2+c.dx), num(b.Y-b.H/2+c.dy), num(b.W), num(b.H))
		c.text(labelLines(e), l.label.X+c.dx, l.label.Y+c.dy, edgeLine, `fill="`+fill+`"`)
		c.close(e)
	}
	c.printf("</g>\n")
}

func (c *canvas) writeTo(w io.Writer) {
	width, height := num(math.Ceil(c.width)), num(math.Ceil(c.height))
	fmt.Fprintf(w, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" font-family="%s">`+"\n", width, height, fonts)
	if c.title != "" {
		fmt.Fprintf(w, "<title>%s</title>\n", xmlEscaper.Replace(c.title))
	}
	fmt.Fprintf(w, `<rect width="%s" height="%s" fill="#FFFFFF"/>`+"\n", width, height)
	if c.title != "" {
		fmt.Fprintf(w, `<text x="%s" y="%s" font-size="%s" font-weight="bold" fill="#111111">%s</text>`+"\n",
			num(margin), num(margin+titleFont*c.zoom*0.7), num(titleFont*c.zoom), xmlEscaper.Replace(c.title))
	}
	io.WriteString(w, c.body.String())
	io.WriteString(w, "</svg>\n")
}

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")
