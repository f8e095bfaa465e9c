package repl

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/queries"
)

// BenchmarkStart opens a store on disk, greets, and answers a first query; BenchmarkTab
// completes on it. The number of quads is logged.
const benchFacts = 26000

func benchStore(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "made.db")
	s, err := graph.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Load(context.Background(), graphtest.Made(benchFacts)); err != nil {
		b.Fatal(err)
	}
	st, err := s.Stats(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d quads, %d facts, %d entities", st.Quads, st.Facts, st.Entities)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

func BenchmarkStart(b *testing.B) {
	path := benchStore(b)
	for b.Loop() {
		s, err := graph.Open(path, nil)
		if err != nil {
			b.Fatal(err)
		}
		r := &repl{Options: Options{Session: queries.New(s.QuadStore(), &queries.Options{Names: true}), Out: io.Discard, Err: io.Discard, Welcome: "x"}}
		r.greet(context.Background())
		if _, err := r.Session.Run(context.Background(), "1"); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkTab(b *testing.B) {
	s, err := graph.Open(benchStore(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	open := func() *repl {
		r := &repl{Options: Options{
			Session: queries.New(s.QuadStore(), nil), In: strings.NewReader(""), Out: io.Discard, Err: io.Discard,
			Names: func(ctx context.Context, prefix string, n int) ([]Word, error) {
				found, err := s.Suggest(ctx, prefix, n)
				var words []Word
				for _, e := range found {
					words = append(words, Word{e.Name, fmt.Sprint(e.Mentions)})
				}
				return words, err
			},
		}}
		if err := r.defaults(); err != nil {
			b.Fatal(err)
		}
		return r
	}
	for _, before := range []string{`g.V().Ou`, `entity("a`, `entity("ann`, `g.V().Out("<me`, `g.V("<Per`} {
		b.Run(before+"/first", func(b *testing.B) {
			for b.Loop() {
				open().complete(context.Background(), before)
			}
		})
		r := open()
		r.complete(context.Background(), before)
		b.Run(before+"/again", func(b *testing.B) {
			for b.Loop() {
				r.complete(context.Background(), before)
			}
		})
	}
}
