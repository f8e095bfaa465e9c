package eval_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"newsgraph/eval"
	"newsgraph/extract/text"
	"newsgraph/extract/token"
	"newsgraph/schema"
)

// The README of the invented articles says how much there is; UPDATE_GOLDEN=1 rewrites it.
func TestInventedCounts(t *testing.T) {
	const file, begin, end = "invented/README.md", "<!-- counts -->\n", "<!-- end -->\n"
	table := "| | train | dev |\n|---|---|---|\n"
	counts := map[string]map[string]int{}
	for _, half := range []string{"train", "dev"} {
		all, err := eval.Invented(half)
		if err != nil {
			t.Fatal(err)
		}
		counts[half] = count(all)
	}
	for _, row := range rows() {
		table += fmt.Sprintf("| %s | %d | %d |\n", row, counts["train"][row], counts["dev"][row])
	}
	for half, n := range counts {
		for _, m := range schema.Modalities {
			if n["facts "+string(m)] < 50 {
				t.Errorf("%s: %d facts %s, fewer than 50", half, n["facts "+string(m)], m)
			}
		}
	}
	if n := counts["train"]["sentences"] + counts["dev"]["sentences"]; n < 1500 {
		t.Errorf("%d sentences, fewer than 1500", n)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(data), begin)
	old, after, ok := strings.Cut(rest, end)
	switch {
	case !ok:
		t.Errorf("%s has no lines %q and %q", file, begin, end)
	case old != table && os.Getenv("UPDATE_GOLDEN") != "":
		if err := os.WriteFile(file, []byte(before+begin+table+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case old != table:
		t.Errorf("%s counts\n%s\nand there is\n%s", file, old, table)
	}
}

func rows() []string {
	out := []string{"articles", "sentences", "words", "mentions by name", "descriptions", "pronouns", "things", "facts", "facts with a source"}
	for _, m := range schema.Modalities {
		out = append(out, "facts "+string(m))
	}
	for _, k := range schema.EntityTypes {
		if k != schema.Date {
			out = append(out, "things of type "+string(k))
		}
	}
	return out
}

// count counts what is demanded: optional facts and things are left out.
func count(all []eval.Annotated) map[string]int {
	n := map[string]int{"articles": len(all)}
	forms := map[schema.Form]string{schema.Name: "mentions by name", schema.Nominal: "descriptions", schema.Pronoun: "pronouns"}
	for _, a := range all {
		doc := &text.Doc{Filled: text.Blocks}
		doc.Text = a.Text
		at := int32(0)
		for line := range strings.Lines(a.Text) {
			if strings.TrimSpace(line) != "" {
				doc.Blocks = append(doc.Blocks, text.Block{Span: text.Span{Start: at, End: at + int32(len(line)) - 1}})
			}
			at += int32(len(line))
		}
		token.Split(doc)
		n["sentences"] += len(doc.Sentences)
		n["words"] += len(strings.Fields(a.Text))
		for _, m := range a.Mentions {
			n[forms[m.Form]]++
		}
		for _, e := range a.Entities {
			if !e.Optional {
				n["things"]++
				n["things of type "+string(e.Types[0])]++
			}
		}
		for _, f := range a.Facts {
			if f.Optional {
				continue
			}
			n["facts"]++
			n["facts "+string(f.Modalities[0])]++
			if !slices.Contains(f.Sources, "--") {
				n["facts with a source"]++
			}
		}
	}
	return n
}
