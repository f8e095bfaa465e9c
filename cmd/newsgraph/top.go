package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/schema"
)

var topCommand = &cli.Command{
	Name:      "top",
	Usage:     "who is at the centre of the graph",
	ArgsUsage: "STORE",
	Description: `Ranks by the facts that articles assert. degree: with how many others it has to
do; pagerank: how often one who follows facts from subject to object comes by;
betweenness: on how many shortest ways between two others it lies, estimated
from 1,000 things when there are more than 5,000.

` + example("newsgraph top --by betweenness --type Person demo.db"),
	Flags: []cli.Flag{
		&cli.StringFlag{Name: "by", Value: "degree", Usage: "`MEASURE`: degree, pagerank, betweenness"},
		&cli.StringFlag{Name: "type", Usage: "only things of `TYPE`, as in Person"},
		&cli.IntFlag{Name: "limit", Value: 20, Usage: "print `N` (0: all)"},
		&cli.BoolFlag{Name: "json", Usage: "print JSON"},
	},
	Action: func(c *cli.Context) error {
		if err := wantArgs(c, 1, 1); err != nil {
			return err
		}
		if by := c.String("by"); !slices.Contains(asking.Measures, by) {
			return usagef("no measure %q; there are %s", by, strings.Join(asking.Measures, ", "))
		}
		t, err := typeNamed(c.String("type"))
		if err != nil {
			return err
		}
		return withStore(c, func(ctx context.Context, s *graph.Store) error { return top(ctx, c, s, t) })
	},
}

// typeNamed returns the entity type of that name, in any case; "" for "".
func typeNamed(name string) (schema.EntityType, error) {
	if name == "" {
		return "", nil
	}
	for _, t := range schema.EntityTypes {
		if strings.EqualFold(name, string(t)) {
			return t, nil
		}
	}
	return "", usagef("no type %q; there are %s", name, listed(schema.EntityTypes))
}

func top(ctx context.Context, c *cli.Context, s *graph.Store, t schema.EntityType) error {
	net, err := asking.ReadNetwork(ctx, s)
	if err != nil {
		return err
	}
	by := c.String("by")
	list, err := net.Top(ctx, s, by, t, c.Int("limit"))
	if err != nil {
		return err
	}
	if by == "betweenness" && net.Estimated() {
		fmt.Fprintf(c.App.ErrWriter, "%s: betweenness is estimated from 1,000 of them\n", count(len(net.IDs), "thing"))
	}
	if c.Bool("json") {
		return printTopJSON(c, list)
	}
	for i, x := range list {
		fmt.Fprintf(c.App.Writer, "%4d  %9s  %-32s  %-12s  <%s>\n", i+1, score(by, x.Score), x.Thing.Name, x.Thing.Type, x.Thing.ID)
	}
	if len(list) == 0 {
		fmt.Fprintln(c.App.ErrWriter, "no such thing stands in a fact that is asserted")
	}
	return nil
}

func score(by string, v float64) string {
	switch by {
	case "degree":
		return thousands(int(v))
	case "pagerank":
		return strconv.FormatFloat(v, 'f', 4, 64)
	}
	return strconv.FormatFloat(v, 'f', 1, 64)
}

func printTopJSON(c *cli.Context, list []asking.Ranked) error {
	type rankedJSON struct {
		entityJSON
		Score float64 `json:"score"`
	}
	out := []rankedJSON{}
	for _, x := range list {
		out = append(out, rankedJSON{entityToJSON(x.Thing), x.Score})
	}
	return printJSON(c.App.Writer, out)
}
