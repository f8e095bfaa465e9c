package resolve

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"newsgraph/schema"
)

// digits returns 16 hex digits of the SHA-256 of the parts.
func digits(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// factID returns the id of a fact. The text of an object counts as words
// gives it.
func factID(subject schema.EntityID, relation string, object schema.Object) schema.FactID {
	what := string(object.Entity)
	if what == "" {
		what = `"` + textKey(object.Text)
	}
	return schema.FactID("fact/" + digits(string(subject), relation, what))
}

func evidenceID(fact schema.FactID, ev *schema.Evidence) schema.EvidenceID {
	return schema.EvidenceID("ev/" + digits(string(fact), string(ev.Doc), strconv.Itoa(ev.Start), strconv.Itoa(ev.End),
		string(ev.Source), string(ev.Modality)))
}

// textKey folds the words of an object: case, quotes, space and what stands at its ends.
func textKey(s string) string {
	s = straight.Replace(strings.ToLower(s))
	return strings.Trim(strings.Join(strings.Fields(s), " "), ` "'.,;:!?-`)
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-")

// A builder merges claims to facts.
type builder map[schema.FactID]*schema.Fact

// stated returns the subject and the object of a claim, given the ids of its reading's
// things, and whether it can be a fact at all: as arguments does before there are ids.
func stated(c *schema.Claim, ids []schema.EntityID) (subject schema.EntityID, object schema.Object, ok bool) {
	subject, object.Entity = idAt(ids, c.Subject), idAt(ids, c.Object)
	if c.Object < 0 || c.Object >= len(ids) {
		object.Text = strings.Join(strings.Fields(c.ObjectText), " ")
		return subject, object, subject != "" && c.Relation != "" && textKey(c.ObjectText) != ""
	}
	return subject, object, subject != "" && object.Entity != "" && c.Relation != "" && subject != object.Entity
}

func idAt(ids []schema.EntityID, i int) schema.EntityID {
	if i < 0 || i >= len(ids) {
		return ""
	}
	return ids[i]
}

// arguments returns the nodes of a claim, -1 for none, and whether the claim
// can be a fact at all.
func (w *world) arguments(d int, c *Statement) (subj, obj int, ok bool) {
	subj, obj = w.at(d, c.Subject), w.at(d, c.Object)
	if subj < 0 || w.gone(subj) || w.gone(obj) || c.Relation == "" || obj < 0 && !c.Worded {
		return subj, obj, false
	}
	return subj, obj, obj < 0 || w.find(subj) != w.find(obj)
}

// used tells of each node whether it is the root of a set that is argument or source of a fact.
func (w *world) used() []bool {
	out := make([]bool, len(w.nodes))
	for d := range w.readings {
		for i := range w.readings[d].Claims {
			c := &w.readings[d].Claims[i]
			s, o, ok := w.arguments(d, c)
			if !ok || w.rejected[claimAt{d, i}] {
				continue
			}
			for _, n := range []int{s, o, w.at(d, c.Source)} {
				if n >= 0 {
					out[w.find(n)] = true
				}
			}
		}
	}
	return out
}

// factsOf merges the claims of r, whose things have the given ids, "" for what is in no fact.
// A nil says is that of no guide.
func factsOf(r *schema.Reading, ids []schema.EntityID, v *schema.Vocabulary, says func(claim int) (rejected bool, remarks []string)) []schema.Fact {
	b := builder{}
	index := schema.NewIndex(r.Doc.Text)
	for i := range r.Claims {
		c := &r.Claims[i]
		subject, object, ok := stated(c, ids)
		if !ok {
			continue
		}
		var remarks []string
		if says != nil {
			rejected := false
			if rejected, remarks = says(i); rejected {
				continue
			}
		}
		ev := schema.Evidence{Doc: r.Doc.ID, Span: c.Evidence, Quote: index.Cut(c.Evidence), Phrase: c.Phrase, ObjectText: c.ObjectText,
			Modality: c.Modality, Source: idAt(ids, c.Source), When: c.When, Rule: c.Rule, Score: c.Score}
		if object.Entity != "" && v.Symmetric(c.Relation) && object.Entity < subject {
			subject, object.Entity = object.Entity, subject
			ev.ObjectText = nearest(&r.Entities[c.Subject], c)
		}
		b.merge(subject, c.Relation, object, ev, remarks)
	}
	return b.done()
}

// nearest returns the words for e in the evidence of c, those closest to the
// trigger; e's name when there are none.
func nearest(e *schema.Referent, c *schema.Claim) string {
	best, words := 0, ""
	for _, m := range e.Mentions {
		if m.Start < c.Evidence.Start || m.End > c.Evidence.End {
			continue
		}
		if far := max(c.Trigger.Start-m.End, m.Start-c.Trigger.End, 0); words == "" || far < best {
			best, words = far, m.Text
		}
	}
	if words == "" {
		return e.Name
	}
	return words
}

func (b builder) merge(subject schema.EntityID, relation string, object schema.Object, ev schema.Evidence, remarks []string) {
	id := factID(subject, relation, object)
	f, ok := b[id]
	if !ok {
		f = &schema.Fact{ID: id, Subject: subject, Relation: relation, Object: object}
		b[id] = f
	}
	f.Object.Text = min(f.Object.Text, object.Text) // spellings differ in case and quotes only
	ev.ID = evidenceID(id, &ev)
	f.Evidence = append(f.Evidence, ev)
	f.Corrected = append(f.Corrected, remarks...)
}

// done returns the facts by id.
func (b builder) done() []schema.Fact {
	out := make([]schema.Fact, 0, len(b))
	for _, id := range inOrder(b) {
		f := b[id]
		finish(f, nil)
		out = append(out, *f)
	}
	return out
}

// finish brings what was gathered of a fact into its order and derives the rest.
func finish(f *schema.Fact, origin map[schema.DocID]schema.DocID) {
	slices.SortFunc(f.Evidence, compareEvidence)
	f.Evidence = slices.CompactFunc(f.Evidence, func(a, b schema.Evidence) bool { return a.ID == b.ID })
	slices.Sort(f.Corrected)
	f.Corrected = slices.Compact(f.Corrected)
	f.Derive(origin)
}

// compareEvidence orders by document, offset and id; of one id, the surest
// comes first, and then what makes the order the same every time.
func compareEvidence(a, b schema.Evidence) int {
	return cmp.Or(cmp.Compare(a.Doc, b.Doc), a.Start-b.Start, a.End-b.End, cmp.Compare(a.ID, b.ID),
		b.Score-a.Score, cmp.Compare(a.Phrase, b.Phrase), cmp.Compare(a.ObjectText, b.ObjectText),
		cmp.Compare(a.When.ISO, b.When.ISO), cmp.Compare(a.When.Text, b.When.Text), cmp.Compare(a.Rule, b.Rule))
}
