package repl

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"newsgraph/queries"
	"newsgraph/queries/rows"
	"newsgraph/schema"
)

const maxWords = 50 // that Tab offers at once

// A choice is one thing that Tab can write in place of line[from:cursor].
type choice struct {
	text  string // what is written
	shown string // in the menu
	doc   string
	group string // heading in the menu
}

// complete returns what can stand at the end of before, the line up to the cursor, and
// where in before the word begins that it would replace. All choices begin with that
// word, case apart.
func (r *repl) complete(ctx context.Context, before string) (from int, list []choice) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	if strings.HasPrefix(before, ":") {
		return r.completeCommand(ctx, before)
	}
	if q := openQuote(before); q >= 0 {
		return r.completeString(ctx, before, q)
	}
	from = len(before)
	for from > 0 && isName(before[from-1]) {
		from--
	}
	word := before[from:]
	kinds, group := []string{"global", "helper"}, "functions"
	if from > 0 && before[from-1] == '.' {
		kinds, group = []string{"path", "final"}, "steps"
		if object := before[:from-1]; strings.HasSuffix(object, "g") && !(len(object) > 1 && isName(object[len(object)-2])) || strings.HasSuffix(object, "graph") {
			kinds, group = []string{"graph"}, "graph"
		}
	} else {
		list = append(list, choice{"g.", "g", "the graph: V, M, Emit", group})
	}
	for _, m := range queries.Methods {
		if slices.Contains(kinds, m.Kind) {
			for _, n := range append([]string{m.Name}, m.Aliases...) {
				list = append(list, choice{n + "(", n, m.Usage + " " + m.Doc, group})
			}
		}
	}
	return from, starting(list, word)
}

func isName(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// starting keeps the choices whose text begins with word, case apart.
func starting(list []choice, word string) []choice {
	var out []choice
	for _, c := range list {
		if len(c.text) >= len(word) && strings.EqualFold(c.text[:len(word)], word) && len(out) < maxWords {
			out = append(out, c)
		}
	}
	return out
}

// openQuote returns where the string begins that the text ends in, or -1.
func openQuote(text string) int {
	at := -1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case at >= 0 && c == '\\':
			i++
		case at >= 0 && c == text[at]:
			at = -1
		case at < 0 && (c == '"' || c == '\'' || c == '`'):
			at = i
		}
	}
	return at
}

// completeString completes what stands in quotes: after "<" a relation, else a name.
func (r *repl) completeString(ctx context.Context, before string, quote int) (int, []choice) {
	word, end := before[quote+1:], before[quote:quote+1]
	if strings.HasPrefix(word, "<") {
		var list []choice
		for _, w := range r.allRelations(ctx) {
			list = append(list, choice{"<" + w.Text + ">" + end, w.Text, w.Doc, "relations"})
		}
		for _, w := range r.allTypes(ctx) {
			list = append(list, choice{"<" + w.Text + ">" + end, w.Text, w.Doc, "types"})
		}
		for _, w := range modelTerms {
			list = append(list, choice{"<" + w.Text + ">" + end, w.Text, w.Doc, "model"})
		}
		return quote + 1, starting(list, word)
	}
	list := r.names(ctx, word)
	for i := range list {
		list[i].text = strings.ReplaceAll(list[i].text, end, `\`+end) + end
	}
	return quote + 1, list
}

// modelTerms is what every graph has besides relations.
var modelTerms = []Word{
	{"rdf:type", "of a node: Person, ng:Fact …"}, {"rdfs:label", "name of a thing"}, {"skos:altLabel", "other name"},
	{"ng:subject", "of a fact"}, {"ng:relation", "of a fact"}, {"ng:object", "of a fact"}, {"ng:modality", "asserted, alleged, denied …"},
	{"ng:when", "date"}, {"ng:articles", "number of articles"}, {"ng:origins", "articles, copies once"}, {"ng:evidence", "of a fact: a reading"},
	{"ng:doc", "of evidence: the article"}, {"ng:quote", "of evidence: the sentence"}, {"ng:phrase", "of evidence: the words"},
	{"ng:source", "of evidence: on whose word"}, {"ng:score", "of evidence: permille"}, {"ng:mentioned_in", "of a thing: articles"},
	{"ng:title", "of an article"}, {"ng:url", "of an article"}, {"ng:outlet", "of an article"}, {"ng:published", "of an article"}, {"ng:modified", "of an article"},
	{"ng:Fact", "every fact has this type"}, {"ng:Evidence", "all evidence has this type"}, {"Article", "every article has this type"},
}

// names returns names of things that begin with word.
func (r *repl) names(ctx context.Context, word string) []choice {
	var list []choice
	if word == "" {
		return nil
	}
	if r.Names != nil {
		n := maxWords
		if len(word) < 3 { // of the many, few are of use
			n = 15
		}
		found, err := r.Names(ctx, word, n)
		if err != nil {
			return nil
		}
		for _, w := range found {
			list = append(list, choice{w.Text, w.Text, w.Doc, "names"})
		}
		return starting(list, word)
	}
	all, err := r.Session.Names(ctx)
	if err != nil {
		return nil
	}
	for _, n := range all {
		list = append(list, choice{n, n, "", "names"})
	}
	return starting(list, word)
}

// used returns those of names that the store has, with how often, the most used first.
func (r *repl) used(ctx context.Context, names []string) []Word {
	words := []Word{}
	for i, n := range r.Session.Uses(ctx, names...) {
		if n > 0 {
			words = append(words, Word{names[i], strconv.FormatInt(n, 10)})
		}
	}
	sortWords(words)
	return words
}

func sortWords(words []Word) {
	count := func(w Word) int { n, _ := strconv.Atoi(w.Doc); return n }
	slices.SortStableFunc(words, func(a, b Word) int {
		return cmp.Or(count(b)-count(a), strings.Compare(a.Text, b.Text))
	})
}

// scanMost is how many facts a store may have for ownRelations to look at them all.
const scanMost = 5000

// ownRelations returns relations of the store that the vocabulary of news does not have.
// On a large store it does not look.
func (r *repl) ownRelations(ctx context.Context) []Word {
	if r.Session.Uses(ctx, "ng:Fact")[0] > scanMost {
		return nil
	}
	q, err := queries.Find(r.Queries, "relations")
	if err != nil {
		return nil
	}
	res, err := q.Run(ctx, r.Session, nil)
	if err != nil {
		return nil
	}
	var words []Word
	for _, row := range res.Rows {
		id := strings.Trim(queries.Text(row.Get("id")), "<>")
		if !slices.ContainsFunc(r.relations, func(w Word) bool { return w.Text == id }) {
			words = append(words, Word{id, queries.Text(row.Get("facts"))})
		}
	}
	return words
}

// allTypes returns the types of things, with how many there are.
func (r *repl) allTypes(ctx context.Context) []Word {
	if r.types != nil {
		return r.types
	}
	if r.Types != nil {
		r.types, _ = r.Types(ctx)
		return r.types
	}
	var names []string
	for _, t := range schema.EntityTypes {
		names = append(names, string(t))
	}
	r.types = r.used(ctx, names)
	return r.types
}

func (r *repl) allRelations(ctx context.Context) []Word {
	if r.relations != nil {
		return r.relations
	}
	if r.Relations != nil {
		r.relations, _ = r.Relations(ctx)
		return r.relations
	}
	var names []string
	for _, rel := range schema.News().Relations() {
		names = append(names, rel.Name)
	}
	r.relations = r.used(ctx, names)
	r.relations = append(r.relations, r.ownRelations(ctx)...)
	sortWords(r.relations)
	return r.relations
}

// values returns what a parameter of a saved query can be.
func (r *repl) values(ctx context.Context, q queries.Query, param, word string) []choice {
	var list []choice
	for _, p := range q.Params {
		if p.Name != param {
			continue
		}
		switch p.Type {
		case "name":
			return r.names(ctx, word)
		case "type":
			for _, w := range r.allTypes(ctx) {
				list = append(list, choice{w.Text, w.Text, w.Doc, "types"})
			}
		case "relation":
			for _, w := range r.allRelations(ctx) {
				list = append(list, choice{w.Text, w.Text, w.Doc, "relations"})
			}
		case "modality":
			for _, m := range []string{"asserted", "alleged", "denied", "hypothetical", "negated"} {
				list = append(list, choice{m, m, "", "modalities"})
			}
		}
	}
	return starting(list, word)
}

// files returns the files whose path begins with what was typed.
func files(typed string) []choice {
	dir, _ := filepath.Split(typed)
	entries, err := os.ReadDir(cmp.Or(dir, "."))
	if err != nil {
		return nil
	}
	var list []choice
	for _, e := range entries {
		name := dir + e.Name()
		if e.IsDir() {
			name += "/"
		}
		if !strings.HasPrefix(e.Name(), ".") {
			list = append(list, choice{name, e.Name(), "", "files"})
		}
	}
	return starting(list, typed)
}

var keyValue = regexp.MustCompile(`(?:^|\s)([A-Za-z_][A-Za-z0-9_]*)=("?)([^="]*)$`)

func (r *repl) completeCommand(ctx context.Context, before string) (int, []choice) {
	name, rest, hasRest := strings.Cut(before, " ")
	var list []choice
	if !hasRest {
		for _, c := range commands() {
			list = append(list, choice{c.name + " ", c.name, c.doc, "commands"})
		}
		return 0, starting(list, name)
	}
	from := len(before) - len(rest)
	switch name {
	case ":help":
		for _, m := range queries.Methods {
			list = append(list, choice{m.Name, m.Name, m.Doc, "methods"})
		}
	case ":format":
		for _, f := range rows.Formats {
			list = append(list, choice{f.Name, f.Name, f.Doc, "formats"})
		}
	case ":ask", ":find":
		return from, r.names(ctx, rest)
	case ":source", ":export", ":out":
		return from, files(rest)
	case ":explain":
		if !strings.ContainsAny(rest, " (") {
			for _, q := range r.Queries {
				list = append(list, choice{q.Name + " ", q.Name, q.Title, "questions"})
			}
		}
		at, more := r.complete(ctx, rest)
		return from + at, append(starting(list, rest), more...)
	case ":why", ":path":
		if i := strings.LastIndex(rest, ","); i >= 0 {
			second := strings.TrimLeft(rest[i+1:], " ")
			return len(before) - len(second), r.names(ctx, second)
		}
		return from, r.names(ctx, rest)
	case ":run":
		query, args, hasArgs := strings.Cut(rest, " ")
		if !hasArgs {
			for _, q := range r.Queries {
				list = append(list, choice{q.Name + " ", q.Name, q.Title, "questions"})
			}
			break
		}
		if m := keyValue.FindStringSubmatchIndex(args); m != nil {
			at := len(before) - (m[7] - m[6])
			if q, err := queries.Find(r.Queries, query); err == nil {
				return at, r.values(ctx, q, args[m[2]:m[3]], before[at:])
			}
			return at, r.names(ctx, before[at:])
		}
		last := args[strings.LastIndex(args, " ")+1:]
		if q, err := queries.Find(r.Queries, query); err == nil {
			for _, p := range q.Params {
				list = append(list, choice{p.Name + "=", p.Name, p.Doc, "parameters"})
			}
		}
		return len(before) - len(last), starting(list, last)
	default:
		return from, nil
	}
	return from, starting(list, rest)
}
