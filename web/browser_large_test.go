package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"newsgraph/graph"
	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

// branching is a made graph whose things hang together as a tree, 71 to each, so that 5,000 are two steps from the first; and
// as many facts more, between things that stand near each other in it.
func branching(things, more int) schema.Graph {
	g := graphtest.Made(4 * things)
	g.Facts = g.Facts[:things-1+more]
	for i := range g.Facts {
		from, to := i/71, i+1
		if i >= things-1 {
			from = i * 7919 % (things - 1)
			to = from + 1
		}
		g.Facts[i].Subject, g.Facts[i].Object = g.Entities[from].ID, schema.Object{Entity: g.Entities[to].ID}
	}
	return g
}

// TestBrowserLarge moves a picture of 5,000 things, and prints what a frame of that costs.
func TestBrowserLarge(t *testing.T) {
	const things, more = 5000, 3000
	browser := startBrowser(t)
	store := filepath.Join(t.TempDir(), "large.db")
	g := branching(things, more)
	s, err := graph.Replace(store)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.Load(context.Background(), g); err == nil {
		err = s.Commit()
	}
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(serveStore(t, store, Options{}))
	t.Cleanup(srv.Close)
	b := newTab(t, browser, srv.URL)
	b.open(fmt.Sprintf("/graph?around=%s&depth=2&limit=%d", url.QueryEscape(string(g.Entities[0].ID)), things))
	if drawn, want := b.wait(`document.querySelector(".canvas").dataset.drawn`), fmt.Sprint(things, " ", things-1+more); drawn != want {
		t.Errorf("drawn are %s things and lines, not %s", drawn, want)
	}
	t.Logf("%s", b.get(firstPicture))
	if rows := b.wait(`document.querySelectorAll("tr[data-edge]").length`); rows != 200.0 {
		t.Errorf("the table begins with %v rows", rows)
	}

	b.wait(watchFrames)
	at := b.middle(".canvas")
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, at[0], at[1], chromedp.ButtonLeft))
	for i := range 40 {
		b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, at[0]+float64(3*i), at[1]+float64(2*i), chromedp.ButtonLeft))
	}
	b.wait(`timed.length > 2`)
	t.Logf("dragging: %s", b.get(`said()`))
	moving := b.wait(ink).(float64)
	if held := b.get(`document.querySelector(".canvas").picture.sigma.moving`); held != "true" {
		t.Error("a picture that is held does not count as moving")
	}
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, at[0]+117, at[1]+78, chromedp.ButtonLeft))
	b.wait(`!document.querySelector(".canvas").picture.sigma.moving`)
	if rest := b.wait(ink).(float64); rest < 1.2*moving {
		t.Errorf("at rest the lines cover %v pixels, in motion %v", rest, moving)
	}
	b.wait(`(timed.length = 0, document.querySelector(".canvas").picture.sigma.getCamera().animate({ratio: 0.4}, {duration: 1000}).then(() => true))`)
	t.Logf("zooming: %s", b.get(`said()`))

	// A click hits what stands there now.
	lone := b.wait(loneThing)
	b.clickAt(fmt.Sprintf("onNode(%q)", lone), 1)
	b.wait(fmt.Sprintf(`document.querySelector("[data-panel=node]")?.dataset.id === %q`, lone))
}

const (
	firstPicture = "`first picture ${Math.round(performance.getEntriesByName('first picture')[0].startTime)} ms after the navigation`"

	// watchFrames notes of each frame when it was drawn, and how long its JavaScript ran.
	watchFrames = `(() => {
		const { sigma } = document.querySelector(".canvas").picture;
		window.timed = [];
		let began = 0;
		sigma.on("beforeRender", () => { began = performance.now(); });
		sigma.on("afterRender", () => { const at = performance.now(); timed.push({at, js: at - began}); });
		window.said = () => {
			const middle = list => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
			const gaps = timed.slice(1).map((f, i) => f.at - timed[i].at), js = timed.map(f => f.js);
			return timed.length + " frames, median " + middle(gaps).toFixed(0) + " ms, of it JavaScript " + middle(js).toFixed(1) + " ms, at most " + js[js.length - 1]?.toFixed(1) + " ms";
		};
		return true;
	})()`

	// ink is how many pixels the lines cover.
	ink = `(() => {
		const { sigma } = document.querySelector(".canvas").picture;
		sigma.render();
		const gl = sigma.webGLContexts.edges;
		gl.bindFramebuffer(gl.FRAMEBUFFER, null);
		const bytes = new Uint8Array(4 * gl.drawingBufferWidth * gl.drawingBufferHeight);
		gl.readPixels(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
		return bytes.filter((v, i) => i % 4 === 3 && v > 0).length;
	})()`

	// loneThing is the thing in the middle part of the picture that is farthest from all others.
	loneThing = `(() => {
		const { graph, sigma } = document.querySelector(".canvas").picture;
		const { width, height } = sigma.getDimensions();
		const all = graph.mapNodes((id, a) => ({id, ...sigma.graphToViewport(a)}));
		let best = null, most = 0;
		for (const p of all.filter(p => p.x > 60 && p.y > 80 && p.x < width - 120 && p.y < height - 120)) {
			const near = Math.min(...all.filter(q => q !== p).map(q => Math.hypot(q.x - p.x, q.y - p.y)));
			if (near > most) [best, most] = [p.id, near];
		}
		return best;
	})()`
)
