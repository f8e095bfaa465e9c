package web

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"newsgraph/graph/export"
	"newsgraph/schema"
)

// filters are the parameters by which facts are picked, alike in lists, graphs and exports.
const filters = "relation type modality outlet min_support min_score since until"

// selection is what the parameters pick, read as the flags of the command line are. How
// deep a graph goes has a limit here, and is read where it is used.
func (r *request) selection() export.Selection {
	sel, err := export.ParseSelection(r.ctx, r.store(), func(flag string) []string {
		name := strings.ReplaceAll(flag, "-", "_")
		if name == "depth" || !slices.Contains(r.known, name) {
			return nil
		}
		return r.values(name)
	}, func(id string) (schema.EntityID, error) {
		e, err := r.store().Entity(r.ctx, schema.EntityID(id))
		return e.ID, err
	})
	r.wrong(err)
	return sel
}

func (r *request) sieve() *export.Sieve { return export.NewSieve(r.ctx, r.store(), r.selection()) }

// within tells whether some day of date is from since to until; one that is not known
// is not, where either is set.
func within(since, until, date string) bool {
	return since == "" && until == "" || date != "" && schema.Covers(since, until, date)
}

// facets counts the facts around, before the facet's own filter.
type facets struct {
	Type     []count `json:"type"`
	Relation []count `json:"relation"`
	Modality []count `json:"modality"`
	Outlet   []count `json:"outlet"`
	Support  []count `json:"support"`
	Since    string  `json:"since"` // of all facts around
	Until    string  `json:"until"`
}

// facetsOf counts facts by what they could be filtered by.
func facetsOf(list []*schema.Fact, s *export.Sieve) (facets, error) {
	var out facets
	for _, f := range list {
		dates, err := s.Dates(f)
		if err != nil {
			return out, err
		}
		for _, d := range dates {
			if out.Since == "" || d < out.Since {
				out.Since = d
			}
			out.Until = max(out.Until, d)
		}
	}
	for _, x := range []struct {
		into    *[]count
		without func(*export.Selection)
		names   func(*schema.Fact) ([]string, error)
	}{
		{&out.Type, func(s *export.Selection) { s.Types = nil }, typesOf(s)},
		{&out.Relation, func(s *export.Selection) { s.Relations = nil }, func(f *schema.Fact) ([]string, error) { return []string{f.Relation}, nil }},
		{&out.Modality, func(s *export.Selection) { s.Modality = nil }, func(f *schema.Fact) ([]string, error) { return []string{string(f.Modality)}, nil }},
		{&out.Outlet, func(s *export.Selection) { s.Outlets = nil }, outletsOf(s)},
		{&out.Support, func(s *export.Selection) { s.MinSupport = 0 }, func(f *schema.Fact) ([]string, error) { return []string{strconv.Itoa(f.Articles)}, nil }},
	} {
		sel := s.Selection
		x.without(&sel)
		n, err := counts(list, s.With(sel), x.names)
		if err != nil {
			return out, err
		}
		*x.into = counted(n)
	}
	return out, nil
}

// counts says how many of the facts that pass have each name.
func counts(list []*schema.Fact, s *export.Sieve, names func(*schema.Fact) ([]string, error)) (map[string]int, error) {
	n := map[string]int{}
	for _, f := range list {
		if ok, err := s.Takes(f); err != nil || !ok {
			if err != nil {
				return nil, err
			}
			continue
		}
		has, err := names(f)
		if err != nil {
			return nil, err
		}
		for _, name := range has {
			n[name]++
		}
	}
	return n, nil
}

// typesOf gives the types of the two ends of a fact, each once.
func typesOf(s *export.Sieve) func(*schema.Fact) ([]string, error) {
	return func(f *schema.Fact) ([]string, error) {
		a, err := s.Type(f.Subject)
		if err != nil {
			return nil, err
		}
		b, err := s.Type(f.Object.Entity)
		return slices.Compact([]string{string(a), string(b)}), err
	}
}

// outletsOf gives the outlets of the evidence of a fact, each once.
func outletsOf(s *export.Sieve) func(*schema.Fact) ([]string, error) {
	return func(f *schema.Fact) ([]string, error) {
		outlets := map[string]bool{}
		for i := range f.Evidence {
			o, err := s.Outlet(f.Evidence[i].Doc)
			if err != nil {
				return nil, err
			}
			outlets[o] = true
		}
		return slices.Collect(maps.Keys(outlets)), nil
	}
}
