package learn_test

import (
	"testing"

	"newsgraph/extract/learn"
)

// TestCluster finds the parts of speech of a language with fixed word order.
func TestCluster(t *testing.T) {
	r := learn.Rand(3)
	var words []uint64
	for range 3000 {
		words = append(words, uint64(10+r.Intn(5)), uint64(20+r.Intn(5)), uint64(30+r.Intn(5)), 0)
	}
	classes := learn.Cluster(words, 3, 2, 10)
	for w, class := range classes {
		if first := classes[w/10*10]; class != first {
			t.Errorf("word %d is in class %d, word %d in %d", w, class, w/10*10, first)
		}
	}
	if len(classes) != 15 || classes[10] == classes[20] || classes[20] == classes[30] || classes[10] == classes[30] {
		t.Errorf("classes %v", classes)
	}
}
