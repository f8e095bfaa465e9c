package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"newsgraph/internal/words"
)

// maxUnknown is how many unknown ids of a query are kept.
const maxUnknown = 5

// seek remembers the ids among vals that the store does not have: an empty result is
// likely their fault.
func (e *engine) seek(vals []quad.Value) {
	if e.cur == nil || len(vals) > maxUnknown {
		return
	}
	for _, v := range vals {
		id, ok := v.(quad.IRI)
		if ok && id != missing && len(e.cur.info.unknown) < maxUnknown && !slices.Contains(e.cur.info.unknown, id) && e.s.qs.ValueOf(id) == nil {
			e.cur.info.unknown = append(e.cur.info.unknown, id)
		}
	}
}

// Notes says what is to be told of a result with this many rows: why it has none, where a
// reason is known, and how many rows MinScore left out.
func (s *Session) Notes(ctx context.Context, info Info, rows int) []string {
	var out []string
	if rows == 0 {
		out = s.notes(ctx, info.unknown)
	}
	if info.Unsure > 0 {
		out = append(out, fmt.Sprintf("%d rows left out that are less sure than %.2f", info.Unsure, float64(s.opt.MinScore)/1000))
	}
	return out
}

// notes explains an empty result: which ids are not in the store, and what may have been
// meant.
func (s *Session) notes(ctx context.Context, unknown []quad.IRI) []string {
	if len(unknown) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	known, _ := s.known(ctx) // without them there is a note still
	var out []string
	for _, id := range unknown {
		note := fmt.Sprintf("%s is not in this store", id)
		near := words.Nearest(string(id), known, 2)
		if len(near) > 0 {
			note += "; did you mean <" + strings.Join(near, "> or <") + ">?"
		}
		out = append(out, note)
	}
	return out
}

// known returns the ids that queries name: relations, terms of the model, things.
func (s *Session) known(ctx context.Context) ([]string, error) {
	s.names.mu.Lock()
	ids := s.names.ids
	s.names.mu.Unlock()
	if ids != nil {
		return ids, nil
	}
	set := map[string]bool{}
	for _, end := range []struct {
		pred quad.IRI
		d    quad.Direction
	}{{"ng:relation", quad.Object}, {"rdfs:label", quad.Subject}, {"rdf:type", quad.Object}} {
		ref := s.qs.ValueOf(end.pred)
		if ref == nil {
			continue
		}
		set[string(end.pred)] = true
		refs := map[any]graph.Ref{}
		if err := s.quads(ctx, quad.Predicate, ref, func(q graph.Ref) {
			r := s.qs.QuadDirection(q, end.d)
			refs[graph.ToKey(r)] = r
		}); err != nil {
			return nil, err
		}
		for _, r := range refs {
			if id, ok := valueOf(s.qs, r).(quad.IRI); ok {
				set[string(id)] = true
			}
		}
	}
	if ref := s.qs.ValueOf(quad.IRI("ng:Fact")); ref != nil { // the terms that facts are made of
		for _, t := range []string{"ng:subject", "ng:object", "ng:modality", "ng:when", "ng:evidence", "ng:quote", "ng:doc", "ng:source", "skos:altLabel"} {
			set[t] = true
		}
	}
	ids = slices.Sorted(maps.Keys(set))
	s.names.mu.Lock()
	s.names.ids = ids
	s.names.mu.Unlock()
	return ids, nil
}
