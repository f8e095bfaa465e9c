package relate

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"newsgraph/schema"
)

//go:embed patterns/*.txt
var patternFiles embed.FS

// A pattern is one rule of patterns/frames.txt, whose head draws the form: what
// a clause must be made of, and what it then says.
type pattern struct {
	line   string
	agent  bool                // S stands before the verb
	kinds  []schema.EntityType // of S, none for any
	verbs  []string            // lemmas, with particle
	parts  []part
	claims []wanted // none: the clause says nothing
	also   bool     // besides what the vocabulary reads off the clause
}

// A part is what follows the verb: a role, or words, after a preposition or none.
type part struct {
	preps []string            // "" where nothing may stand before it
	role  byte                // 'O', 'X', 'Y', 'T', 'C'; 0 for words
	kinds []schema.EntityType // of the role, none for any
	words []string            // lemmas
	do    bool                // words is an infinitive: what follows belongs to it
}

// A wanted is a claim of a pattern: roles, or 'V' for the words from the verb on.
type wanted struct {
	relation string
	subj     byte
	obj      byte
	mod      schema.Modality
	source   byte // 0 for what the context says
}

// patterns returns the patterns by the verbs they begin with, read once.
var patterns = sync.OnceValue(func() map[string][]*pattern {
	by := map[string][]*pattern{}
	for line := range strings.Lines(patternFile("frames.txt")) {
		p, err := parsePattern(strings.TrimSpace(line))
		if err != nil {
			panic("relate: patterns/frames.txt: " + err.Error())
		}
		if p == nil {
			continue
		}
		for _, v := range p.verbs {
			by[v] = append(by[v], p)
		}
	}
	return by
})

func patternFile(name string) string {
	data, err := patternFiles.ReadFile("patterns/" + name)
	if err != nil {
		panic("relate: " + err.Error())
	}
	return string(data)
}

// parsePattern reads "S take O to court => conflict_with(S, O)"; nil for a
// line that is none: empty, a comment, a sentence.
func parsePattern(line string) (*pattern, error) {
	if line == "" || strings.ContainsAny(line[:1], "#+-") {
		return nil, nil
	}
	left, right, ok := strings.Cut(line, "=>")
	if !ok {
		return nil, fmt.Errorf("%q has no \"=>\"", line)
	}
	p := &pattern{line: line}
	words, err := chunks(left)
	if err != nil {
		return nil, err
	}
	if len(words) > 0 {
		var role byte
		if role, p.kinds = roleOf(words[0]); role == 'S' {
			p.agent, words = true, words[1:]
		}
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("%q has no verb", line)
	}
	p.verbs = words[0]
	if err := p.addParts(words[1:]); err != nil {
		return nil, err
	}
	return p, p.addClaims(strings.TrimSpace(right))
}

// chunks cuts "a {b, c d} e" into the alternatives of each word.
func chunks(s string) ([][]string, error) {
	var out [][]string
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if s[0] != '{' {
			w, rest, _ := strings.Cut(s, " ")
			out, s = append(out, []string{w}), rest
			continue
		}
		set, rest, ok := strings.Cut(s[1:], "}")
		if !ok {
			return nil, fmt.Errorf("%q lacks a \"}\"", s)
		}
		var alt []string
		for w := range strings.SplitSeq(set, ",") {
			alt = append(alt, strings.TrimSpace(w))
		}
		out, s = append(out, alt), rest
	}
	return out, nil
}

// joins are the prepositions that a pattern may hold; "that" and "to" stand before a clause.
var joins = []string{"about", "against", "as", "at", "before", "between", "by", "for", "from", "in", "into", "of", "off", "on", "out of", "over", "that", "through", "to", "towards", "under", "with", "without"}

func (p *pattern) addParts(words [][]string) error {
	var preps []string
	for i := 0; i < len(words); i++ {
		w := words[i]
		if !slices.ContainsFunc(w, func(s string) bool { return !slices.Contains(joins, s) }) && preps == nil {
			preps = w
			continue
		}
		x := part{preps: preps, words: w}
		role, kinds := roleOf(w)
		switch {
		case role != 0:
			x.role, x.kinds, x.words = role, kinds, nil
		case w[0] == "do" && len(w) == 1 && i+1 < len(words):
			i++
			x.do, x.words = true, words[i]
		}
		p.parts, preps = append(p.parts, x), nil
	}
	if preps != nil {
		return fmt.Errorf("%q ends before what follows %q", p.line, preps[0])
	}
	return nil
}

// roleOf reads "O" and "O:Person/Group"; 0 for words.
func roleOf(w []string) (byte, []schema.EntityType) {
	name, types, _ := strings.Cut(w[0], ":")
	if len(w) != 1 || len(name) != 1 || !strings.Contains("SOXYTC", name) {
		return 0, nil
	}
	var kinds []schema.EntityType
	for t := range strings.SplitSeq(types, "/") {
		if t != "" {
			kinds = append(kinds, schema.EntityType(t))
		}
	}
	return name[0], kinds
}

// addClaims reads "accused(S, O); member_of(O, X) alleged by S", "also …" or "nothing".
func (p *pattern) addClaims(s string) error {
	if s == "nothing" {
		return nil
	}
	s, p.also = strings.CutPrefix(s, "also ")
	for one := range strings.SplitSeq(s, ";") {
		name, rest, ok := strings.Cut(strings.TrimSpace(one), "(")
		args, tail, ok2 := strings.Cut(rest, ")")
		a, b, ok3 := strings.Cut(args, ", ")
		if !ok || !ok2 || !ok3 || len(a) != 1 || len(b) != 1 {
			return fmt.Errorf("%q: %q is not relation(S, O)", p.line, one)
		}
		w := wanted{relation: name, subj: a[0], obj: b[0]}
		mod, by, sourced := strings.Cut(strings.TrimSpace(tail), "by ")
		if sourced {
			w.source = by[0]
		}
		if w.mod = schema.Modality(strings.TrimSpace(mod)); w.mod != "" && !slices.Contains(schema.Modalities, w.mod) {
			return fmt.Errorf("%q: %q is no modality", p.line, w.mod)
		}
		p.claims = append(p.claims, w)
	}
	return nil
}
