// Package asking answers the questions asked most about a store: what is said
// of a thing, what lies between two, when, on whose word, and where articles
// contradict each other or say nothing.
//
// A store comes in, through interfaces of one to three methods; records go out,
// sorted, each with its evidence, and the same at every run. Nothing is printed
// here. Questions that look at the whole store (Claims, Conflicts, Diff,
// ReadNetwork, Search, Timeline) stream it: what they keep is said of each.
//
//	Card, Between     all about one thing; what binds two (card.go)
//	Timeline          facts by date (timeline.go)
//	Conflicts         where articles or sources contradict each other (conflicts.go)
//	Claims            what is said, on whose word (claims.go)
//	Search            articles and sentences by their words (search.go)
//	Network           the plain edges as arrays: Paths and Top (network.go, paths.go, top.go)
//	WhyNot            sentences that name two things, and what was read from them (whynot.go)
//	Diff              what one store says that the other does not (diff.go)
package asking

import (
	"context"
	"iter"

	"newsgraph/schema"
)

// What the questions need of a store. *graph.Store has it all; the sequences are sorted by id.
type (
	Things interface {
		Entity(context.Context, schema.EntityID) (schema.Entity, error)
	}
	Documents interface {
		Document(context.Context, schema.DocID) (schema.Document, error)
	}
	FactsOf interface {
		FactsOf(context.Context, schema.EntityID) iter.Seq2[schema.Fact, error]
	}
	FactsBy interface {
		FactsBy(context.Context, schema.EntityID) iter.Seq2[schema.Fact, error]
	}
	AllFacts interface {
		AllFacts(context.Context) iter.Seq2[schema.Fact, error]
	}
	Readings interface {
		Readings(context.Context) iter.Seq2[schema.Reading, error]
		Reading(context.Context, schema.DocID) (schema.Reading, error)
	}
)
