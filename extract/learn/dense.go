package learn

// dense holds rows that have weights for many classes. Each is a vector of one
// 16-bit lane for each class, four to a word, so that one addition adds four
// weights. A lane holds weight/scale + bias, from 0 to 1023: the lanes of 64 rows
// can be added before one could overflow into the next.
type dense struct {
	words []uint64
	width int // words of a row
}

const (
	lanes      = 4
	bias       = 512
	flushAfter = 64 // rows

	// Where a row is: isDense, the number of its scale, and its number.
	isDense    = 1 << 31
	scaleShift = 29
	rowMask    = 1<<scaleShift - 1
)

// scales are the units of rows. A row has the finest that its weights fit in.
var scales = [...]int32{1, 4, 32}

// sums are rows added up, by scale.
type sums struct {
	lanes [len(scales)][MaxClasses / lanes]uint64
	rows  [len(scales)]int32
}

func wordsOf(classes int) int { return (classes + lanes - 1) / lanes }

// widthOf returns the words of a row: whole lines of the cache where it has more than one.
func widthOf(classes int) int {
	w := wordsOf(classes)
	if w > line {
		w = (w + line - 1) / line * line
	}
	return w
}

const line = 8 // words

// touch brings rows into the cache. What it returns means nothing.
//
//go:noinline
func (d *dense) touch(rows []uint32) (any uint64) {
	for _, at := range rows {
		row := d.words[int(at&rowMask)*d.width:][:d.width]
		for i := 0; i < len(row); i += line {
			any |= row[i]
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
	number := uint32(len(d.words) / d.width)
	for i := range d.width {
		v := values[lanes*i : lanes*i+lanes]
		d.words = append(d.words, v[0]|v[1]<<16|v[2]<<32|v[3]<<48)
	}
	return isDense | uint32(scale)<<scaleShift | number
}

// sum adds the row at a place, and what is full to scores.
func (d *dense) sum(at uint32, s *sums, scores *[MaxClasses]int32) {
	scale := at >> scaleShift & 3 % uint32(len(scales))
	row := d.words[int(at&rowMask)*d.width:]
	row = row[:d.width]
	to := s.lanes[scale][:d.width]
	for len(row) >= line && len(to) >= line {
		x, y := (*[line]uint64)(row), (*[line]uint64)(to)
		y[0] += x[0]
		y[1] += x[1]
		y[2] += x[2]
		y[3] += x[3]
		y[4] += x[4]
		y[5] += x[5]
		y[6] += x[6]
		y[7] += x[7]
		row, to = row[line:], to[line:]
	}
	for i := range to {
		if i < len(row) {
			to[i] += row[i]
		}
	}
	if s.rows[scale]++; s.rows[scale] == flushAfter {
		d.flush(int(scale), s, scores)
	}
}

// flush adds the sums of a scale to scores.
func (d *dense) flush(scale int, s *sums, scores *[MaxClasses]int32) {
	if s.rows[scale] == 0 {
		return
	}
	unit, zero := scales[scale], bias*s.rows[scale]
	from := s.lanes[scale][:d.width]
	for i, word := range from {
		to := scores[lanes*i : lanes*i+lanes]
		to[0] += unit * (int32(word&0xffff) - zero)
		to[1] += unit * (int32(word>>16&0xffff) - zero)
		to[2] += unit * (int32(word>>32&0xffff) - zero)
		to[3] += unit * (int32(word>>48) - zero)
	}
	clear(from)
	s.rows[scale] = 0
}
