package article

import (
	"os"
	"testing"

	"newsgraph/extract/source"
)

// TestDump prints how a file is cut up, for tuning:
//
//	NEWSGRAPH_DUMP=page.html go test -run Dump -v ./extract/article
func TestDump(t *testing.T) {
	name := os.Getenv("NEWSGRAPH_DUMP")
	if name == "" {
		t.Skip("set NEWSGRAPH_DUMP to a file to see how it is cut up")
	}
	for it, err := range source.Items(t.Context(), []string{name}, nil) {
		if err != nil {
			t.Log(err)
			continue
		}
		doc := Clean(it)
		t.Logf("%s\ntitle %q outlet %q authors %q url %q date %s (%s) lang %s\n%s", it.Path, doc.Title, doc.Outlet, doc.Authors, doc.URL, doc.Published, doc.PublishedFrom, doc.Lang, dump(doc))
	}
}
