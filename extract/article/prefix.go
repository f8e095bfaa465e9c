package article

import "regexp/syntax"

// starts is the set of what a line can start with so that an expression
// matches it, cut to three bytes: a test that spares running most expressions
// on most lines. It is nil when the expression can match anywhere.
type starts map[string]bool

const startBytes = 3

func startsOf(expr string) starts {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return nil
	}
	alternatives := []*syntax.Regexp{re}
	if re.Op == syntax.OpAlternate {
		alternatives = re.Sub
	}
	set := starts{}
	for _, alt := range alternatives {
		if alt.Op != syntax.OpConcat || alt.Sub[0].Op != syntax.OpBeginText {
			return nil
		}
		rest := &syntax.Regexp{Op: syntax.OpConcat, Sub: alt.Sub[1:]}
		for _, p := range prefixes(rest) {
			if p.s == "" {
				return nil
			}
			set[p.s[:min(len(p.s), startBytes)]] = true
		}
	}
	return set
}

// allow tells whether an expression with these starts may match s.
func (set starts) allow(s string) bool {
	if set == nil {
		return true
	}
	for n := 1; n <= min(len(s), startBytes); n++ {
		if set[s[:n]] {
			return true
		}
	}
	return false
}

// A prefix is what a match can start with; whole tells that it is the whole match.
type prefix struct {
	s     string
	whole bool
}

// prefixes returns the prefixes of all matches of re; one is "" when nothing
// is known.
func prefixes(re *syntax.Regexp) []prefix {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			break
		}
		return []prefix{{string(re.Rune), true}}
	case syntax.OpEmptyMatch, syntax.OpWordBoundary:
		return []prefix{{"", true}}
	case syntax.OpCapture:
		return prefixes(re.Sub[0])
	case syntax.OpQuest:
		return append([]prefix{{"", true}}, prefixes(re.Sub[0])...)
	case syntax.OpCharClass:
		return classPrefixes(re.Rune)
	case syntax.OpPlus:
		return unfinished(prefixes(re.Sub[0]))
	case syntax.OpStar:
		return append([]prefix{{"", true}}, unfinished(prefixes(re.Sub[0]))...)
	case syntax.OpAlternate:
		var all []prefix
		for _, sub := range re.Sub {
			all = append(all, prefixes(sub)...)
		}
		return all
	case syntax.OpConcat:
		return concatPrefixes(re.Sub)
	}
	return []prefix{{"", false}}
}

func unfinished(all []prefix) []prefix {
	for i := range all {
		all[i].whole = false
	}
	return all
}

func classPrefixes(ranges []rune) []prefix {
	var all []prefix
	for i := 0; i+1 < len(ranges); i += 2 {
		if ranges[i+1]-ranges[i] > 30 {
			return []prefix{{"", false}}
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			all = append(all, prefix{string(r), true})
		}
	}
	return all
}

func concatPrefixes(subs []*syntax.Regexp) []prefix {
	all := []prefix{{"", true}}
	for _, sub := range subs {
		var next []prefix
		var tails []prefix
		for _, p := range all {
			if !p.whole || len(p.s) >= startBytes {
				next = append(next, prefix{p.s, false})
				continue
			}
			if tails == nil {
				tails = prefixes(sub)
			}
			for _, t := range tails {
				next = append(next, prefix{p.s + t.s, t.whole})
			}
		}
		all = next
		if tails == nil || len(all) > 2000 {
			break
		}
	}
	return all
}
