package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"newsgraph/schema"
)

// TestPatterns reads the sentences under the rules of relate/patterns; the head of
// frames.txt says what their lines mean.
func TestPatterns(t *testing.T) {
	r, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob("relate/patterns/*.txt")
	if len(files) < 2 {
		t.Fatal("no files in relate/patterns")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rule, must, mustNot := "", true, true // what the rule above has
		for i, line := range strings.Split(string(data)+"\nend", "\n") {
			at := fmt.Sprintf("%s:%d", filepath.Base(file), i+1)
			switch {
			case strings.HasPrefix(line, "+ "):
				must = true
				readsAll(t, r, at, line[2:])
			case strings.HasPrefix(line, "- "):
				mustNot = true
				readsNot(t, r, at, line[2:])
			case line == "", line[0] == '#':
			default:
				if file == "relate/patterns/frames.txt" && (!must || !mustNot) {
					t.Errorf("%s: the rule above, %q, needs a sentence with + and one with -", at, rule)
				}
				rule, must, mustNot = line, false, false
			}
		}
	}
}

func readsAll(t *testing.T, r *Reader, at, line string) {
	sentence, want, ok := strings.Cut(line, " => ")
	if !ok {
		t.Errorf("%s: a + sentence needs => and a fact", at)
	}
	got := facts(readSentence(r, sentence))
	for one := range strings.SplitSeq(want, "; ") {
		if !slices.Contains(got, plainFact(one)) {
			t.Errorf("%s: %s\nlacks %s\n  got %s", at, sentence, one, strings.Join(got, "\n      "))
		}
	}
}

func readsNot(t *testing.T, r *Reader, at, line string) {
	sentence, not, some := strings.Cut(line, " => ")
	got := facts(readSentence(r, sentence))
	if !some && len(got) > 0 {
		t.Errorf("%s: %s\ngives %s", at, sentence, strings.Join(got, "; "))
	}
	for one := range strings.SplitSeq(not, "; ") {
		if some && slices.Contains(got, plainFact(one)) {
			t.Errorf("%s: %s\nis read as %s", at, sentence, one)
		}
	}
}

// facts shows the claims of a reading as the sentences' lines do.
func facts(read schema.Reading) []string {
	var out []string
	for _, c := range read.Claims {
		object := `"` + c.ObjectText + `"`
		if c.Object != schema.NoEntity {
			object = read.Entities[c.Object].Name
		}
		s := fmt.Sprintf("%s(%s, %s)", c.Relation, read.Entities[c.Subject].Name, object)
		if c.Modality != schema.Asserted {
			s += " " + string(c.Modality)
		}
		if c.Source != schema.NoEntity {
			s += " by " + read.Entities[c.Source].Name
		}
		out = append(out, plainFact(s))
	}
	return out
}

// plainFact leaves out the articles before names and descriptions.
func plainFact(s string) string {
	return strings.NewReplacer("(the ", "(", "(a ", "(", "(The ", "(", "(A ", "(", ", the ", ", ", ", a ", ", ", ", an ", ", ").Replace(strings.TrimSpace(s))
}
