package queries

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	"github.com/dop251/goja"
)

// leastScore is leastScore(): what Options.MinScore says, for the helpers.
func leastScore(c *call) (goja.Value, error) { return c.vm.ToValue(c.s.opt.MinScore), nil }

// sure reports whether a row rests on a reading that is as sure as MinScore: the row's
// reading, where it names one, else the best of its fact's. Rows of other things are sure.
func (r *run) sure(row Row) bool {
	for _, name := range []string{"evidence", "fact", "id"} {
		id, ok := row.Get(name).(quad.IRI)
		if !ok {
			continue
		}
		switch kind, _, _ := strings.Cut(string(id), "/"); kind {
		case "ev":
			return r.score(id) >= r.s.opt.MinScore
		case "fact":
			readings, err := r.properties(r.ctx, id, []string{"ng:evidence"})
			return err != nil || slices.ContainsFunc(readings, func(p property) bool {
				return r.score(p.value) >= r.s.opt.MinScore
			})
		}
	}
	return true
}

// score returns how sure a reading is, in permille.
func (r *run) score(reading quad.Value) int {
	props, err := r.properties(r.ctx, reading, []string{"ng:score"})
	if err != nil || len(props) == 0 {
		return 0
	}
	n, _ := props[0].value.(quad.Int)
	return int(n)
}
