package learn

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Freeze returns the averaged model of one training.
func (t *Trainer) Freeze(minUpdates int) *Model { return Mean([]*Trainer{t}, minUpdates) }

// Mean returns the mean of the averaged models of trainings of the same classes, which
// decides as they do together. Features updated fewer than minUpdates times in all are left
// out, which costs nothing up to 3 or 4 for one training and halves the file.
//
// Weights are kept as signed bytes of which the square counts: weight =
// sign(q)·q²·step. A linear step would round most weights to 0, because a few
// (bias, transitions) are a hundred times the rest.
func Mean(trainers []*Trainer, minUpdates int) *Model {
	type place struct {
		key     Key
		trainer uint16
		row     uint32
	}
	var places []place
	for i, t := range trainers {
		for j := range t.rows[1:] {
			places = append(places, place{t.rows[j+1].key, uint16(i), uint32(j + 1)})
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return cmp.Compare(a.key, b.key) })
	var sums []sum
	top := 0.0
	for len(places) > 0 {
		s, updates, n := sum{key: places[0].key}, 0, 0
		for ; n < len(places) && places[n].key == s.key; n++ {
			t := trainers[places[n].trainer]
			r := &t.rows[places[n].row]
			updates += int(r.updates)
			s.add(t, r)
		}
		places = places[n:]
		if updates >= minUpdates {
			for _, w := range s.weights {
				top = max(top, math.Abs(w))
			}
			sums = append(sums, s)
		}
	}
	rows := []row{}
	for _, s := range sums {
		if cells := s.quantize(top); len(cells) > 0 {
			rows = append(rows, row{s.key, cells})
		}
	}
	m, err := newModel(trainers[0].labels, rows)
	if err != nil {
		panic(fmt.Sprintf("learn: %v", err))
	}
	m.rows = rows
	return m
}

// sum is the weights of one feature, of several trainings.
type sum struct {
	key     Key
	classes []uint8
	weights []float64
}

// add adds the averages of a row.
func (s *sum) add(t *Trainer, r *trainRow) {
	for i, c := range r.cells {
		at := slices.Index(s.classes, uint8(c))
		if at < 0 {
			at = len(s.classes)
			s.classes, s.weights = append(s.classes, uint8(c)), append(s.weights, 0)
		}
		s.weights[at] += float64(int32(c)>>8) - float64(r.late[i])/float64(max(t.now, 1))
	}
}

func (s *sum) quantize(top float64) []cell {
	var cells []cell
	for i, w := range s.weights {
		q := int16(math.Round(math.Sqrt(math.Abs(w)/top) * 127))
		if q == 0 {
			continue
		}
		if w < 0 {
			q = -q
		}
		cells = append(cells, cell{uint16(s.classes[i]), square(int8(q))})
	}
	slices.SortFunc(cells, func(a, b cell) int { return int(a.class) - int(b.class) })
	return cells
}

// square takes -128, which quantize does not make, for -127.
func square(q int8) int16 {
	q = max(q, -127)
	if q < 0 {
		return -int16(q) * int16(q)
	}
	return int16(q) * int16(q)
}
