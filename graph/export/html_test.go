package export

import (
	"bytes"
	"html"
	"net/url"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"newsgraph/graph/graphtest"
	"newsgraph/schema"
)

// browse opens a page in Chromium, without a network, and returns what its script made
// of it. What the console says, a breach of the page's policy too, is a fault.
func browse(t *testing.T, file, state string) string {
	t.Helper()
	chromium := tool(t, "install chromium", "chromium", "chromium-browser", "google-chrome")
	address := url.URL{Scheme: "file", Path: file, Fragment: state}
	cmd := exec.CommandContext(t.Context(), chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr", "--user-data-dir="+t.TempDir(),
		"--virtual-time-budget=2000", "--dump-dom", address.String())
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	for line := range strings.Lines(stderr.String()) {
		if strings.Contains(line, "CONSOLE") {
			t.Errorf("%s: %s", state, line)
		}
	}
	_, main, _ := strings.Cut(string(out), "<main>")
	main, rest, _ := strings.Cut(main, "</main>")
	if main == "" || !strings.Contains(rest, "application/json") {
		t.Fatalf("no page: %.2000s", out)
	}
	return main
}

var inMain = regexp.MustCompile(`<(/?[a-z]+[0-9]?)[ >]`)

// see is the words of HTML that only has tags of ours.
func see(t *testing.T, dom string) string {
	t.Helper()
	for _, m := range inMain.FindAllStringSubmatch(dom, -1) {
		if !slices.Contains([]string{"nav", "section", "a", "small", "p", "h2", "article", "b", "blockquote", "button"}, strings.TrimPrefix(m[1], "/")) {
			t.Errorf("a text became <%s>", m[1])
		}
	}
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(dom, ""))
}

func TestHTML(t *testing.T) {
	g := sample(affair)
	file := written(t, "html", g, Options{Title: "The Weir <River>"})
	for state, want := range map[string][]string{
		"":                 {"22 facts, the best supported first", "of 16 things", "Edda Holm accused Falk Shipping", "Umbra Wire · 2025-03-04", "denied: bribed"},
		"person/edda-holm": {"Edda HolmPerson", "mayor of", "said “the river would be clean"},
		"?port ellery":     {"1 of 16 things", "1 facts with a sentence that has it", "Vesterhavn Dock located in Port Ellery"},
	} {
		got := see(t, browse(t, file, state))
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("#%s: no %q in\n%s", state, s, got)
			}
		}
	}
}

// No text of a graph is markup or script, in any state of the page.
func TestHTMLHostile(t *testing.T) {
	g := oddGraph(hostile...)
	page := render(t, "html", g, Options{Title: "</title><script>alert(1)</script>", Texts: true})
	if n := strings.Count(page, "<script"); n != strings.Count(page, "</script>") || n != 4 {
		t.Errorf("%d scripts, want articles, things, facts and ours", n)
	}
	file := written(t, "html", g, Options{Title: "</title><script>alert(1)</script>", Texts: true})
	got := see(t, browse(t, file, ""))
	for _, s := range []string{"</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "${7*7}", "&lt;", "<!--<script>"} {
		if !strings.Contains(got, s) {
			t.Errorf("no %q on the page", s)
		}
	}
	if dom := browse(t, file, "?<script>"); strings.Contains(dom, `href="javascript:`) {
		t.Error("a link runs a script")
	} else {
		see(t, dom)
	}
}

// Many facts are read from several elements, and none is lost between them.
func TestHTMLChunks(t *testing.T) {
	g := graphtest.Made(2*chunk + 1)
	got := see(t, browse(t, written(t, "html", g, Options{}), ""))
	if !strings.Contains(got, "2001 facts, the best") || !strings.Contains(got, "100 of") && !strings.Contains(got, "500 of 500 things") {
		t.Errorf("%.300s", got)
	}
	if n := strings.Count(render(t, "html", schema.Graph{}, Options{}), "<script"); n != 1 {
		t.Errorf("an empty graph has %d scripts", n)
	}
}
