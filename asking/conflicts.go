package asking

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"newsgraph/schema"
)

// The kinds of conflict, in the order in which Conflicts returns them.
const (
	Disputed = "disputed" // some say so, others deny it
	Answered = "answered" // someone is accused, or said to have done something, and denies it
	Numbers  = "numbers"  // the same, with another number
	Dates    = "dates"    // what happens once, on two days
	Agents   = "agents"   // what one does, done by two
)

// Kinds is every kind, in that order.
var Kinds = []string{Disputed, Answered, Numbers, Dates, Agents}

// A Conflict is two or more sides that do not go together. Only the first two
// kinds are contradictions in so many words; the others may be two events.
type Conflict struct {
	Kind  string
	Sides []Side
}

// A Side is a fact and the evidence that speaks for this side.
type Side struct {
	Fact     schema.Fact
	Evidence []schema.Evidence
}

// once are the groups of relations that hold of one pair at one time only, and
// single those in which one thing has one agent.
var (
	once   = []string{"creation", "adoption", "harm", "exit", "release", "discovery", "removal", "deportation"}
	single = []string{"created", "pulled", "deported", "released", "president_of", "found"}
)

// ConflictStore is what Conflicts asks.
type ConflictStore interface {
	Things
	AllFacts
	Fact(context.Context, schema.FactID) (schema.Fact, error)
}

// Conflicts returns where articles or sources contradict each other, by kind,
// then strongest first. Besides the conflicts it keeps the ids of facts with
// numbers, of those with a single agent, of accusations and of denials.
func Conflicts(ctx context.Context, s ConflictStore) ([]Conflict, error) {
	c := conflicts{ctx: ctx, s: s, numbers: map[string][]schema.FactID{}, agents: map[string][]schema.FactID{},
		charges: map[schema.EntityID][]schema.FactID{}, denials: map[schema.EntityID][]schema.FactID{}}
	for f, err := range s.AllFacts(ctx) {
		if err != nil {
			return nil, err
		}
		c.look(f)
		c.lookForDenial(f)
	}
	if err := c.answer(); err != nil {
		return nil, err
	}
	if err := c.compare(c.numbers, c.byNumber); err != nil {
		return nil, err
	}
	if err := c.compare(c.agents, c.byAgent); err != nil {
		return nil, err
	}
	kinds := []string{Disputed, Answered, Numbers, Dates, Agents}
	slices.SortStableFunc(c.found, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), Stronger(a.Sides[0].Fact, b.Sides[0].Fact))
	})
	return c.found, nil
}

type conflicts struct {
	ctx             context.Context
	s               ConflictStore
	found           []Conflict
	numbers, agents map[string][]schema.FactID          // facts that say the same but for the number, or the agent
	charges         map[schema.EntityID][]schema.FactID // what is held against someone, or said of them
	denials         map[schema.EntityID][]schema.FactID // what they deny
}

func (c *conflicts) look(f schema.Fact) {
	says, denies := parted(f.Evidence)
	if len(says) > 0 && len(denies) > 0 {
		c.found = append(c.found, Conflict{Disputed, []Side{{f, says}, {f, denies}}})
	}
	if len(says) == 0 {
		return
	}
	if slices.Contains(once, groupOf(f.Relation)) {
		c.byDate(f, says)
	}
	if slices.Contains(single, f.Relation) && f.Object.Entity != "" {
		key := f.Relation + "\x00" + string(f.Object.Entity)
		c.agents[key] = append(c.agents[key], f.ID)
	}
	if _, rest, ok := counted(f.Evidence[0].ObjectText); ok {
		key := string(f.Subject) + "\x00" + f.Relation + "\x00" + rest
		c.numbers[key] = append(c.numbers[key], f.ID)
	}
}

// parted returns the evidence that speaks for a fact and that against it.
func parted(evidence []schema.Evidence) (says, denies []schema.Evidence) {
	for _, ev := range evidence {
		switch ev.Modality {
		case schema.Asserted, schema.Alleged:
			says = append(says, ev)
		case schema.Denied, schema.Negated:
			denies = append(denies, ev)
		}
	}
	return says, denies
}

// byDate finds one fact on two days, said by two articles.
func (c *conflicts) byDate(f schema.Fact, says []schema.Evidence) {
	var dates []string
	for _, ev := range says {
		if ev.When.ISO != "" {
			dates = append(dates, ev.When.ISO)
		}
	}
	var sides []Side
	for _, d := range precise(dates) {
		side := Side{Fact: f}
		for _, ev := range says {
			if ev.When.ISO == d {
				side.Evidence = append(side.Evidence, ev)
			}
		}
		sides = append(sides, side)
	}
	if len(sides) > 1 && apart(sides) {
		c.found = append(c.found, Conflict{Dates, sides})
	}
}

// apart tells whether no article is on two sides: one that says both means two things.
func apart(sides []Side) bool {
	on := map[schema.DocID]int{}
	for i, s := range sides {
		for _, ev := range s.Evidence {
			if j, ok := on[ev.Doc]; ok && j != i {
				return false
			}
			on[ev.Doc] = i
		}
	}
	return true
}

// compare reads the facts of every group of two and more again and has them judged.
func (c *conflicts) compare(groups map[string][]schema.FactID, judge func([]Side) error) error {
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		if len(groups[key]) < 2 {
			continue
		}
		var sides []Side
		for _, id := range groups[key] {
			f, err := c.s.Fact(c.ctx, id)
			if err != nil {
				return err
			}
			says, _ := parted(f.Evidence)
			sides = append(sides, Side{f, says})
		}
		slices.SortFunc(sides, func(a, b Side) int { return Stronger(a.Fact, b.Fact) })
		if err := judge(sides); err != nil {
			return err
		}
	}
	return nil
}

func (c *conflicts) byNumber(sides []Side) error {
	met := map[string]bool{}
	var differ []Side
	for _, s := range sides {
		if n, _, _ := counted(s.Evidence[0].ObjectText); !met[n] {
			met[n] = true
			differ = append(differ, s)
		}
	}
	if len(differ) > 1 && apart(differ) && sameTime(differ) {
		c.found = append(c.found, Conflict{Numbers, differ})
	}
	return nil
}

// sameTime tells whether no two sides have dates that exclude each other.
func sameTime(sides []Side) bool {
	var dates []string
	for _, s := range sides {
		if s.Fact.When != "" {
			dates = append(dates, s.Fact.When)
		}
	}
	return len(precise(dates)) < 2
}

func (c *conflicts) byAgent(sides []Side) error {
	var agents []schema.Entity
	var differ []Side
	for _, s := range sides {
		e, err := c.s.Entity(c.ctx, s.Fact.Subject)
		if err != nil {
			return err
		}
		if described(e) || slices.ContainsFunc(agents, func(o schema.Entity) bool { return akin(e, o) }) {
			continue
		}
		agents, differ = append(agents, e), append(differ, s)
	}
	if len(differ) > 1 && apart(differ) && sameTime(differ) {
		c.found = append(c.found, Conflict{Agents, differ})
	}
	return nil
}

// described tells whether e has no name of its own: who "the president" is, is not known.
func described(e schema.Entity) bool {
	return e.Type == schema.Group || !strings.ContainsFunc(e.Name, unicode.IsUpper)
}

// akin tells whether one of two may stand for the other: a country and its
// government or people, or two whose names share a word ("Trump administration").
func akin(a, b schema.Entity) bool {
	country := func(e schema.Entity) schema.EntityID { return cmp.Or(e.GovernmentOf, e.NorpOf, e.ID) }
	if country(a) == country(b) {
		return true
	}
	for w := range strings.FieldsSeq(wordsOf(a.Name)) {
		if len(w) > 3 && strings.Contains(wordsOf(b.Name), " "+w+" ") {
			return true
		}
	}
	return false
}
