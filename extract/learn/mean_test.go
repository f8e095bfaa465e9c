package learn_test

import (
	"testing"

	"newsgraph/extract/learn"
)

// What two trainings learnt is added up, feature by feature, and so is how often.
func TestMean(t *testing.T) {
	const rare, both, split, one = 0, 1, 2, 3
	add := func(weights map[uint64][3]int32) *learn.Trainer {
		tr := learn.NewTrainer([]string{"a", "b", "c"})
		for range 4 {
			tr.Tick()
		}
		for f, w := range weights {
			for class, delta := range w {
				if delta != 0 {
					tr.Add([]learn.Key{learn.K1(0, f)}, class, delta)
				}
			}
		}
		for range 4 { // what is learnt at tick 4 of 8 counts half
			tr.Tick()
		}
		return tr
	}
	m := learn.Mean([]*learn.Trainer{
		add(map[uint64][3]int32{rare: {8, 0, 0}, both: {4, 0, 4}, split: {8, 6, 0}}),
		add(map[uint64][3]int32{both: {4, 8, 0}, split: {-8, 0, 6}, one: {0, 2, 2}}),
	}, 2)
	for _, tt := range []struct {
		of      string
		feature uint64
		want    [3]int32 // in parts of the top weight
	}{
		{"a feature that was updated once", rare, [3]int32{}},
		{"a feature of both", both, [3]int32{8, 8, 4}},
		{"a feature on which they differ", split, [3]int32{0, 6, 6}},
		{"a feature of one", one, [3]int32{0, 2, 2}},
	} {
		got := make([]int32, 3)
		m.Score([]learn.Key{learn.K1(0, tt.feature)}, got)
		for i, w := range tt.want {
			if g := float64(got[i]) / (127 * 127) * 8; g < float64(w)-0.1 || g > float64(w)+0.1 {
				t.Errorf("%s: class %d: %.2f, want %d", tt.of, i, g, w)
			}
		}
	}
}
