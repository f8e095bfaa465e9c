package guide

import (
	"fmt"
	"strings"

	"newsgraph/schema"
)

// A Guide is what resolve follows. A nil one is empty.
type Guide struct {
	Corrections []Correction
	Known       []Known
}

// What a correction does.
const (
	Merge   = "merge"
	Split   = "split"
	Rename  = "rename"
	Retype  = "retype"
	Confirm = "confirm"
	Reject  = "reject"
)

// A Correction is one entry of a file of corrections.
type Correction struct {
	At             string // "file:line"
	Do             string
	Things         []Thing // two or more to merge, else one; none when Fact is set
	Off            []Thing // mentions that a split takes off
	Fact           *Fact   // that is confirmed or rejected
	To             string  // the new name or type; of a split the name of what is taken off, "" for that of the text
	Reviewer, Note string
}

// A Thing names an entity by its name or by one mention.
type Thing struct {
	Name       string
	Type       schema.EntityType
	Doc        string // name, URL or id of a document
	Quote      string // words of the document that hold the mention
	Start, End int    // of the mention, in code points; both 0 when not given
}

// A Fact names a fact, or with Doc or Quote some of its evidence.
type Fact struct {
	Subject    Thing
	Relation   string
	Object     Thing // its Name may also be the words of an object that is no thing
	Doc, Quote string
}

// A Known is one entry of a list of known entities.
type Known struct {
	At       string // "file:line"
	Name     string
	Aliases  []string
	Type     schema.EntityType // "" for any
	ID       string            // the researcher's own
	Wikidata string            // "Q42"
}

// A Missed is an entry that was not applied, and why.
type Missed struct{ At, What string }

func (m Missed) String() string { return m.At + ": " + m.What }

// By says who made the correction, and why: "Ana Brook: the same paper".
func (c *Correction) By() string {
	by := c.Reviewer
	if c.Note != "" {
		by = strings.TrimPrefix(by+": "+c.Note, ": ")
	}
	return by
}

// String names the thing as a person would: `“Ruiz” (Person) in a.txt`.
func (t Thing) String() string {
	var b strings.Builder
	if t.Name != "" {
		fmt.Fprintf(&b, "%q", t.Name)
	} else {
		b.WriteString("the thing")
	}
	if t.Type != "" {
		fmt.Fprintf(&b, " (%s)", t.Type)
	}
	if t.Doc != "" {
		fmt.Fprintf(&b, " in %s", t.Doc)
	}
	if t.Quote != "" {
		fmt.Fprintf(&b, " in the quote %q", t.Quote)
	}
	if t.End > 0 {
		fmt.Fprintf(&b, " at %d-%d", t.Start, t.End)
	}
	return b.String()
}

// Mention tells whether t names one mention and not a whole entity.
func (t Thing) Mention() bool { return t.Doc != "" }
