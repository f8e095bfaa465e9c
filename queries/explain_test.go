package queries

import (
	"context"
	"strconv"
	"strings"
	"testing"
)

// Explain tells the plain Gizmo that helpers stand for.
func TestExplain(t *testing.T) {
	s := New(store(t, "harbour"), nil)
	tests := []struct{ text, want string }{
		{`entity("Ann Lee").Out("<met_with>").All()`, `g.V(["<person/ann-lee>"]).Out("<met_with>") 1×1`},
		{`name("diaz")`, ``},
		{`facts("Ann Lee", since("2031-02")).length`, `g.V(["<person/ann-lee>"]).In("<ng:subject>").Or(g.V(["<person/ann-lee>"]).In("<ng:object>")).Unique() 1×4`},
		{`g.V().has("<ng:articles>", gt(1)).follow(g.M().out("<ng:subject>").tag("x")).limit(2).all()`,
			`g.V().Has("<ng:articles>", gt(1)).Follow(g.M().Out("<ng:subject>").Tag("x")).Limit(2) 1×2`},
		{`for (let i = 0; i < 3; i++) g.V("<person/ann-lee>").Count()`, `g.V("<person/ann-lee>") 3×3`},
		{`g.V(["<a>", "<b>", "<c>", "<d>", "<e>", "<f>", "<g>"]).Filter(regex("^a"), like("b%")).Count()`,
			`g.V(["<a>", "<b>", "<c>", "<d>", "<e>", /* 2 more */]).Filter(regex("^a"), like("b%")) 1×0`},
		{`g.V(iri("a")).Is(str("b")).Except(g.V(3)).Count()`, `g.V("<a>").Is(str("b")).Except(g.V(3)) 1×0`},
	}
	for _, tt := range tests {
		p, err := s.Explain(context.Background(), tt.text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range p.Walks {
			got = append(got, w.Gizmo+" "+strings.Join([]string{itoa(w.Times), itoa(w.Found)}, "×"))
		}
		if g := strings.Join(got, "\n"); g != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, g, tt.want)
		}
		for _, w := range p.Walks {
			if len(w.Shape) == 0 {
				t.Errorf("%s has no shape", w.Gizmo)
			}
			// What is told is Gizmo that gives the same.
			if strings.Contains(w.Gizmo, "more */") {
				continue
			}
			if res := run1(t, s, w.Gizmo+".All()"); len(res.Rows)*w.Times != w.Found {
				t.Errorf("%s gives %d rows, not %d", w.Gizmo, len(res.Rows), w.Found)
			}
		}
	}
	p, _ := s.Explain(context.Background(), `entity("Ann Lee").Out("<met_with>").Save("<rdfs:label>", "n").All()`)
	if shape := strings.Join(p.Walks[0].Shape, "\n"); !strings.Contains(shape, "person/ann-lee") || !strings.Contains(shape, "met_with") {
		t.Errorf("shape:\n%s", shape)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
