package web

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
)

var madeFacts = flag.Int("browser-facts", 2000, `facts of the made graph in TestBrowserMade ("make browser" takes 100,000)`)

// TestBrowserMade looks at a large made graph, and prints how long a reader waits for the first picture.
func TestBrowserMade(t *testing.T) {
	browser := startBrowser(t)
	store := filepath.Join(t.TempDir(), "made.db")
	s, err := graph.Replace(store)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.Load(context.Background(), graphtest.Made(*madeFacts)); err == nil {
		err = s.Commit()
	}
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(serveStore(t, store, Options{}))
	t.Cleanup(srv.Close)
	b := newTab(t, browser, srv.URL)

	b.open("/")
	busiest := b.wait(`document.querySelector(".top-things a.thing")?.dataset.entity`)
	b.shortcut("/")
	b.keys("Agency 2 ")
	b.wait(`document.querySelector("#top [role=option]")`)

	for _, depth := range []string{"1", "2"} {
		path := fmt.Sprintf("/graph?around=%s&depth=%s", busiest, depth)
		began := time.Now()
		b.open(path)
		drawn := b.wait(`document.querySelector(".canvas")?.dataset.drawn`)
		after := b.get(`Math.round(performance.getEntriesByType("mark").find(m => m.name === "first picture").startTime)`)
		t.Logf("%d facts, depth %s: %v things and lines; first picture %s ms after the navigation (%v with the waiting)", *madeFacts, depth, drawn, after, time.Since(began).Round(time.Millisecond))
	}
	b.click("[data-do=more]")
	b.wait(`parseInt(document.querySelector(".canvas").dataset.drawn) > 300`)
	for b.get(`document.querySelector("[data-do=more]:not(:disabled)") !== null`) == "true" {
		before := b.get(`document.querySelector(".canvas").dataset.drawn`)
		b.click("[data-do=more]")
		b.wait(fmt.Sprintf(`!document.querySelector(".graph-page[aria-busy]") && (document.querySelector(".canvas").dataset.drawn !== %q || !document.querySelector("[data-do=more]:not(:disabled)"))`, before))
	}
	frame := b.wait(`(async () => {
		const { sigma } = document.querySelector(".canvas").picture;
		const began = performance.now();
		for (let i = 0; i < 10; i++) { sigma.getCamera().setState({ ratio: 1 + i / 20 }); await new Promise(done => { sigma.once("afterRender", done); sigma.scheduleRender(); }); }
		return (performance.now() - began) / 10;
	})()`)
	t.Logf("%s nodes and edges: %.0f ms a frame", b.get(`document.querySelector(".canvas").dataset.drawn`), frame)

	b.click("[data-view=table]")
	b.click("tr[data-edge] td button")
	b.wait(`document.querySelector("[data-panel=edge] ~ div [data-evidence]")`)
	b.click("[data-facet=relation]")
	b.wait(`location.search.includes("relation=") && !document.querySelector(".graph-page[aria-busy]")`)
}
