package learn

// dense holds rows that have weights for many classes. Each is a vector of one
// 16-bit lane for each class, four to a word, so that one addition adds four
// weights. A lane holds weight/scale + bias, from 0 to 1023: the lanes of 64 rows
// can be added before one could overflow into the next. A row is whole lines.
type dense struct {
	lines []line
	width int // lines of a row
}

// A line is as much as the processor fetches from memory at once.
type line [8]uint64

const (
	lanes     = 4
	bias      = 512
	fullAfter = 64 // rows

	// Where a row is: its kind, then the number of its first line or cell.
	kindShift = 30
	startMask = 1<<kindShift - 1
)

// scales are the units of rows. A row has the finest that its weights fit in, and the number
// of that, plus 1, for its kind; short rows are of kind 0.
var scales = [...]int32{1, 4, 32}

const kinds = 1 + len(scales)

func wordsOf(classes int) int { return (classes + lanes - 1) / lanes }

func widthOf(classes int) int { return (wordsOf(classes) + len(line{}) - 1) / len(line{}) }

// touch brings rows into the cache. What it returns means nothing.
//
//go:noinline
func (d *dense) touch(rows []uint32) (any uint64) {
	for _, at := range rows {
		for i := range d.lines[at:][:d.width] {
			any |= d.lines[int(at)+i][0]
		}
	}
	return any
}

// add appends a row and returns where it is.
func (d *dense) add(cells []cell) uint32 {
	top := int32(0)
	for _, c := range cells {
		top = max(top, int32(c.weight), -int32(c.weight))
	}
	scale := 0
	for top > (bias-1)*scales[scale] {
		scale++
	}
	var values [MaxClasses]uint64
	for i := range values {
		values[i] = bias
	}
	for _, c := range cells {
		w, half := int32(c.weight), scales[scale]/2
		if w < 0 {
			half = -half
		}
		values[c.class] = uint64(bias + (w+half)/scales[scale])
	}
	start := uint32(len(d.lines))
	for i := range d.width {
		var l line
		for j := range l {
			v := values[lanes*(i*len(l)+j):][:lanes]
			l[j] = v[0] | v[1]<<16 | v[2]<<32 | v[3]<<48
		}
		d.lines = append(d.lines, l)
	}
	return uint32(scale+1)<<kindShift | start
}

// sum adds rows of one scale to scores.
func (d *dense) sum(rows []uint32, scale int32, scores *[MaxClasses]int32) {
	for len(rows) > 0 {
		part := rows[:min(len(rows), fullAfter)]
		rows = rows[len(part):]
		zero := bias * int32(len(part))
		for i := range d.width {
			all := sumLines(d.lines[i:], part)
			to := scores[i*lanes*len(all):][:lanes*len(all)]
			for j, word := range all {
				four := (*[lanes]int32)(to[lanes*j:])
				four[0] += scale * (int32(word&0xffff) - zero)
				four[1] += scale * (int32(word>>16&0xffff) - zero)
				four[2] += scale * (int32(word>>32&0xffff) - zero)
				four[3] += scale * (int32(word>>48) - zero)
			}
		}
	}
}

// sumLines adds up some lines, in registers.
func sumLines(lines []line, places []uint32) line {
	var a, b, c, d, e, f, g, h uint64
	for _, at := range places {
		x := &lines[at]
		a += x[0]
		b += x[1]
		c += x[2]
		d += x[3]
		e += x[4]
		f += x[5]
		g += x[6]
		h += x[7]
	}
	return line{a, b, c, d, e, f, g, h}
}
