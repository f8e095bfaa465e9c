package coref

import (
	"fmt"
	"strings"
	"testing"

	"newsgraph/extract/text/texttest"
)

// BenchmarkLong shows how the time grows with the document: ten times the
// paragraphs must take nearer to ten times as long than to a hundred times.
func BenchmarkLong(b *testing.B) {
	in := `[Ana Sousa]Person met [the company]Organization 's lawyer . [Sousa]Person told [Acme Motors]Organization [it]Organization owed [[her]Person government]Organization money . [The country]GPE and [the men]Group left [[their]Group prison]Facility . ` + "\n"
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				doc := texttest.Doc(b, strings.Repeat(in, n))
				b.StartTimer()
				Link(doc)
			}
		})
	}
}
