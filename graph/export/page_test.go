package export

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"newsgraph/graph/graphtest"
)

var (
	pageFacts    = flag.Int("page-facts", 500, `facts of the page in TestPageMade ("make browser" takes 100,000)`)
	pagePatience = flag.Duration("page-patience", 5*time.Minute, "how long a condition on the page may take on a slow machine")
)

// TestPageMade opens the page of a made graph from its file, searches as a reader does, goes to
// a thing and sees its sentences; and prints how long the reader waits, and what the tab holds.
func TestPageMade(t *testing.T) {
	file := written(t, "html", graphtest.Made(*pageFacts), Options{Title: "Made"})
	p := openPage(t, file)
	p.wait(`document.querySelectorAll("#about article blockquote").length > 0 && performance.getEntriesByName("first-contentful-paint").length > 0`)
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d facts, a page of %.1f MB: first words after %s ms, facts after %s ms, heap %s MB", *pageFacts, float64(info.Size())/1e6,
		p.get(`Math.round(performance.getEntriesByName("first-contentful-paint")[0].startTime)`),
		p.get(`Math.round(performance.getEntriesByName("shown")[0].startTime)`), p.get(`Math.round(performance.memory.usedJSHeapSize / 1e6)`))

	whom := p.get(`document.querySelector("#things a").firstChild.textContent.trim()`)
	p.do(chromedp.SendKeys(chromedp.CSS("#search"), whom))
	p.wait(`decodeURIComponent(location.hash) === "#?" + ` + quoted(whom))
	p.wait(`document.querySelector("#about h2").textContent === "“" + ` + quoted(whom) + ` + "”"`)
	p.do(chromedp.Click(chromedp.CSS("#things a")))
	p.wait(`document.querySelector("#about h2").textContent === ` + quoted(whom) + ` && document.querySelectorAll("#about blockquote").length > 0`)
	if quote := p.get(`document.querySelector("#about blockquote p").textContent`); !strings.HasPrefix(quote, "“") {
		t.Errorf("no sentence is shown, but %q", quote)
	}
	p.do(chromedp.SendKeys(chromedp.CSS("#search"), " no such words"))
	p.wait(`document.querySelector("#things").textContent.startsWith("0 of ")`)
	took, err := try[float64](p, `new Promise(done => {
		const began = performance.now();
		addEventListener("hashchange", () => done(performance.now() - began));
		location.hash = "#?the port";
	})`)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("a search took %.0f ms", took)
}

// A page in Chromium, and what went wrong on it.
type openedPage struct {
	*testing.T
	ctx   context.Context
	mu    sync.Mutex
	wrong []string
}

// openPage opens a file; by the end of the test nothing may have stood on its console as an
// error, and nothing been asked for but the file.
func openPage(t *testing.T, file string) *openedPage {
	t.Helper()
	chromium := tool(t, "install chromium", "chromium", "chromium-browser", "google-chrome")
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(*pagePatience),
		chromedp.Flag("enable-precise-memory-info", true), chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"))
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	all, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, end := chromedp.NewContext(all)
	p := &openedPage{T: t, ctx: ctx}
	t.Cleanup(func() {
		end()
		stop()
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, w := range p.wrong {
			t.Error(w)
		}
	})
	address := "file://" + filepath.ToSlash(file)
	if err := chromedp.Listen(ctx, func(event any) { p.hear(address, event) }); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.Navigate(address))
	return p
}

func (p *openedPage) hear(address string, event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		p.wrong = append(p.wrong, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		p.wrong = append(p.wrong, "the page speaks on the console")
	case *log.EventEntryAdded:
		p.wrong = append(p.wrong, "console: "+e.Entry.Text+" "+e.Entry.URL)
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; u != address && !strings.HasPrefix(u, "data:") {
			p.wrong = append(p.wrong, "a request: "+u)
		}
	}
}

func (p *openedPage) do(steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, *pagePatience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.Fatal(err)
	}
}

func (p *openedPage) get(js string) string {
	p.Helper()
	v, err := try[string](p, "String("+js+")")
	if err != nil {
		p.Fatalf("%s: %v", js, err)
	}
	return v
}

// try evaluates JavaScript; a promise that is never kept is an error.
func try[T any](p *openedPage, js string) (T, error) {
	ctx, cancel := context.WithTimeout(p.ctx, *pagePatience/2)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
}

// wait evaluates a condition until it holds.
func (p *openedPage) wait(js string) {
	p.Helper()
	for end := time.Now().Add(*pagePatience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if v, err := try[bool](p, "Boolean("+js+")"); err == nil && v {
			return
		}
	}
	p.Fatalf("never: %s\n%s", js, p.get(`document.body.innerText.slice(0, 600)`))
}

func quoted(s string) string { return string(jsonText(s)) }
