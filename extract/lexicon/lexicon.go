package lexicon

import (
	"embed"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/*.txt
var files embed.FS

// rows returns the rows of a data file, cut at "|" and trimmed. Comments and
// empty lines are left out.
func rows(name string) [][]string {
	data, err := files.ReadFile("data/" + name)
	if err != nil {
		panic("lexicon: no data file " + name)
	}
	var out [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "|")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		out = append(out, fields)
	}
	return out
}

// words cuts a comma-separated field.
func words(field string) []string {
	var out []string
	for w := range strings.SplitSeq(field, ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Fold returns s as the lists are keyed: lower case, straight quotes, single
// spaces. It returns s itself when nothing has to change.
func Fold(s string) string {
	ascii, lower, tidy := true, true, true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			ascii = false
		case 'A' <= c && c <= 'Z':
			lower = false
		case c == '\t' || c == '\n' || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			tidy = false
		}
	}
	if ascii && tidy && !lower && len(s) <= 64 { // most calls: one pass, one string
		var b [64]byte
		for i := 0; i < len(s); i++ {
			c := s[i]
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			b[i] = c
		}
		return string(b[:len(s)])
	}
	if !ascii || !lower {
		s = strings.ToLower(s)
	}
	if !ascii {
		s = plainQuotes(s)
	}
	if tidy && ascii {
		return s
	}
	if strings.ContainsAny(s, "\t\n") || strings.Contains(s, "  ") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}

// plainQuotes returns s with straight quotes and plain spaces.
func plainQuotes(s string) string {
	if !strings.ContainsAny(s, "’‘“”\u00a0") {
		return s
	}
	return quotes.Replace(s)
}

var quotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "\u00a0", " ")

// noThe drops a leading "the " of a folded key.
func noThe(key string) string { return strings.TrimPrefix(key, "the ") }

// set is a lazily read list of folded keys.
type set func() map[string]bool

func readSet(file string) set {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, row := range rows(file) {
			for _, w := range words(row[len(row)-1]) {
				m[Fold(w)] = true
			}
		}
		return m
	})
}
