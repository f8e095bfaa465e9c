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

// sum adds the row at a place. At most flushAfter rows may be added.
func (d *dense) sum(at uint32, s *sums) {
	scale := at >> scaleShift & 3 % uint32(len(scales))
	s.rows[scale]++
	row := d.words[int(at&rowMask)*d.width:]
	row = row[:d.width]
	to := s.lanes[scale][:d.width]
	for len(row) >= 4 && len(to) >= 4 {
		to[0] += row[0]
		to[1] += row[1]
		to[2] += row[2]
		to[3] += row[3]
		row, to = row[4:], to[4:]
	}
	for i := range to {
		if i < len(row) {
			to[i] += row[i]
		}
	}
}

// flush adds the sums to scores.
func (d *dense) flush(s *sums, scores *[MaxClasses]int32) {
	for k, scale := range scales {
		if s.rows[k] == 0 {
			continue
		}
		zero := bias * s.rows[k]
		for i, word := range s.lanes[k][:d.width] {
			to := scores[lanes*i : lanes*i+lanes]
			to[0] += scale * (int32(word&0xffff) - zero)
			to[1] += scale * (int32(word>>16&0xffff) - zero)
			to[2] += scale * (int32(word>>32&0xffff) - zero)
			to[3] += scale * (int32(word>>48) - zero)
		}
	}
}
