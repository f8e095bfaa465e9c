package source

import (
	"math"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// A pageReader runs the program of a page (ISO 32000-1, 9.4) and notes where each string is
// shown. The library's own Content leaves out word spacing, the widths of composite fonts
// and the forms that a page is made of, without which words fall apart or run together.
type pageReader struct {
	textState
	saved  []textState
	pieces []piece
	forms  int // that were drawn, to bound those that draw themselves
}

// A textState is what q saves and Q brings back.
type textState struct {
	ctm, tm, line matrix
	font          pdf.Font
	widths        *cid // of a composite font; nil until needed
	fontSize      float64
	char, word    float64 // spacing
	scale         float64 // horizontal, 1 is 100 %
	leading, rise float64
}

// A matrix maps (x, y) to (a·x + c·y + e, b·x + d·y + f).
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) then(n matrix) matrix {
	return matrix{m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d, m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d, m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f}
}

// A piece is a string as it is shown, without a gap inside that would be a space.
type piece struct {
	s           string
	x, right, y float64 // on the page, in points
	size        float64 // height of a letter of size 1 em
}

const (
	maxForms  = 2000
	maxPieces = 1 << 20 // of a page
)

func piecesOf(p pdf.Page) []piece {
	r := &pageReader{textState: textState{ctm: unit, tm: unit, line: unit, scale: 1}}
	r.run(p.V.Key("Contents"), p.Resources())
	return r.pieces
}

var unit = matrix{a: 1, d: 1}

func (r *pageReader) run(program, resources pdf.Value) {
	if program.IsNull() {
		return
	}
	pdf.Interpret(program, func(stk *pdf.Stack, op string) {
		n := stk.Len()
		args := make([]pdf.Value, n)
		for i := n - 1; i >= 0; i-- {
			args[i] = stk.Pop()
		}
		r.op(op, args, resources)
	})
}

func (r *pageReader) op(op string, args []pdf.Value, resources pdf.Value) {
	num := func(i int) float64 {
		if i < len(args) {
			return args[i].Float64()
		}
		return 0
	}
	switch op {
	case "q":
		r.saved = append(r.saved, r.textState)
	case "Q":
		if n := len(r.saved) - 1; n >= 0 {
			r.textState, r.saved = r.saved[n], r.saved[:n]
		}
	case "cm":
		r.ctm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}.then(r.ctm)
	case "BT":
		r.tm, r.line = unit, unit
	case "Tc":
		r.char = num(0)
	case "Tw":
		r.word = num(0)
	case "Tz":
		r.scale = num(0) / 100
	case "TL":
		r.leading = num(0)
	case "Ts":
		r.rise = num(0)
	case "Tf":
		if len(args) == 2 {
			r.widths = nil
			r.font, r.fontSize = pdf.Font{V: resources.Key("Font").Key(args[0].Name())}, num(1)
		}
	case "Td":
		r.move(num(0), num(1))
	case "TD":
		r.leading = -num(1)
		r.move(num(0), num(1))
	case "Tm":
		r.tm = matrix{num(0), num(1), num(2), num(3), num(4), num(5)}
		r.line = r.tm
	case "T*":
		r.move(0, -r.leading)
	case "Tj":
		r.showAll(args)
	case "'":
		r.move(0, -r.leading)
		r.showAll(args)
	case `"`:
		r.word, r.char = num(0), num(1)
		r.move(0, -r.leading)
		r.showAll(args)
	case "TJ":
		if len(args) == 1 {
			r.spaced(args[0])
		}
	case "Do":
		if len(args) == 1 {
			r.form(resources.Key("XObject").Key(args[0].Name()), resources)
		}
	}
}

func (r *pageReader) move(x, y float64) {
	r.line = matrix{1, 0, 0, 1, x, y}.then(r.line)
	r.tm = r.line
}

func (r *pageReader) showAll(args []pdf.Value) {
	if len(args) > 0 {
		r.show(args[len(args)-1].RawString())
	}
}

// spaced shows an array of strings and of distances between them, in thousandths of an em.
func (r *pageReader) spaced(v pdf.Value) {
	for i := range v.Len() {
		if e := v.Index(i); e.Kind() == pdf.String {
			r.show(e.RawString())
		} else {
			r.tm = matrix{1, 0, 0, 1, -e.Float64() / 1000 * r.fontSize * r.scale, 0}.then(r.tm)
		}
	}
}

// form draws what a page has in a stream of its own.
func (r *pageReader) form(v, resources pdf.Value) {
	if v.Key("Subtype").Name() != "Form" || r.forms >= maxForms {
		return
	}
	r.forms++
	if own := v.Key("Resources"); !own.IsNull() {
		resources = own
	}
	before, saved := r.textState, r.saved
	if m := v.Key("Matrix"); m.Len() == 6 {
		at := func(i int) float64 { return m.Index(i).Float64() }
		r.ctm = matrix{at(0), at(1), at(2), at(3), at(4), at(5)}.then(r.ctm)
	}
	r.saved = nil
	r.run(v, resources)
	r.textState, r.saved = before, saved
}

// show notes a string and moves behind it.
func (r *pageReader) show(raw string) {
	if len(r.pieces) >= maxPieces || raw == "" {
		return
	}
	s := raw
	if enc := r.font.Encoder(); enc != nil {
		s = enc.Decode(raw)
	}
	width := 0.0
	if r.font.V.Key("Subtype").Name() == "Type0" {
		if r.widths == nil {
			r.widths = cidWidths(r.font)
		}
		for i := 0; i+1 < len(raw); i += 2 {
			width += r.widths.of(int(raw[i])<<8|int(raw[i+1]))/1000*r.fontSize + r.char
		}
	} else {
		for i := range len(raw) {
			width += r.font.Width(int(raw[i]))/1000*r.fontSize + r.char
			if raw[i] == ' ' {
				width += r.word
			}
		}
	}
	from := r.tm.then(r.ctm)
	r.tm = matrix{1, 0, 0, 1, width * r.scale, 0}.then(r.tm)
	to := r.tm.then(r.ctm)
	size := math.Hypot(from.c, from.d) * math.Abs(r.fontSize)
	p := piece{s: s, x: from.e + r.rise*from.c, right: to.e, y: from.f, size: size}
	if !finite(p.x, p.right, p.y, p.size) || !utf8.ValidString(s) && len(s) > 1<<16 {
		return
	}
	r.pieces = append(r.pieces, p)
}

// cid holds the widths of a composite font (9.7.4.3), by glyph.
type cid struct {
	at    map[int]float64
	usual float64
}

func (c *cid) of(code int) float64 {
	if w, ok := c.at[code]; ok {
		return w
	}
	return c.usual
}

// cidWidths reads /W: "3 [500 600] 10 20 550" is glyphs 3, 4, and 10 to 20.
func cidWidths(f pdf.Font) *cid {
	d := f.V.Key("DescendantFonts").Index(0)
	c := &cid{map[int]float64{}, 1000}
	if dw := d.Key("DW"); !dw.IsNull() {
		c.usual = dw.Float64()
	}
	w := d.Key("W")
	for i := 0; i+1 < w.Len(); {
		first, next := int(w.Index(i).Int64()), w.Index(i+1)
		if next.Kind() == pdf.Array {
			for k := range next.Len() {
				c.at[first+k] = next.Index(k).Float64()
			}
			i += 2
			continue
		}
		last := min(int(next.Int64()), first+1<<16)
		for k := first; k <= last; k++ {
			c.at[k] = w.Index(i + 2).Float64()
		}
		i += 3
	}
	return c
}
