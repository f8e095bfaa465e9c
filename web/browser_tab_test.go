package web

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

var patience = flag.Duration("patience", 2*time.Minute, "how long a condition in the browser may take on a slow machine with other work to do")

// startBrowser starts one browser for many tabs, or skips the test where there is none.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	var file string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			file = path
			break
		}
	}
	if file == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no chromium here")
		}
		t.Skip("no chromium here: install Debian's package chromium to run this test")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(file), chromedp.UserDataDir(t.TempDir()), chromedp.WSURLReadTimeout(*patience),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("enable-unsafe-swiftshader", true)) // WebGL without a graphics card
	if os.Geteuid() == 0 {
		opts = append(opts, chromedp.NoSandbox)
	}
	all, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	browser, end := chromedp.NewContext(all)
	t.Cleanup(func() {
		end()
		stop()
	})
	if err := chromedp.Do(browser); err != nil {
		t.Fatal(err)
	}
	return browser
}

// A tab is a tab of the browser, and what went wrong in it.
type tab struct {
	*testing.T
	ctx  context.Context
	base string

	mu      sync.Mutex
	wrong   []string // errors on the console, exceptions, requests to elsewhere
	allowed string   // what may stand in an error
}

// newTab opens an empty tab; at the end of the test nothing may have gone wrong in it.
func newTab(t *testing.T, browser context.Context, base string) *tab {
	t.Helper()
	ctx, end := chromedp.NewContext(browser)
	b := &tab{T: t, ctx: ctx, base: base}
	t.Cleanup(func() {
		end()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, w := range b.wrong {
			t.Error(w)
		}
	})
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error { // several tabs, each as if it were in front
		_, err := cdp.Call(ctx, t, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	b.size(1280, 800, false)
	return b
}

func (b *tab) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	complain := func(format string, args ...any) {
		if said := fmt.Sprintf(format, args...); b.allowed == "" || !strings.Contains(said, b.allowed) {
			b.wrong = append(b.wrong, said)
		}
	}
	switch e := event.(type) {
	case *page.EventJavascriptDialogOpening: // what alert() would do
		complain("a dialog: %s", e.Message)
	case *runtime.EventExceptionThrown:
		complain("exception: %s", e.ExceptionDetails.Exception.Description)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			said, _ := json.Marshal(e.Args)
			complain("console.error: %s", said)
		}
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			complain("console: %s %s", e.Entry.Text, e.Entry.URL)
		}
	case *network.EventRequestWillBeSent:
		if u := e.Request.URL; !strings.HasPrefix(u, b.base+"/") && !strings.HasPrefix(u, "blob:"+b.base) && !strings.HasPrefix(u, "data:") {
			complain("a request to elsewhere: %s", u)
		}
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, *patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.Fatal(err)
	}
}

// try evaluates JavaScript; while a page is changing it may fail, and a promise that is never kept is an error too.
func (b *tab) try(js string) (any, error) {
	ctx, cancel := context.WithTimeout(b.ctx, *patience/2)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[any](js, chromedp.EvalAwaitPromise))
}

// wait evaluates an expression until it is true, or has a value, and returns that.
func (b *tab) wait(js string) any {
	b.Helper()
	var last error
	for end := time.Now().Add(*patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		v, err := b.try("(async v => (v = await v) instanceof Node ? true : v)(" + js + ")")
		if last = err; err == nil && v != nil && v != false && v != "" && v != 0.0 {
			return v
		}
	}
	where, _ := b.try("location.href + '\\n' + document.body.innerText.slice(0, 600)")
	b.Fatalf("never: %s (%v)\n%v", js, last, where)
	return nil
}

// get is the value of an expression as text.
func (b *tab) get(js string) string {
	b.Helper()
	v, err := b.try("String(" + js + ")")
	if err != nil {
		b.Fatalf("%s: %v", js, err)
	}
	return v.(string)
}

// open goes to a page and waits until it is drawn.
func (b *tab) open(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.base + path))
	b.drawn()
}

// drawn waits until the page of the address stands in main and is not busy.
func (b *tab) drawn() {
	b.Helper()
	b.wait(`document.querySelector("main[data-page]:not([aria-busy])")?.dataset.page === location.pathname && !document.querySelector("[role=progressbar]")`)
}

// click clicks with the mouse at the middle of the first element that fits.
func (b *tab) click(selector string) {
	b.Helper()
	at := b.middle(selector)
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

func (b *tab) middle(selector string) [2]float64 {
	b.Helper()
	v := b.wait(fmt.Sprintf(`(() => {
		const el = document.querySelector(%q);
		if (!el) return null;
		el.scrollIntoView({block: "center", behavior: "instant"});
		const r = el.getBoundingClientRect();
		const [x, y] = [r.x + r.width / 2, r.y + r.height / 2];
		const top = document.elementFromPoint(x, y);
		return r.width && top && (el.contains(top) || top.contains(el)) ? [x, y] : null;
	})()`, selector))
	pair := v.([]any)
	return [2]float64{pair[0].(float64), pair[1].(float64)}
}

// keys presses keys, one after the other.
func (b *tab) keys(keys ...string) {
	b.Helper()
	for _, k := range keys {
		b.do(chromedp.KeyEvent(k))
	}
}

// shortcut presses a key of one letter as a keyboard does: what the page takes is not typed too.
func (b *tab) shortcut(letters ...string) {
	b.Helper()
	for _, k := range letters {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: k, Text: k})
			if err == nil {
				_, err = cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyUp, Key: k})
			}
			return err
		}))
	}
}

// size makes the window so large; mobile also has touch.
func (b *tab) size(width, height int64, mobile bool) {
	b.Helper()
	opts := []chromedp.EmulateViewportOption{}
	if mobile {
		opts = append(opts, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(width, height, opts...))
}

// media sets what the reader's system says: "prefers-color-scheme", "dark".
func (b *tab) media(kind string, pairs ...string) {
	b.Helper()
	p := emulation.SetEmulatedMediaParams{Media: kind}
	for i := 0; i < len(pairs); i += 2 {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: pairs[i], Value: pairs[i+1]})
	}
	b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, p)
		return err
	}))
}
