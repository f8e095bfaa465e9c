package resolve

import "newsgraph/schema"

// A tally is who bears a name in the corpus. Nodes are counted, of which an
// article has one for a name as a rule.
type tally struct {
	nodes   counts[string]            // by family
	weights counts[schema.EntityType] // by type; a sure node counts sureWeight
	humans  int                       // people whom more than the name tells to be people
	called  []int32                   // articles that call somebody of a longer name so, in order
	special string                    // key of the country of that name
}

// counts are how many there are of each of few things: there is a tally for every name, and a map
// takes ten times the memory.
type counts[K comparable] []struct {
	of K
	n  int
}

func (c counts[K]) at(k K) int {
	for _, x := range c {
		if x.of == k {
			return x.n
		}
	}
	return 0
}

func (c *counts[K]) add(k K, n int) {
	for i := range *c {
		if (*c)[i].of == k {
			(*c)[i].n += n
			return
		}
	}
	*c = append(*c, struct {
		of K
		n  int
	}{k, n})
}

// weight returns that of all types of a family.
func (t *tally) weight(f string) int {
	n := 0
	for _, c := range t.weights {
		if family(c.of) == f {
			n += c.n
		}
	}
	return n
}
