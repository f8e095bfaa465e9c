package graph_test

import (
	"context"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"

	"newsgraph/graph"
	"newsgraph/queries"
)

var movieQuads = flag.Int("movies", 10_000, "quads of TestMovies")

// movies is about n quads in the shape of Cayley's own benchmark: films that have
// roles, roles that have actors, names. A few actors are in far more films than
// others; the two that the queries are about are together in one film.
func movies(n int) iter.Seq[quad.Quad] {
	const rolesAFilm, quadsAFilm = 5, 2 + 3*5 + 5 // the last: a third of an actor each
	films := max(n/quadsAFilm, 20)
	actors := films * rolesAFilm / 3
	rnd := rand.New(rand.NewPCG(8, 8))
	return func(yield func(quad.Quad) bool) {
		ok := true
		put := func(s, p string, o quad.Value) {
			ok = ok && yield(quad.Make(quad.IRI(s), quad.IRI(p), o, nil))
		}
		for i := 0; i < actors && ok; i++ {
			put(fmt.Sprint("a/", i), "name", quad.String(fmt.Sprint("Actor ", i)))
			put(fmt.Sprint("a/", i), "type", quad.IRI("film/actor"))
		}
		for i := 0; i < films && ok; i++ {
			film := fmt.Sprint("f/", i)
			put(film, "name", quad.String(fmt.Sprint("Film ", i)))
			put(film, "type", quad.IRI("film/film"))
			for k := range rolesAFilm {
				role := fmt.Sprintf("r/%d.%d", i, k)
				f := rnd.Float64()
				actor := int(f * f * float64(actors))
				switch { // film 7: actors 1 and 2; film 8: 1; film 9: 2, both with others
				case i == 7 && k < 2, i == 8 && k < 1:
					actor = 1 + k
				case i == 9 && k < 1:
					actor = 2
				}
				put(film, "starring", quad.IRI(role))
				put(role, "actor", quad.IRI(fmt.Sprint("a/", actor)))
				put(role, "type", quad.IRI("film/performance"))
			}
		}
	}
}

// movieQueries are in the shape of the twelve of Cayley's benchmark.
var movieQueries = []struct{ name, text string }{
	{"a name", `g.V("Film 7").In("<name>").All()`},
	{"two large sets, little in common", films + `id("Actor 3").Follow(films).Out("<name>").Intersect(id("Actor 4").Follow(films).Out("<name>")).All()`},
	{"three large sets", films + `id("Actor 0").Follow(films).Out("<name>").Intersect(id("Actor 1").Follow(films).Out("<name>")).Intersect(id("Actor 2").Follow(films).Out("<name>")).All()`},
	{"a film by its name, from all", `g.V().Tag("f").Out("<name>").Is("Film 8").Back("f").Out("<starring>").Out("<actor>").Out("<name>").All()`},
	{"films of one and not the other", films + `id("Actor 1").Follow(films).Except(id("Actor 2").Follow(films)).Out("<name>").All()`},
	{"actors of one film and not the other", cast + `id("Film 7").Follow(cast).Except(id("Film 8").Follow(cast)).Out("<name>").All()`},
	{"actors of two films", cast + `id("Film 7").Follow(cast).Intersect(id("Film 8").Follow(cast)).Out("<name>").All()`},
	{"one actor in one film", cast + `id("Film 8").Follow(cast).Intersect(id("Actor 1")).Out("<name>").All()`},
	{"the same from the other end", films + `id("Actor 1").Follow(films).Intersect(id("Film 8")).Out("<name>").All()`},
	{"who was with one in a film", cast + films + `id("Actor 1").Follow(films).Intersect(id("Film 7")).Follow(cast).Out("<name>").All()`},
	{"who was with both", cast + films + `id("Actor 1").Follow(films).Intersect(id("Actor 2").Follow(films)).Follow(cast).Out("<name>").Unique().All()`},
	{"predicates", `g.V("Film 7").In("<name>").Out("<starring>").SaveInPredicates("in").SaveOutPredicates("out").All()`},
}

const (
	films = `var id = function(n) { return g.V(n).In("<name>"); }; var films = g.M().In("<actor>").In("<starring>"); `
	cast  = `var id = function(n) { return g.V(n).In("<name>"); }; var cast = g.M().Out("<starring>").Out("<actor>"); `
)

// TestMovies wants of the store in a file what Cayley's store in memory answers. With
// -movies 500000 it measures: "make bench-store".
func TestMovies(t *testing.T) {
	s, err := graph.Replace(filepath.Join(t.TempDir(), "movies.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	start := time.Now()
	n, err := s.LoadQuads(movies(*movieQuads))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d quads in %v", n, time.Since(start).Round(time.Millisecond))
	mem := memstore.New()
	var deltas []cayley.Delta
	for q := range movies(*movieQuads) {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
	}
	if err := mem.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true}); err != nil {
		t.Fatal(err)
	}
	ours, theirs := queries.New(s.QuadStore(), nil), queries.New(mem, nil)
	for _, q := range movieQueries {
		var took, spent []time.Duration
		var got []string
		for range 3 {
			watch := begin()
			got = answers(t, ours, q.text)
			wall, cpu := watch.took()
			took, spent = append(took, wall), append(spent, cpu)
		}
		slices.Sort(took)
		slices.Sort(spent)
		if want := answers(t, theirs, q.text); !slices.Equal(got, want) {
			t.Errorf("%s: %d rows %.200q\nwant %d rows %.200q", q.name, len(got), got, len(want), want)
		}
		t.Logf("%-38s %6d rows %8.1f ms %8.1f CPU ms", q.name, len(got), float64(took[1].Microseconds())/1000, float64(spent[1].Microseconds())/1000)
	}
}

func answers(t *testing.T, s *queries.Session, text string) []string {
	t.Helper()
	res, err := s.Run(context.Background(), text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var rows []string
	for _, r := range res.Rows {
		rows = append(rows, fmt.Sprint(r))
	}
	slices.Sort(rows)
	return rows
}
