package repl

import (
	"fmt"
	"strings"

	"newsgraph/queries"
)

// pairs reads key=value key="a value". Where the query has one parameter that must be
// given, the text alone is its value.
func pairs(q queries.Query, text string) (map[string]string, error) {
	args := map[string]string{}
	if !strings.Contains(text, "=") && text != "" && len(q.Params) > 0 {
		must := q.Params[:1]
		for i, p := range q.Params {
			if !p.Optional {
				must = q.Params[i : i+1]
				break
			}
		}
		args[must[0].Name] = unquote(text)
		return args, nil
	}
	list, err := splitWords(text)
	if err != nil {
		return nil, err
	}
	key := ""
	for _, w := range list {
		k, v, ok := strings.Cut(w, "=")
		switch {
		case ok && isParam(q, k):
			key = k
			args[k] = v
		case key != "": // who=Ann Lee
			args[key] += " " + w
		case ok:
			args[k] = v
		default:
			return nil, fmt.Errorf("%q is not key=value; called as: %s", w, q.Usage())
		}
	}
	return args, nil
}

func isParam(q queries.Query, name string) bool {
	for _, p := range q.Params {
		if p.Name == name {
			return true
		}
	}
	return false
}

// splitWords splits text at blanks outside quotes, and takes the quotes away.
func splitWords(text string) ([]string, error) {
	var out []string
	var b strings.Builder
	var quote rune
	open := false
	for _, c := range text {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			b.WriteRune(c)
		case (c == '"' || c == '\'') && (b.Len() == 0 || strings.HasSuffix(b.String(), "=")):
			quote, open = c, true
		case c == ' ' || c == '\t':
			if b.Len() > 0 || open {
				out = append(out, b.String())
			}
			b.Reset()
			open = false
		default:
			b.WriteRune(c)
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quote is not closed")
	}
	if b.Len() > 0 || open {
		out = append(out, b.String())
	}
	return out, nil
}

func unquote(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}
