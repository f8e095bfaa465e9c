package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"newsgraph/schema"
)

// A thing is an entity while its id is being found.
type thing struct {
	schema.Entity
	nodes  []int  // in order
	mark   string // "country:…", "norp:…", "gov:…", "admin:…" or ""
	named  bool
	base   string // the id without what tells namesakes apart
	digest string // of the smallest mention, in hex
}

// things returns the entity of every set of nodes that is named or in used,
// sorted by id, and of every node the place of its thing, -1 for those left out.
func (w *world) things(used map[int]bool) ([]thing, []int32) {
	sets := map[int][]int{}
	for i := range w.nodes {
		r := w.find(i)
		sets[r] = append(sets[r], i)
	}
	var out []thing
	for _, r := range inOrder(sets) {
		if p := w.pins[r]; p != nil && p.gone {
			continue
		}
		if t := w.newThing(r, sets[r]); t.named || used[r] {
			out = append(out, t)
		}
	}
	number(out)
	w.linkCountries(out)
	w.explain(out)
	slices.SortFunc(out, func(a, b thing) int { return strings.Compare(string(a.ID), string(b.ID)) })
	of := make([]int32, len(w.nodes))
	for i := range of {
		of[i] = -1
	}
	for k := range out {
		for _, i := range out[k].nodes {
			of[i] = int32(k)
		}
	}
	return out, of
}

func (w *world) newThing(r int, nodes []int) thing {
	t := thing{nodes: nodes, mark: w.marks[r]}
	docs := map[schema.DocID]bool{}
	first := ""
	for _, i := range nodes {
		n := &w.nodes[i]
		id := w.readings[n.doc].Doc
		docs[id] = true
		t.Mentions += int(n.Mentions)
		t.named = t.named || n.named
		if first == "" { // nodes are in order of their documents
			first = fmt.Sprintf("%s#%d,%d/%d", id, n.First.Start, n.First.End, n.ref)
		}
	}
	t.Docs = inOrder(docs)
	sum := sha256.Sum256([]byte(first))
	t.digest = hex.EncodeToString(sum[:])
	t.Type = w.typeOf(&t)
	t.named = t.named && t.Type != schema.Date // a date is kept for its facts only
	t.Name, t.Aliases = w.names(&t)
	w.pin(&t, r)
	t.base = strings.ToLower(string(t.Type)) + "/" + slug(t.Name)
	if !t.named {
		t.base += "~" + docDigits(t.Docs[0])
	}
	return t
}

// docDigits returns the first eight characters of a document's own part of its id.
func docDigits(id schema.DocID) string {
	s := strings.TrimPrefix(string(id), "doc/")
	return s[:min(8, len(s))]
}

// typeOf returns the type that most mentions have.
func (w *world) typeOf(t *thing) schema.EntityType {
	switch kind, _, _ := strings.Cut(t.mark, ":"); kind {
	case "country":
		return schema.GPE
	case "gov", "admin":
		return schema.Organization
	case "norp":
		return schema.NORP
	}
	votes := map[schema.EntityType]int{}
	for _, i := range t.nodes {
		votes[w.nodes[i].kind] += 1 + int(w.nodes[i].Mentions)
	}
	best := w.nodes[t.nodes[0]].kind
	for _, e := range schema.EntityTypes {
		if votes[e] > votes[best] {
			best = e
		}
	}
	return best
}

// number gives every thing its id: its base where no other has it, else with
// "~" and as many digits of its smallest mention as tell it apart, at least four.
func number(things []thing) {
	by := map[string][]int{}
	for i := range things {
		by[things[i].base] = append(by[things[i].base], i)
	}
	for base, same := range by {
		if len(same) == 1 {
			things[same[0]].ID = schema.EntityID(base)
			continue
		}
		mark := "~"
		if !things[same[0]].named {
			mark = "-" // the base has a "~" before its document
		}
		digits := 4
		for ; digits < 64; digits++ {
			seen := map[string]bool{}
			for _, i := range same {
				seen[things[i].digest[:digits]] = true
			}
			if len(seen) == len(same) {
				break
			}
		}
		for _, i := range same {
			things[i].ID = schema.EntityID(base + mark + things[i].digest[:digits])
		}
	}
}

// linkCountries points peoples and governments to their countries, where the
// graph has them.
func (w *world) linkCountries(things []thing) {
	country := map[string]schema.EntityID{}
	for _, t := range things {
		if c, ok := strings.CutPrefix(t.mark, "country:"); ok {
			country[c] = t.ID
		}
	}
	for i := range things {
		t := &things[i]
		if c, ok := strings.CutPrefix(t.mark, "norp:"); ok {
			t.NorpOf = country[c]
		}
		if c, ok := strings.CutPrefix(t.mark, "gov:"); ok {
			t.GovernmentOf = country[c]
		}
		if leader, ok := strings.CutPrefix(t.mark, "admin:"); ok {
			t.GovernmentOf = country[w.leaders[leader]]
		}
	}
}
