package resolve

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"newsgraph/schema"
)

// prose returns n words that nobody else gets.
func prose(n int, seed uint64) []string {
	rnd := rand.New(rand.NewPCG(seed, 9))
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", rnd.IntN(3000))
	}
	return words
}

func document(id string, words []string) schema.Reading {
	return schema.Reading{Doc: schema.Document{ID: schema.DocID("doc/" + id), Text: strings.Join(words, " ")}}
}

func TestOrigins(t *testing.T) {
	wire := prose(300, 1)
	edited := append([]string{"Vesley", "-", "updated"}, wire...)
	edited[150] = "changed"
	cut := wire[:270]
	short := prose(9, 5)
	noisy := document("g", append(prose(200, 8), wire...))
	noise := len([]rune(strings.Join(prose(200, 8), " ")))
	noisy.Doc.Noise = []schema.Noise{{Span: schema.Span{End: noise + 1}}}
	got := Origins([]schema.Reading{
		document("a", wire), document("b", edited), document("c", wire), document("d", prose(300, 2)), document("e", cut),
		document("f", append(append([]string{}, wire[:100]...), prose(200, 3)...)), noisy,
		document("h", short), document("i", append([]string{"other"}, short...)), document("j", short), document("k", nil), document("l", nil),
	})
	for doc, want := range map[string]string{"a": "a", "b": "a", "c": "a", "d": "d", "e": "a", "f": "f", "g": "a", "h": "h", "i": "i", "j": "h", "k": "k", "l": "l"} {
		if o := cmp.Or(got[schema.DocID("doc/"+doc)], schema.DocID("doc/"+doc)); o != schema.DocID("doc/"+want) {
			t.Errorf("origin of %s is %s, want %s", doc, o, want)
		}
	}
}

// A later version of an article is of one origin with it, though it has grown to thrice its
// length; what else lies at the address, or has its title elsewhere, is not.
func TestVersions(t *testing.T) {
	first := prose(60, 1)
	grown := append(prose(140, 2), first...)
	for _, tt := range []struct {
		what string
		a, b schema.Document
		want bool
	}{
		{"address", schema.Document{URL: "https://www.post.example/a/"}, schema.Document{URL: "http://post.example/a"}, true},
		{"title", schema.Document{Outlet: "Post", Title: "Fleet sails"}, schema.Document{Outlet: "post", Title: "UPDATE 2-Fleet sails"}, true},
		{"title with a note", schema.Document{Outlet: "Post", Title: "Fleet sails (updated)"}, schema.Document{Outlet: "Post", Title: "Fleet sails"}, true},
		{"title elsewhere", schema.Document{Outlet: "Post", Title: "Fleet sails"}, schema.Document{Outlet: "Courier", Title: "Fleet sails"}, false},
		{"front page", schema.Document{URL: "https://post.example/"}, schema.Document{URL: "https://post.example/"}, false},
		{"nothing", schema.Document{}, schema.Document{}, false},
	} {
		tt.a.ID, tt.a.Text = "doc/a", strings.Join(first, " ")
		tt.b.ID, tt.b.Text = "doc/b", strings.Join(grown, " ")
		if got := Origins([]schema.Reading{{Doc: tt.a}, {Doc: tt.b}})["doc/b"] == "doc/a"; got != tt.want {
			t.Errorf("%s: one origin is %v", tt.what, got)
		}
		tt.b.Text = strings.Join(prose(200, 3), " ")
		if len(Origins([]schema.Reading{{Doc: tt.a}, {Doc: tt.b}})) > 0 {
			t.Errorf("%s: other texts are one origin", tt.what)
		}
	}
}

func TestCopiesShareTheirDescriptions(t *testing.T) {
	r := parse(t, "a: ?Group three men; Person Ana Ruiz | 2 criticized 1\nb: ?Group three men; Person Ana Ruiz | 2 criticized 1")
	for i := range r {
		r[i].Doc.Text = "three men Ana Ruiz " + strings.Join(prose(100, 4), " ")
	}
	g := Graph(r, nil)
	if len(g.Facts) != 1 || g.Facts[0].Articles != 2 || g.Facts[0].Origins != 1 || len(g.Entities) != 2 {
		t.Errorf("%+v", g.Facts)
	}
}

// Articles that share nothing are never taken for copies.
func TestOriginsApart(t *testing.T) {
	var r []schema.Reading
	for i := range 800 {
		r = append(r, document(fmt.Sprintf("%04d", i), prose(80, uint64(i))))
	}
	for d, o := range Origins(r) {
		t.Errorf("%s is no copy of %s", d, o)
	}
}

// Reports made after few patterns have half of their words in common and are no copies of each other: they meet
// in many bands. Twice as many reports are twice the work. (100,000 such were not compared within minutes.)
func TestFewPatterns(t *testing.T) {
	compared := func(reports int) int {
		var c Copies
		defer c.Close()
		for i := range reports {
			text := ""
			for k := range 40 {
				text += fmt.Sprintf("pattern%dof%d ", k, i%2)
			}
			for k := range 50 {
				text += fmt.Sprintf("own%dof%d ", k, i)
			}
			c.Add(&schema.Document{ID: schema.DocID(fmt.Sprint("doc/", i)), Text: text})
		}
		sets, err := c.Sets()
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range sets {
			if int(s) != i {
				t.Fatalf("%d counts as a copy of %d", i, s)
			}
		}
		return c.compared
	}
	few, many := compared(1000), compared(2000)
	t.Logf("1,000 reports: %d comparisons; 2,000: %d", few, many)
	if few < 1000 {
		t.Errorf("only %d comparisons: the test shows nothing", few)
	}
	if 100*many > 215*few {
		t.Errorf("twice the reports took %d comparisons, not %d", many, 2*few)
	}
}

// Where shingles cannot be written, copies are not looked for in what is left of them.
func TestCopiesNoPlace(t *testing.T) {
	c := Copies{Dir: "there/is/no/such/folder"}
	for i := range 900 {
		r := document(fmt.Sprint(i), prose(80, uint64(i)))
		c.Add(&r.Doc)
	}
	if _, err := c.Sets(); err == nil || !strings.Contains(err.Error(), "no such") {
		t.Errorf("%v", err)
	}
}
