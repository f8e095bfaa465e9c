package asking

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/schema"
)

func (s *fake) route(n *Network, p Path) string {
	names := []string{s.things[p.Steps[0].From].Name}
	for _, step := range p.Steps {
		names = append(names, fmt.Sprintf("%s(%d)", s.things[step.To].Name, len(step.Facts)))
	}
	for _, id := range p.Hubs {
		names = append(names, "hub "+s.things[id].Name)
	}
	return strings.Join(names, " ")
}

func TestPaths(t *testing.T) {
	lines := `
		d1 A | met_with | B
		d1 C | met_with | B
		d2 B | sued | C
		d1 A | met_with | D
		d1 D | met_with | E
		d1 E | met_with | C
		d1 A | met_with | C | alleged
		d1 A | said | "C"
		d1 Hub | met_with | A
		d1 Hub | met_with | C
		d1 X | met_with | Y`
	for i := range 20 {
		lines += fmt.Sprintf("\nd1 Hub | met_with | P%d", i)
	}
	s := made(t, lines)
	n, err := ReadNetwork(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	paths, err := n.Paths(ctx, "person/a", "person/c", 9)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range paths {
		got = append(got, s.route(n, p))
	}
	check(t, "paths from A to C", got, `
		A B(1) C(2)
		A D(1) E(1) C(1)
		A Hub(1) C(1) hub Hub`)
	if f := s.facts[paths[0].Steps[1].Facts[0]]; f == nil {
		t.Error("a step names a fact that is not there")
	}
	for _, to := range []string{"x", "nobody"} {
		if paths, err := n.Paths(ctx, "person/a", schema.EntityID("person/"+to), 3); err != nil || len(paths) > 0 {
			t.Errorf("a way from A to %s: %v, %v", to, paths, err)
		}
	}
}

func TestTop(t *testing.T) {
	s := made(t, `
		d1 A | met_with | B
		d2 B | met_with | A
		d1 C | met_with | B
		d1 D Inc | met_with | B
		d1 D Inc | met_with | E
		d1 E | met_with | F | denied`)
	n, err := ReadNetwork(ctx, s)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ by, kind, want string }{
		{"degree", "", "B 3.0, D Inc 2.0, A 1.0"},
		{"degree", "Organization", "D Inc 2.0"},
		{"betweenness", "", "B 5.0, D Inc 3.0, A 0.0"},
		{"pagerank", "", "B 0.4, A 0.4, E 0.1"},
	} {
		list, err := n.Top(ctx, s, tt.by, schema.EntityType(tt.kind), 3)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range list {
			got = append(got, fmt.Sprintf("%s %.1f", r.Thing.Name, r.Score))
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("top by %s of %q: %s, want %s", tt.by, tt.kind, strings.Join(got, ", "), tt.want)
		}
	}
	if _, err := n.Top(ctx, s, "fame", "", 0); err == nil {
		t.Error("an unknown measure is taken")
	}
}
