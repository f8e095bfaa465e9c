package asking

import (
	"context"
	"slices"

	"newsgraph/schema"
)

// A Claim is what one source puts forward: a fact with the evidence that stands
// on its word, or what it says as the fact's own subject ("Lee said that …").
type Claim struct {
	By       schema.EntityID // "" for the article's own voice
	Fact     schema.Fact
	Evidence []schema.Evidence
}

// Whose narrows Claims; the zero value is all that stands on someone's word.
type Whose struct {
	By       schema.EntityID // "": anyone
	Modality schema.Modality // "": any; with one and no By, the article's own claims come too
}

// ClaimStore is what Claims asks.
type ClaimStore interface {
	AllFacts
	FactsOf
	FactsBy
}

// Claims returns what is claimed, strongest fact first, one record a fact and source.
func Claims(ctx context.Context, s ClaimStore, o Whose) ([]Claim, error) {
	var claims []Claim
	seen := map[schema.FactID]bool{}
	lists := []func(context.Context, schema.EntityID) seqOfFacts{
		func(ctx context.Context, _ schema.EntityID) seqOfFacts { return seqOfFacts(s.AllFacts(ctx)) },
	}
	if o.By != "" {
		lists = []func(context.Context, schema.EntityID) seqOfFacts{
			func(ctx context.Context, id schema.EntityID) seqOfFacts { return seqOfFacts(s.FactsBy(ctx, id)) },
			func(ctx context.Context, id schema.EntityID) seqOfFacts { return seqOfFacts(s.FactsOf(ctx, id)) },
		}
	}
	for _, list := range lists {
		for f, err := range list(ctx, o.By) {
			if err != nil {
				return nil, err
			}
			if !seen[f.ID] {
				seen[f.ID] = o.By != "" // all facts come once
				claims = append(claims, ClaimsIn(f, o)...)
			}
		}
	}
	slices.SortStableFunc(claims, func(a, b Claim) int { return Stronger(a.Fact, b.Fact) })
	return claims, nil
}

type seqOfFacts func(yield func(schema.Fact, error) bool)

// ClaimsIn is what a single fact claims: it parts the evidence of f by who speaks, in the order in which they first do.
func ClaimsIn(f schema.Fact, o Whose) []Claim {
	var out []Claim
	says := groupOf(f.Relation) == "statement" || groupOf(f.Relation) == "denial"
	for _, ev := range f.Evidence {
		by := ev.Source
		if by == "" && says {
			by = f.Subject
		}
		if o.By != "" && by != o.By || o.Modality != "" && ev.Modality != o.Modality || by == "" && o.Modality == "" {
			continue
		}
		i := slices.IndexFunc(out, func(c Claim) bool { return c.By == by })
		if i < 0 {
			i = len(out)
			out = append(out, Claim{By: by, Fact: f})
		}
		out[i].Evidence = append(out[i].Evidence, ev)
	}
	return out
}
