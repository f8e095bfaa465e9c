package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"newsgraph/corpus"
)

func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func reportJSON(rep corpus.Report, took time.Duration) any {
	type skippedJSON struct {
		Path   string `json:"path"`
		Reason string `json:"reason"`
		Hint   string `json:"hint,omitempty"`
	}
	skipped := []skippedJSON{}
	for _, s := range rep.Skipped {
		skipped = append(skipped, skippedJSON{s.Path, s.Reason, s.Hint})
	}
	return map[string]any{
		"read": rep.Read, "unchanged": rep.Unchanged, "copies": rep.Copies, "gone": rep.Forgotten, "sentences": rep.Sentences, "words": rep.Words,
		"skipped": skipped, "articles": rep.Articles, "entities": rep.Entities, "facts": rep.Facts, "quads": rep.Quads,
		"known": rep.Known, "spoken_of": rep.Listed, "missed": missedJSON(rep.Missed),
		"seconds": took.Seconds(),
	}
}

// count says "1 article" or "12,345 articles".
func count(n int, one string) string { return plural(n, one, one+"s") }

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// thousands writes n with a comma before every three digits.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// permille writes a score as 0.91.
func permille(score int) string { return fmt.Sprintf("%.2f", float64(score)/1000) }
