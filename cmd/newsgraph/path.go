package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/schema"
)

var pathCommand = &cli.Command{
	Name:      "path",
	Usage:     "what lies between two: the shortest ways, each step with its sentence",
	ArgsUsage: "STORE A B",
	Description: `A step is a fact that some article asserts, in either direction. Ways through a
hub, a thing that has to do with very many others, come last and say so. It
reads every fact once and keeps about 100 bytes for each.

` + example(`newsgraph path demo.db "Elon Musk" "Hillary Clinton"`),
	Flags: []cli.Flag{
		&cli.IntFlag{Name: "limit", Value: 3, Usage: "print `N` ways"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 3, 3); err != nil {
			return err
		}
		if c.Int("limit") < 1 {
			return usagef("--limit must be at least 1: there may be very many ways")
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return findPaths(ctx, c, s) })
	},
}

func findPaths(ctx context.Context, c *cli.Context, s *graph.Store) error {
	a, b, err := twoNamed(ctx, c, s)
	if err != nil {
		return err
	}
	net, err := asking.ReadNetwork(ctx, s)
	if err != nil {
		return err
	}
	paths, err := net.Paths(ctx, a.ID, b.ID, c.Int("limit"))
	if err != nil {
		return err
	}
	p := newPrinter(ctx, c, s)
	if c.Bool("json") {
		return p.printPathsJSON(paths)
	}
	for i, way := range paths {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		if err := p.printPath(a.ID, way); err != nil {
			return err
		}
	}
	if len(paths) == 0 {
		fmt.Fprintf(c.App.ErrWriter, "no way along asserted facts leads from %s to %s\n", a.Name, b.Name)
	}
	return nil
}

// twoNamed returns the two things that the second and third argument name.
func twoNamed(ctx context.Context, c *cli.Context, s *graph.Store) (a, b schema.Entity, err error) {
	if a, err = entityNamed(ctx, s, c.Args().Get(1)); err != nil {
		return a, b, err
	}
	if b, err = entityNamed(ctx, s, c.Args().Get(2)); err != nil {
		return a, b, err
	}
	if a.ID == b.ID {
		return a, b, failed(usagef("%q and %q are both %s", c.Args().Get(1), c.Args().Get(2), a.Name))
	}
	return a, b, nil
}

// printPath writes the way in one line, then each step with its sentence.
func (p *factPrinter) printPath(from schema.EntityID, way asking.Path) error {
	name, err := p.name(from)
	if err != nil {
		return err
	}
	names := []string{name}
	for _, step := range way.Steps {
		if name, err = p.name(step.To); err != nil {
			return err
		}
		names = append(names, name)
	}
	line := fmt.Sprintf("%s · %s", strings.Join(names, " → "), count(len(way.Steps), "step"))
	hubs, err := p.names(way.Hubs)
	if err != nil {
		return err
	}
	if len(hubs) > 0 {
		line += " · through a hub: " + strings.Join(hubs, ", ")
	}
	fmt.Fprintln(p.w, line)
	for _, step := range way.Steps {
		f, err := p.s.Fact(p.ctx, step.Facts[0])
		if err != nil {
			return err
		}
		text, err := p.statement(f)
		if err != nil {
			return err
		}
		fmt.Fprintf(p.w, "  %s\n    %s\n", text, standing(f))
		if n := len(step.Facts) - 1; n > 0 {
			fmt.Fprintf(p.w, "    and %s between them\n", count(n, "more fact"))
		}
		if err := p.printEvidence(f, asking.BestFirst(f)[0], "    "); err != nil {
			return err
		}
	}
	return nil
}

func (p *factPrinter) names(ids []schema.EntityID) ([]string, error) {
	var out []string
	for _, id := range ids {
		name, err := p.name(id)
		if err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, nil
}

func (p *factPrinter) printPathsJSON(paths []asking.Path) error {
	type stepJSON struct {
		From  thingJSON  `json:"from"`
		To    thingJSON  `json:"to"`
		Facts []factJSON `json:"facts"`
	}
	type pathJSON struct {
		Hubs  []thingJSON `json:"hubs"`
		Steps []stepJSON  `json:"steps"`
	}
	out := []pathJSON{}
	for _, way := range paths {
		j := pathJSON{Hubs: []thingJSON{}}
		for _, id := range way.Hubs {
			hub, err := p.thing(id)
			if err != nil {
				return err
			}
			j.Hubs = append(j.Hubs, hub)
		}
		for _, step := range way.Steps {
			from, err := p.thing(step.From)
			if err != nil {
				return err
			}
			to, err := p.thing(step.To)
			if err != nil {
				return err
			}
			var facts []schema.Fact
			for _, id := range step.Facts {
				f, err := p.s.Fact(p.ctx, id)
				if err != nil {
					return err
				}
				facts = append(facts, f)
			}
			list, err := p.factsJSON(facts)
			if err != nil {
				return err
			}
			j.Steps = append(j.Steps, stepJSON{from, to, list})
		}
		out = append(out, j)
	}
	return printJSON(p.w, out)
}
