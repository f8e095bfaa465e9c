package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"newsgraph/asking"
	"newsgraph/schema"
)

// printCitations writes the facts, each sentence as a footnote.
func (p *factPrinter) printCitations(facts []schema.Fact) error {
	for i, f := range facts {
		if i > 0 {
			fmt.Fprintln(p.w)
		}
		line, err := p.statement(f)
		if err != nil {
			return err
		}
		fmt.Fprintln(p.w, line)
		evidence := asking.BestFirst(f)
		if !p.all {
			evidence = evidence[:1]
		}
		for _, ev := range evidence {
			doc, err := p.doc(ev.Doc)
			if err != nil {
				return err
			}
			source := ""
			if ev.Source != "" {
				if source, err = p.name(ev.Source); err != nil {
					return err
				}
			}
			fmt.Fprintf(p.w, "    %s\n", citation(doc, ev, source))
		}
	}
	return nil
}

// citation writes a note as the Chicago Manual of Style has it for news:
// author, title, outlet, date, address; then the sentence, on whose word, and its place in the file.
func citation(doc schema.Document, ev schema.Evidence, source string) string {
	var parts []string
	if len(doc.Authors) > 0 {
		parts = append(parts, joinAnd(doc.Authors))
	}
	title := oneLine(doc.Title)
	if title == "" {
		title = doc.Name
	}
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") {
		parts = append(parts, "“"+title+"”")
	} else {
		parts = append(parts, "“"+title+",”")
	}
	head := strings.Join(parts, ", ")
	rest := []string{}
	changed := ""
	if doc.Modified != "" && doc.Modified != doc.Published {
		changed = "updated " + longDate(doc.Modified)
	}
	for _, part := range []string{doc.Outlet, longDate(doc.Published), changed, doc.URL} {
		if part != "" {
			rest = append(rest, part)
		}
	}
	said := ""
	if source != "" {
		said = ", on the word of " + source
	}
	return fmt.Sprintf("%s %s: “%s”%s (%s#char=%d,%d).", head, strings.Join(rest, ", "), oneLine(ev.Quote), said, doc.Name, ev.Start, ev.End)
}

func joinAnd(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// longDate writes 2025-12-23 as December 23, 2025, and dates cut short as far as they go.
func longDate(iso string) string {
	parts := strings.Split(iso, "-")
	if iso == "" {
		return "n.d."
	}
	if len(parts) < 2 {
		return iso
	}
	month, err := strconv.Atoi(parts[1])
	if err != nil || month < 1 || month > 12 {
		return iso
	}
	if len(parts) < 3 {
		return fmt.Sprintf("%s %s", time.Month(month), parts[0])
	}
	return fmt.Sprintf("%s %s, %s", time.Month(month), strings.TrimLeft(parts[2], "0"), parts[0])
}
