package main

import (
	"errors"
	"fmt"
	"strings"

	"newsgraph/graph"
	"newsgraph/schema"
)

// placeOf writes file, outlet, author, date and URL of a sentence, as far as they are known.
func placeOf(doc schema.Document, span schema.Span) string {
	parts := []string{fmt.Sprintf("%s#char=%d,%d", doc.Name, span.Start, span.End)}
	return strings.Join(append(parts, originOf(doc)...), " · ")
}

func originOf(doc schema.Document) []string {
	var parts []string
	by := ""
	if len(doc.Authors) > 0 {
		by = "by " + strings.Join(doc.Authors, ", ")
	}
	changed := ""
	if doc.Modified != "" && doc.Modified != doc.Published {
		changed = "changed " + doc.Modified
	}
	for _, part := range []string{doc.Outlet, by, doc.Published, changed, doc.URL} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// inFile returns the bytes of the article's file that the sentence is in, nil where it cannot be told.
func (p *factPrinter) inFile(ev schema.Evidence) (*schema.Span, error) {
	r, err := p.s.Reading(p.ctx, ev.Doc)
	if errors.Is(err, graph.ErrNotFound) {
		return nil, nil
	}
	for _, c := range r.Claims {
		if c.Evidence == ev.Span && c.InFile != (schema.Span{}) {
			return &c.InFile, nil
		}
	}
	return nil, err
}
