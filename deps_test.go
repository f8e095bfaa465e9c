package newsgraph_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "newsgraph"

// imports is the import policy, one package a line: what the package may import
// of this module, and after "|" of others. A line may name only packages above it,
// so the policy cannot contain a cycle. "x/*" stands for the packages of folder x
// that have no line of their own.
const imports = `
internal/extsort:
internal/golden:
internal/graphalg:
internal/xdg:
internal/words: | golang.org/x/text
internal/yamltext: | github.com/goccy/go-yaml
schema: internal/yamltext | github.com/goccy/go-yaml
extract/text: schema
extract/text/texttest: schema extract/text
extract/learn: | github.com/klauspost/compress
extract/lexicon: schema | golang.org/x/text
extract/source: schema | golang.org/x/net golang.org/x/text github.com/gogs/chardet github.com/klauspost/compress github.com/emersion github.com/mmcdole/gofeed github.com/ledongthuc/pdf
extract/article: schema extract/text extract/source | golang.org/x/net codeberg.org/readeck github.com/abadojack/whatlanggo
extract/guide: schema internal/yamltext | github.com/goccy/go-yaml
extract/resolve: schema internal/extsort extract/guide extract/lexicon | golang.org/x/text
extract/prose: schema extract/text extract/lexicon | github.com/jdkato/prose
extract/*: schema extract/text extract/learn extract/lexicon
extract: schema extract/text extract/source extract/article extract/prose extract/*
graph/quads: schema | github.com/cayleygraph
graph/sqlstore: | github.com/cayleygraph github.com/lib/pq github.com/go-sql-driver/mysql
graph: schema graph/quads internal/words internal/extsort graph/sqlstore | github.com/cayleygraph github.com/hidal-go go.etcd.io/bbolt github.com/klauspost/compress golang.org/x/text
graph/graphtest: schema graph graph/sqlstore
graph/layout: internal/graphalg
graph/export: schema graph graph/quads graph/layout internal/words
queries: schema graph internal/words | github.com/cayleygraph github.com/dop251/goja
queries/rows: queries | github.com/jedib0t/go-pretty
queries/repl: schema graph internal/words internal/xdg queries queries/rows | github.com/reeflective/readline golang.org/x/term github.com/jedib0t/go-pretty
corpus: schema extract extract/source extract/guide extract/resolve extract/article extract/text extract/* graph
asking: schema internal/graphalg internal/words
web/cayley: queries | github.com/cayleygraph
web: schema internal/words corpus asking graph graph/export queries web/cayley | golang.org/x/net github.com/prometheus github.com/goccy/go-yaml
eval: schema extract extract/text extract/* extract/prose | golang.org/x/text
cmd/newsgraph: schema internal/words internal/xdg extract extract/source extract/guide corpus asking graph graph/export queries queries/rows queries/repl web examples | github.com/urfave/cli golang.org/x/term github.com/jedib0t/go-pretty
cmd/ngtrain: schema extract/text extract/lexicon extract/learn extract/* eval
cmd/ngbench: schema eval extract extract/source extract/article extract/text | github.com/jdkato/prose
cmd/ngeval: schema eval extract extract/source extract/text extract/*
examples:
`

type rule struct{ ours, theirs []string }

func parsePolicy(t *testing.T) map[string]rule {
	policy := map[string]rule{}
	for line := range strings.Lines(imports) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		ours, theirs, _ := strings.Cut(list, "|")
		policy[name] = rule{strings.Fields(ours), strings.Fields(theirs)}
		for _, p := range policy[name].ours {
			if _, ok := policy[p]; !ok && p != "examples" {
				t.Errorf("policy: %s may import %s, which no line above it names", name, p)
			}
		}
	}
	return policy
}

// lineOf returns the name of the policy line that pkg falls under, or "".
func lineOf(policy map[string]rule, pkg string) string {
	if _, ok := policy[pkg]; ok {
		return pkg
	}
	star := path.Dir(pkg) + "/*"
	if _, ok := policy[star]; ok {
		return star
	}
	return ""
}

func TestImports(t *testing.T) {
	policy := parsePolicy(t)
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != "." && (strings.HasPrefix(d.Name(), ".") || isModule(file)) {
			return fs.SkipDir
		}
		if strings.HasSuffix(file, ".go") && !strings.HasSuffix(file, "_test.go") && filepath.Dir(file) != "." {
			checkFile(t, policy, file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isModule tells a folder that is a module of its own: what it may import, its go.mod says.
func isModule(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return err == nil
}

func checkFile(t *testing.T, policy map[string]rule, file string) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	pkg := filepath.ToSlash(filepath.Dir(file))
	line := lineOf(policy, pkg)
	if line == "" {
		t.Errorf("%s: package %s is not in the import policy", file, pkg)
		return
	}
	for _, spec := range f.Imports {
		imp, _ := strconv.Unquote(spec.Path.Value)
		if !allowed(policy, policy[line], imp) {
			t.Errorf("%s: %s may not import %s", file, pkg, imp)
		}
	}
}

func allowed(policy map[string]rule, r rule, imp string) bool {
	if ours, ok := strings.CutPrefix(imp, module+"/"); ok {
		return slices.Contains(r.ours, lineOf(policy, ours))
	}
	if first, _, _ := strings.Cut(imp, "/"); !strings.Contains(first, ".") {
		return true // standard library
	}
	return slices.ContainsFunc(r.theirs, func(p string) bool { return strings.HasPrefix(imp, p) })
}
