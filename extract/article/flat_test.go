package article

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"newsgraph/extract/source"
)

// A page that no tree can be made of is read without its tags, in bounded memory.
func TestDeepPages(t *testing.T) {
	const p = "The ferry Saint Maren sank off Gull Rock early on Thursday, and the coast guard rescued all 61 people aboard."
	article := "<script>var x = 'The ferry did not sink.';</script><p>" + p + "</p>"
	var open strings.Builder
	for i := range 400 {
		fmt.Fprintf(&open, "<b id=%d>", i)
	}
	for what, page := range map[string]string{
		"deep":        strings.Repeat("<div>", 1<<17) + article,
		"deep tables": strings.Repeat("<table><tr><td>", 1<<15) + article,
		"deep lists":  strings.Repeat("<ul><li>", 1<<16) + article,
		"deep SVG":    strings.Repeat("<svg><g>", 1<<16) + strings.Repeat("</g></svg>", 1<<16) + article,
		"unclosed":    open.String() + strings.Repeat("<p>", 1<<15) + article,
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		doc := Clean(source.Item{Body: []byte("<html><body>" + page), Form: source.HTML})
		runtime.ReadMemStats(&after)
		checkDoc(t, doc)
		if got := body(doc); got != p {
			t.Errorf("%s: %.200q", what, got)
		}
		if mb := (after.TotalAlloc - before.TotalAlloc) >> 20; mb > 300 {
			t.Errorf("%s: %d MB for a page of %d kB", what, mb, len(page)>>10)
		}
	}
}
