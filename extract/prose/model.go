package prose

import (
	"bytes"
	_ "embed"
	"encoding/gob"
	"maps"
	"slices"
	"strings"
	"sync"

	library "github.com/jdkato/prose/v2"
)

// A weight is that of one class, of a feature.
type weight struct {
	class int
	value float64
}

// models are the library's, in the order in which sums are taken.
type models struct {
	classes []string // tags, sorted
	known   map[string]string
	weights map[string][]weight // by class

	labels  []string       // of names, sorted
	mapping map[string]int // "feature-value-label" to index in maxent
	maxent  []float64
	basic   map[string]bool
}

//go:embed basic.txt
var basicWords string

// english loads the models once; it takes about half a second.
var english = sync.OnceValue(func() *models {
	m := &models{weights: map[string][]weight{}, basic: map[string]bool{}}
	var raw map[string]map[string]float64
	asset("AveragedPerceptron/classes.gob", &m.classes)
	asset("AveragedPerceptron/tags.gob", &m.known)
	asset("AveragedPerceptron/weights.gob", &raw)
	asset("Maxent/mapping.gob", &m.mapping)
	asset("Maxent/weights.gob", &m.maxent)
	asset("Maxent/labels.gob", &m.labels)
	seen := map[string]bool{}
	for _, byClass := range raw {
		for class := range byClass {
			seen[class] = true
		}
	}
	m.classes = slices.Sorted(maps.Keys(seen))
	slices.Sort(m.labels)
	number := map[string]int{}
	for i, class := range m.classes {
		number[class] = i
	}
	for feature, byClass := range raw {
		var ws []weight
		for class, v := range byClass {
			ws = append(ws, weight{number[class], v})
		}
		slices.SortFunc(ws, func(a, b weight) int { return a.class - b.class })
		m.weights[feature] = ws
	}
	_, list, _ := strings.Cut(basicWords, "\n")
	for _, w := range strings.Fields(list) {
		m.basic[w] = true
	}
	return m
})

// asset decodes a file that the library carries.
func asset(name string, into any) {
	b, err := library.Asset("model/" + name)
	if err == nil {
		err = gob.NewDecoder(bytes.NewReader(b)).Decode(into)
	}
	if err != nil {
		panic("prose: " + name + ": " + err.Error()) // the library is pinned: cannot be
	}
}
