package extract

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/source"
	"newsgraph/internal/golden"
	"newsgraph/schema"
)

// An article above, what it says below.
func TestGolden(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	golden.Run(t, func(t *testing.T, in string) string {
		return says(r.Read(source.Item{Body: []byte(in), Doc: schema.Document{ID: "doc/0", Name: "a.txt"}}).Reading)
	})
}

// says prints the claims of a reading, a line each.
func says(r schema.Reading) string {
	var b strings.Builder
	if r.Doc.Published != "" {
		fmt.Fprintf(&b, "published %s, by its %s\n", r.Doc.Published, r.Doc.PublishedFrom)
	}
	for _, c := range r.Claims {
		object := fmt.Sprintf("%q", c.ObjectText)
		if c.Object != schema.NoEntity {
			object = r.Entities[c.Object].Name
		}
		fmt.Fprintf(&b, "%s(%s, %s)  %s", c.Relation, r.Entities[c.Subject].Name, object, c.Modality)
		if c.Source != schema.NoEntity {
			fmt.Fprintf(&b, "  says %s", r.Entities[c.Source].Name)
		}
		if c.When.Text != "" {
			fmt.Fprintf(&b, "  %s = %s", c.When.Text, c.When.ISO)
		}
		fmt.Fprintf(&b, "  %q\n", c.Phrase)
	}
	return b.String()
}
