package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"newsgraph/asking"
	"newsgraph/graph"
	"newsgraph/queries"
	"newsgraph/schema"
)

// readWait is for a build that changes the store, which takes a moment.
const readWait = 30 * time.Second

// withStore opens the store that the first argument names and closes it afterwards.
func withStore(c *cli.Context, do func(context.Context, *graph.Store) error) error {
	s, err := graph.Open(c.Args().First(), &graph.Options{Wait: readWait})
	if err != nil {
		return err
	}
	defer s.Close()
	return do(c.Context, s)
}

// entityNamed returns the one entity that name means: an id, a name, or an alias.
func entityNamed(ctx context.Context, s *graph.Store, name string) (schema.Entity, error) {
	id := strings.Trim(name, "<>")
	if strings.Contains(id, "/") {
		if e, err := s.Entity(ctx, schema.EntityID(id)); err == nil {
			return e, nil
		}
	}
	found, err := s.Find(ctx, name)
	if err != nil {
		return schema.Entity{}, err
	}
	found = queries.BestMatches(found, name)
	switch len(found) {
	case 0:
		near, _ := s.Suggest(ctx, name, 3)
		return schema.Entity{}, unknownName(name, near)
	case 1:
		return found[0], nil
	}
	return schema.Entity{}, ambiguousName(ctx, s, name, found)
}

func unknownName(name string, near []schema.Entity) error {
	err := usagef("no one and nothing named %q in the store", name)
	err.hint = `"newsgraph stats STORE" lists what is spoken of most`
	if len(near) > 0 {
		err.hint = "did you mean " + quotedNames(near) + "?"
	}
	return failed(err)
}

// ambiguousName lists whom name may mean, with what tells them apart.
func ambiguousName(ctx context.Context, s *graph.Store, name string, found []schema.Entity) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%q may be any of %d", name, len(found))
	for _, e := range found[:min(len(found), 10)] {
		fmt.Fprintf(&b, "\n  <%s>  %s · %s · %s", e.ID, e.Name, e.Type, count(len(e.Docs), "article"))
		what, err := asking.Describe(ctx, s, e)
		if err != nil {
			return err
		}
		if what != "" {
			fmt.Fprintf(&b, " · %s", what)
		}
	}
	err := usagef("%s", b.String())
	err.hint = fmt.Sprintf("say which by its id, as in \"<%s>\"", found[0].ID)
	return failed(err)
}

// failed makes an error of a hint without the exit code of a wrong call.
func failed(u *usageError) error { return &hintError{u.msg, u.hint} }

type hintError struct{ msg, hint string }

func (e *hintError) Error() string { return e.msg }
func (e *hintError) Hint() string  { return e.hint }

func quotedNames(es []schema.Entity) string {
	var names []string
	for _, e := range es {
		names = append(names, fmt.Sprintf("%q", e.Name))
	}
	return strings.Join(names, ", ")
}

// vocabulary returns the one that --schema asks for.
func vocabulary(c *cli.Context) (*schema.Vocabulary, error) {
	file := c.String("schema")
	if file == "" {
		return schema.News(), nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return schema.Load(file, data, schema.News())
}
