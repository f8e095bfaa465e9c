package repl

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/queries"
)

const (
	explainMost  = 12 // paths that :explain shows
	explainShape = 24 // lines of a shape
)

// greetTime is how long the welcome may look for names; a variable for tests on slow machines.
var greetTime = 40 * time.Millisecond

// The welcome looks at this many facts.
const greetQuery = `g.V("<ng:Fact>").In("<rdf:type>").Limit(100).Save("<ng:subject>", "s").Save("<ng:relation>", "r").Save("<ng:object>", "o").All()`

// explain runs a query and tells what it asks of the graph: plain Gizmo for each path, the
// shape that Cayley's planner makes of it, and how much was found.
func (r *repl) explain(ctx context.Context, rest string) error {
	if rest == "" {
		rest = r.lastText
	}
	if rest == "" {
		return fmt.Errorf("which query? :explain QUERY, or :explain NAME key=value")
	}
	plan, err := r.plan(ctx, rest)
	if plan == nil {
		return err
	}
	for i, w := range plan.Walks {
		if i == explainMost {
			fmt.Fprintf(r.Out, "and %d more paths\n", len(plan.Walks)-i)
			break
		}
		times := ""
		if w.Times > 1 {
			times = fmt.Sprintf(", %d times", w.Times)
		}
		fmt.Fprintf(r.Out, "%s\n    found %d%s\n", r.paint(cyan, w.Gizmo), w.Found, times)
		for j, line := range w.Shape {
			if j == explainShape {
				fmt.Fprintln(r.Out, "    …")
				break
			}
			fmt.Fprintln(r.Out, r.paint(dim, "    "+line))
		}
	}
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{plan.Nodes, "looks at a node"}, {plan.Names, "names looked up"}} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	more := ""
	if plan.More {
		more = " and more"
	}
	parts = append(parts, fmt.Sprintf("%d rows%s, %s", plan.Rows, more, duration(plan.Took)))
	fmt.Fprintln(r.Out, strings.Join(parts, "; "))
	return err
}

// plan explains a saved query, if that is what the text names, or a query.
func (r *repl) plan(ctx context.Context, text string) (*queries.Plan, error) {
	name, args, _ := strings.Cut(text, " ")
	if q, err := queries.Find(r.Queries, name); err == nil {
		values, err := pairs(q, strings.TrimSpace(args))
		if err != nil {
			return nil, err
		}
		return q.Explain(ctx, r.Session, values)
	}
	return r.Session.Explain(ctx, text)
}

// path shows how two names are connected.
func (r *repl) path(ctx context.Context, rest string) error {
	a, b, err := twoNames(rest, ":path")
	if err != nil {
		return err
	}
	q, err := queries.Find(r.Queries, "path")
	if err != nil {
		return err
	}
	res, err := q.Run(ctx, r.Session, map[string]string{"a": a, "b": b})
	if err == nil && len(res.Rows) == 0 {
		fmt.Fprintf(r.Err, "note: no way of at most 6 facts leads from %s to %s\n", a, b)
	}
	return r.show(res, err)
}

// twoNames splits "A, B", `A -> B` or `"A" B`.
func twoNames(rest, command string) (a, b string, err error) {
	for _, sep := range []string{",", "->", "→"} {
		if a, b, ok := strings.Cut(rest, sep); ok {
			return unquote(strings.TrimSpace(a)), unquote(strings.TrimSpace(b)), nil
		}
	}
	list, err := splitWords(rest)
	if err != nil {
		return "", "", err
	}
	if len(list) != 2 {
		return "", "", fmt.Errorf("two names are wanted: %s Ann Lee, Bo Diaz", command)
	}
	return list[0], list[1], nil
}

func (r *repl) minScore(_ context.Context, rest string) error {
	if rest == "" {
		fmt.Fprintf(r.Out, "%.2f\n", float64(r.Session.Options().MinScore)/1000)
		return nil
	}
	f, err := strconv.ParseFloat(rest, 64)
	if err != nil || !(f >= 0 && f <= 1) {
		return fmt.Errorf("a score from 0 to 1 is wanted, not %q", rest)
	}
	r.Session.SetMinScore(int(f*1000 + 0.5))
	return nil
}

// greet says in three lines how to begin, with names from this very graph.
func (r *repl) greet(ctx context.Context) {
	fmt.Fprintln(r.Err, r.Welcome)
	a, relation, b := r.sample(ctx)
	if a == "" {
		return
	}
	fmt.Fprintf(r.Err, "try  :ask %s    :why %s, %s    :run criticised    :queries\n", a, a, b)
	fmt.Fprintf(r.Err, "or   %s\n", r.highlight(fmt.Sprintf("entity(%q).Out(%q).All()", a, relation)))
}

// sample returns a fact of two things, of those that take part in most of the first facts.
func (r *repl) sample(ctx context.Context) (subject, relation, object string) {
	ctx, cancel := context.WithTimeout(ctx, greetTime)
	defer cancel()
	var list [][3]string
	n := map[string]int{}
	r.Session.Each(ctx, greetQuery, func(row queries.Row) error {
		f := [3]string{}
		for i, name := range []string{"s", "r", "o"} {
			if v := row.Get(name); v != nil {
				f[i] = queries.Text(v)
			}
		}
		if strings.HasPrefix(f[2], "<") && f[0] != f[2] {
			list = append(list, f)
			n[f[0]] += 2
			n[f[2]]++
			if strings.HasPrefix(f[0], "<person/") { // people first
				n[f[0]]++
			}
		}
		return nil
	})
	if len(list) == 0 {
		return "", "", ""
	}
	best := slices.MaxFunc(list, func(a, b [3]string) int {
		if d := n[a[0]] + n[a[2]] - n[b[0]] - n[b[2]]; d != 0 {
			return d
		}
		return strings.Compare(strings.Join(b[:], " "), strings.Join(a[:], " "))
	})
	a, ok1 := r.Session.Label(ctx, best[0])
	b, ok2 := r.Session.Label(ctx, best[2])
	if !ok1 || !ok2 {
		return "", "", ""
	}
	return a, best[1], b
}
