package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/urfave/cli/v2"

	"newsgraph/graph"
	"newsgraph/schema"
)

var statsCommand = &cli.Command{
	Name:        "stats",
	Usage:       "what a store holds, and what is spoken of most",
	ArgsUsage:   "STORE",
	Description: example("newsgraph stats demo.db"),
	Flags: []cli.Flag{
		&cli.IntFlag{Name: "top", Value: 10, Usage: "print the `N` most mentioned"},
		&cli.BoolFlag{Name: "size", Usage: "also say what the file is full of"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error {
			st, err := collect(ctx, s, c.Int("top"))
			if err != nil {
				return err
			}
			if c.Bool("size") {
				if st.Parts, err = s.Parts(ctx); err != nil {
					return err
				}
			}
			if c.Bool("json") {
				return printJSON(c.App.Writer, st)
			}
			return st.print(c)
		})
	},
}

// storeStats is what stats prints.
type storeStats struct {
	Articles   int                       `json:"articles"`
	Entities   int                       `json:"entities"`
	Facts      int                       `json:"facts"`
	Quads      int                       `json:"quads"`
	Bytes      int64                     `json:"bytes"`
	Types      map[schema.EntityType]int `json:"types"`
	Modalities map[schema.Modality]int   `json:"modalities"`
	Relations  map[string]int            `json:"relations"`
	Top        []topJSON                 `json:"top"`
	Parts      []graph.Part              `json:"parts,omitempty"`
}

type topJSON struct {
	ID       schema.EntityID `json:"id"`
	Name     string          `json:"name"`
	Mentions int             `json:"mentions"`
	Articles int             `json:"articles"`
}

func collect(ctx context.Context, s *graph.Store, top int) (*storeStats, error) {
	sum, err := s.Stats(ctx)
	if err != nil {
		return nil, err
	}
	st := &storeStats{Articles: sum.Documents, Entities: sum.Entities, Facts: sum.Facts, Quads: sum.Quads, Bytes: sum.Bytes,
		Types: map[schema.EntityType]int{}, Modalities: map[schema.Modality]int{}, Relations: map[string]int{}}
	for e, err := range s.AllEntities(ctx) {
		if err != nil {
			return nil, err
		}
		st.Types[e.Type]++
		st.Top = append(st.Top, topJSON{e.ID, e.Name, e.Mentions, len(e.Docs)})
	}
	slices.SortStableFunc(st.Top, func(a, b topJSON) int { return cmp.Compare(b.Mentions, a.Mentions) })
	st.Top = st.Top[:min(len(st.Top), top)]
	for f, err := range s.AllHeads(ctx) {
		if err != nil {
			return nil, err
		}
		st.Modalities[f.Modality]++
		st.Relations[f.Relation]++
	}
	return st, nil
}

func (st *storeStats) print(c *cli.Context) error {
	w := c.App.Writer
	fmt.Fprintf(w, "%s, %s, %s, %s, %.1f MB\n", count(st.Articles, "article"), plural(st.Entities, "entity", "entities"),
		count(st.Facts, "fact"), count(st.Quads, "quad"), float64(st.Bytes)/1e6)
	st.printParts(c)
	if st.Entities == 0 {
		return nil
	}
	fmt.Fprint(w, "\ntypes\n")
	for _, t := range schema.EntityTypes {
		if n := st.Types[t]; n > 0 {
			fmt.Fprintf(w, "  %-14s %7s\n", t, thousands(n))
		}
	}
	fmt.Fprint(w, "\nmodality of facts\n")
	for _, m := range schema.Modalities {
		if n := st.Modalities[m]; n > 0 {
			fmt.Fprintf(w, "  %-14s %7s\n", m, thousands(n))
		}
	}
	fmt.Fprint(w, "\nrelations\n")
	relations := slices.SortedFunc(maps.Keys(st.Relations), func(a, b string) int {
		return cmp.Or(cmp.Compare(st.Relations[b], st.Relations[a]), cmp.Compare(a, b))
	})
	for i, r := range relations {
		if i == c.Int("top") {
			fmt.Fprintf(w, "  and %d more\n", len(relations)-i)
			break
		}
		fmt.Fprintf(w, "  %-24s %7s\n", r, thousands(st.Relations[r]))
	}
	fmt.Fprint(w, "\nmost mentioned\n")
	for _, t := range st.Top {
		fmt.Fprintf(w, "  %-32s %7s in %s  <%s>\n", t.Name, thousands(t.Mentions), count(t.Articles, "article"), t.ID)
	}
	return nil
}

func (st *storeStats) printParts(c *cli.Context) {
	if len(st.Parts) == 0 {
		return
	}
	free := st.Bytes
	fmt.Fprint(c.App.Writer, "\nthe file\n")
	for _, p := range st.Parts {
		fmt.Fprintf(c.App.Writer, "  %-14s %9.1f MB  %s\n", p.Name, float64(p.Bytes)/1e6, count(p.Pairs, "pair"))
		free -= p.Bytes
	}
	fmt.Fprintf(c.App.Writer, "  %-14s %9.1f MB\n", "free", float64(max(free, 0))/1e6)
}
