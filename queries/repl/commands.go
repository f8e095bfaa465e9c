package repl

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"newsgraph/internal/words"
	"newsgraph/queries"
	"newsgraph/queries/rows"
)

// A command is what a line with a colon calls.
type command struct {
	name, args, doc string
	do              func(r *repl, ctx context.Context, rest string) error
}

// commands is every command, in the order of the help. It is a function since help
// lists them.
func commands() []command {
	return []command{
		{":help", "[METHOD]", "this list, or what a method of the language does", (*repl).help},
		{":queries", "", "the saved questions", (*repl).listQueries},
		{":run", "NAME key=value…", "asks a saved question", (*repl).runSaved},
		{":find", "TEXT", "things whose name contains a text", (*repl).find},
		{":ask", "NAME", "what is said about someone or something", (*repl).ask},
		{":show", "NAME", "the same; NAME may be an id, as <person/…>", (*repl).ask},
		{":why", "A, B", "the sentences that link two names; or :why N, those behind row N", (*repl).why},
		{":path", "A, B", "how two names are connected, fact by fact", (*repl).path},
		{":explain", "[QUERY]", "what a query, or a saved one, asks of the graph: plain Gizmo, Cayley's shape, counts", (*repl).explain},
		{":export", "FILE", "writes the last result: .csv, .tsv, .json, .jsonl, .md, .txt", (*repl).export},
		{":out", "[FILE]", "sends results into a file; alone: back to the screen", (*repl).output},
		{":save", "NAME [TITLE]", "saves the last query among your saved questions", (*repl).save},
		{":schema", "", "the relations of this graph", (*repl).schema},
		{":format", "[F]", "how results are printed: " + strings.Join(rows.Names(), ", "), (*repl).format},
		{":limit", "[N]", "the most rows that a query gives; 0 for all", (*repl).limit},
		{":timeout", "[TIME]", "how long a query may take, as 30s; 0 for any time", (*repl).timeout},
		{":minscore", "[N]", "leaves out facts that are less sure, from 0 to 1", (*repl).minScore},
		{":timing", "[on|off]", "print how long each query took", (*repl).setTiming},
		{":history", "[N]", "what was asked in this dialogue; Ctrl-R finds all that ever was", (*repl).history},
		{":edit", "", "opens the last query in $EDITOR, then runs it", (*repl).edit},
		{":source", "FILE", "runs the queries and commands of a file", (*repl).source},
		{":quit", "", "ends; so does Ctrl-D", func(*repl, context.Context, string) error { return errQuit }},
	}
}

func (r *repl) command(ctx context.Context, text string) error {
	name, rest, _ := strings.Cut(text, " ")
	rest = strings.TrimSpace(rest)
	var names []string
	var found []command
	for _, c := range commands() {
		names = append(names, c.name)
		if c.name == name {
			return c.do(r, ctx, rest)
		}
		if strings.HasPrefix(c.name, name) && name != ":" {
			found = append(found, c)
		}
	}
	if len(found) == 1 {
		return found[0].do(r, ctx, rest)
	}
	near := words.Nearest(name, names, 1)
	if len(near) == 0 {
		near = []string{":help"}
	}
	return fmt.Errorf("no command %s; did you mean %s?", name, near[0])
}

func (r *repl) help(_ context.Context, rest string) error {
	if rest != "" {
		return r.helpMethod(rest)
	}
	fmt.Fprintln(r.Out, `A query is JavaScript: g.V(name("…")) starts at a name, .Out("<relation>") goes on, .All() ends.`)
	fmt.Fprintln(r.Out)
	for _, c := range commands() {
		fmt.Fprintf(r.Out, "  %-22s %s\n", c.name+" "+c.args, c.doc)
	}
	for _, kind := range []struct{ kind, title string }{
		{"graph", "start"}, {"path", "walk"}, {"final", "end"}, {"global", "values and filters"}, {"helper", "helpers"},
	} {
		var list []string
		for _, m := range queries.Methods {
			if m.Kind == kind.kind {
				list = append(list, m.Name)
			}
		}
		fmt.Fprintf(r.Out, "\n  %s: %s\n", kind.title, wrap(strings.Join(list, " "), 76-len(kind.title), "    "))
	}
	fmt.Fprintln(r.Out, "\n  :help Out says what Out does, with an example.")
	return nil
}

// wrap breaks text at blanks into lines of at most width characters.
func wrap(text string, width int, indent string) string {
	var b strings.Builder
	n := 0
	for i, w := range strings.Fields(text) {
		if i > 0 {
			if n+1+len(w) > width {
				b.WriteString("\n" + indent)
				n, width = 0, 76-len(indent)
			} else {
				b.WriteByte(' ')
				n++
			}
		}
		b.WriteString(w)
		n += len(w)
	}
	return b.String()
}

func (r *repl) helpMethod(name string) error {
	name = strings.Trim(strings.TrimPrefix(strings.TrimPrefix(name, "g."), "graph."), ".()")
	m, ok := queries.Lookup(name)
	if !ok {
		var names []string
		for _, m := range queries.Methods {
			names = append(append(names, m.Name), m.Aliases...)
		}
		if near := words.Nearest(name, names, 3); len(near) > 0 {
			return fmt.Errorf("no method %q; did you mean %s?", name, strings.Join(near, " or "))
		}
		return fmt.Errorf("no method %q; :help lists them", name)
	}
	fmt.Fprintf(r.Out, "%s  %s.\n", m.Usage, m.Doc)
	if len(m.Aliases) > 0 {
		fmt.Fprintf(r.Out, "also called %s\n", strings.Join(m.Aliases, ", "))
	}
	fmt.Fprintf(r.Out, "example: %s\n", r.highlight(m.Example))
	return nil
}

func (r *repl) listQueries(context.Context, string) error {
	width := 0
	for _, q := range r.Queries {
		width = max(width, len(q.Name))
	}
	for _, q := range r.Queries {
		fmt.Fprintf(r.Out, "  %-*s  %s\n", width, q.Name, q.Title)
		for _, p := range q.Params {
			note := ""
			if p.Optional && p.Default != "" {
				note = " (" + p.Default + " unless given)"
			} else if p.Optional {
				note = " (may be left out)"
			}
			fmt.Fprintf(r.Out, "  %*s    %s=  %s%s\n", width, "", p.Name, p.Doc, note)
		}
	}
	return nil
}

func (r *repl) runSaved(ctx context.Context, rest string) error {
	name, rest, _ := strings.Cut(rest, " ")
	if name == "" {
		return fmt.Errorf("which one? :queries lists them")
	}
	q, err := queries.Find(r.Queries, name)
	if err != nil {
		return err
	}
	args, err := pairs(q, strings.TrimSpace(rest))
	if err != nil {
		return err
	}
	res, err := q.Run(ctx, r.Session, args)
	return r.show(res, err)
}

func (r *repl) find(ctx context.Context, rest string) error {
	rest = unquote(rest)
	if rest == "" {
		return fmt.Errorf("find what? :find TEXT")
	}
	if r.Find != nil {
		return r.Find(ctx, r.Out, rest)
	}
	names, err := r.Session.Names(ctx)
	if err != nil {
		return err
	}
	n := 0
	for _, name := range names {
		if !strings.Contains(strings.ToLower(name), strings.ToLower(rest)) {
			continue
		}
		if n++; n > 50 {
			fmt.Fprintln(r.Err, "and more; look for a longer text")
			break
		}
		ids, err := r.Session.Resolve(ctx, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(r.Out, "%s  %s\n", name, strings.Join(ids, " "))
	}
	if n == 0 {
		return fmt.Errorf("no name contains %q", rest)
	}
	return nil
}

func (r *repl) ask(ctx context.Context, rest string) error {
	rest = unquote(rest)
	switch {
	case rest == "":
		return fmt.Errorf("whom? :ask NAME")
	case r.Ask != nil:
		return r.Ask(ctx, r.Out, rest)
	}
	return r.runSaved(ctx, "facts "+rest)
}

func (r *repl) why(ctx context.Context, rest string) error {
	if n, err := strconv.Atoi(rest); err == nil {
		return r.whyRow(ctx, n)
	}
	a, b, err := twoNames(rest, ":why")
	if err != nil {
		return err
	}
	if r.Why != nil {
		return r.Why(ctx, r.Out, a, b)
	}
	q, err := queries.Find(r.Queries, "facts")
	if err != nil {
		return err
	}
	res, err := q.Run(ctx, r.Session, map[string]string{"who": a, "other": b})
	return r.show(res, err)
}

// whyRow shows the evidence of the fact in a row of the last result.
func (r *repl) whyRow(ctx context.Context, n int) error {
	if r.last == nil || n < 1 || n > len(r.last.Rows) {
		return fmt.Errorf("the last result has no row %d", n)
	}
	row := r.last.Rows[n-1]
	v := row.Get("fact")
	if v == nil {
		v = row.Get("id")
	}
	if v == nil || !strings.HasPrefix(queries.Text(v), "<fact/") {
		return fmt.Errorf("row %d has no fact; :why A, B takes two names", n)
	}
	id, err := json.Marshal(queries.Text(v))
	if err != nil {
		return err
	}
	last := r.last
	res, err := r.Session.Run(ctx, "evidence("+string(id)+")")
	err = r.show(res, err)
	r.last = last // so that :why 2 may follow :why 1
	return err
}

func (r *repl) schema(ctx context.Context, _ string) error {
	if r.Schema != nil {
		return r.Schema(ctx, r.Out)
	}
	return r.runSaved(ctx, "relations")
}

func (r *repl) format(_ context.Context, rest string) error {
	if rest == "" {
		fmt.Fprintln(r.Out, r.Format)
		return nil
	}
	if err := rows.Check(rest); err != nil {
		return err
	}
	r.Format = rest
	return nil
}

func (r *repl) limit(_ context.Context, rest string) error {
	if rest == "" {
		fmt.Fprintln(r.Out, r.Session.Options().Limit)
		return nil
	}
	n, err := strconv.Atoi(rest)
	if err != nil || n < 0 {
		return fmt.Errorf("a whole number of rows is wanted, 0 for all, not %q", rest)
	}
	r.Session.SetLimit(n)
	return nil
}

func (r *repl) timeout(_ context.Context, rest string) error {
	if rest == "" {
		fmt.Fprintln(r.Out, r.Session.Options().Timeout)
		return nil
	}
	d, err := time.ParseDuration(rest)
	if n, nerr := strconv.Atoi(rest); nerr == nil {
		d, err = time.Duration(n)*time.Second, nil
	}
	if err != nil || d < 0 {
		return fmt.Errorf("a time is wanted, as 30s or 2m, 0 for any, not %q", rest)
	}
	r.Session.SetTimeout(d)
	return nil
}

func (r *repl) setTiming(_ context.Context, rest string) error {
	switch rest {
	case "on":
		r.timing = true
	case "off":
		r.timing = false
	case "":
		r.timing = !r.timing
	default:
		return fmt.Errorf("on or off, not %q", rest)
	}
	fmt.Fprintln(r.Err, "timing is", map[bool]string{true: "on", false: "off"}[r.timing])
	return nil
}

func (r *repl) source(ctx context.Context, rest string) error {
	name := unquote(rest)
	if name == "" {
		return fmt.Errorf("which file? :source FILE")
	}
	if r.nested >= 10 {
		return fmt.Errorf("%s: files run each other too deep", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r.nested++
	defer func() { r.nested-- }()
	in := newPlain(f)
	for ctx.Err() == nil {
		text, err := in.read()
		if err != nil {
			if in.done(err) {
				return nil
			}
			return fmt.Errorf("%s: %w", name, err)
		}
		if r.do(ctx, text) == errQuit {
			return errQuit
		}
	}
	return ctx.Err()
}
